import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { onTestFinished } from "../../onTestFinished";
import { connectorsIn, provisioningUrl } from "../connectorDeployment";
import { Tenant } from "../tenant";

describe("a group", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    it("is waited for while its machines boot, says what it waits for, and is the same in each cloud", async () => {
        const program = async () => {
            const url = new zscaler.LocationTemplate("everywhere", { name: "Everywhere" });
            const groups = [
                ["aws", "vpc-1", "us-east-1a"],
                ["azure", "vnet-1", "westeurope-2"],
                ["gcp", "net-1", "europe-west1-b"],
            ] as const;
            const adopted = groups.map(([cloud, network, zone]) => {
                const deployment = { provisioningUrl: urls[cloud], cloud, network, zone };
                return new zscaler.CloudConnectorGroup(
                    cloud,
                    { deployment, upgradeDay: "Monday", upgradeStart: "03:00" },
                    { dependsOn: url },
                );
            });
            return {
                clouds: adopted.map(({ cloud }) => cloud),
                zones: adopted.map(({ availabilityZone }) => availabilityZone),
                scaling: adopted.map(({ autoScaling }) => autoScaling),
                locations: adopted.map(({ locationName }) => locationName),
            };
        };
        const scaling = { autoScaleDetails: { autoScale: true } };
        const urls = {
            aws: (await provisioningUrl(tenant, "in-aws", "AWS", scaling)).id,
            azure: (await provisioningUrl(tenant, "in-azure", "AZURE")).id,
            gcp: (await provisioningUrl(tenant, "in-gcp", "GCP")).id,
        };
        const bench = await tenant.stack(program);
        const up = bench.up();
        await tenant.control.cloud.boot({ provUrl: "in-aws", network: "vpc-1", zone: "us-east-1a" });
        await waiting(tenant, up);
        await tenant.control.cloud.boot({ provUrl: "in-azure", network: "vnet-1", zone: "westeurope-2" });
        await tenant.control.cloud.boot({ provUrl: "in-gcp", network: "net-1", zone: "europe-west1-b" });
        const { outputs, output } = await up;
        expect(output).toContain(`waiting for the Cloud Connector group of provisioning URL ${urls.gcp} in net-1`);
        expect(outputs).toEqual({
            clouds: ["aws", "azure", "gcp"],
            zones: ["us-east-1a", "westeurope-2", "europe-west1-b"],
            scaling: [true, false, false],
            locations: ["us-east-1-vpc-1", "westeurope-vnet-1", "europe-west1-net-1"],
        });
        const windows = (await tenant.control.list("ecVm")).map(({ upgradeDayOfWeek }) => upgradeDayOfWeek);
        expect(windows).toEqual([2, 2, 2]);
        expect((await tenant.control.cloud.activation()).orgEditStatus).toBe("EDITS_CLEARED");
        expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 5 });
        expect(output).toContain("has only one connector: its zone has no connector during an upgrade");
        await bench.destroy();
    });

    it("keeps its window for connectors that join later", async () => {
        await tenant.control.set({ lateJoiners: "default" });
        await provisioningUrl(tenant, "joined", "AWS");
        const machine = { provUrl: "joined", network: "vpc-2", zone: "eu-west-1a" };
        await tenant.control.cloud.boot(machine);
        const bench = await tenant.stack(async () => {
            new zscaler.CloudConnectorGroup("joined", {
                groupName: "ZS-CC-vpc-2-eu-west-1a",
                upgradeDay: "Friday",
                upgradeStart: "01:00",
            });
        });
        await bench.up();
        await tenant.control.cloud.boot(machine);
        const seen = await bench.preview(undefined, { refresh: true });
        expect(Object.keys(seen.diffs).sort()).toEqual([
            "joined.upgradeDay",
            "joined.upgradeEnd",
            "joined.upgradeStart",
        ]);
        await bench.up(undefined, { refresh: true });
        const members = await connectorsIn(tenant, "eu-west-1a");
        expect(members.map(({ upgradeDayOfWeek }) => upgradeDayOfWeek)).toEqual([6, 6]);
        expect((await bench.preview(undefined, { refresh: true })).diffs).toEqual({});
        await tenant.control.set({ lateJoiners: "group" });
    });

    it("that never appears is an error: what was awaited, what is there instead, and what to check", async () => {
        const { id } = await provisioningUrl(tenant, "late", "AWS");
        const deployment = { provisioningUrl: id, cloud: "aws", network: "vpc-2", zone: "eu-west-1c" } as const;
        const bench = await tenant.stack(async () => {
            new zscaler.CloudConnectorGroup("late", { deployment, waitMinutes: 0.01 });
        });
        const failure = await bench.failure(bench.up());
        expect(failure).toContain(
            `adopt the Cloud Connector group of provisioning URL ${id} in vpc-2, zone eu-west-1c`,
        );
        expect(failure).toContain("no group has appeared within 600 ms");
        expect(failure).toContain('"zs-cc-vpc-2-eu-west-1a"');
        expect(failure).toContain("which differs in provisioningUrl and zone");
        expect(failure).toContain("Nothing was changed. Check that the machines are running");
        expect(failure).toContain("secret");
        expect(failure).toContain("image");
    });

    it("of one id is for one resource", async () => {
        const { id } = await tenant.object("ecgroup", "zs-cc-vpc-2-eu-west-1a");
        const bench = await tenant.stack(async () => {
            const first = new zscaler.CloudConnectorGroup("first", { groupId: String(id) });
            new zscaler.CloudConnectorGroup("second", { groupId: String(id) }, { dependsOn: first });
        });
        expect(await bench.failure(bench.up())).toContain("another resource in this stack already manages group");
    });

    it("stays what it is when the program names it in another way", async () => {
        const { id } = await tenant.object("ecgroup", "zs-cc-vpc-2-eu-west-1a");
        const program = (args: zscaler.CloudConnectorGroupArgs) => async () => {
            new zscaler.CloudConnectorGroup("same", {
                ...args,
                upgradeDay: "Thursday",
                upgradeStart: "05:00",
                resetOnDestroy: true,
            });
        };
        const bench = await tenant.stack(program({ groupName: "zs-cc-vpc-2-eu-west-1a" }));
        await bench.up();
        const run = await bench.up(program({ groupId: String(id) }));
        expect(run.changes).toMatchObject({ replace: 1 });
        expect(run.output).toContain("is not deleted: another resource of this stack manages it now");
        const [first] = await connectorsIn(tenant, "eu-west-1a");
        expect(first).toMatchObject({ upgradeDayOfWeek: 5, upgradeStartTime: 18_000 });
        expect((await bench.preview(program({ groupId: String(id) }), { refresh: true })).diffs).toEqual({});
        await bench.destroy();
    });

    it("that could not be set in full when it was adopted is so by the next run", async () => {
        await provisioningUrl(tenant, "failing", "AWS");
        await tenant.control.cloud.boot({ provUrl: "failing", network: "vpc-4", zone: "us-east-2b" });
        const bench = await tenant.stack(async () => {
            new zscaler.CloudConnectorGroup("failing", {
                groupName: "zs-cc-vpc-4-us-east-2b",
                upgradeDay: "Friday",
                upgradeStart: "01:00",
                releaseChannel: "latest",
            });
        });
        await tenant.control.set({ connectorWrites: "catalogue" });
        expect(await bench.failure(bench.up())).toContain("change release channels");
        await tenant.control.set({ connectorWrites: "2026" });
        await bench.up();
        const [only] = await connectorsIn(tenant, "us-east-2b");
        expect(only).toMatchObject({ upgradeDayOfWeek: 6, releaseChannel: "LATEST" });
        expect((await bench.preview()).changes).toEqual({ same: 2 });
    });

    it("gets its channel and all else, or nothing: what the tenant does not offer is found out before", async () => {
        await provisioningUrl(tenant, "offered", "AWS");
        await tenant.control.cloud.boot({ provUrl: "offered", network: "vpc-3", zone: "us-east-2a" });
        const program = (args: Partial<zscaler.CloudConnectorGroupArgs>) => async () => {
            new zscaler.CloudConnectorGroup("offered", { groupName: "zs-cc-vpc-3-us-east-2a", ...args });
        };
        const bench = await tenant.stack(program({}));
        await bench.up();
        const settings = async () =>
            (await connectorsIn(tenant, "us-east-2a")).map(({ upgradeDayOfWeek, disabled, releaseChannel }) => {
                return { upgradeDayOfWeek, disabled, releaseChannel };
            });
        const before = await settings();
        const wanted = { upgradeDay: "Friday", upgradeStart: "01:00", enabled: false, releaseChannel: "beta" } as const;
        await tenant.control.set({ connectorWrites: "catalogue" });
        const failure = await bench.failure(bench.up(program(wanted)));
        expect(failure).toContain("this tenant does not offer the API to change release channels");
        expect(failure).toContain("nothing was changed");
        expect(failure).toContain("the Cloud Connector Groups page");
        expect(await settings()).toEqual(before);

        // Without the newest of them, connectors are disabled one at a time.
        const { releaseChannel: _, ...older } = wanted;
        await bench.up(program(older));
        expect(await connectorsIn(tenant, "us-east-2a")).toMatchObject([{ disabled: true, upgradeDayOfWeek: 6 }]);

        await tenant.control.set({ connectorWrites: "2025", unofferedStatus: "403" });
        expect(await bench.failure(bench.up(program({})))).toContain("does not offer the API");
        expect(await connectorsIn(tenant, "us-east-2a")).toMatchObject([{ disabled: true, upgradeDayOfWeek: 6 }]);

        await tenant.control.set({ connectorWrites: "2026", unofferedStatus: "404" });
        await bench.up(program(wanted));
        expect(await connectorsIn(tenant, "us-east-2a")).toMatchObject([{ releaseChannel: "BETA" }]);
        await bench.up(program({ ...wanted, resetOnDestroy: true }));
        await bench.destroy();
        const [after] = await connectorsIn(tenant, "us-east-2a");
        expect(after).toMatchObject({ disabled: false, upgradeDayOfWeek: 1, upgradeStartTime: 0 });
    });
});

