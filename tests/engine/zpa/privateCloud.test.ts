import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { LYON } from "../programs";
import { Tenant } from "../tenant";

const LICENSED = { featureFlags: "feature.ddil.config" };

describe("a private cloud", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open({ switches: LICENSED });
    });
    afterAll(() => tenant?.close());

    const groups = () => ({
        controllers: new zscaler.PrivateCloudControllerGroup("controllers", { ...LYON, countryCode: "FR" }),
        connectors: new zscaler.AppConnectorGroup("connectors", LYON),
        edges: new zscaler.ServiceEdgeGroup("edges", LYON),
    });
    const campus = (more: Partial<zscaler.PrivateCloudArgs> = {}) => {
        const { controllers, connectors, edges } = groups();
        return new zscaler.PrivateCloud("campus", {
            name: "Campus",
            privateCloudControllerGroups: [controllers],
            appConnectorGroups: [connectors],
            serviceEdgeGroups: [edges.id],
            ...more,
        });
    };
    const siteOf = async (collection: string) => (await tenant.object(collection, LYON.name)).siteName;

    it("takes its groups in, lets go of them again, and is deleted before them", async () => {
        const bench = await tenant.stack(async () => ({ id: campus().id }));
        const { id } = (await bench.up()).outputs;
        const everyGroup = ["privateCloudControllerGroup", "appConnectorGroup", "serviceEdgeGroup"];
        expect(await Promise.all(everyGroup.map(siteOf))).toEqual(["Campus", "Campus", "Campus"]);
        // Which cloud they are in is not theirs to say, so nobody's program has to.
        await bench.refresh();
        expect((await bench.preview()).diffs).toEqual({});

        const alone = async () => ({ id: campus({ appConnectorGroups: undefined, name: "Lyon" }).id });
        expect((await bench.up(alone)).outputs).toEqual({ id });
        expect(await Promise.all(everyGroup.map(siteOf))).toEqual(["Lyon", undefined, "Lyon"]);

        // Some tenants may want the groups out first.
        await tenant.control.set({ inhabitedPrivateCloud: "refused" });
        await bench.destroy();
        expect(await tenant.names("privateCloud")).toEqual([]);
        for (const each of everyGroup) expect(await tenant.names(each)).not.toContain(LYON.name);
    });

    it("keeps what only the console sets, and shows a drill to lookups alone", async () => {
        const bench = await tenant.stack(async () => ({ id: campus().id }));
        const id = String((await bench.up()).outputs.id);
        const drill = { fireDrillEnabled: true, zpnFireDrillSite: { fireDrillInterval: "15" }, remoteLss: true };
        await tenant.control.change("privateCloud", id, {
            ...drill,
            siemIds: [{ id: "7", name: "SIEM", enabled: true }],
        });
        await bench.refresh({ expectNoChanges: true });
        await bench.up(async () => ({ id: campus({ description: "in drill" }).id }));
        expect(await tenant.object("privateCloud", "Campus")).toMatchObject({ ...drill, siemIds: [{ id: "7" }] });

        const looking = await tenant.stack(async () => ({
            one: zscaler.getPrivateCloud({ id }),
            sameByName: zscaler.getPrivateCloudOutput({ name: "campus" }).id,
            forced: zscaler.getPrivateClouds({ businessContinuityForced: true }).then((all) => all.length),
            disabled: zscaler.getPrivateCloudsOutput({ enabled: false }),
            path: zscaler.PrivateCloud.get("campus", id).primaryControlChannelPath,
            connectors: zscaler.getAppConnectorGroupOutput({ name: LYON.name }).privateCloudName,
            edges: zscaler.getServiceEdgeGroupOutput({ name: LYON.name }).privateCloudId,
        }));
        expect((await looking.up()).outputs).toMatchObject({
            one: { name: "Campus", description: "in drill", businessContinuityForced: true },
            sameByName: id,
            forced: 1,
            disabled: [],
            path: "Public Cloud",
            connectors: "Campus",
            edges: id,
        });
        await bench.destroy();
    });

    it("is named where it stands in the way of a group's deletion", async () => {
        const bench = await tenant.stack(async () => ({ id: groups().connectors.id }));
        const { id } = (await bench.up()).outputs;
        const theirs = await tenant.control.create("privateCloud", {
            name: "Theirs",
            assistantGroupsIds: [{ id: String(id) }],
        });
        expect(await bench.failure(bench.destroy())).toContain(
            `private cloud "Theirs" (${theirs.id}) in appConnectorGroups (not in this stack)`,
        );

        const other = (name: string) => new zscaler.PrivateCloud(name, { name, appConnectorGroups: [String(id)] });
        const second = await tenant.stack(async () => {
            other("second");
        });
        expect(await second.failure(second.up())).toContain("Correct appConnectorGroups (assistantGroupsIds)");
        const both = await tenant.stack(async () => {
            for (const name of ["one", "two"]) other(name);
        });
        expect(await both.failure(both.preview())).toContain(`${id} can be in only one private cloud, and resource "`);
        await tenant.control.remove("privateCloud", String(theirs.id));
        await bench.destroy();
    });
});

it("a tenant without business continuity is told which feature it lacks", async () => {
    const tenant = await Tenant.open();
    try {
        const bench = await tenant.stack(async () => {
            new zscaler.PrivateCloud("campus", { name: "Campus" });
        });
        const failure = await bench.failure(bench.up());
        expect(failure).toContain('create private cloud "Campus"');
        expect(failure).toContain("The feature feature.ddil.config is not enabled for this tenant");
    } finally {
        await tenant.close();
    }
});
