const { default: Sequencer } = require("@jest/test-sequencer");

/** Those that take longest begin first: one that began last would be waited for with nothing left to run beside it. */
const LONGEST_FIRST = [
    /[\\/](lifecycle|package)[\\/]|[\\/]engine[\\/](examples|\w+Deployments)\b/,
    /[\\/]engine[\\/]/,
    /./,
];

module.exports = class LongestFirst extends Sequencer {
    /**
     * @override
     * @param {import("@jest/test-result").Test[]} tests
     */
    async sort(tests) {
        const sorted = await super.sort(tests);
        /** @param {import("@jest/test-result").Test} test */
        const place = ({ path }) => LONGEST_FIRST.findIndex((group) => group.test(path));
        return sorted.toSorted((one, other) => place(one) - place(other));
    }
};
