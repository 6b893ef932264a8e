import { availableParallelism } from "node:os";

/** Many tests wait for other processes: three times as many files at once as there are cores keep them busy. */
const workers = Math.min(8, 3 * availableParallelism());

/** @type {import("jest").Config} */
export default {
    roots: ["<rootDir>/tests"],
    testMatch: ["<rootDir>/tests/**/*.test.ts"],
    globalSetup: "<rootDir>/tools/jest/globalSetup.mjs",
    testEnvironment: "<rootDir>/tools/jest/bareEnvironment.cjs",
    runtime: "<rootDir>/tools/jest/bareRuntime.cjs",
    reporters: ["default", "<rootDir>/tools/jest/counts.mjs"],
    testSequencer: "<rootDir>/tools/jest/sequencer.cjs",
    transform: {},
    injectGlobals: false,
    restoreMocks: true,
    testTimeout: 900_000,
    maxWorkers: workers,
    // The SDKs of clouds and the compiler's programs fill a worker: beyond this, collecting garbage takes longer than to start anew.
    workerIdleMemoryLimit: "700MB",
    cacheDirectory: "<rootDir>/.work/jest",
};
