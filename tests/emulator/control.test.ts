import { describe, expect, test } from "@jest/globals";
import { EmulatorControl } from "../../emulator";
import { openSession, request, requestToken, signIn } from "./session";

const GROUPS = "v1/appConnectorGroup";

describe("the control API", () => {
    test("refuses a missing or wrong token, the API's own included", async () => {
        const session = await openSession();
        const { controlUrl } = session.emulator;
        const attempts: Record<string, string>[] = [
            {},
            { authorization: "Bearer wrong" },
            { authorization: `Bearer ${session.token}` },
        ];
        for (const headers of attempts) {
            const answer = await request(`${controlUrl}/switches`, { headers });
            expect([answer.status, answer.body.id]).toEqual([401, "control.unauthorized"]);
        }
    });

    test("says no to unknown paths, collections and objects", async () => {
        const session = await openSession();
        const control = new EmulatorControl(session.emulator);
        await expect(control.list("nonsense")).rejects.toThrow(
            'The collection "nonsense" does not exist; the collections are',
        );
        await expect(control.get("appConnectorGroup", "1")).rejects.toMatchObject({ id: "resource.not.found" });
        const unknown = await request(`${session.emulator.controlUrl}/nonsense`, {
            headers: { authorization: `Bearer ${session.emulator.controlToken}` },
        });
        expect(unknown.status).toBe(404);
    });

    test("is not counted by the limits", async () => {
        const session = await openSession({ switches: { rateLimit: "global" } });
        for (let index = 0; index < 30; index++) await session.control.switches();
        expect((await session.get(GROUPS)).status).toBe(200);
    });
});

describe("another administrator", () => {
    test("changes attributes, and removes them by null", async () => {
        const session = await openSession();
        const group = await session.group({ description: "text", enabled: true });
        await session.control.advance({ seconds: 10 });
        await session.control.change("appConnectorGroup", group.id, { enabled: false, description: null });
        const { body } = await session.get(`${GROUPS}/${group.id}`);
        expect(body.enabled).toBe(false);
        expect(body).not.toHaveProperty("description");
        expect(body.modifiedBy).not.toBe(group.modifiedBy);
        expect(Number(body.modifiedTime)).toBeGreaterThan(Number(group.modifiedTime));
        expect(body.creationTime).toBe(group.creationTime);
    });

    test("creates and removes by the rules of the API", async () => {
        const session = await openSession();
        const { id } = await session.control.create("appConnectorGroup", { name: "Theirs" });
        expect((await session.get(`${GROUPS}/${id}`)).body.name).toBe("Theirs");
        await expect(session.control.create("appConnectorGroup", { name: "theirs" })).rejects.toMatchObject({
            id: "resource.already.exist",
        });
        await session.key({ zcomponentId: id });
        await expect(session.control.remove("appConnectorGroup", id)).rejects.toMatchObject({
            id: "resource.referenced",
        });
    });

    test("puts objects where the API has no create: a version profile of the tenant's own", async () => {
        const session = await openSession();
        const profile = { name: "Pilot", visibilityScope: "CUSTOM", softwareVersion: "27.9.1" };
        const { id } = await session.control.create("versionProfiles", profile);
        const group = await session.group({ overrideVersionProfile: true, versionProfileId: id });
        expect((await session.get(`${GROUPS}/${group.id}`)).body).toMatchObject({
            versionProfileName: "Pilot",
            version: { sargeVersion: "27.9.1" },
        });
        await expect(session.control.create("connector", { name: "vm" })).rejects.toThrow("appConnectorGroupId");
    });

    test("makes keys for an association type", async () => {
        const session = await openSession();
        const { id } = await session.group();
        const body = { name: "k", maxUsage: 1, zcomponentId: id, enrollmentCertId: "6573" };
        const key = await session.control.create("provisioningKey", { ...body, associationType: "CONNECTOR_GRP" });
        expect((await session.get(`v1/associationType/CONNECTOR_GRP/provisioningKey/${key.id}`)).status).toBe(200);
    });
});

test("objects are listed with all that is stored, in the order of creation, for one microtenant if asked", async () => {
    const session = await openSession();
    const { body } = await session.post("v1/microtenants", { name: "Subsidiary" });
    await session.group({ name: "b" });
    await session.group({ name: "a", microtenantId: String(body.id) });
    const key = await session.key();
    await session.control.change("provisioningKey", key.id, { exportable: false });
    const names = (await session.control.list("appConnectorGroup")).map(({ name }) => name);
    expect(names.slice(2)).toEqual(["b", "a", "Branch Lyon"]);
    const scoped = await session.control.list("appConnectorGroup", { microtenantId: String(body.id) });
    expect(scoped.map(({ name }) => name)).toEqual(["a"]);
    expect(await session.control.get("provisioningKey", key.id)).toMatchObject({
        provisioningKey: key.provisioningKey,
        associationType: "CONNECTOR_GRP",
    });
});

