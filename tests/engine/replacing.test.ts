import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as zscaler from "pulumi-zscaler";
import { LYON } from "./programs";
import { Tenant } from "./tenant";
import type { Chosen, StateEntry, TestStack } from "./testStack";

const NETWORK: Partial<zscaler.AppConnectorGroupArgs> = {
    connectorType: "Network",
    networkConnector: { appConnectorGroupId: "1", mtu: 1400, lanSubnets: [{ name: "lan", subnet: "10.1.0.0/16" }] },
};

const URN = "urn:pulumi:test::bench::pulumi-nodejs:dynamic/zpa:AppConnectorGroup::lyon";
/** Ways to ask for a replacement that nothing in the program asks for. */
const ON_PURPOSE: [option: string, Chosen][] = [
    ["--replace", { replace: [URN] }],
    ["--target-replace", { replace: [URN], target: [URN] }],
];

let tenant: Tenant;
let bench: TestStack;
beforeAll(async () => {
    tenant = await Tenant.open();
    bench = await tenant.stack(program());
    await bench.up();
});
afterAll(() => tenant?.close());

interface Options {
    group?: Partial<zscaler.AppConnectorGroupArgs>;
    options?: CustomResourceOptions;
    keyOptions?: CustomResourceOptions;
    /** Whether a server group of the program names the group. */
    isNamed?: boolean;
}

/** A group with a key that can be read only once, and a server group that names the group. */
function program({ group: more, options, keyOptions, isNamed = true }: Options = {}): PulumiFn {
    return async () => {
        const group = new zscaler.AppConnectorGroup("lyon", { ...LYON, ...more }, options);
        new zscaler.ProvisioningKey("key", { name: "Lyon", group, maxUsage: 2, exportable: false }, keyOptions);
        if (isNamed) new zscaler.ServerGroup("servers", { name: "Lyon", appConnectorGroups: [group] });
    };
}

const idOf = async (collection: string, name: string) => (await tenant.object(collection, name)).id;

async function kept(operation: Promise<unknown>): Promise<string> {
    const before = await idOf("provisioningKey", "Lyon");
    const failure = await bench.failure(operation);
    expect(await idOf("provisioningKey", "Lyon")).toBe(before);
    return failure;
}

describe("a group in use that can only be replaced after the old one is deleted", () => {
    it("is refused at preview, which names what refers to it and says what to do", async () => {
        const failure = await kept(bench.preview(program({ group: NETWORK })));
        const [id, servers] = [await idOf("appConnectorGroup", LYON.name), await idOf("serverGroup", "Lyon")];
        expect(failure).toContain(
            `Cannot replace App Connector group "${LYON.name}" (${id}): the new object has the same name, so the old one must be deleted first, but server group "Lyon" (${servers}) references it in appConnectorGroups`,
        );
        expect(failure).toContain("Change name in the same update");
    });

    it("is refused as well when the program asks for deleteBeforeReplace and the object is tainted", async () => {
        const taint = (on: boolean) =>
            bench.changeState((all: readonly StateEntry[]) =>
                all.map((each) => (each.urn.endsWith("::lyon") ? { ...each, taint: on } : each)),
            );
        await taint(true);
        const failure = await kept(bench.preview(program({ options: { deleteBeforeReplace: true } })));
        expect(failure).toContain("references it in appConnectorGroups");
        await taint(false);
    });

    it.each(ON_PURPOSE)("is refused with deleteBeforeReplace by %s", async (_option, chosen) => {
        const deleting = program({ options: { deleteBeforeReplace: true } });
        expect(await kept(bench.preview(deleting, chosen))).toContain("references it in appConnectorGroups");
    });

    it.each(ON_PURPOSE)("keeps everything by %s alone, and the error says what to do", async (_option, chosen) => {
        const id = await idOf("appConnectorGroup", LYON.name);
        const failure = await kept(bench.up(program(), chosen));
        expect(failure).toContain("If this run replaces it on purpose");
        expect(failure).toContain("set the option deleteBeforeReplace to true");
        expect(await idOf("appConnectorGroup", LYON.name)).toBe(id);
    });

    it("has a key that --replace rotates as the error says", async () => {
        const replace = [URN.replace("AppConnectorGroup::lyon", "ProvisioningKey::key")];
        const failure = await kept(bench.up(program(), { replace }));
        expect(failure).toContain("set the option deleteBeforeReplace to true");
        const before = await idOf("provisioningKey", "Lyon");
        await bench.up(program({ keyOptions: { deleteBeforeReplace: true } }), { replace });
        expect(await idOf("provisioningKey", "Lyon")).not.toBe(before);
    });

    it("loses nothing when somebody else's object stands in the way: its key is not deleted first", async () => {
        const group = await idOf("appConnectorGroup", LYON.name);
        const theirs = await tenant.control.create("serverGroup", {
            name: "Theirs",
            enabled: true,
            dynamicDiscovery: true,
            appConnectorGroups: [{ id: String(group) }],
        });
        await bench.up(program({ isNamed: false }));
        const failure = await kept(bench.up(program({ group: NETWORK, isNamed: false })));
        expect(failure).toContain(`server group "Theirs" (${theirs.id}) in appConnectorGroups (not in this stack)`);
        await tenant.control.remove("serverGroup", theirs.id);
        await bench.up(program());
    });

    it("is replaced when its name changes too: created, referred to, and only then deleted", async () => {
        const before = await idOf("appConnectorGroup", LYON.name);
        const renamed = { ...NETWORK, name: "Branch Lyon 2" };
        await bench.up(program({ group: renamed }));
        const after = await idOf("appConnectorGroup", renamed.name);
        expect(await tenant.names("appConnectorGroup")).not.toContain(LYON.name);
        expect(after).not.toBe(before);
        expect(await tenant.object("serverGroup", "Lyon")).toMatchObject({ appConnectorGroups: [{ id: after }] });
        expect(await tenant.object("provisioningKey", "Lyon")).toMatchObject({ zcomponentId: after });
    });
});
