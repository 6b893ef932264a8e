import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { provisioningUrl } from "./connectorDeployment";
import { Tenant } from "./tenant";

const ZONE = "europe-west1-b";
const NAME = `zs-cc-net-1-${ZONE}`;

let tenant: Tenant;
beforeAll(async () => {
    tenant = await Tenant.open({ switches: { tokenTtl: 86_400 * 90 } });
    const { id } = await provisioningUrl(tenant, "in-gcp", "GCP");
    for (const instanceId of ["1001", "1002"]) {
        await tenant.control.cloud.boot({ provUrl: String(id), network: "net-1", zone: ZONE, instanceId });
    }
});
afterAll(() => tenant?.close());

const later = <T>(value: T) => pulumi.output(Promise.resolve(value));

describe("a program", () => {
    it("finds the location of a group that has appeared since it looked at locations first", async () => {
        const bench = await tenant.stack(async () => {
            const before = await zscaler.getLocations();
            await tenant.control.cloud.boot({ provUrl: "in-gcp", network: "net-2", zone: "us-west1-a" });
            const group = new zscaler.CloudConnectorGroup("new", { groupName: "zs-cc-net-2-us-west1-a" });
            const location = zscaler.getLocationOutput({ id: group.location.apply(String) });
            return { before: before.map(({ name }) => name), location };
        });
        const { outputs } = await bench.up();
        expect(outputs.before).toEqual(["europe-west1-net-1"]);
        expect(outputs.location).toMatchObject({
            name: "us-west1-net-2",
            country: "UNITED_STATES",
            timeZone: "America/Los_Angeles",
            cloud: "gcp",
            network: "net-2",
            profile: "WORKLOAD",
            madeByConnectors: true,
            hasConnectors: true,
        });
        await bench.destroy();
    });

    it("is told how upgrades stand, and when the next window of each connector begins", async () => {
        const bench = await tenant.stack(async () => ({
            now: await zscaler.getUpgradeStatus({ groupName: NAME }),
            later: zscaler.getUpgradeStatusOutput({ groupName: later(NAME) }).countsOffered,
        }));
        const { outputs } = await bench.up();
        const window = expect.stringMatching(/^2\d{3}-\d\d-\d\dT2[23]:00:00Z$/);
        expect(outputs.now).toMatchObject({
            groupName: NAME,
            upgradeStatus: "bootstrapping",
            timeZone: "Europe/Brussels",
            connectors: [
                { instanceId: "1001", operationalStatus: "Active", nextWindowStart: window },
                { instanceId: "1002", upgradeStatus: "bootstrapping", upgradeDay: "Sunday", upgradeStart: "00:00" },
            ],
        });
        expect(outputs.now).not.toHaveProperty("observedAt");
        expect(outputs.later).toBe(true);
    });

    it("is told that somebody has saved changes, who is editing, and that nothing is left once they are activated", async () => {
        const bench = await tenant.stack(
            async () => {
                const before = await zscaler.getActivationStatus();
                await tenant.control.cloud.administrator.edit();
                const during = await zscaler.getActivationStatus();
                await tenant.control.cloud.administrator.activate();
                return { before, during, after: zscaler.getActivationStatusOutput() };
            },
            { "zscaler:activation": "manual" },
        );
        const { before, during, after } = (await bench.up()).outputs as Record<
            string,
            zscaler.GetActivationStatusResult
        >;
        expect([before?.savedChanges, during?.savedChanges, after?.savedChanges]).toEqual(["none", "pending", "none"]);
        expect(during?.administrators).toContainEqual({ name: "Other Administrator", status: "editing" });
        expect(after?.administrators).toContainEqual({ name: "Other Administrator", status: "active" });
        expect(after?.lastActivation).toBe("portal or API");
    });

    it("sees an instance replaced, and its connector become stale", async () => {
        const bench = await tenant.stack(async () => {
            const before = await zscaler.getCloudConnectorGroup({ name: NAME });
            await tenant.control.cloud.replace("1002", "1003");
            const after = await zscaler.getCloudConnectorGroup({ name: NAME });
            await tenant.control.advance({ hours: 2 });
            const { replacements } = zscaler.compareMembers(before, after);
            const stale = await zscaler.staleConnectors({ inactiveForMinutes: 60, cloud: "gcp" });
            return {
                replacements: replacements.map(({ replaced, replacing }) => [
                    replaced.instanceId,
                    replacing.instanceId,
                ]),
                stale: stale.connectors.map(({ instanceId, because }) => [instanceId, because]),
                none: zscaler.staleConnectorsOutput({ inactiveForMinutes: later(600) }).connectors,
            };
        });
        expect((await bench.up()).outputs).toEqual({
            replacements: [["1002", "1003"]],
            stale: [["1002", expect.stringMatching(/^Inactive for 1[12]\d min$/)]],
            none: [],
        });
        expect(await tenant.control.list("ecVm")).toHaveLength(4);
    });

    it("pairs groups with their twins in Private Access, which have other ids", async () => {
        const twin = await tenant.object("cloudConnectorGroup", NAME);
        const group = await tenant.object("ecgroup", NAME);
        const lonely = await tenant.object("cloudConnectorGroup", "zs-cc-net-2-us-west1-a");
        await tenant.control.remove("cloudConnectorGroup", String(lonely.id));
        const bench = await tenant.stack(async () => {
            const { pairs, withoutTwin, onlyInPrivateAccess } = await zscaler.joinWithPrivateAccess();
            return {
                pairs: pairs.map(({ name, group, privateAccess }) => [name, group.id, privateAccess.id]),
                withoutTwin: withoutTwin.map(({ name }) => name),
                only: onlyInPrivateAccess.map(({ name }) => name).sort(),
                part: zscaler.joinWithPrivateAccessOutput({ name: later("NET-2") }).withoutTwin.length,
            };
        });
        expect((await bench.up()).outputs).toEqual({
            pairs: [[NAME, group.id, twin.id]],
            withoutTwin: ["zs-cc-net-2-us-west1-a"],
            only: ["zs-cc-vnet-westeurope-1", "zs-cc-vpc-eu-west-1a"],
            part: 1,
        });
        expect(group.id).not.toBe(twin.id);
    });

    it.each([
        ["no group", () => zscaler.getUpgradeStatus({ groupName: "nowhere" }), "the group does not exist"],
        ["no time", () => zscaler.staleConnectors({ inactiveForMinutes: 0 }), "must be a number from 1"],
    ])("is told about %s, without a stack", async (_what, ask, words) => {
        const bench = await tenant.stack(async () => {
            await ask();
        });
        const failure = await bench.failure(bench.preview());
        expect(failure).toContain(words);
        expect(failure).not.toMatch(/\n\s+at /);
    });
});
