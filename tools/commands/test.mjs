import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { foreground, installed } from "../setup/childProcess.mjs";
import { work } from "../setup/paths.mjs";

/**
 * Runs the tests and ends with a line that a machine can read.
 *
 * @param {string[]} args passed on to jest
 * @param {NodeJS.ProcessEnv} env
 */
export async function test(args, env) {
    const report = join(work, `test-report-${process.pid}.json`);
    try {
        const code = await foreground(...installed("jest/bin/jest.js", "--json", `--outputFile=${report}`, ...args), {
            env,
        });
        const { passed, failed } = count(report, code);
        console.log(`${passed} passed, ${failed} failed`);
        return code;
    } finally {
        rmSync(report, { force: true });
    }
}

/** @param {string} report @param {number} code */
function count(report, code) {
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    // A file that does not load, or a hook that throws, fails without a failed test in it.
    const broken = testResults.filter(
        (file) => file.status === "failed" && !file.assertionResults.some((one) => one.status === "failed"),
    );
    const failed = numFailedTests + broken.length;
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}
