import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "@jest/globals";
import { mustBeReached } from "../../sdk/reach";

/** The engine starts the provider in the program's folder; `tests/package/managers.test.ts` installs with each package manager. */

let folder: string;
beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pulumi-zscaler-reach-"));
});
beforeEach(() => {
    process.env.PULUMI_NODEJS_MONITOR = "127.0.0.1:1";
});
afterAll(() => rmSync(folder, { recursive: true }));

it("a program whose own folder does not reach the library is told what to add, and where", () => {
    const called = () => mustBeReached(folder);
    expect(called).toThrow(`pulumi-zscaler is not installed for the program in ${folder}`);
    expect(called).toThrow('"npm install pulumi-zscaler", "pnpm add pulumi-zscaler" or "yarn add pulumi-zscaler"');
});

it("a program that runs without an engine, or declares the library, is told nothing", () => {
    delete process.env.PULUMI_NODEJS_MONITOR;
    expect(() => mustBeReached(folder)).not.toThrow();
    process.env.PULUMI_NODEJS_MONITOR = "127.0.0.1:1";
    // From then on, it is known to be reached.
    expect(() => mustBeReached(__dirname)).not.toThrow();
    delete process.env.PULUMI_NODEJS_MONITOR;
});
