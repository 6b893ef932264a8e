import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as zscaler from "pulumi-zscaler";
import { LYON, oneGroup } from "./programs";
import { Tenant } from "./tenant";

const CANARY = "canary-4f1c-never-to-be-seen";
/** Passed as plain text: it is a secret all the same. */
const PASSWORD = "Password-4f1c-never-to-be-seen";

let tenant: Tenant;
beforeAll(async () => {
    tenant = await Tenant.open();
});
afterAll(() => tenant?.close());

/** What the provider's own process writes is what this is about. */
const coldStack = (program: PulumiFn, settings?: Record<string, string>) =>
    tenant.stack(program, settings, { coldProvider: true });

/** Every secret of the run: none may be in anything a person or a log collector sees. */
async function secrets(): Promise<string[]> {
    const keys = (await tenant.control.list("provisioningKey")).map((key) => String(key.provisioningKey));
    return [CANARY, PASSWORD, tenant.emulator.clientSecret, ...keys];
}

describe("secrets", () => {
    it("are encrypted in the state, hidden in output, and in no debug log", async () => {
        process.env.ZSCALER_LOG = "debug";
        const bench = await coldStack(async () => {
            const lyon = new zscaler.AppConnectorGroup("lyon", { ...LYON, description: pulumi.secret(CANARY) });
            const key = new zscaler.ProvisioningKey("key", { name: "Lyon", group: lyon, maxUsage: 2 });
            const found = zscaler.getProvisioningKeyOutput({ name: key.name });
            const kim = new zscaler.Administrator("kim", {
                name: "kim@example.com",
                phoneNumber: "0123456789",
                role: "12",
                initialPassword: PASSWORD,
            });
            const { initialPassword } = kim;
            const { password, apiKey, sandboxApiToken } = new zscaler.FileTransferIntegration("integration", {
                cloud: "zscaler.net",
                userName: "scan@example.com",
                password: PASSWORD,
                apiKey: PASSWORD,
                sandboxApiToken: PASSWORD,
            });
            return {
                key: key.provisioningKey,
                description: lyon.description,
                found: found.provisioningKey,
                initialPassword,
                scan: [password, apiKey, sandboxApiToken],
            };
        });
        const runs = [await bench.up(), await bench.preview(), await bench.refresh()];
        delete process.env.ZSCALER_LOG;
        const all = await secrets();
        expect(all).toHaveLength(4);
        const seen = [
            await bench.state(),
            ...runs.map((run) => run.output),
            JSON.stringify(await tenant.control.requestLog()),
        ];
        expect(seen.join("\n")).toContain("/appConnectorGroup");
        for (const text of seen) for (const secret of all) expect(text).not.toContain(secret);
        // With the dot that ends its first part: what is encrypted may have the letters of its beginning by chance.
        const bearer = /eyJ[\w-]+\.|Bearer [\w.-]+/;
        for (const text of seen) expect(text).not.toMatch(bearer);
        await bench.destroy();
    });

    it("are in no error, whatever goes wrong", async () => {
        const settings = { "zscaler:clientSecret": CANARY };
        const bench = await coldStack(oneGroup(), settings);
        expect(await bench.failure(bench.up())).not.toContain(CANARY);

        const wrong = await coldStack(async () => {
            new zscaler.AppConnectorGroup("lyon", {
                ...LYON,
                description: pulumi.secret(`${CANARY}&amp;`),
                hostingInfo: pulumi.secret(CANARY.repeat(9)),
            });
        });
        const failure = await wrong.failure(wrong.preview());
        expect(failure).toContain("description (a secret) contains the HTML entity");
        expect(failure).toContain("hostingInfo (a secret) must be at most 64 characters long");
        expect(failure).not.toContain(CANARY);
    });

    it("of the stack's settings stay secret in a provider of the program", async () => {
        const bench = await coldStack(async () => undefined);
        const settings = {
            httpProxy: `http://bob:${CANARY}@proxy.example.com:1`,
            clientId: tenant.emulator.clientId,
            partnerId: `${CANARY}-partner`,
        };
        const secret = Object.entries(settings).map(([name, value]) => [`zscaler:${name}`, { value, secret: true }]);
        await bench.stack.setAllConfig(Object.fromEntries(secret));
        bench.writeProgram(`
            const zscaler = require("pulumi-zscaler");
            const provider = new zscaler.ZscalerProvider("own", { microtenantId: "0" });
            new zscaler.AppConnectorGroup("lyon", ${JSON.stringify(LYON)}, { provider });
        `);
        const seen = [
            await bench.cli("preview", "--json"),
            await bench.cli("up", "--yes", "--skip-preview"),
            await bench.state(),
            await bench.cli("preview", "--json", "--expect-no-changes"),
            await bench.cli("stack", "history", "--json"),
        ];
        expect(seen[2]).toContain("zscaler:partnerId");
        process.env.PULUMI_DEBUG_GRPC = bench.write("grpc.json", "");
        await bench.cli("preview");
        // As the page on secrets says; nothing that a provider does could change it.
        expect(readFileSync(process.env.PULUMI_DEBUG_GRPC, "utf8")).toContain(CANARY);
        delete process.env.PULUMI_DEBUG_GRPC;
        for (const text of seen) for (const value of Object.values(settings)) expect(text).not.toContain(value);
        await bench.cli("destroy", "--yes", "--skip-preview");
    });

    it("stay with a constant line of code per type in the state", async () => {
        const bench = await tenant.stack(async () => {
            const lyon = new zscaler.AppConnectorGroup("lyon", LYON);
            new zscaler.AppConnectorGroup("paris", { ...LYON, name: "Branch Paris" });
            new zscaler.ProvisioningKey("key", { name: "Lyon", group: lyon, maxUsage: 2 });
        });
        await bench.up();
        const { resources } = JSON.parse(await bench.state());
        const lines = new Map<string, Set<string>>();
        for (const { type, inputs, outputs } of resources) {
            if (!String(type).includes("dynamic")) continue;
            lines.set(type, new Set([...(lines.get(type) ?? []), inputs.__provider, outputs.__provider]));
        }
        expect([...lines.values()].map((all) => all.size)).toEqual([1, 1]);
        for (const [line] of lines.values()) expect(line!.length).toBeLessThanOrEqual(150);
        await bench.destroy();
    });
});
