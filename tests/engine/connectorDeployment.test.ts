import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { bootWhenAwaited } from "../../tools/example/machines";
import { changed, objectsOf, without } from "../../tools/example/tenant";
import { connectorsIn } from "./connectorDeployment";
import { Tenant } from "./tenant";
import type { TestStack } from "./testStack";

const SITES = [
    { cloud: "aws", network: "vpc-1", zone: "us-west-2a", time: "America/Los_Angeles", autoScaling: true },
    { cloud: "azure", network: "vnet-1", zone: "westeurope-1", time: "Europe/Amsterdam", autoScaling: true },
    { cloud: "gcp", network: "net-1", zone: "europe-west1-b", time: "Europe/Brussels", autoScaling: false },
] as const;
const WINDOW = { upgradeDay: "Tuesday", upgradeStart: "02:00" } as const;
/** The same as the service keeps it. */
const STORED = { upgradeDayOfWeek: 3, upgradeStartTime: 7_200, upgradeEndTime: 14_400 };
const WINDOW_OF_TIME = { upgradeDay: WINDOW.upgradeDay, upgradeTime: WINDOW.upgradeStart };
const BUILD = "999999";

/** Template, URL and group for each cloud, and what a test adds. */
const program = (more: () => void = () => undefined) => {
    return async () => {
        const locationTemplate = new zscaler.LocationTemplate("workloads", { name: "Workloads" });
        const groups = SITES.map(({ cloud, network, zone, autoScaling }) => {
            const url = { name: `in-${cloud}`, cloud, locationTemplate, autoScaling };
            const provisioningUrl = new zscaler.ProvisioningUrl(cloud, url);
            const deployment = { provisioningUrl, cloud, network, zone };
            return new zscaler.CloudConnectorGroup(zone, { deployment, ...WINDOW });
        });
        more();
        return { groups: groups.map(({ name }) => name) };
    };
};

