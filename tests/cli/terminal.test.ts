import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { Command } from "commander";
import { commands } from "../../cli/commands";
import { viewCommands } from "../../cli/views";

const NAME = `Branch Lyon ${"x".repeat(100)}`;
const ESCAPE = "\u001b[";

let [folder, stdout, stderr] = ["", "", ""];
const { isTTY, columns } = process.stdout;
const { COLUMNS, NO_COLOR, TERM } = process.env;

beforeEach(() => {
    [folder, stdout, stderr] = [mkdtempSync(path.join(tmpdir(), "terminal-")), "", ""];
    jest.spyOn(process.stdout, "write").mockImplementation((text) => {
        stdout += String(text);
        return true;
    });
    jest.spyOn(console, "error").mockImplementation((text) => {
        stderr += `${text}\n`;
    });
    Object.assign(process.stdout, { isTTY: true, columns: 200 });
    Object.assign(process.env, { COLUMNS: "", NO_COLOR: "", TERM: "xterm" });
});

afterEach(() => {
    jest.restoreAllMocks();
    Object.assign(process.stdout, { isTTY, columns });
    for (const [key, value] of Object.entries({ COLUMNS, NO_COLOR, TERM })) {
        if (value === undefined) delete process.env[key];
        else process.env[key] = value;
    }
    process.exitCode = undefined;
    rmSync(folder, { recursive: true, force: true });
});

/** `groups` over a state with one group. */
async function groups(...args: string[]): Promise<string[]> {
    const file = path.join(folder, "export.json");
    const urn = (type: string, name: string) => `urn:pulumi:dev::site::${type}::${name}`;
    const type = "pulumi-nodejs:dynamic/zpa:AppConnectorGroup";
    const outputs = { name: NAME, location: "Lyon, France", latitude: 45.764, longitude: 4.8357, enabled: true };
    const resources = [
        { urn: urn("pulumi:pulumi:Stack", "site-dev"), type: "pulumi:pulumi:Stack" },
        { urn: urn(type, "lyon"), type, custom: true, id: "7", inputs: outputs, outputs },
    ];
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources } }));
    const command = viewCommands().find((each) => each.name() === "groups");
    await command?.parseAsync(["--stack-export", file, ...args], { from: "user" });
    return stdout.split("\n");
}

describe("on a terminal", () => {
    it("a table has a head and colors, and its number of rows goes to stderr", async () => {
        const [head = "", row = ""] = await groups();
        expect(head).toContain("Next periodic software update");
        expect(head).toContain(ESCAPE);
        expect(row).toContain(`${ESCAPE}32m● Enabled`);
        expect(stderr).toBe("1 row, from the state of site/dev; --live reads the tenant\n");
    });

    it("COLUMNS decides before the terminal how wide a table is", async () => {
        process.env.COLUMNS = "60";
        process.env.NO_COLOR = "1";
        const lines = await groups();
        expect(Math.max(...lines.map((line) => [...line].length))).toBe(60);
        expect(stdout).toContain("…");
    });

    it.each([
        ["NO_COLOR", "1"],
        ["TERM", "dumb"],
    ])("%s=%s leaves colors out", async (variable, value) => {
        process.env[variable] = value;
        await groups();
        expect(stdout).toContain("● Enabled");
        expect(stdout).not.toContain(ESCAPE);
    });

    it("a pipe gets neither a head nor a cut nor a color", async () => {
        process.stdout.isTTY = false;
        process.env.COLUMNS = "20";
        const [row = "", ...rest] = await groups("--columns", "name,status");
        expect([row, rest, stderr]).toEqual([`${NAME}\tEnabled`, [""], ""]);
    });
});

it("no help shows a default that nobody can read", () => {
    const within = (command: Command): Command[] => [command, ...command.commands.flatMap(within)];
    const all = commands().flatMap(within);
    expect(all.map((command) => command.name())).toEqual(expect.arrayContaining(["comment", "drill", "drift"]));
    for (const command of all) expect(command.helpInformation()).not.toMatch(/\(default: (\[|\{)/);
});
