import { describe, expect, test } from "@jest/globals";
import type { CloudSession } from "./session";
import { groupsOf, type Item, listOf, membersOf, onlyGroup, openWorld, VPC } from "./world";

const NEXT = "300002";
/** What one connector takes. */
const TURN = { minutes: 7 };

const local = (epochSeconds: number, timeZone: string) =>
    new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", hourCycle: "h23", timeZone })
        .format(epochSeconds * 1_000)
        .replace(/[^\w ]/g, "");

/** Moves the clock to a full hour where the machines run, and a minute on. */
async function advanceTo(session: CloudSession, wanted: string, timeZone = "America/Los_Angeles"): Promise<void> {
    const { epochSeconds } = await session.control.clock();
    let hour = Math.ceil(epochSeconds / 3_600) * 3_600;
    while (local(hour, timeZone) !== wanted) hour += 3_600;
    await session.control.advance({ seconds: hour - epochSeconds + 60 });
}

/** Publishes a build while nobody's window is open. */
async function publish(session: CloudSession): Promise<void> {
    await advanceTo(session, "Mon 12");
    await session.control.cloud.publishBuild(NEXT);
}

const states = async (session: CloudSession) =>
    membersOf(await onlyGroup(session)).map(
        ({ operationalStatus, buildVersion, upgradeStatus }) => `${operationalStatus} ${buildVersion} ${upgradeStatus}`,
    );

const metrics = async (session: CloudSession) =>
    (await listOf(session, "ecgroup/vmUpgradeMetrics")).map(
        ({ totalDevicesScheduled, upgradeStatus }) => `${totalDevicesScheduled} ${upgradeStatus}`,
    );

describe("a published build", () => {
    test("is taken on by one connector of a group after another, in the window of where they run", async () => {
        const { session } = await openWorld({ bootstrapSeconds: 0 }, 3);
        await publish(session);
        expect(await metrics(session)).toEqual(["3 SCHEDULED"]);
        await advanceTo(session, "Sat 23");
        expect(await states(session)).toEqual(["ACTIVE 300001 1", "ACTIVE 300001 1", "ACTIVE 300001 1"]);
        await advanceTo(session, "Sun 00");
        expect(await states(session)).toEqual(["INACTIVE 300001 1", "ACTIVE 300001 1", "ACTIVE 300001 1"]);
        await session.control.advance(TURN);
        expect(await states(session)).toEqual(["ACTIVE 300002 0", "INACTIVE 300001 1", "ACTIVE 300001 1"]);
        await session.control.advance(TURN);
        expect(await states(session)).toEqual(["ACTIVE 300002 0", "ACTIVE 300002 0", "INACTIVE 300001 1"]);
        await session.control.advance(TURN);
        expect(await states(session)).toEqual(["ACTIVE 300002 0", "ACTIVE 300002 0", "ACTIVE 300002 0"]);
        expect(await metrics(session)).toEqual(["3 NO_PENDING_UPGRADE"]);
    });

    test("reaches all 16 of a group within two hours, none of them twice", async () => {
        const { session } = await openWorld({}, 16);
        await publish(session);
        await session.control.advance({ days: 7 });
        const members = membersOf(await onlyGroup(session));
        const times = members.map(({ lastUpgradeTime }) => Number(lastUpgradeTime));
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(new Set(times).size).toBe(16);
        for (const time of times) expect(local(time - 1, "America/Los_Angeles")).toMatch(/^Sun 0[01]$/);
        await session.control.advance({ days: 7 });
        expect(membersOf(await onlyGroup(session)).map(({ lastUpgradeTime }) => lastUpgradeTime)).toEqual(times);
    });

    test("waits for the window that an administrator chose", async () => {
        const { session, group } = await openWorld();
        const window = { dayOfWeek: 4, startTime: 79_200, endTime: 86_400, vmGroupIds: [group.id] };
        await session.put("ecgroup/scheduleupgrade", window);
        await publish(session);
        await session.control.advance({ days: 7 });
        const [member] = membersOf(await onlyGroup(session));
        expect(member?.buildVersion).toBe(NEXT);
        expect(local(Number(member?.lastUpgradeTime), "America/Los_Angeles")).toBe("Wed 22");
    });

    test.each([
        ["eu-west-3b", "Europe/Paris"],
        ["ap-northeast-1a", "Asia/Tokyo"],
        ["xx-moon-1a", "UTC"],
    ])("follows the clocks of %s", async (zone, timeZone) => {
        const { session } = await openWorld();
        await session.control.cloud.boot({ provUrl: "aws-lyon", network: VPC, zone });
        await publish(session);
        await session.control.advance({ days: 7 });
        const [, group] = await groupsOf(session);
        const times = membersOf(group as Item).map(({ lastUpgradeTime }) => Number(lastUpgradeTime));
        expect(times.map((time) => local(time, timeZone))).toEqual(["Sun 00"]);
    });

    test("takes groups at the same time", async () => {
        const { session } = await openWorld();
        await session.control.cloud.boot({ provUrl: "aws-lyon", network: VPC, zone: "us-west-2b" });
        await publish(session);
        await advanceTo(session, "Sun 00");
        const all = (await groupsOf(session)).flatMap(membersOf);
        expect(all.map(({ operationalStatus }) => operationalStatus)).toEqual(["INACTIVE", "INACTIVE"]);
    });

    test("is what the next machine runs from the start", async () => {
        const { session } = await openWorld();
        await publish(session);
        expect((await session.get("ecbuild")).body).toMatchObject({ version: NEXT });
        const next = await session.control.cloud.boot({ provUrl: "aws-lyon", network: VPC, zone: "us-west-2a" });
        expect(next.buildVersion).toBe(NEXT);
    });

    test("must be a new one", async () => {
        const { session } = await openWorld();
        await expect(session.control.cloud.publishBuild("300001")).rejects.toThrow(/already published/);
        await expect(session.control.cloud.publishBuild("")).rejects.toThrow(/digits/);
    });
});

