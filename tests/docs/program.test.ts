import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "@jest/globals";
import { blocksOf, ROOT } from "./markdown";

/** Inside the clone, so that the program finds the library as an installed one. */
const WORK = path.join(ROOT, ".work/docs");

function exampleOf(page: string, mark: string): string {
    const block = blocksOf(page).find(({ language, text }) => language === "ts" && text.includes(mark));
    if (!block) throw new Error(`${page} has no example with ${mark}`);
    return block.text;
}

/** Runs a test that a page shows, beside the program of the README. @returns what it said when it did not pass */
async function run(page: string): Promise<string | undefined> {
    mkdirSync(WORK, { recursive: true });
    const folder = mkdtempSync(path.join(WORK, "program-"));
    try {
        writeFileSync(path.join(folder, "Pulumi.yaml"), "name: connectors\nruntime: nodejs\nmain: index.ts\n");
        writeFileSync(path.join(folder, "index.ts"), exampleOf("README.md", "new zscaler."));
        writeFileSync(path.join(folder, "index.test.ts"), exampleOf(page, "node:test"));
        copyFileSync(path.join(ROOT, "examples/quickstart/tsconfig.json"), path.join(folder, "tsconfig.json"));
        const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
        const env = { ...process.env, PULUMI_HOME: path.join(WORK, "home"), PULUMI_SKIP_UPDATE_CHECK: "true" };
        const running = promisify(execFile)(process.execPath, [tsx, "--test", "index.test.ts"], { cwd: folder, env });
        const said = await running.then(
            ({ stdout }) => stdout,
            (failed: { stdout: string }) => failed.stdout,
        );
        return / pass 1$/m.test(said) ? undefined : said;
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

it.each(["docs/emulator.md", "docs/testing.md"])("the test in %s passes", async (page) => {
    expect(await run(page)).toBeUndefined();
});
