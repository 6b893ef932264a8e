import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { LYON, LYON_ON_THE_WIRE } from "./programs";
import { Tenant } from "./tenant";

const NAMES = ["Madrid", "Sevilla", "Porto", "Lisboa"] as const;

let tenant: Tenant;
let other: Tenant;
/** Ids of the microtenants by name. */
let ids: Record<(typeof NAMES)[number], string>;
beforeAll(async () => {
    tenant = await Tenant.open();
    other = await Tenant.open();
    const made = await Promise.all(NAMES.map((name) => tenant.control.create("microtenants", { name, enabled: true })));
    ids = Object.fromEntries(made.map(({ name, id }) => [name, id])) as typeof ids;
});
afterAll(async () => {
    await tenant?.close();
    await other?.close();
});

/** Runs with variables in the environment, which is that of the engine as well. */
async function within<T>(variables: Record<string, string>, run: () => Promise<T>): Promise<T> {
    const before = { ...process.env };
    Object.assign(process.env, variables);
    try {
        return await run();
    } finally {
        for (const variable of Object.keys(variables)) delete process.env[variable];
        Object.assign(process.env, before);
    }
}

/** Name and microtenant of every group that programs and administrators made, by the microtenant's name. */
async function whereabouts(): Promise<Record<string, string>> {
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    const groups = (await tenant.control.list("appConnectorGroup")).filter(({ name }) => name.startsWith("Group"));
    return Object.fromEntries(groups.map(({ name, microtenantId }) => [name, names.get(microtenantId) ?? "Default"]));
}

const group = (
    name: string,
    args: Partial<zscaler.AppConnectorGroupArgs> = {},
    options?: pulumi.CustomResourceOptions,
) => new zscaler.AppConnectorGroup(name, { ...LYON, name: `Group ${name}`, ...args }, options);

/** One group of each way to say its microtenant. */
const oneOfEach = async () => {
    const provider = new zscaler.ZscalerProvider("sevilla", { microtenantId: ids.Sevilla });
    group("bare");
    group("named", { microtenantId: ids.Porto });
    group("provided", {}, { provider });
    group("both", { microtenantId: ids.Porto }, { provider });
    group("default", { microtenantId: "0" }, { provider });
};
const BY_PRECEDENCE = {
    "Group named": "Porto",
    "Group provided": "Sevilla",
    "Group both": "Porto",
    "Group default": "Default",
};

describe("the microtenant of a resource", () => {
    it.each([
        ["nothing", "Default", {}, {}],
        ["the stack", "Madrid", { "zscaler:microtenantId": "Madrid" }, {}],
        [
            "the environment, before the stack",
            "Lisboa",
            { "zscaler:microtenantId": "Madrid" },
            { ZPA_MICROTENANT_ID: "Lisboa" },
        ],
    ] as const)("is its own, else the provider's, else that of %s", async (_what, bare, configured, environment) => {
        const withIds = (settings: Record<string, keyof typeof ids>) =>
            Object.fromEntries(Object.entries(settings).map(([key, name]) => [key, ids[name]]));
        await within(withIds(environment), async () => {
            const bench = await tenant.stack(oneOfEach, withIds(configured));
            await bench.up();
            expect(await whereabouts()).toEqual({ ...BY_PRECEDENCE, "Group bare": bare });

            await tenant.control.set({ defaultMicrotenant: "zero" });
            await bench.refresh({ expectNoChanges: true });
            expect((await bench.preview()).changes).toEqual({ same: 7 });
            await tenant.control.set({ defaultMicrotenant: "absent" });
            await bench.destroy();
            expect(await whereabouts()).toEqual({});
        });
    });
});

describe("what reads in microtenants", () => {
    /** Ids of the group "Lyon" of each microtenant. */
    const lyons: Record<string, string> = {};
    beforeAll(async () => {
        for (const [name, microtenantId] of [["Default", "0"], ...Object.entries(ids)] as [string, string][]) {
            const { id } = await tenant.control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, microtenantId });
            lyons[name] = id;
        }
    });
    afterAll(async () => {
        for (const id of Object.values(lyons)) await tenant.control.remove("appConnectorGroup", id);
    });

    it("looks into the one of its arguments, else of its provider or its parent's, else of the stack", async () => {
        const bench = await tenant.stack(
            async () => {
                const provider = new zscaler.ZscalerProvider("sevilla", { microtenantId: ids.Sevilla });
                const component = new pulumi.ComponentResource("bench:Site", "site", {}, { providers: [provider] });
                const child = group("child", {}, { provider });
                const args = { name: LYON.name };
                const idOf = async (found: Promise<{ id: string }>) => (await found).id;
                return {
                    stack: await idOf(zscaler.getAppConnectorGroup(args)),
                    argument: await idOf(
                        zscaler.getAppConnectorGroup({ ...args, microtenantId: ids.Porto }, { provider }),
                    ),
                    provider: await idOf(zscaler.getAppConnectorGroup(args, { provider })),
                    component: await idOf(zscaler.getAppConnectorGroup(args, { parent: component })),
                    sibling: await idOf(zscaler.getAppConnectorGroup(args, { parent: child })),
                    output: zscaler.getAppConnectorGroupOutput(args, { provider }).id,
                    default: zscaler.getAppConnectorGroupOutput({ ...args, microtenantId: "0" }, { provider }).id,
                    list: zscaler
                        .getAppConnectorGroupsOutput(args, { provider })
                        .apply((all) => all.map(({ id }) => id)),
                };
            },
            { "zscaler:microtenantId": ids.Madrid },
        );
        expect((await bench.up()).outputs).toEqual({
            stack: lyons.Madrid,
            argument: lyons.Porto,
            provider: lyons.Sevilla,
            component: lyons.Sevilla,
            sibling: lyons.Sevilla,
            output: lyons.Sevilla,
            default: lyons.Default,
            list: [lyons.Sevilla],
        });
        await bench.destroy();
    });

    it("gets an object by MICROTENANT_ID/ID, else in that of the provider; a plain refresh finds it again", async () => {
        const bench = await tenant.stack(async () => {
            const provider = new zscaler.ZscalerProvider("sevilla", { microtenantId: ids.Sevilla });
            const scoped = zscaler.AppConnectorGroup.get("scoped", `${ids.Porto}/${lyons.Porto}`, { provider });
            const plain = zscaler.AppConnectorGroup.get("plain", lyons.Sevilla!, { provider });
            const top = zscaler.AppConnectorGroup.get("top", `0/${lyons.Default}`, { provider });
            return { scoped: scoped.microtenantId, plain: plain.cityCountry, top: top.location };
        });
        const expected = { scoped: ids.Porto, plain: "Lyon, FR", top: LYON.location };
        expect((await bench.up()).outputs).toEqual(expected);
        await bench.refresh({ expectNoChanges: true });
        expect((await bench.up()).outputs).toEqual(expected);
        await bench.destroy();
    });
});

