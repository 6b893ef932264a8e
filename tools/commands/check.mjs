import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { capture, installed } from "../setup/childProcess.mjs";
import { pack } from "../setup/pack.mjs";
import { work } from "../setup/paths.mjs";
import { rooms } from "../setup/rooms.mjs";
import { seconds } from "../setup/step.mjs";

/** @type {(tarball: string) => Record<string, [string, string[]]>} */
const checks = (tarball) => ({
    types: installed("typescript-7/bin/tsc", "--noEmit", "-p", "tsconfig.json"),
    "format and lint": installed("@biomejs/biome/bin/biome", "ci", "--reporter=summary", "--colors=off"),
    "import directions": installed("dependency-cruiser/bin/dependency-cruise.mjs", ...rooms),
    "rules of the house": installed("jest/bin/jest.js", "tests/house.test.ts"),
    "package: publint": installed("publint/src/cli.js", "run", tarball, "--strict"),
    "package: types for every way of resolving": installed("@arethetypeswrong/cli/dist/index.js", tarball),
});

/** @type {Record<string, string>} what to do when a check fails that does not say it itself */
const REMEDIES = { "format and lint": "npx biome check --write PATH formats files." };

/**
 * Everything that can be said about the code without running it. Each check speaks only when it fails.
 *
 * @param {string[]} names run these alone
 * @param {NodeJS.ProcessEnv} env
 */
export async function check(names, env) {
    const folder = mkdtempSync(join(work, "package-"));
    let [passed, failed] = [0, 0];
    try {
        const tarball = await pack(folder);
        for (const [name, [program, programArgs]] of Object.entries(checks(tarball))) {
            if (names.length > 0 && !names.some((wanted) => name.includes(wanted))) continue;
            const started = performance.now();
            try {
                await capture(program, programArgs, { env });
                passed++;
                console.log(`passed  ${name} (${seconds(performance.now() - started)})`);
            } catch (error) {
                failed++;
                console.log(`FAILED  ${name}\n${error instanceof Error ? error.message : error}`);
                if (REMEDIES[name]) console.log(REMEDIES[name]);
            }
        }
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
}
