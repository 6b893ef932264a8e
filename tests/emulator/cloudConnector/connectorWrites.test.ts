import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { type CloudSession, openCloud } from "./session";
import { membersOf, onlyGroup, openWorld, pathOf, VPC, ZONE } from "./world";

const DISABLED = ["DISABLED", "PKG_REPO_REGISTERED"];
const REGISTERED = ["REGISTERED", "PKG_REPO_REGISTERED"];
const WEDNESDAY_22 = { upgradeDayOfWeek: 4, upgradeStartTime: 79_200, upgradeEndTime: 86_400 };

const schedule = (session: CloudSession, body: WireObject) =>
    session.put("ecgroup/scheduleupgrade", { dayOfWeek: 4, startTime: 79_200, endTime: 86_400, ...body });
const status = (session: CloudSession, body: WireObject) => session.put("ecgroup/vmStatus", body);

async function statuses(session: CloudSession): Promise<unknown[]> {
    return membersOf(await onlyGroup(session)).map((member) => member.status);
}

describe("the upgrade window", () => {
    test("of a group is that of all its members", async () => {
        const { session, group } = await openWorld({}, 2);
        const answer = await schedule(session, { vmGroupIds: [group.id] });
        expect([answer.status, answer.text]).toEqual([204, ""]);
        expect(membersOf(await onlyGroup(session))).toMatchObject([WEDNESDAY_22, WEDNESDAY_22]);
        expect(await session.control.cloud.activation()).toMatchObject({ orgEditStatus: "EDITS_PRESENT" });
    });

    test("can be that of one member, and of a group beside it", async () => {
        const { session, group } = await openWorld({}, 2);
        const vmIds = membersOf(group)
            .slice(0, 1)
            .map(({ id }) => id);
        await schedule(session, { vmGroupIds: [], vmIds });
        const days = async () => membersOf(await onlyGroup(session)).map((member) => member.upgradeDayOfWeek);
        expect(await days()).toEqual([4, 1]);
        await schedule(session, { dayOfWeek: 7, vmGroupIds: [group.id], vmIds });
        expect(await days()).toEqual([7, 7]);
    });

    test.each([
        [{ dayOfWeek: 0 }, /dayOfWeek/],
        [{ dayOfWeek: 8 }, /dayOfWeek/],
        [{ dayOfWeek: "SUNDAY" }, /dayOfWeek/],
        [{ startTime: 1_800, endTime: 9_000 }, /on the hour/],
        [{ startTime: 0, endTime: 10_800 }, /two hours/],
        [{ startTime: 82_800, endTime: 90_000 }, /endTime/],
        [{ startTime: 7_200, endTime: 0 }, /endTime must be after/],
        [{ vmGroupIds: [] }, /must name at least one/],
        [{ vmGroupIds: ["x"] }, /list of ids/],
    ])("%o is refused and changes nothing", async (wrong, message) => {
        const { session, group } = await openWorld();
        const { status: code, body } = await schedule(session, { vmGroupIds: [group.id], ...wrong });
        expect({ code, name: body.code }).toEqual({ code: 400, name: "INVALID_INPUT_ARGUMENT" });
        expect(body.message).toMatch(message);
        expect(await onlyGroup(session)).toEqual(group);
    });

    test("may begin at any minute where the rules are lax", async () => {
        const { session, group } = await openWorld({ scheduleRules: "lax" });
        const answer = await schedule(session, { startTime: 1_800, endTime: 3_600, vmGroupIds: [group.id] });
        expect(answer.status).toBe(204);
        expect(membersOf(await onlyGroup(session))).toMatchObject([{ upgradeStartTime: 1_800, upgradeEndTime: 3_600 }]);
    });

    test("of what is not there is refused as a whole", async () => {
        const { session, group } = await openWorld();
        expect((await schedule(session, { vmGroupIds: [group.id, 1] })).status).toBe(404);
        expect((await schedule(session, { vmIds: [group.id] })).status).toBe(404);
        expect(await onlyGroup(session)).toEqual(group);
    });
});

