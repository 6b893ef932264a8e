import { X509Certificate } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openSession } from "../session";

const PATH = "v1/businessContinuitySettings";
const licensed = { switches: { featureFlags: "feature.ddil.config" } };

test("the settings are made once, changed, and deleted", async () => {
    const session = await openSession(licensed);
    const intent = { offlineDomain: "offline.example.com", newUserSupport: true, maxAllowedDownTime: "7" };
    const made = await session.post(PATH, intent);
    expect([made.status, made.body]).toEqual([201, expect.objectContaining(intent)]);
    expect((await session.post(PATH, intent)).body.id).toBe("resource.already.exist");
    const path = `${PATH}/${made.body.id}`;
    expect((await session.put(path, { ...intent, newUserSupport: false })).status).toBe(204);
    expect((await session.get(path)).body).toMatchObject({ ...intent, newUserSupport: false });
    expect((await session.get(PATH)).body.list).toEqual([(await session.get(path)).body]);
    expect((await session.delete(path)).status).toBe(204);
    expect((await session.get(path)).body.id).toBe("resource.not.found");
});

test("private keys are taken and never answered or kept, certificates must exist", async () => {
    const session = await openSession(licensed);
    const { body } = await session.post(PATH, { offlineDomain: "a.example.com", sitespPrivateKey: "CANARY" });
    const seen = [await session.get(`${PATH}/${body.id}`), await session.control.list("businessContinuitySettings")];
    expect(JSON.stringify([body, seen])).not.toContain("CANARY");
    await session.delete(`${PATH}/${body.id}`);
    expect((await session.post(PATH, { siteSPCertId: "1" })).body.params).toEqual(["siteSPCertId"]);
});

test.each([
    ["maxAllowedDownTime", { maxAllowedDownTime: "9", maxAllowedDownTimeUnit: "HOURS" }],
    ["maxAllowedDownTimeUnit", { maxAllowedDownTime: "2", maxAllowedDownTimeUnit: "minutes" }],
    ["maxAllowedSwitchTime", { maxAllowedSwitchTime: "9", maxAllowedSwitchTimeUnit: "MINUTES" }],
    ["maxAllowedSwitchTime", { maxAllowedSwitchTime: "8", maxAllowedSwitchTimeUnit: "DAYS" }],
    ["backupMaxAllowedNum", { backupMaxAllowedNum: "101" }],
    ["backupScheduleType", { backupScheduleType: "YEARLY" }],
])("a %s outside of the documented limits is refused", async (param, body) => {
    const session = await openSession(licensed);
    expect((await session.post(PATH, { offlineDomain: "a.example.com", ...body })).body.params).toEqual([param]);
});

test("tenants may have them from the start, and answers may hold the keys, where the switches say so", async () => {
    const session = await openSession({
        switches: { ...licensed.switches, continuitySettings: "present", continuityKeys: "answered" },
    });
    expect((await session.post(PATH, { offlineDomain: "a.example.com" })).body.id).toBe("resource.already.exist");
    const path = `${PATH}/${(await session.control.list("businessContinuitySettings"))[0]?.id}`;
    expect((await session.put(path, { sitespPrivateKey: "CANARY" })).status).toBe(204);
    expect((await session.get(path)).body.sitespPrivateKey).toBe("CANARY");
});

test("the certificate and the metadata of the sign-in are files", async () => {
    const session = await openSession(licensed);
    expect((await session.get(`${PATH}/certificate`)).body.id).toBe("resource.not.found");
    await session.post(PATH, { offlineDomain: "a.example.com" });
    const certificate = new X509Certificate((await session.get(`${PATH}/certificate`)).text);
    const metadata = await session.get(`${PATH}/metadata`);
    expect(metadata.headers.get("content-type")).toBe("application/xml");
    expect(metadata.text).toContain(certificate.raw.toString("base64"));
});

test("a tenant without the licence has none", async () => {
    const session = await openSession();
    expect((await session.get(PATH)).body.id).toBe("authz.featureflag.permission.denied");
});
