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
    const report = join(work, `test-counts-${process.pid}.json`);
    try {
        const code = await foreground(...installed("jest/bin/jest.js", ...args), {
            env: { ...env, TEST_COUNTS: report },
        });
        const { passed, failed } = existsSync(report)
            ? JSON.parse(readFileSync(report, "utf8"))
            : { passed: 0, failed: 1 };
        console.log(`${passed} passed, ${code === 0 ? failed : Math.max(failed, 1)} failed`);
        return code;
    } finally {
        rmSync(report, { force: true });
    }
}
