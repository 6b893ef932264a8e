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
    testTimeout: 180_000,
    maxWorkers: 2,
    cacheDirectory: "<rootDir>/.work/jest",
};
