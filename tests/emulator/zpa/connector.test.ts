import { describe, expect, test } from "@jest/globals";
import { openSession, signIn } from "../session";

describe("enrolling a connector", () => {
    test("counts a use of the key and shows up in the group, without a status yet", async () => {
        const session = await openSession();
        const key = await session.key();
        const machine = await session.control.enrol({ provisioningKey: key.provisioningKey });
        const { body } = await session.get(`v1/connector/${machine.id}`);
        expect(body).toMatchObject({
            name: "Lyon key-1",
            enabled: true,
            appConnectorGroupId: key.zcomponentId,
            appConnectorGroupName: "Branch Lyon",
            provisioningKeyId: key.id,
            enrollmentCert: { id: "6573", name: "Connector" },
        });
        expect(body).not.toHaveProperty("controlChannelStatus");
        expect(body).not.toHaveProperty("currentVersion");
        const used = await session.control.get("provisioningKey", key.id);
        expect(used.usageCount).toBe("1");
    });

    test("is refused when the key is used up", async () => {
        const session = await openSession();
        const { provisioningKey } = await session.key({ maxUsage: 1 });
        await session.control.enrol({ provisioningKey });
        await expect(session.control.enrol({ provisioningKey })).rejects.toMatchObject({
            id: "nonce.usage.exceeded",
            message: expect.stringContaining("nonce usage count reached the limit nonce.maxUsage"),
        });
        expect(await session.control.list("connector")).toHaveLength(1);
    });

    test("is refused with an unknown, a disabled or an expired key", async () => {
        const session = await openSession();
        const tomorrow = String(Math.floor(Date.now() / 1000) + 86_400);
        const key = await session.key({ expirationInEpochSec: tomorrow });
        const { provisioningKey } = key;
        const refused = (id: string, value = provisioningKey) =>
            expect(session.control.enrol({ provisioningKey: value })).rejects.toMatchObject({ id });
        await refused("nonce.invalid", "3|api.private.zscaler.com|x");
        await session.control.change("provisioningKey", key.id, { enabled: false });
        await refused("nonce.disabled");
        await session.control.change("provisioningKey", key.id, { enabled: true });
        await session.control.advance({ days: 2 });
        await refused("nonce.expired");
    });

    test.each([
        ["the key", { key: { ipAcl: ["198.51.100.0/24", "2001:db8::/32"] }, group: {} }],
        ["the group", { key: {}, group: { ipAcl: ["198.51.100.0/24", "2001:db8::/32"] } }],
    ])("is refused from an address that %s does not allow", async (_, lists) => {
        const session = await openSession();
        const group = await session.group(lists.group);
        const { provisioningKey } = await session.key({ zcomponentId: group.id, ...lists.key });
        const from = (publicIp: string) => session.control.enrol({ provisioningKey, publicIp });
        await expect(from("203.0.113.1")).rejects.toMatchObject({ id: "ip.acl.denied" });
        expect((await from("198.51.100.7")).publicIp).toBe("198.51.100.7");
        expect((await from("2001:db8::7")).publicIp).toBe("2001:db8::7");
    });
});