describe("lookups of groups", () => {
    it("show what moves by itself, and list by each filter", async () => {
        const tenant = await Tenant.open();
        onTestFinished(() => tenant.close());
        await provisioningUrl(tenant, "in-aws", "AWS", { autoScaleDetails: { autoScale: true } });
        await provisioningUrl(tenant, "in-gcp", "GCP");
        const { cloud } = tenant.control;
        await cloud.boot({ provUrl: "in-aws", network: "vpc-1", zone: "us-east-1a", instanceId: "i-1" });
        await cloud.boot({ provUrl: "in-aws", network: "vpc-1", zone: "us-east-1b", instanceId: "i-2" });
        await cloud.boot({ provUrl: "in-gcp", network: "net-1", zone: "europe-west1-b" });
        await cloud.terminate("i-2");
        const { id: location } = await tenant.object("ecLocation", "us-east-1-vpc-1");
        const names = (groups: { name: string }[]) => groups.map(({ name }) => name.replace("zs-cc-", ""));
        const bench = await tenant.stack(async () => ({
            one: await zscaler.getCloudConnectorGroup({ name: "ZS-CC-vpc-1-us-east-1a" }),
            all: names(await zscaler.getCloudConnectorGroups()),
            cloud: names(await zscaler.getCloudConnectorGroups({ cloud: "gcp" })),
            location: names(await zscaler.getCloudConnectorGroups({ location: String(location) })),
            zone: names(await zscaler.getCloudConnectorGroups({ availabilityZone: "us-east-1b" })),
            scaling: names(await zscaler.getCloudConnectorGroups({ autoScaling: false })),
            status: names(await zscaler.getCloudConnectorGroups({ operationalStatus: "Inactive" })),
            name: names(await zscaler.getCloudConnectorGroups({ name: "VPC-1" })),
        }));
        const { outputs } = await bench.up();
        const [inA, inB, inGoogle] = ["vpc-1-us-east-1a", "vpc-1-us-east-1b", "net-1-europe-west1-b"];
        expect(outputs).toMatchObject({
            one: { operationalStatus: "Active", connectors: [{ instanceId: "i-1", upgradeDay: "Sunday" }] },
            all: [inA, inB, inGoogle],
            cloud: [inGoogle],
            location: [inA, inB],
            zone: [inB],
            scaling: [inGoogle],
            status: [inB],
            name: [inA, inB],
        });
    });
});

/** Until somebody has looked for a group, or the deployment has ended. */
async function waiting({ control }: Tenant, up: Promise<unknown>): Promise<void> {
    const state = { ended: false };
    up.catch(() => undefined).finally(() => {
        state.ended = true;
    });
    while (!state.ended) {
        if ((await control.requestLog()).some(({ path }) => path.endsWith("/ecgroup"))) return;
    }
}