describe("a microtenant that the same program makes", () => {
    const program = async () => {
        const made = new zscaler.Microtenant("made", { name: "Made" });
        const provider = new zscaler.ZscalerProvider("made", { microtenantId: made.id });
        const provided = group("provided", {}, { provider });
        group("named", { microtenantId: made.id });
        const found = zscaler.getAppConnectorGroupOutput({ name: provided.name }, { provider });
        return { id: made.id, provided: provided.id, found: found.id };
    };

    it("serves as a provider's: unknown in the preview, there when it counts, gone last", async () => {
        const bench = await tenant.stack(program);
        expect((await bench.preview()).changes).toEqual({ create: 5 });
        const { outputs } = await bench.up();
        expect(outputs.found).toBe(outputs.provided);
        const all = await tenant.control.list("appConnectorGroup", { microtenantId: String(outputs.id) });
        expect(all.map(({ name }) => name).sort()).toEqual(["Group named", "Group provided"]);
        await bench.refresh({ expectNoChanges: true });
        expect((await bench.preview()).changes).toEqual({ same: 5 });
        await bench.destroy();
        expect(await tenant.names("microtenants")).not.toContain("Made");
    });

    it("is no microtenant that a lookup as a promise could wait for in a preview", async () => {
        const bench = await tenant.stack(async () => {
            const made = new zscaler.Microtenant("made", { name: "Made" });
            const provider = new zscaler.ZscalerProvider("made", { microtenantId: made.id });
            await zscaler.getAppConnectorGroups({}, { provider });
        });
        expect(await bench.failure(bench.preview())).toContain("settings that are unknown during this preview");
    });
});

describe("a provider for another tenant", () => {
    afterEach(() => {
        delete process.env.ZPA_MICROTENANT_ID;
    });

    it("is led there whatever the environment and the stack say of their own tenant", async () => {
        const { endpoint, ...credentials } = {
            endpoint: other.emulator.url,
            clientId: other.emulator.clientId,
            clientSecret: pulumi.secret(other.emulator.clientSecret),
            customerId: other.emulator.customerId,
        };
        const program = async () => {
            const provider = new zscaler.ZscalerProvider("second", { endpoint, ...credentials });
            const there = group("there", {}, { provider });
            group("here");
            const found = zscaler.getAppConnectorGroupOutput({ name: there.name }, { provider });
            const names = async () => (await zscaler.getAppConnectorGroups({ name: "group" }, { provider })).length;
            return { there: there.id, found: found.id, known: names() };
        };
        const own = { ...tenant.environment, ZPA_MICROTENANT_ID: ids.Madrid };
        await within(own, async () => {
            const bench = await tenant.stack(program, { "zscaler:microtenantId": ids.Sevilla });
            const { outputs } = await bench.up();
            expect(outputs.found).toBe(outputs.there);
            expect(await other.object("appConnectorGroup", "Group there")).toMatchObject({ id: outputs.there });
            expect(await whereabouts()).toEqual({ "Group here": "Madrid" });
            await bench.refresh({ expectNoChanges: true });
            expect(await bench.state()).not.toContain(other.emulator.clientSecret);
            await bench.destroy();
            expect(await other.names("appConnectorGroup")).not.toContain("Group there");
        });
    });

    it("lacks what it does not say, although the environment says it of another one", async () => {
        await within(tenant.environment, async () => {
            const bench = await tenant.stack(async () => {
                const provider = new zscaler.ZscalerProvider("second", { endpoint: other.emulator.url });
                group("there", {}, { provider });
            });
            const failure = await bench.failure(bench.preview());
            for (const setting of ["clientId", "customerId"]) expect(failure).toContain(`zscaler:${setting}`);
        });
    });
});
