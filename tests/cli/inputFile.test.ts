import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { CommandRun, temporaryFolder } from "../emulator/process";

const saidOf = async (...args: string[]) => {
    const run = new CommandRun(args);
    return { code: await run.end(), stdout: run.stdout, stderr: run.stderr };
};

it.each([
    ["comment FILE"],
    ["comment FILE --events FILE"],
    ["preview --findings FILE"],
    ["role --stack-export FILE"],
    ["emulator --public-key FILE"],
])("%s says what is wrong with a file that is not there", async (command) => {
    const file = path.join(temporaryFolder(), "missing.json");
    const said = await saidOf(...command.split(" ").map((word) => (word === "FILE" ? file : word)));
    const stderr = `pulumi-zscaler: ${file} does not exist; pass a file that can be read\n`;
    expect(said).toEqual({ code: 1, stdout: "", stderr });
});

it("a folder, and a file that is too large to be meant, are refused before they are read", async () => {
    const folder = temporaryFolder();
    const [large, inner] = [path.join(folder, "large.json"), path.join(folder, "inner")];
    writeFileSync(large, "");
    truncateSync(large, 300 * 1024 * 1024);
    mkdirSync(inner);
    expect((await saidOf("comment", large)).stderr).toBe(
        `pulumi-zscaler: ${large} has 300 MiB; pass a file of at most 256 MiB\n`,
    );
    const command = path.resolve(__dirname, "../../dist/cli/main.js");
    const input = openSync(large, "r");
    const piped = spawnSync(process.execPath, [command, "comment", "-"], { stdio: [input, "pipe", "pipe"] });
    closeSync(input);
    expect([piped.status, String(piped.stderr)]).toEqual([
        1,
        "pulumi-zscaler: standard input has 300 MiB; pass a file of at most 256 MiB\n",
    ]);
    expect((await saidOf("comment", inner)).stderr).toBe(
        `pulumi-zscaler: ${inner} is a folder; pass a file that can be read\n`,
    );
});
