import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { upgradeStatus } from "../../../provider/cloudConnector/functions/upgradeStatus";
import { Fleet } from "./fleet";

let fleet: Fleet;
let number = 0;
beforeAll(async () => {
    fleet = await Fleet.open({ bootstrapSeconds: 0 });
});
beforeEach(async () => {
    await fleet.control.set({ connectorWrites: "2026", upgradeNumbers: "assumed", unofferedStatus: "404" });
});
afterAll(() => fleet?.close());

/** A network of its own, so that tests do not see each other's machines. */
async function group(size: number, zone = "us-west-2a") {
    const network = `vpc-${++number}`;
    const machines = await fleet.boot(network, zone, size);
    return { groupName: `zs-cc-${network}-${zone}`, machines: machines.map(({ instanceId }) => String(instanceId)) };
}
const ask = (groupName: string) => upgradeStatus({ groupName }, fleet.run());
const states = ({ connectors }: Awaited<ReturnType<typeof upgradeStatus>>) =>
    connectors.map((connector) => connector.upgradeStatus);

describe("the upgrade status of a group", () => {
    it("is that of all its connectors, with what the tenant counts", async () => {
        const { groupName } = await group(2);
        expect(await ask(groupName.toUpperCase())).toMatchObject({
            groupName,
            upgradeStatus: "none pending",
            countsOffered: true,
            counts: [{ upgradeStatus: "none pending", connectors: 2, releaseChannel: "stable" }],
            timeZone: "America/Los_Angeles",
            connectors: [{ upgradeStatus: "none pending" }, { upgradeStatus: "none pending", upgradeDay: "Sunday" }],
        });
    });

    it("calls a connector what the counts call as many connectors as have its number", async () => {
        const { groupName, machines } = await group(3);
        await fleet.control.change("ecVm", await recordOf(machines[1]), { failedUpgradeTime: 1 });
        const found = await ask(groupName);
        expect(found.upgradeStatus).toBe("failed");
        expect(states(found)).toEqual(["none pending", "failed", "none pending"]);
    });

    it("leaves the number where two states could be meant, and still knows the worst of them", async () => {
        const { groupName, machines } = await group(3);
        await fleet.control.change("ecVm", await recordOf(machines[0]), { failedUpgradeTime: 1 });
        await fleet.control.change("ecVm", await recordOf(machines[1]), { disabled: true });
        const found = await ask(groupName);
        expect(found.upgradeStatus).toBe("failed");
        expect(states(found)).toEqual([2, 4, "none pending"]);
    });

    it("does not take 0 for no pending upgrade where the counts say otherwise", async () => {
        const { groupName, machines } = await group(2);
        await fleet.control.set({ upgradeNumbers: "zero" });
        for (const machine of machines) {
            await fleet.control.change("ecVm", await recordOf(machine), { failedUpgradeTime: 1 });
        }
        expect(states(await ask(groupName))).toEqual(["failed", "failed"]);
        await fleet.control.change("ecVm", await recordOf(machines[0]), { failedUpgradeTime: null });
        const found = await ask(groupName);
        expect([found.upgradeStatus, ...states(found)]).toEqual(["failed", 0, 0]);
    });

    it.each([
        [
            "that are spelt otherwise",
            [{ channel: "BETA", state: "SCHEDULED", devices: 2 }],
            "scheduled",
            ["scheduled", "none pending", "scheduled"],
        ],
        ["in one object", { upgradeStatus: "BLOCKED", count: 2 }, "blocked", ["blocked", "none pending", "blocked"]],
        ["that say nothing", [], 2, [2, "none pending", 2]],
        [
            "of other groups too",
            [
                { upgradeStatus: "SCHEDULED", count: 2 },
                { upgradeStatus: "NO_PENDING_UPGRADE", count: 9 },
            ],
            2,
            [2, "none pending", 2],
        ],
        ["of states that are new", [{ upgradeStatus: "PAUSED", count: 2 }], 2, [2, "none pending", 2]],
    ])("understands counts %s", async (_what, body, status, each) => {
        const { groupName, machines } = await group(3);
        for (const machine of [machines[0], machines[2]]) {
            await fleet.control.change("ecVm", await recordOf(machine), { failedUpgradeTime: 1 });
        }
        await fleet.control.fault({ path: "vmUpgradeMetrics", status: 200, body });
        const found = await ask(groupName);
        expect([found.upgradeStatus, ...states(found)]).toEqual([status, ...each]);
    });

    it.each(["403", "404", "405"] as const)(
        "is what the numbers say where counts answer %s",
        async (unofferedStatus) => {
            const { groupName, machines } = await group(2);
            await fleet.control.set({ connectorWrites: "catalogue", unofferedStatus });
            const calm = await ask(groupName);
            expect(calm).toMatchObject({ upgradeStatus: "none pending", countsOffered: false, counts: [] });
            await fleet.control.change("ecVm", await recordOf(machines[1]), { failedUpgradeTime: 1 });
            const found = await ask(groupName);
            expect([found.upgradeStatus, ...states(found)]).toEqual([2, "none pending", 2]);
        },
    );

    it("is found out from one list of groups, however many are asked about at once", async () => {
        const names = [await group(1), await group(1), await group(1)].map(({ groupName }) => groupName);
        const run = fleet.run();
        await fleet.control.clearRequestLog();
        await Promise.all(names.map((groupName) => upgradeStatus({ groupName }, run)));
        const paths = (await fleet.control.requestLog()).map(({ path }) => path.replace(/^.*\/v1\//, ""));
        expect(paths.filter((path) => path === "ecgroup")).toHaveLength(1);
        expect(paths.filter((path) => path.startsWith("location"))).toHaveLength(1);
    });

    it("is asked for by one of id and name, of a group that is there", async () => {
        const run = fleet.run();
        await expect(upgradeStatus({}, run)).rejects.toThrow("neither groupId nor groupName is set");
        await expect(upgradeStatus({ groupId: "1", groupName: "x" }, run)).rejects.toThrow(
            'Cannot look up the upgrade status of Cloud Connector group "x" (1): both groupId and groupName are set',
        );
        await expect(upgradeStatus({ groupId: "1" }, run)).rejects.toThrow("the group does not exist");
    });
});

async function recordOf(instanceId: string | undefined): Promise<string> {
    const found = (await fleet.control.list("ecVm")).find((record) => record.instanceId === instanceId);
    return String(found?.id);
}
