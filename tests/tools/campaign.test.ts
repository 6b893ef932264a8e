import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix, sep } from "node:path";
import { expect, test } from "@jest/globals";
import { findPython, pythonEnvironment } from "../../tools/campaign/pythonEnvironment";
import { FILES } from "../../tools/campaign/tests";
import { report, verdict } from "../../tools/campaign/verdict";
import { ROOT } from "../docs/markdown";
import { onTestFinished } from "../onTestFinished";

/** Those that say what the campaign runs besides, themselves or by what they import. */
function filesWithRows(): string[] {
    const folder = join(ROOT, "tests");
    const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => ({
            file: `tests/${file.replaceAll(sep, "/")}`,
            text: readFileSync(join(folder, file), "utf8"),
        }));
    const naming = texts.filter(
        ({ text }) => /from "[./]+\/campaign"/.test(text) && /\b(rows|isCampaign)\b/.test(text),
    );
    const helpers = naming.filter(({ file }) => !file.endsWith(".test.ts"));
    const importing = helpers.flatMap(({ file }) => {
        const name = posix.basename(file, ".ts");
        return texts.filter(({ file: other, text }) => other.endsWith(".test.ts") && text.includes(`/${name}"`));
    });
    const files = [...naming, ...importing].map(({ file }) => file).filter((file) => file.endsWith(".test.ts"));
    return [...new Set(files)].sort();
}

test("the campaign runs every test file that has rows for it", () => {
    expect([...FILES].sort()).toEqual(filesWithRows());
});

const exceptOnWindows = process.platform === "win32" ? test.skip : test;

const known = [
    { call: "a.update", error: "405", reason: "There is no update." },
    { call: "b.*", error: "401", reason: "There is no licence." },
];

test("a campaign tells calls that work, that fail as listed, and that fail otherwise", () => {
    const seen = verdict(
        [
            { call: "a.list" },
            { call: "a.update", error: '{"status": 405}' },
            { call: "b.get", error: "401 Unauthorized" },
            { call: "b.list", error: "500 of another kind" },
        ],
        known,
    );
    expect(seen.worked).toEqual(["a.list"]);
    expect(seen.expected.map(({ call }) => call)).toEqual(["a.update", "b.get"]);
    expect(seen.unexpected).toEqual([{ call: "b.list", error: "500 of another kind" }]);
    expect(seen.outdated).toEqual([]);
    const text = report(seen);
    expect(text).toContain("FAILED  b.list: 500 of another kind");
    expect(text).toContain("There is no update.\n      a.update");
    expect(text).toContain("1 of 4 calls work, 2 fail as listed, 1 fail otherwise");
});

test("a listed failure that has come to work is to be taken off the list", () => {
    const seen = verdict([{ call: "a.update" }, { call: "b.get", error: "401" }], known);
    expect(seen.outdated).toEqual([known[0]]);
    expect(report(seen)).toContain("WORKS   a.update is listed as a failure");
});

/** A folder that is the whole PATH, with a `python3` that runs these lines of shell. */
function onlyPython(script?: string): void {
    const folder = mkdtempSync(join(tmpdir(), "path-"));
    const before = process.env.PATH;
    process.env.PATH = folder;
    onTestFinished(() => {
        process.env.PATH = before;
        rmSync(folder, { recursive: true, force: true });
    });
    if (script === undefined) return;
    writeFileSync(join(folder, "python3"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, "python3"), 0o755);
}

exceptOnWindows("a campaign without Python, or with an old one, says what it needs", async () => {
    onlyPython();
    await expect(findPython()).rejects.toThrow("needs Python 3.10 or newer, and there is none on the PATH");
    onlyPython("echo Python 3.9.2");
    await expect(findPython()).rejects.toThrow("needs Python 3.10 or newer, and python3 is 3.9.2");
});

exceptOnWindows("a campaign that cannot install says that it needs the network, and leaves nothing", async () => {
    onlyPython('if [ "$1" = --version ]; then echo Python 3.12.1; else echo "No route to host" >&2; exit 1; fi');
    const folder = mkdtempSync(join(tmpdir(), "campaign-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const requirements = join(folder, "requirements.txt");
    writeFileSync(requirements, "zscaler-sdk-python==1.11.3\n");
    const installing = pythonEnvironment(join(folder, "home"), requirements);
    await expect(installing).rejects.toThrow(/first run needs the network.*No route to host/s);
});
