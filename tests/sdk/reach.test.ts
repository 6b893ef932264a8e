import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { mustBeReached } from "../../sdk/reach";

/** The engine starts the provider in the program's folder; `tests/package/managers.test.ts` installs with each package manager. */

const home = process.cwd();
let folder: string;
beforeEach(() => {
    process.env.PULUMI_NODEJS_MONITOR = "127.0.0.1:1";
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "pulumi-zscaler-reach-")));
});
afterEach(() => {
    delete process.env.PULUMI_NODEJS_MONITOR;
    process.chdir(home);
    rmSync(folder, { recursive: true });
});

it("a program whose own folder does not reach the library is told what to add, and where", () => {
    process.chdir(folder);
    expect(mustBeReached).toThrow(`pulumi-zscaler is not installed for the program in ${folder}`);
    expect(mustBeReached).toThrow(
        '"npm install pulumi-zscaler", "pnpm add pulumi-zscaler" or "yarn add pulumi-zscaler"',
    );
});

it("a program that declares the library, or runs without an engine, is told nothing", () => {
    expect(mustBeReached).not.toThrow();
    delete process.env.PULUMI_NODEJS_MONITOR;
    process.chdir(folder);
    expect(mustBeReached).not.toThrow();
});