describe("an upgrade", () => {
    test("that fails is tried again a week later, and the others go on", async () => {
        const { session, machines } = await openWorld({ bootstrapSeconds: 0 }, 2);
        const instanceId = String(machines[0]?.instanceId);
        await session.control.cloud.failNext(instanceId, "upgrade");
        await publish(session);
        await advanceTo(session, "Sun 04");
        expect(await states(session)).toEqual(["ACTIVE 300001 2", "ACTIVE 300002 0"]);
        expect(await metrics(session)).toEqual(["1 FAILED_OTHER", "1 NO_PENDING_UPGRADE"]);
        await session.control.advance({ days: 6 });
        expect((await states(session))[0]).toBe("ACTIVE 300001 2");
        await session.control.advance({ days: 1 });
        expect((await states(session))[0]).toBe("ACTIVE 300002 0");
    });

    test("passes over connectors that are turned off or gone", async () => {
        const { session, machines } = await openWorld({ bootstrapSeconds: 0 }, 3);
        const [first, second] = machines.map(({ id, instanceId }) => ({
            id: Number(id),
            instanceId: String(instanceId),
        }));
        await session.put("ecgroup/vmStatus", { status: "DISABLE", vmIds: [first?.id] });
        await session.control.cloud.terminate(String(second?.instanceId));
        await publish(session);
        await session.control.advance({ days: 7 });
        expect(await states(session)).toEqual(["ACTIVE 300001 4", "INACTIVE 300001 1", "ACTIVE 300002 0"]);
    });

    test("ends with a machine that is terminated meanwhile", async () => {
        const { session, machines } = await openWorld({ bootstrapSeconds: 0 }, 2);
        await publish(session);
        await advanceTo(session, "Sun 00");
        await session.control.cloud.terminate(String(machines[0]?.instanceId));
        await session.control.advance({ hours: 1 });
        expect(await states(session)).toEqual(["INACTIVE 300001 1", "ACTIVE 300002 0"]);
    });

    test("shows as 0 alone where numbers say no more than that", async () => {
        const { session } = await openWorld({ upgradeNumbers: "zero" });
        await publish(session);
        expect(await states(session)).toEqual(["ACTIVE 300001 0"]);
    });
});