describe("turning connectors off", () => {
    test("shows as a flag, for all of a group until they are turned on again", async () => {
        const { session, group } = await openWorld({}, 2);
        const { body } = await status(session, { status: "DISABLE", vmGroupIds: [group.id], vmIds: [] });
        expect(body).toEqual({ failedVms: {} });
        expect(await statuses(session)).toEqual([DISABLED, DISABLED]);
        expect(membersOf(await onlyGroup(session))).toMatchObject([{ operationalStatus: "ACTIVE" }, {}]);
        await status(session, { status: "ENABLE", vmGroupIds: [group.id] });
        expect(await statuses(session)).toEqual([REGISTERED, REGISTERED]);
    });

    test("makes them inactive where the service sees it so", async () => {
        const { session, group } = await openWorld({ disabledOperationalStatus: "inactive" });
        await status(session, { status: "DISABLE", vmGroupIds: [group.id] });
        expect(membersOf(await onlyGroup(session))).toMatchObject([{ operationalStatus: "INACTIVE" }]);
    });

    test("takes a while where the service does", async () => {
        const { session, group } = await openWorld({ connectorStatusSeconds: 60 });
        await status(session, { status: "DISABLE", vmGroupIds: [group.id] });
        expect(await statuses(session)).toEqual([["DISABLING", "PKG_REPO_REGISTERED"]]);
        await session.control.advance({ minutes: 1 });
        expect(await statuses(session)).toEqual([DISABLED]);
        await status(session, { status: "ENABLE", vmGroupIds: [group.id] });
        expect(await statuses(session)).toEqual([["ENABLING", "PKG_REPO_REGISTERED"]]);
    });

    test("says for which of them it failed, and why", async () => {
        const { session, group, machines } = await openWorld({}, 2);
        const instanceId = String(machines[1]?.instanceId);
        await session.control.cloud.failNext(instanceId, "statusChange", "Connector is upgrading");
        const { body } = await status(session, { status: "DISABLE", vmGroupIds: [group.id] });
        expect(body).toEqual({ failedVms: { [String(machines[1]?.id)]: "Connector is upgrading" } });
        expect(await statuses(session)).toEqual([DISABLED, REGISTERED]);
        expect((await status(session, { status: "DISABLE", vmGroupIds: [group.id] })).body).toEqual({ failedVms: {} });
    });

    test("one by one by path", async () => {
        const { session, group } = await openWorld();
        const [member = {}] = membersOf(group);
        const answer = await session.put(`${pathOf(group, member)}/DISABLE`, {});
        expect([answer.status, answer.text]).toEqual([204, ""]);
        expect(await statuses(session)).toEqual([DISABLED]);
        expect((await session.put(`${pathOf(group, member)}/ENABLE`, {})).status).toBe(204);
        expect(await statuses(session)).toEqual([REGISTERED]);
        expect((await session.put(`${pathOf(group, member)}/REMOVE`, {})).status).toBe(404);
    });

    test("is refused with another word", async () => {
        const { session, group } = await openWorld();
        const { body } = await status(session, { status: "DISABLED", vmGroupIds: [group.id] });
        expect(body).toMatchObject({ code: "INVALID_INPUT_ARGUMENT", message: expect.stringContaining("DISABLE") });
    });

    test("is seen by Private Access", async () => {
        const { session, group } = await openWorld();
        await status(session, { status: "DISABLE", vmGroupIds: [group.id] });
        const twins = await session.control.list("cloudConnectorGroup");
        expect(twins.find(({ name }) => name === group.name)?.cloudConnectors).toMatchObject([{ enabled: false }]);
        expect(await session.control.list("cloudConnector")).toMatchObject([{ enabled: false }]);
    });
});

