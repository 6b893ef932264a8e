import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { EmulatorControlError, startEmulator } from "../../../emulator";
import { definitions } from "../../../emulator/catalog";
import type { StoredObject } from "../../../emulator/core/json";
import { Tenant } from "../../../emulator/core/tenant";
import { setDiskUse } from "../../../emulator/disasterRecovery/diskUse";
import { settle } from "../../../emulator/disasterRecovery/settle";
import { snapshotsOf } from "../../../emulator/disasterRecovery/snapshots";
import { CONNECTOR, enrol } from "../../../emulator/zpa/common/machine";
import { onTestFinished } from "../../onTestFinished";

const DAY = 86_400;

it("a designated group keeps the last 15 configurations and 5 binaries, one of each a day, however the clock moves", async () => {
    await fc.assert(
        fc.asyncProperty(
            fc.array(fc.integer({ min: 1, max: 40 * DAY }), { minLength: 1, maxLength: 12 }),
            async (steps) => {
                const tenant = await designated();
                const begun = tenant.clock.seconds();
                settle(tenant);
                for (const seconds of steps) tenant.advance(seconds * 1000);
                const passed = steps.reduce((sum, seconds) => sum + seconds, 0);
                const [ring] = snapshotsOf(tenant);
                const taken = Math.floor(passed / DAY) + 1;
                expect(ring?.configuration).toHaveLength(Math.min(15, taken));
                expect(ring?.binary).toHaveLength(Math.min(5, taken));
                for (const kind of [ring?.configuration ?? [], ring?.binary ?? []]) {
                    const times = kind.map(({ takenAt }) => takenAt);
                    expect(times).toEqual([...times].sort((one, other) => one - other));
                    expect(times.slice(1).every((at, index) => at - (times[index] ?? 0) === DAY)).toBe(true);
                    // The last one is no older than a day; a second passes while the test runs.
                    expect(begun + passed + 5 - (times.at(-1) ?? 0)).toBeLessThan(DAY + 10);
                }
            },
        ),
        { numRuns: 20 },
    );
});

it("a group that is no longer designated takes none, and its machines keep what they have", async () => {
    const tenant = await designated();
    tenant.advance(3 * DAY * 1000);
    const groups = tenant.collection("appConnectorGroup");
    const group = [...groups.values()].find(({ useInDrMode }) => useInDrMode === true);
    if (!group) throw new Error("no group is designated");
    const before = snapshotsOf(tenant);
    tenant.put(groups, { ...group, useInDrMode: false });
    tenant.advance(30 * DAY * 1000);
    expect(snapshotsOf(tenant)).toEqual(before);
    tenant.put(groups, group);
    tenant.advance(2 * DAY * 1000);
    expect(snapshotsOf(tenant)[0]?.configuration.length).toBeGreaterThan(before[0]?.configuration.length ?? 0);
});

it("a machine whose disk is more than 90 % full takes none until space is freed, while another of its group does", async () => {
    const tenant = await designated();
    tenant.advance(2 * DAY * 1000);
    const [before] = snapshotsOf(tenant);
    const [full] = [...tenant.collection("connector").values()].filter((each) => isOf(each, before?.groupId));
    if (!full) throw new Error("the group has no machine");
    setDiskUse(tenant, full.id, { diskUsedPercent: 91 });
    tenant.advance(3 * DAY * 1000);
    expect(snapshotsOf(tenant)).toEqual([{ ...before, withoutRoom: [full.id] }]);
    setDiskUse(tenant, full.id, { diskUsedPercent: 90 });
    tenant.advance(DAY * 1000);
    expect(snapshotsOf(tenant)).toMatchObject([{ withoutRoom: [], configuration: { length: 4 } }]);
    const other = enrolIn(tenant, tenant.collection("appConnectorGroup").get(String(full.appConnectorGroupId)));
    setDiskUse(tenant, full.id, { diskUsedPercent: 99.5 });
    tenant.advance(DAY * 1000);
    expect(snapshotsOf(tenant)).toMatchObject([{ withoutRoom: [full.id], configuration: { length: 5 } }]);
    setDiskUse(tenant, other.id, { diskUsedPercent: 100 });
    tenant.advance(DAY * 1000);
    expect(snapshotsOf(tenant)[0]?.configuration).toHaveLength(5);
});

it("snapshots are named as on the machines, and shown by the control API", async () => {
    const emulator = await startEmulator();
    onTestFinished(() => emulator.close());
    const { control } = emulator;
    const { id } = await control.create("appConnectorGroup", { name: "Lyon", enabled: true, useInDrMode: true });
    const body = {
        name: "Lyon",
        maxUsage: 1,
        zcomponentId: id,
        enrollmentCertId: "6573",
        associationType: "CONNECTOR_GRP",
    };
    const key = await control.create("provisioningKey", body);
    const machine = await control.enrol({ provisioningKey: String(key.provisioningKey) });
    await control.advance({ days: 1 });
    await control.disasterRecovery.setDiskUse(machine.id, 95);
    for (const [unknown, percent] of [
        ["1", 95],
        [machine.id, 101],
    ] as const) {
        await expect(control.disasterRecovery.setDiskUse(unknown, percent)).rejects.toThrow(EmulatorControlError);
    }
    const [ring] = await control.disasterRecovery.snapshots();
    expect(ring).toMatchObject({ groupId: id, withoutRoom: [machine.id] });
    for (const { name } of ring?.configuration ?? []) expect(name).toMatch(/^config-\d{4}-\d\d-\d\d$/);
    for (const { name } of ring?.binary ?? []) expect(name).toMatch(/^binary-\d{4}-\d\d-\d\d-\d\d-\d\d_ver_[\d.]+$/);
});

async function designated(): Promise<Tenant> {
    const tenant = await Tenant.open({ definitions }, () => undefined);
    const groups = tenant.collection("appConnectorGroup");
    const [template] = groups.values();
    if (!template) throw new Error("a tenant has groups of its own");
    const group = { ...template, id: tenant.nextId(), name: "Lyon", useInDrMode: true, enabled: true };
    tenant.put(groups, group);
    enrolIn(tenant, group);
    return tenant;
}

const isOf = ({ appConnectorGroupId }: StoredObject, groupId: string | undefined) => appConnectorGroupId === groupId;

function enrolIn(tenant: Tenant, group: StoredObject | undefined): StoredObject {
    if (!group) throw new Error("there is no such group");
    return enrol(tenant, CONNECTOR, group, {
        name: "vm",
        publicIp: "203.0.113.10",
        privateIp: "192.0.2.10",
        platform: "el9",
        enrollmentCertId: "6573",
    });
}