describe("the clock", () => {
    test("moves forward by the sum of its units, and stamps what happens then", async () => {
        const session = await openSession();
        const { offsetSeconds } = await session.control.advance({ days: 1, hours: 1, minutes: 1, seconds: 1 });
        expect(offsetSeconds).toBe(86_400 + 3_600 + 60 + 1);
        session.token = await signIn(session.emulator);
        const { epochSeconds } = await session.control.clock();
        const group = await session.group();
        expect(Number(group.creationTime) - epochSeconds).toBeLessThan(5);
        expect(Number(group.creationTime) - Date.now() / 1000).toBeGreaterThan(86_400);
    });

    test("does not move backwards", async () => {
        const session = await openSession();
        await expect(session.control.advance({ days: -1 })).rejects.toThrow("none of them negative");
    });
});

describe("the client's credentials", () => {
    test("expired tokens are refused, new ones are not", async () => {
        const session = await openSession();
        await session.control.expireTokens();
        expect((await session.get(GROUPS)).status).toBe(401);
        session.token = await signIn(session.emulator);
        expect((await session.get(GROUPS)).status).toBe(200);
    });

    test("a rotated secret replaces the old one, tokens stay", async () => {
        const session = await openSession();
        const clientSecret = await session.control.rotateSecret();
        expect((await requestToken(session.emulator, {})).status).toBe(401);
        expect((await requestToken({ ...session.emulator, clientSecret }, {})).status).toBe(200);
        expect((await session.get(GROUPS)).status).toBe(200);
    });
});

describe("the request log", () => {
    test("has every request with what came of it", async () => {
        const session = await openSession();
        await session.control.clearRequestLog();
        const before = Date.now();
        await session.post(GROUPS, { name: "a", enabled: true });
        await session.post(GROUPS, { name: "a" });
        session.token = "wrong";
        await session.get(`${GROUPS}?page=2`);
        const path = `/zpa/mgmtconfig/v1/admin/customers/${session.emulator.customerId}/appConnectorGroup`;
        const common = { path, at: expect.any(Number), requestId: expect.any(String) };
        const requestLog = await session.control.requestLog({ since: before });
        expect(requestLog).toEqual([
            { ...common, method: "POST", status: 201, authorized: true, bodyKeys: ["name", "enabled"] },
            {
                ...common,
                method: "POST",
                status: 400,
                authorized: true,
                bodyKeys: ["name"],
                outcome: "resource.already.exist",
            },
            { ...common, method: "GET", query: "page=2", status: 401, authorized: false },
        ]);
        expect(await session.control.requestLog({ since: Date.now() + 1_000 })).toEqual([]);
    });

    test("keeps little of a request, whatever its sender writes", async () => {
        const session = await openSession();
        session.token = "wrong";
        await session.control.clearRequestLog();
        await session.get(`/zpa/${"a".repeat(6_000)}?search=${"b".repeat(6_000)}`);
        session.token = await signIn(session.emulator);
        const keys = Array.from({ length: 5_000 }, (_, index) => [`key ${index} ${"c".repeat(1_000)}`, 1]);
        await session.post(GROUPS, Object.fromEntries(keys));
        const [stranger, , client] = await session.control.requestLog();
        expect(stranger).toMatchObject({ status: 401, path: expect.stringMatching(/^.zpa.a{50,}…$/) });
        expect(JSON.stringify(stranger).length).toBeLessThan(1_500);
        expect(client?.bodyKeys?.length).toBeLessThan(500);
        expect(JSON.stringify(client).length).toBeLessThan(100_000);
    });

    test("holds no secret", async () => {
        const session = await openSession();
        const { provisioningKey } = await session.key();
        await session.get(`v1/connector?search=${encodeURIComponent(`name EQ ${provisioningKey}`)}`);
        await session.get(`v1/connector?client_secret=${session.emulator.clientSecret}`);
        const text = JSON.stringify(await session.control.requestLog());
        const secret = provisioningKey.split("|")[2]!;
        const { clientSecret, controlToken } = session.emulator;
        for (const canary of [secret, encodeURIComponent(secret), session.token, clientSecret, controlToken]) {
            expect(text).not.toContain(canary.slice(0, 40));
        }
    });
});

describe("switches", () => {
    test("can be read and set, all faults of a request at once", async () => {
        const session = await openSession();
        expect((await session.control.set({ tokenTtl: 5 })).tokenTtl).toBe(5);
        expect((await session.control.switches()).tokenTtl).toBe(5);
        const wrong: object = { rateLimit: "sometimes", nonsense: 1, tokenTtl: -1 };
        await expect(session.control.set(wrong)).rejects.toThrow(
            'rateLimit must be one of perUrl, global, off; the switch "nonsense" does not exist; tokenTtl must be a number',
        );
    });
});
