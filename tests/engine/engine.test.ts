import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { rows } from "../campaign";
import { pemPair } from "../pemPair";
import { groupAndKey, LYON, oneGroup } from "./programs";
import { Tenant } from "./tenant";

let tenant: Tenant;
let other: Tenant;
let secret: string;
beforeAll(async () => {
    tenant = await Tenant.open();
    other = await Tenant.open();
});
afterAll(async () => {
    await tenant?.close();
    await other?.close();
});

it("properties whose changes the program ignores keep what an administrator has set, also through an update", async () => {
    const program = (description: string) => async () => {
        const options = { ignoreChanges: ["enabled", "allowedSourceAddresses"] };
        const args = { ...LYON, name: "Ignored", description, allowedSourceAddresses: ["203.0.113.7"] };
        new zscaler.AppConnectorGroup("ignored", args, options);
    };
    const bench = await tenant.stack(program("first"));
    await bench.up();
    const { id } = await tenant.object("appConnectorGroup", "Ignored");
    const theirs = { enabled: false, ipAcl: ["203.0.113.8"] };
    await tenant.control.change("appConnectorGroup", String(id), theirs);
    for (const refresh of [false, true]) {
        await bench.up(program(`second ${refresh}`), { refresh });
        expect(await tenant.object("appConnectorGroup", "Ignored")).toMatchObject({
            description: `second ${refresh}`,
            ...theirs,
        });
    }
    await bench.destroy();
});

describe("credentials", () => {
    afterEach(() => {
        delete process.env.ZSCALER_CLIENT_SECRET;
    });

    it("that were rotated: each way on that the error names goes on", async () => {
        const { emulator } = tenant;
        const bench = await tenant.stack(async () => undefined);
        const rotate = async () => {
            secret = await tenant.control.rotateSecret();
            await bench.stack.setConfig("zscaler:clientSecret", { value: secret, secret: true });
        };
        const quietly = ["--yes", "--skip-preview"];
        const program = (...lines: string[]) => {
            const start = ["zscaler = require('pulumi-zscaler')", "pulumi = require('@pulumi/pulumi')"];
            bench.writeProgram([...start, ...lines].join(";\n"));
        };
        const { url: endpoint, clientId, customerId } = emulator;
        const own = JSON.stringify({ endpoint, clientId, customerId }).replace(
            "}",
            `, clientSecret: new pulumi.Config("zscaler").requireSecret("clientSecret") }`,
        );
        const group = (name: string, options: string) =>
            `new zscaler.AppConnectorGroup("${name}", ${JSON.stringify({ ...LYON, name })}, ${options})`;
        const provider = `provider = new zscaler.ZscalerProvider("own", ${own})`;
        const [ofStack, ofProvider] = [group("stack", "{}"), group("provider", "{ provider }")];
        program(provider, ofStack, ofProvider);
        await bench.cli("up", ...quietly);

        await rotate();
        // One at a time: the first error ends the run for all others.
        const failureOf = (name: string) => bench.failure(bench.cli("refresh", ...quietly, "--target", `**::${name}`));
        expect(await failureOf("stack")).toContain("Set ZSCALER_CLIENT_SECRET, or add --run-program");
        expect(await failureOf("provider")).toContain(
            "of the ZscalerProvider (a ZscalerProvider does not use the environment or the stack configuration)",
        );
        await bench.cli("refresh", ...quietly, "--run-program");

        await rotate();
        program(ofStack);
        const both = await bench.failure(bench.cli("up", ...quietly));
        expect(both).toContain("keep the provider in the program until a `pulumi up` has deleted the resources");
        program(provider, ofStack);
        await bench.cli("up", ...quietly);
        expect(await tenant.names("appConnectorGroup")).not.toContain("provider");

        await rotate();
        process.env.ZSCALER_CLIENT_SECRET = secret;
        await bench.cli("destroy", ...quietly);
        expect(await tenant.names("appConnectorGroup")).not.toContain("stack");
    });

    it("may be a private key, as text or as a file", async () => {
        const { privateKey, publicKey } = pemPair();
        await other.control.registerPublicKey(publicKey);
        const bench = await other.stack(oneGroup(), { "zscaler:clientSecret": "", "zscaler:privateKey": privateKey });
        await bench.up();
        await bench.configure({ "zscaler:privateKey": bench.write("key.pem", privateKey) });
        await bench.refresh({ expectNoChanges: true });
        await bench.destroy();
    });

    it("expire during a run without anybody noticing", async () => {
        const bench = await other.stack(groupAndKey());
        await other.control.set({ tokenTtl: 1 });
        await bench.up();
        await other.control.expireTokens();
        await bench.refresh({ expectNoChanges: true });
        await bench.destroy();
    });
});

describe("a provider of its own", () => {
    it("leads a resource to another tenant, in create, refresh and destroy", async () => {
        const { emulator } = other;
        const bench = await tenant.stack(
            async () => {
                const second = new zscaler.ZscalerProvider("second", {
                    endpoint: emulator.url,
                    clientId: emulator.clientId,
                    clientSecret: pulumi.secret(emulator.clientSecret),
                    customerId: emulator.customerId,
                });
                new zscaler.AppConnectorGroup("here", { ...LYON, name: "Here" });
                new zscaler.AppConnectorGroup("there", { ...LYON, name: "There" }, { provider: second });
            },
            // The stack's own secret has been rotated above.
            { "zscaler:clientSecret": secret },
        );
        await bench.up();
        expect(await other.names("appConnectorGroup")).toContain("There");
        expect(await other.names("appConnectorGroup")).not.toContain("Here");
        await bench.refresh({ expectNoChanges: true });
        await bench.destroy();
        expect(await other.names("appConnectorGroup")).not.toContain("There");
    });
});