describe("what a tenant offers", () => {
    const writes = [
        ["2026", ["scheduleupgrade", "DISABLE", "vmStatus", "releaseChannel", "vmUpgradeMetrics"]],
        ["catalogue", ["scheduleupgrade", "DISABLE"]],
        ["2025", []],
    ] as const;
    test.each(writes)("in %s is %o, and deleting a connector", async (connectorWrites, offered) => {
        const { session, group } = await openWorld({ connectorWrites });
        const path = pathOf(group, membersOf(group)[0] ?? {});
        const one = { vmGroupIds: [group.id] };
        const answers = {
            scheduleupgrade: await schedule(session, one),
            DISABLE: await session.put(`${path}/DISABLE`, {}),
            vmStatus: await status(session, { status: "ENABLE", ...one }),
            releaseChannel: await session.put("ecgroup/releaseChannel", { releaseChannel: "BETA", ...one }),
            vmUpgradeMetrics: await session.get("ecgroup/vmUpgradeMetrics"),
        };
        const working = Object.entries(answers).filter(([, answer]) => answer.status < 300);
        expect(working.map(([name]) => name)).toEqual(offered);
        expect(Object.values(answers).map((answer) => answer.status)).not.toContain(400);
        expect((await session.delete(path)).status).toBe(204);
    });

    test.each([["403"], ["404"], ["405"]])(
        "is refused with %s as the tenant does, and nothing is to be activated",
        async (unofferedStatus) => {
            const { session, group } = await openWorld({ connectorWrites: "2025", unofferedStatus });
            await session.put("ecAdminActivateStatus/activate", {});
            expect((await schedule(session, { vmGroupIds: [group.id] })).status).toBe(Number(unofferedStatus));
            expect(await session.control.cloud.activation()).toMatchObject({ pendingWrites: 0 });
        },
    );
});

describe("upgrade metrics", () => {
    const count = async (session: CloudSession, query: string): Promise<number> => {
        const { body } = await session.get(`ecgroup/vmUpgradeMetrics?${query}`);
        const rows = Array.isArray(body) ? (body as WireObject[]) : [];
        return rows.reduce((sum, row) => sum + Number(row.totalDevicesScheduled), 0);
    };

    test("count connectors by channel and state, as far as the filters go", async () => {
        const { session, group } = await openWorld({ bootstrapSeconds: 0 }, 2);
        await session.url({ name: "azure" }, { cloudProviderType: "AZURE", releaseChannel: "BETA" });
        await session.control.cloud.boot({ provUrl: "azure", network: "vnet-lyon", zone: "westeurope-1" });
        const { body } = await session.get("ecgroup/vmUpgradeMetrics");
        expect(body).toEqual([
            { releaseChannel: "STABLE", totalDevicesScheduled: 2, upgradeStatus: "NO_PENDING_UPGRADE" },
            { releaseChannel: "BETA", totalDevicesScheduled: 1, upgradeStatus: "NO_PENDING_UPGRADE" },
        ]);
        expect(await count(session, "platform=AZURE")).toBe(1);
        expect(await count(session, "platform=AZURE&platform=AWS&deployType=CLOUD")).toBe(3);
        expect(await count(session, `name=${String(group.name).toUpperCase()}`)).toBe(2);
        expect(await count(session, `locationId=${(group.location as WireObject).id}`)).toBe(2);
        expect(await count(session, "autoScale=true")).toBe(0);
        expect(await count(session, "zeroTrustGroup=true")).toBe(0);
        expect(await count(session, "upgradeStatus=SCHEDULED&upgradeStatus=BLOCKED")).toBe(0);
        await session.put("ecgroup/releaseChannel", { releaseChannel: "LATEST", vmGroupIds: [group.id] });
        expect(await count(session, "releaseChannel=LATEST")).toBe(2);
    });

    test("tell of new and of disabled connectors", async () => {
        const { session, group } = await openWorld();
        expect(await count(session, "upgradeStatus=BOOTSTRAPPING")).toBe(1);
        await session.control.advance({ minutes: 5 });
        expect(await count(session, "upgradeStatus=NO_PENDING_UPGRADE")).toBe(1);
        await status(session, { status: "DISABLE", vmGroupIds: [group.id] });
        expect(await count(session, "upgradeStatus=BLOCKED")).toBe(1);
    });

    test("refuse a filter that is not one of the published words", async () => {
        const session = await openCloud();
        for (const query of ["platform=VMWARE", "upgradeStatus=0", "autoScale=yes", "deployType=ONPREM"]) {
            expect([query, (await session.get(`ecgroup/vmUpgradeMetrics?${query}`)).status]).toEqual([query, 400]);
        }
    });
});

test("a machine that joins later takes over the window that was set, as one that replaces another does", async () => {
    const { session, group, machines } = await openWorld();
    await schedule(session, { vmGroupIds: [group.id] });
    expect(await session.control.cloud.boot({ provUrl: "aws-lyon", network: VPC, zone: ZONE })).toMatchObject(
        WEDNESDAY_22,
    );
    const next = await session.control.cloud.replace(String(machines[0]?.instanceId));
    expect(next).toMatchObject(WEDNESDAY_22);
});
