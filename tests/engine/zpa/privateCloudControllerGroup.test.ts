import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { LYON as PLACE } from "../programs";
import { Tenant } from "../tenant";

const LYON = { ...PLACE, countryCode: "FR" };
const LICENSED = { featureFlags: "feature.ddil.config" };

describe("a Private Cloud Controller group", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open({ switches: LICENSED });
    });
    afterAll(() => tenant?.close());

    const group = (more: Partial<zscaler.PrivateCloudControllerGroupArgs> = {}) =>
        new zscaler.PrivateCloudControllerGroup("lyon", { ...LYON, ...more });

    it("stays in the private cloud that it was put into, says which, and shows its controllers to lookups alone", async () => {
        // The service may take out of its private cloud whatever does not name it.
        await tenant.control.set({ unrecordedOmission: "clear" });
        const bench = await tenant.stack(async () => ({ id: group().id }));
        const id = String((await bench.up()).outputs.id);
        const campus = { siteId: "216196257331404999", siteName: "Campus" };
        await tenant.control.change("privateCloudControllerGroup", id, campus);
        const where = async () => {
            const { id, privateCloudId, privateCloudName } = group({ description: "moved in" });
            return { id, privateCloudId, privateCloudName };
        };
        expect((await bench.up(where)).outputs).toEqual({
            id,
            privateCloudId: campus.siteId,
            privateCloudName: campus.siteName,
        });
        expect(await tenant.object("privateCloudControllerGroup", LYON.name)).toMatchObject(campus);

        const siteControllerVersion = { ctrlChannelStatus: "ZPN_STATUS_AUTHENTICATED", currentVersion: "25.44.6" };
        const controllers = [
            { id: "1", name: "Lyon-1", enabled: true, siteControllerVersion },
            { id: "2", name: "Lyon-2", enabled: false },
        ];
        await tenant.control.change("privateCloudControllerGroup", id, { siteControllers: controllers });
        await bench.refresh({ expectNoChanges: true });
        const looking = await tenant.stack(async () => ({
            one: zscaler.getPrivateCloudControllerGroup({ id }),
            sameByName: zscaler.getPrivateCloudControllerGroupOutput({ name: LYON.name }).id,
            there: zscaler.getPrivateCloudControllerGroups({ privateCloudId: campus.siteId }).then((all) => all.length),
            elsewhere: zscaler.getPrivateCloudControllerGroupsOutput({ privateCloudId: "1" }),
            city: zscaler.PrivateCloudControllerGroup.get("lyon", id).cityCountry,
        }));
        expect((await looking.up()).outputs).toMatchObject({
            one: {
                name: LYON.name,
                countryCode: "FR",
                publiclyAccessible: false,
                privateCloudName: "Campus",
                controllers: [
                    {
                        id: "1",
                        name: "Lyon-1",
                        enabled: true,
                        controlChannelStatus: "ZPN_STATUS_AUTHENTICATED",
                        currentVersion: "25.44.6",
                    },
                    { id: "2", name: "Lyon-2", enabled: false },
                ],
            },
            sameByName: id,
            there: 1,
            elsewhere: [],
            city: "Lyon, FR",
        });
        await bench.destroy();
        expect(await tenant.names("privateCloudControllerGroup")).toEqual([]);
    });

    it("has provisioning keys that stand in the way of its deletion, and are told from those of other groups", async () => {
        const withKey = (associationType?: zscaler.AssociationType) => async () => {
            const lyon = group();
            const key = { name: "Lyon", group: lyon, maxUsage: 2, associationType };
            return { id: lyon.id, key: new zscaler.ProvisioningKey("key", key).id };
        };
        const bench = await tenant.stack(withKey("PrivateCloudControllerGroup"));
        expect(await bench.failure(bench.preview(withKey()))).toContain(
            'group refers to PrivateCloudControllerGroup, but associationType is "AppConnectorGroup" (the default). Set associationType to "PrivateCloudControllerGroup"',
        );
        const { id, key } = (await bench.up()).outputs;
        await bench.refresh({ expectNoChanges: true });
        expect(await tenant.control.get("provisioningKey", String(key))).toMatchObject({
            associationType: "SITE_CONTROLLER_GRP",
            zcomponentId: id,
        });

        await tenant.control.create("provisioningKey", {
            name: "theirs",
            associationType: "SITE_CONTROLLER_GRP",
            zcomponentId: String(id),
            maxUsage: 1,
            enrollmentCertId: "6573",
        });
        const failure = await bench.failure(bench.destroy());
        expect(failure).toContain('Cannot delete Private Cloud Controller group "Branch Lyon"');
        expect(failure).toContain('provisioning key "theirs"');
        const { id: theirs } = await tenant.object("provisioningKey", "theirs");
        await tenant.control.remove("provisioningKey", String(theirs));
        await bench.destroy();
        expect(await tenant.names("provisioningKey")).toEqual([]);
    });
});

it("a tenant without business continuity is told which feature it lacks, and asked for no role", async () => {
    const tenant = await Tenant.open();
    try {
        const bench = await tenant.stack(async () => {
            new zscaler.PrivateCloudControllerGroup("lyon", LYON);
        });
        const made = await bench.failure(bench.up());
        expect(made).toContain('create Private Cloud Controller group "Branch Lyon"');
        expect(made).toContain(
            "The feature feature.ddil.config is not enabled for this tenant: ask Zscaler support to",
        );
        expect(made).not.toContain("role");
        const looking = await tenant.stack(async () => ({ all: await zscaler.getPrivateCloudControllerGroups() }));
        expect(await looking.failure(looking.preview())).toContain("The feature feature.ddil.config is not enabled");
    } finally {
        await tenant.close();
    }
});
