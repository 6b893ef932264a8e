import { writeFileSync } from "node:fs";

/** Writes how many tests passed and failed into the file that TEST_COUNTS names, for `npm test`. */
export default class Counts {
    /** @param {unknown} _contexts @param {import("@jest/test-result").AggregatedResult} results */
    onRunComplete(_contexts, { numPassedTests, numFailedTests, testResults }) {
        const file = process.env.TEST_COUNTS;
        if (!file) return;
        // A file that does not load, or a hook that throws, fails without a failed test in it.
        const broken = testResults.filter((tests) => tests.failureMessage && tests.numFailingTests === 0);
        const counts = { passed: numPassedTests, failed: numFailedTests + broken.length };
        writeFileSync(file, JSON.stringify(counts));
    }
}
