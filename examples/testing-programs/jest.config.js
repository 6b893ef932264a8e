/** @type {import("jest").Config} */
module.exports = {
    preset: "ts-jest",
    // The tests with the engine take seconds each.
    testTimeout: 120_000,
};
