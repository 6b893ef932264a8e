const { default: Sequencer } = require("@jest/test-sequencer");

/** Tests of the engine take minutes: one that began last would be waited for with nothing left to run beside it. */
module.exports = class EngineFirst extends Sequencer {
    /**
     * @override
     * @param {import("@jest/test-result").Test[]} tests
     */
    async sort(tests) {
        const sorted = await super.sort(tests);
        const ofEngine = sorted.filter(({ path }) => /[\\/](engine|lifecycle)[\\/]/.test(path));
        return [...ofEngine, ...sorted.filter((test) => !ofEngine.includes(test))];
    }
};
