import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { onTestFinished } from "../onTestFinished";
import { LYON } from "./programs";
import { Tenant } from "./tenant";

const ROOT = path.resolve(__dirname, "../..");
const PACK = path.join(ROOT, "policy/pack");

const run = promisify(execFile);

let tenant: Tenant;
beforeAll(async () => {
    tenant = await Tenant.open();
});
afterAll(() => tenant?.close());

/** A disabled group that is all of a server group, with a key. */
const program = async () => {
    const lyon = new zscaler.AppConnectorGroup("lyon", { ...LYON, enabled: false });
    new zscaler.ServerGroup("wiki", { name: "Wiki", appConnectorGroups: [lyon] });
    new zscaler.ProvisioningKey("key", { name: "Lyon", group: lyon, maxUsage: 2 });
};

function configFile(config: object): string {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "pulumi-zscaler-policy-")), "config.json");
    writeFileSync(file, JSON.stringify(config));
    return file;
}

const waiver = {
    rule: "key-of-disabled-group",
    resource: "key",
    reason: "Lyon opens in spring",
    until: "2999-12-31",
};

it("the policy pack finds the same in a preview, in which nothing has an id, in an export, and by its folder", async () => {
    const bench = await tenant.stack(program);
    const config = {
        "server-group-without-enabled-group": "mandatory",
        "zscaler-settings": { leastLevel: "low", waivers: [waiver] },
    };
    const said: string[] = [];
    const preview = bench.stack.preview({
        program,
        policyPacks: [PACK],
        policyPackConfigs: [configFile(config)],
        onOutput: (text) => said.push(text),
    });
    await expect(preview).rejects.toThrow();
    const shown = said.join("");
    expect(shown).toContain("[mandatory] [severity: critical]  server-group-without-enabled-group");
    expect(shown).toContain("wiki: it names no group that is enabled. Enable a group, or name another one.");
    expect(shown).toContain("key-of-disabled-group is waived for key until 2999-12-31: Lyon opens in spring.");
    expect(shown).not.toContain("Disable the key, or enable the group.");

    await bench.up(program);
    const file = configFile({});
    writeFileSync(file, await bench.cli("stack", "export"));
    const analyze = (settings: object, pack = PACK, env = process.env) => {
        const args = ["--file", file, "--policy-pack", pack, "--policy-pack-config", configFile(settings)];
        return run("pulumi", ["policy", "analyze", ...args], { cwd: path.dirname(file), env });
    };
    const found = await analyze(config).catch((error: { stdout: string }) => error);
    expect(rulesIn(found.stdout)).toEqual(rulesIn(shown));
    expect(rulesIn(shown)).toContainEqual(expect.stringContaining("irreversible-without-protect"));
    const { folder, env } = packByItsFolder();
    const foundByFolder = await analyze(config, folder, env).catch((error: { stdout: string }) => error);
    expect(rulesIn(foundByFolder.stdout)).toEqual(rulesIn(shown));

    const past = { "zscaler-settings": { waivers: [{ ...waiver, until: "2020-01-01" }] } };
    await expect(analyze(past)).rejects.toMatchObject({
        stderr: expect.stringContaining("until is 2020-01-01, which has passed"),
    });
    const strange = { "zscaler-settings": { waivers: [{ ...waiver, rule: "no-such-rule" }], wavers: [] } };
    await expect(analyze(strange)).rejects.toMatchObject({
        stderr: expect.stringContaining('Unrecognized key: "wavers"'),
    });
});

/**
 * The pack as a folder with a PulumiPolicy.yaml, which the CLI reads. Its language host for Node.js then starts the pack; the one of these tests is
 * older than packs (its version is the last with a release as a Go module), and refuses with "not supported". So the folder names another
 * runtime, whose program starts the pack as that language host does.
 */
function packByItsFolder() {
    const folder = mkdtempSync(path.join(ROOT, ".work/pack-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    symlinkSync(path.join(ROOT, "dist"), path.join(folder, "dist"));
    cpSync(path.dirname(PACK), path.join(folder, "policy"), {
        recursive: true,
        filter: (file) => !file.endsWith(".ts"),
    });
    const project = path.join(folder, "policy/PulumiPolicy.yaml");
    const text = readFileSync(project, "utf8");
    expect(text).toContain("runtime: nodejs\n");
    writeFileSync(project, text.replace("runtime: nodejs", "runtime: other"));
    const program = path.join(folder, "pulumi-analyzer-policy-other");
    const host = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${host}" "$@"\n`, { mode: 0o755 });
    const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}` };
    return { folder: path.join(folder, "policy"), env };
}

const rulesIn = (output: string) => [...output.matchAll(/^\s*- \[(.*)$/gm)].map(([, line = ""]) => line).sort();
