import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, it } from "@jest/globals";
import { alive } from "../engine/processes";
import { onTestFinished } from "../onTestFinished";
import { until } from "../until";

const ROOT = path.resolve(__dirname, "../..");
const exceptOnWindows = process.platform === "win32" ? it.skip : it;

function runFixtures(files: string, variables: NodeJS.ProcessEnv, ...options: string[]) {
    const jest = [
        path.join(ROOT, "node_modules/jest/bin/jest.js"),
        "--runInBand",
        "--testMatch",
        `**/fixtures/${files}`,
        ...options,
    ];
    return spawnSync(process.execPath, jest, { cwd: ROOT, env: { ...process.env, ...variables }, encoding: "utf8" });
}

exceptOnWindows(
    "a test that fails says where and why, and one that runs out of time ends what it started",
    async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "runner-"));
        onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
        const started = path.join(folder, "started");
        const counts = path.join(folder, "counts.json");
        const { stderr: printed, status } = runFixtures("bad*.ts", { STARTED: started, TEST_COUNTS: counts });

        // Frames of code are coloured wherever CI or FORCE_COLOR is set, whatever jest is told.
        const stderr = stripVTControlCharacters(printed);
        expect(status).toBe(1);
        expect(stderr).toMatch(/Exceeded timeout of 500 ms for a test\.[^●]*> 5 \| it\("waits/);
        expect(stderr).toMatch(
            /Expected: 2\s+Received: 1[^●]*> 13 \| {5}expect\(value\)[^●]*at tests\/tools\/fixtures\/badTests\.ts:13:19\n/,
        );
        expect(stderr).toMatch(/this file cannot be loaded[^●]*> 4 \| if \(!wanted\)/);
        expect(stderr).toContain('Written to stderr by "expects too much of 1":\nwhat the library told\n');
        expect(stderr).not.toContain("what nobody needs to read");
        expect(stderr).toMatch(/Tests: +3 failed, 3 passed/);
        expect(JSON.parse(readFileSync(counts, "utf8"))).toEqual({ passed: 3, failed: 4 });
        const pid = Number(readFileSync(started, "utf8"));
        await until(() => !alive(pid));
    },
);

it("files that run in one process load with one hook, and with nothing that the one before has mocked", () => {
    // A run that takes longer than this to end says so after its last file.
    const { stderr, status } = runFixtures("file*.ts", { TEST_COUNTS: "" }, "--openHandlesTimeout", "1");
    const text = stripVTControlCharacters(stderr);
    expect(text).toMatch(/Tests: +4 passed, 4 total/);
    // With the text, which says why a run in which all tests pass ended as a failure.
    expect({ status, text }).toEqual({ status: 0, text });
});
