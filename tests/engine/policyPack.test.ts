import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { onTestFinished } from "../onTestFinished";
import { LYON } from "./programs";
import { Tenant } from "./tenant";

const PACK = path.resolve(__dirname, "../../policy/pack");

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

it("the policy pack finds the same in a preview, in which nothing has an id, and in an export", async () => {
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
    const analyze = (settings: object) => {
        const args = ["--file", file, "--policy-pack", PACK, "--policy-pack-config", configFile(settings)];
        return run("pulumi", ["policy", "analyze", ...args], { cwd: path.dirname(file) });
    };
    const found = await analyze(config).catch((error: { stdout: string }) => error);
    expect(rulesIn(found.stdout)).toEqual(rulesIn(shown));
    expect(rulesIn(shown)).toContainEqual(expect.stringContaining("irreversible-without-protect"));

    const past = { "zscaler-settings": { waivers: [{ ...waiver, until: "2020-01-01" }] } };
    await expect(analyze(past)).rejects.toMatchObject({
        stderr: expect.stringContaining("until is 2020-01-01, which has passed"),
    });
    const strange = { "zscaler-settings": { waivers: [{ ...waiver, rule: "no-such-rule" }], wavers: [] } };
    await expect(analyze(strange)).rejects.toMatchObject({
        stderr: expect.stringContaining('Unrecognized key: "wavers"'),
    });
});

it("the policy pack starts from its folder, as hosts of policy packs run one with a PulumiPolicy.yaml", async () => {
    const host = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
    const child = spawn(process.execPath, [host, "127.0.0.1:1", path.dirname(PACK)], { cwd: path.dirname(PACK) });
    onTestFinished(() => child.kill());
    const [line] = await once(createInterface(child.stdout), "line");
    // The port on which it serves the engine.
    expect(line).toMatch(/^\d+$/);
});

const rulesIn = (output: string) => [...output.matchAll(/^\s*- \[(.*)$/gm)].map(([, line = ""]) => line).sort();