describe("a deployment in three clouds", () => {
    let tenant: Tenant;
    let bench: TestStack;
    beforeAll(async () => {
        tenant = await Tenant.open();
        bench = await tenant.stack(program());
    });
    afterAll(() => tenant?.close());

    const unchanged = async () => expect((await bench.preview(undefined, { refresh: true })).diffs).toEqual({});
    const boot = ({ cloud, network, zone }: (typeof SITES)[number]) =>
        tenant.control.cloud.boot({ provUrl: `in-${cloud}`, network, zone });
    const statuses = async (zone: string) =>
        (await connectorsIn(tenant, zone)).map(({ operationalStatus }) => operationalStatus);
    const everyWindow = async () => {
        const all = await tenant.control.list("ecVm");
        expect(all).toMatchObject(all.map(() => STORED));
    };

    it("comes up while its machines boot, each with the URL that the program has just made", async () => {
        const deployments = SITES.map(({ cloud, network, zone }) => ({
            provUrl: `in-${cloud}`,
            network,
            zones: [zone],
        }));
        const ended = new AbortController();
        const up = bench.up().finally(() => ended.abort());
        const [{ outputs, output }] = await Promise.all([
            up,
            bootWhenAwaited(tenant.control, deployments, ended.signal),
        ]);
        expect(output).toContain("waiting for the Cloud Connector group of provisioning URL");
        expect(outputs.groups).toEqual(SITES.map(({ network, zone }) => `zs-cc-${network}-${zone}`));
        expect(await tenant.control.list("ecVm")).toHaveLength(6);
        await everyWindow();
        await unchanged();
    });

    it("is upgraded in its window, one connector of a group after another, and shows no change", async () => {
        const { control } = tenant;
        const windows = async () => {
            const now = new Date((await control.clock()).now);
            return SITES.map(({ time }) => zscaler.nextUpgradeWindow(WINDOW_OF_TIME, time, now));
        };
        const advanceTo = async (moment: number) => {
            const { epochSeconds } = await control.clock();
            await control.advance({ seconds: Math.max(0, moment / 1_000 - epochSeconds) });
        };
        // A window that is open now may be too short for all of them.
        await advanceTo(Math.max(...(await windows()).map(({ end }) => end.getTime())));
        const starts = (await windows()).map(({ start }) => start.getTime());
        const seen = new Map<string, string[]>();
        const watch = async () => {
            for (const { zone } of SITES) {
                const said = seen.get(zone) ?? [];
                const status = (await statuses(zone)).sort().join(", ");
                seen.set(zone, said.at(-1) === status ? said : [...said, status]);
            }
        };
        await control.cloud.publishBuild(BUILD);
        await watch();
        for (const start of starts.sort((a, b) => a - b)) {
            await advanceTo(start);
            for (let minutes = 0; minutes <= 20; minutes += 5) {
                await watch();
                await control.advance({ minutes: 5 });
            }
        }
        const oneAtATime = ["ACTIVE, ACTIVE", "ACTIVE, INACTIVE", "ACTIVE, ACTIVE"];
        for (const { zone } of SITES) expect(seen.get(zone)).toEqual(oneAtATime);
        const builds = (await control.list("ecVm")).map(({ buildVersion }) => buildVersion);
        expect(new Set(builds)).toEqual(new Set([BUILD]));
        await unchanged();
    });

    it("keeps its groups when an instance group replaces a machine, and shows no change", async () => {
        const { zone } = SITES[2];
        const group = await tenant.object("ecgroup", `zs-cc-net-1-${zone}`);
        const [first] = await connectorsIn(tenant, zone);
        await tenant.control.cloud.replace(String(first?.instanceId));
        expect(await statuses(zone)).toEqual(["INACTIVE", "ACTIVE", "ACTIVE"]);
        expect((await tenant.object("ecgroup", `zs-cc-net-1-${zone}`)).id).toBe(group.id);
        await everyWindow();
        await unchanged();
    });

    it("gives its windows to machines that scaling out adds, also where the service does not", async () => {
        await boot(SITES[0]);
        await everyWindow();
        await unchanged();
        await tenant.control.set({ lateJoiners: "default" });
        await boot(SITES[1]);
        const { changes } = await bench.up(undefined, { refresh: true });
        expect(changes).toMatchObject({ update: 1 });
        await everyWindow();
        await unchanged();
    });

    it("is rid of a connector that is found dead, and of nothing else", async () => {
        await tenant.control.advance({ minutes: 90 });
        const find = await tenant.stack(async () => {
            const { connectors } = await zscaler.staleConnectors({ inactiveForMinutes: 60 });
            return { names: connectors.map(({ name }) => name) };
        });
        const [name, ...others] = (await find.up()).outputs.names as string[];
        expect(others).toEqual([]);
        const before = await objectsOf(tenant.control);
        const adopted = program(() => {
            const dead = { connectorName: name, deleteOnDestroy: name };
            new zscaler.CloudConnector("dead", dead, { protect: false });
        });
        await bench.up(adopted);
        await bench.up(program());
        const after = await objectsOf(tenant.control);
        // Both products list connectors, and each group with its connectors.
        expect(without(before, after)).toMatchObject([
            { collection: "cloudConnector", name },
            { collection: "ecVm", name },
        ]);
        expect(without(after, before)).toEqual([]);
        expect(changed(after, before)).toMatchObject([
            { collection: "cloudConnectorGroup", name: "zs-cc-net-1-europe-west1-b" },
            { collection: "ecgroup", name: "zs-cc-net-1-europe-west1-b" },
        ]);
        expect(await statuses(SITES[2].zone)).toEqual(["ACTIVE", "ACTIVE"]);
    });

    it("that is destroyed while machines run loses neither groups nor what these need", async () => {
        const before = await objectsOf(tenant.control);
        const refused = await bench.failure(bench.destroy());
        for (const { cloud } of SITES) expect(refused).toContain(`provisioning URL "in-${cloud}"`);
        expect(refused).toContain(`Cloud Connector group "zs-cc-vpc-1-us-west-2a"`);
        const after = await objectsOf(tenant.control);
        expect([...without(before, after), ...without(after, before), ...changed(after, before)]).toEqual([]);
    });
});