describe("references and order", () => {
    it("a key follows its group: made after it, replaced with it, deleted before it", async () => {
        const bench = await other.stack(groupAndKey());
        await bench.up();
        const preview = await bench.preview(async () => {
            const lyon = new zscaler.AppConnectorGroup("lyon", { ...LYON, connectorType: "Network", networkConnector });
            new zscaler.ProvisioningKey("key", { name: "Lyon", group: lyon, maxUsage: 2 });
        });
        expect(preview.changes).toEqual({ same: 1, replace: 2 });
        await bench.destroy();
        expect(await other.names("provisioningKey")).toEqual([]);
    });

    it("an object that others still refer to stays, and the error names them", async () => {
        const bench = await other.stack(oneGroup());
        const { outputs } = await bench.up();
        const body = { name: "theirs", maxUsage: "1", zcomponentId: String(outputs.id), enrollmentCertId: "6573" };
        const key = await other.control.create("provisioningKey", { ...body, associationType: "CONNECTOR_GRP" });
        const failure = await bench.failure(bench.destroy());
        expect(failure).toContain(`delete App Connector group "${LYON.name}"`);
        expect(failure).toContain("theirs");
        await other.control.remove("provisioningKey", String(key.id));
        await bench.destroy();
    });

    it("a restricted group is refused before any write", async () => {
        const bench = await other.stack(oneGroup());
        const { outputs } = await bench.up();
        await other.control.change("appConnectorGroup", String(outputs.id), {
            readOnly: true,
            restrictionType: "DECEPTION",
        });
        await other.control.clearRequestLog();
        const failure = await bench.failure(bench.up(oneGroup({ description: "ours" })));
        expect(failure).toContain("this object is read-only: it is restricted (DECEPTION)");
        expect((await other.control.requestLog()).filter(({ method }) => method === "PUT")).toEqual([]);
        await other.control.change("appConnectorGroup", String(outputs.id), { readOnly: false, restrictionType: null });
        await bench.destroy();
    });
});

it("a resource is recorded with the line that declares it, and with little else", async () => {
    const bench = await other.stack(async () => undefined);
    bench.writeProgram(`const zscaler = require("pulumi-zscaler");
        const branch = (name) =>
            new zscaler.AppConnectorGroup("lyon", { ...${JSON.stringify(LYON)}, name });
        branch("Branch Lyon");`);
    await bench.cli("up", "--yes", "--skip-preview");
    const { resources } = JSON.parse(await bench.state());
    const lyon = resources.find(({ urn }: { urn: string }) => urn.endsWith("::lyon"));
    expect(lyon.sourcePosition).toBe("project:///index.js#3,13");
    expect(JSON.stringify(lyon).length).toBeLessThan(2_000);
    await bench.cli("destroy", "--yes", "--skip-preview");
});

it("what moves by itself is no change: connectors enrol, connect and are upgraded, time goes by", async () => {
    const bench = await other.stack(groupAndKey());
    const { outputs } = await bench.up();
    const { id } = await other.control.enrol({ provisioningKey: String(outputs.provisioningKey) });
    await other.control.connect(String(id));
    await other.control.upgrade(String(id), "26.99.1");
    await other.control.advance({ days: 3 });
    await bench.refresh({ expectNoChanges: true });
    expect((await bench.preview()).changes).toEqual({ same: 3 });
    await other.control.remove("connector", String(id));
    await bench.destroy();
});

describe("an up that is interrupted", () => {
    it.each(rows<NodeJS.Signals>(["SIGINT"], ["SIGTERM"]))(
        "by %s ends, and leaves nothing that the next run does not know",
        async (signal) => {
            const slow = await Tenant.open({ switches: { latencyMs: 300 } });
            const bench = await slow.stack(async () => undefined);
            bench.writeProgram(`
            const zscaler = require("pulumi-zscaler");
            for (let number = 1; number <= 30; number++) {
                new zscaler.AppConnectorGroup("group-" + number, { ...${JSON.stringify(LYON)}, name: "Branch " + number });
            }
        `);
            const up = bench.spawnCli("up", "--yes", "--skip-preview");
            const ended = once(up, "exit");
            while ((await slow.names("appConnectorGroup")).length < 5) await pause(20);
            up.kill(signal);
            await ended;

            if (signal === "SIGTERM") await bench.cli("cancel", "--yes");
            const known = new Set(JSON.parse(await bench.state()).resources?.map(({ id }: { id?: string }) => id));
            const made = (await slow.control.list("appConnectorGroup")).filter(({ name }) =>
                String(name).startsWith("Branch"),
            );
            if (signal === "SIGINT") expect(made.filter(({ id }) => !known.has(String(id)))).toEqual([]);
            await bench.configure({ "zscaler:adoptEqual": "true" });
            await bench.cli("up", "--yes", "--skip-preview");
            expect(
                (await slow.names("appConnectorGroup")).filter((name) => String(name).startsWith("Branch")),
            ).toHaveLength(30);
            await slow.close();
        },
    );
});

const networkConnector = { appConnectorGroupId: "1" };