describe("a connector", () => {
    test("goes online, offline and is upgraded", async () => {
        const session = await openSession();
        const { provisioningKey } = await session.key();
        const { id } = await session.control.enrol({ provisioningKey });
        const read = async () => (await session.get(`v1/connector/${id}`)).body;
        await session.control.connect(id);
        expect(await read()).toMatchObject({
            controlChannelStatus: "ZPN_STATUS_AUTHENTICATED",
            currentVersion: "26.52.3",
            upgradeStatus: "COMPLETE",
        });
        await session.control.upgrade(id, "27.1.0");
        expect(await read()).toMatchObject({ currentVersion: "27.1.0", previousVersion: "26.52.3" });
        await session.control.disconnect(id);
        await session.control.advance({ days: 132, hours: 19, minutes: 50 });
        session.token = await signIn(session.emulator);
        const body = await read();
        expect(body.controlChannelStatus).toBe("ZPN_STATUS_DISCONNECTED");
        expect(body.lastBrokerDisconnectTimeDuration).toMatch(/^132d 19h 50m \d+s$/);
    });

    test("takes a new name, a description and a flag; nothing else", async () => {
        const session = await openSession();
        const { provisioningKey } = await session.key();
        const { id } = await session.control.enrol({ provisioningKey });
        const body = { name: "Renamed", description: "text", enabled: false, currentVersion: "1", platform: "el1" };
        expect((await session.put(`v1/connector/${id}`, body)).status).toBe(204);
        expect((await session.get(`v1/connector/${id}`)).body).toMatchObject({
            name: "Renamed",
            description: "text",
            enabled: false,
            platform: "el9",
        });
    });

    test("cannot be created through the API", async () => {
        const session = await openSession();
        expect((await session.post("v1/connector", { name: "vm" })).status).toBe(405);
    });

    test("can be deleted with others in one call, which answers 200", async () => {
        const session = await openSession();
        const { provisioningKey } = await session.key({ maxUsage: 3 });
        const ids = [];
        for (let index = 0; index < 3; index++) ids.push((await session.control.enrol({ provisioningKey })).id);
        expect((await session.post("v1/connector/bulkDelete", { ids: ids.slice(1) })).status).toBe(200);
        expect((await session.control.list("connector")).map(({ id }) => id)).toEqual(ids.slice(0, 1));
        expect((await session.post("v1/connector/bulkDelete", { ids: ["1"] })).body.id).toBe("resource.not.found");
        expect((await session.delete(`v1/connector/${ids[0]}`)).status).toBe(204);
    });

    test("is upgraded when the window of its group passes, one after another, and only while it is online", async () => {
        const session = await openSession();
        const group = await session.group({ upgradeDay: "MONDAY", upgradeTimeInSecs: "7200" });
        const { provisioningKey } = await session.key({ zcomponentId: group.id, maxUsage: 3 });
        const ids: string[] = [];
        for (let index = 0; index < 3; index++) ids.push((await session.control.enrol({ provisioningKey })).id);
        for (const id of ids) await session.control.connect(id);
        await session.control.disconnect(String(ids[2]));
        const profiles = await session.control.list("versionProfiles");
        for (const { id } of profiles) {
            await session.control.change("versionProfiles", id, { softwareVersion: "27.9.9" });
        }
        const machines = await Promise.all(ids.map((id) => session.control.get("connector", id)));
        expect(machines.map(({ expectedVersion }) => expectedVersion)).toEqual(["27.9.9", "27.9.9", "27.9.9"]);
        const planned = machines.map(({ expectedUpgradeTime }) => expectedUpgradeTime);
        expect(planned).toEqual([expect.any(String), planned[0], undefined]);
        await session.control.advance({ days: 8 });
        const after = await Promise.all(ids.map((id) => session.control.get("connector", id)));
        expect(after.map(({ currentVersion }) => currentVersion)).toEqual(["27.9.9", "27.9.9", "26.52.3"]);
        const [first, second] = after.map(({ lastUpgradeTime }) => Number(lastUpgradeTime));
        expect(String(first)).toBe(planned[0]);
        expect(new Date(Number(first) * 1000).toISOString()).toContain("T02:00:00");
        expect(new Date(Number(first) * 1000).getUTCDay()).toBe(1);
        expect(second).toBeGreaterThan(Number(first));
    });

    test("waits for its turn in the window, however small the steps of the clock are", async () => {
        const session = await openSession();
        const soon = new Date(Date.now() + 3_600_000);
        const weekdays = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];
        const quarters = Math.floor((soon.getUTCHours() * 3_600 + soon.getUTCMinutes() * 60) / 900);
        const group = await session.group({
            upgradeDay: weekdays[soon.getUTCDay()],
            upgradeTimeInSecs: String(quarters * 900),
        });
        const { provisioningKey } = await session.key({ zcomponentId: group.id, maxUsage: 3 });
        for (let index = 0; index < 3; index++) {
            const { id } = await session.control.enrol({ provisioningKey });
            await session.control.connect(id);
        }
        for (const { id } of await session.control.list("versionProfiles")) {
            await session.control.change("versionProfiles", id, { softwareVersion: "27.9.9" });
        }
        const done: number[] = [];
        for (let step = 0; step < 4; step++) {
            await session.control.advance({ minutes: 61 });
            const machines = await session.control.list("connector");
            done.push(machines.filter(({ currentVersion }) => currentVersion === "27.9.9").length);
        }
        expect(done.at(-1)).toBe(3);
        expect(done).toEqual([...done].sort());
    });
});
