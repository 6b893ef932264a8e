import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { LYON } from "./programs";
import { Tenant } from "./tenant";

interface Wanted {
    maxUsage?: number;
    description?: string;
    latitude?: number;
}

/** Resources, and beside each a machine of which any change would make a new one. */
const program =
    ({ maxUsage = 2, description = "first", latitude = LYON.latitude }: Wanted = {}) =>
    async () => {
        const lyon = new zscaler.AppConnectorGroup("lyon", { ...LYON, description, latitude });
        const key = new zscaler.ProvisioningKey("key", { name: "Lyon", group: lyon, maxUsage });
        const hidden = new zscaler.ProvisioningKey("hidden", { name: "H", group: lyon, maxUsage, exportable: false });
        const template = new zscaler.LocationTemplate("template", { name: "Template" });
        const url = new zscaler.ProvisioningUrl("url", {
            name: "url",
            description,
            cloud: "aws",
            locationTemplate: template,
            autoScaling: false,
        });
        machine("group", pulumi.interpolate`${lyon.id} ${lyon.name} ${lyon.microtenantId.apply((id) => id ?? "none")}`);
        machine("place", pulumi.interpolate`${lyon.cityCountry} ${lyon.countryCode}`);
        machine("key", pulumi.interpolate`${key.provisioningKey} ${key.expiresAt.apply((end) => end ?? "never")}`);
        machine("hidden", pulumi.interpolate`${hidden.provisioningKey}`);
        machine("url", pulumi.interpolate`${url.url}`);
    };

/** What an instance's user data is to a cloud. */
function machine(name: string, userData: pulumi.Input<string>): void {
    const replaceOnChanges = ["description"];
    new zscaler.SegmentGroup(
        `machine-${name}`,
        { name: `Machine ${name}`, description: userData },
        { replaceOnChanges },
    );
}

describe("a lookup by what comes from a resource of the program", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    const byName = (name: string, wanted?: string) => async () => {
        const lyon = new zscaler.AppConnectorGroup("lyon", { ...LYON });
        const key = new zscaler.ProvisioningKey("key", { name, group: lyon, maxUsage: 2 });
        const found = zscaler.getProvisioningKeyOutput({ name: key.name.apply((actual) => wanted ?? actual) });
        const all = zscaler.getProvisioningKeysOutput({ name: key.name });
        new zscaler.SegmentGroup("used", { name: "Used", description: found.usageCount.apply(String) });
        return { group: found.group, keys: all.length };
    };

    it("is not known in a preview until that resource is there under that name, and fails if nothing will be", async () => {
        const bench = await tenant.stack(byName("Lyon"));
        expect((await bench.preview()).changes).toEqual({ create: 4 });
        const { outputs } = await bench.up();
        expect(outputs).toEqual({ group: (await tenant.object("appConnectorGroup", LYON.name)).id, keys: 1 });
        expect((await bench.preview()).changes).toEqual({ same: 4 });

        expect((await bench.preview(byName("Lyon 2"))).changes).toEqual({ same: 2, update: 2 });
        expect((await bench.up(byName("Lyon 2"))).outputs).toEqual(outputs);
        expect(await bench.failure(bench.preview(byName("Lyon 2", "Typo")))).toContain(
            'Cannot look up provisioning key "Typo"',
        );
        await bench.destroy();
    });
});

describe("the preview of an update in place", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    it("shows no machine as replaced whose texts stay as they are, and keeps secrets secret", async () => {
        const bench = await tenant.stack(program());
        await bench.up();
        const state = await bench.state();
        const text = String((await tenant.object("provisioningKey", "Lyon")).provisioningKey);

        expect((await bench.preview()).changes).toEqual({ same: 11 });
        const keys = await bench.preview(program({ maxUsage: 3 }));
        expect(keys.changes).toEqual({ same: 9, update: 2 });
        expect(keys.output).not.toContain(text);
        const described = await bench.preview(program({ description: "second" }));
        expect(described.changes).toEqual({ same: 9, update: 2 });
        const moved = await bench.preview(program({ latitude: 48.8566 }));
        expect(moved.changes).toEqual({ same: 9, update: 1, replace: 1 });
        expect(Object.keys(moved.diffs).sort()).toEqual(["lyon.latitude", "machine-place.description"]);

        await bench.up(program({ maxUsage: 3, description: "second" }));
        expect((await bench.preview(program({ maxUsage: 3, description: "second" }))).changes).toEqual({ same: 11 });
        // The engine calls back into the program during a preview alone.
        expect([state, await bench.state()].join()).not.toContain("resourceHooks");
        await bench.destroy();
    });

    it("is as true on a state of the version before, which no run finds changed", async () => {
        const bench = await tenant.stack(program());
        await bench.up();
        // That version kept silent about what an object does not have.
        const state = await bench.cli("stack", "export");
        const before = JSON.stringify(JSON.parse(state, (_key, value) => value ?? undefined));
        expect(before.length).toBeLessThan(JSON.stringify(JSON.parse(state)).length);
        await bench.cli("stack", "import", "--file", bench.write("before.json", before));

        expect((await bench.preview()).changes).toEqual({ same: 11 });
        const changed = await bench.preview(program({ maxUsage: 3, description: "second" }));
        expect(changed.changes).toEqual({ same: 7, update: 4 });
        await bench.refresh({ expectNoChanges: true });
        expect((await bench.preview()).changes).toEqual({ same: 11 });
        await bench.destroy();
    });
});
