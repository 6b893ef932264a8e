const Module = require("node:module");
const { join, sep } = require("node:path");
const { ModuleMocker } = require("jest-mock");
const { forgetMocks, keepNoPromiseStacks } = require("./pulumiSdk.cjs");
const { nameFrames } = require("./readable.cjs");

// The settings of the build name no `paths`: a test that imports the package loads `dist`, as programs and the engine do.
process.env.TSX_TSCONFIG_PATH = join(__dirname, "../../tsconfig.build.json");
require("tsx/cjs/api").register();
delete process.env.TSX_TSCONFIG_PATH;

const GLOBALS = require.resolve("@jest/globals");
const ROOT = join(__dirname, "../..");
/** The package has no state of its modules that a test could leave to the next one. */
const { include: ROOMS } = require("../../tsconfig.build.json");
/** Loaded once in a process. This file among them: each load puts another layer of tsx around Node's `require`. */
const STAYS = ["node_modules", "dist", "tools", ...ROOMS].map((folder) => join(ROOT, folder) + sep);

/**
 * Loads test files by Node's own `require` instead of jest's module system, which runs each file in a context of its own: there `Error` and
 * `Array` are not those of Node's modules, and the library would not be tested as programs load it.
 *
 * jest's runner, timeouts, hooks and reports stay as they are. This is the part of its `Runtime` that they call.
 */
module.exports = class BareRuntime {
    #mocks = new ModuleMocker(globalThis);

    /** @param {string} file */
    requireModule(file) {
        try {
            return require(file);
        } catch (error) {
            nameFrames(error);
            throw error;
        } finally {
            keepNoPromiseStacks();
        }
    }

    /** Each test file has a jest of its own. @param {string} file */
    requireInternalModule(file) {
        delete require.cache[file];
        return require(file);
    }

    /** What `@jest/globals` exports. @param {Record<string, unknown>} globals */
    setGlobalsForRuntime(globals) {
        const mocks = this.#mocks;
        const jest = {
            fn: mocks.fn.bind(mocks),
            spyOn: mocks.spyOn.bind(mocks),
            restoreAllMocks: mocks.restoreAllMocks.bind(mocks),
        };
        const loaded = Object.assign(new Module(GLOBALS), { exports: { ...globals, jest }, loaded: true });
        require.cache[GLOBALS] = loaded;
    }

    restoreAllMocks() {
        this.#mocks.restoreAllMocks();
    }

    /** The next file in this process loads the tests' own modules anew; all others stay, as in any process. */
    teardown() {
        // Before a test, jest takes back what the one before has put in place: nothing comes after the last one.
        this.restoreAllMocks();
        forgetMocks();
        for (const file of Object.keys(require.cache)) {
            if (!STAYS.some((folder) => file.startsWith(folder))) delete require.cache[file];
        }
    }

    unstable_shouldLoadAsEsm() {
        return false;
    }

    /** tsx hands its source maps to Node. */
    getSourceMaps() {
        return new Map();
    }

    getAllCoverageInfoCopy() {
        return undefined;
    }

    enterTestCode() {}

    leaveTestCode() {}
};
