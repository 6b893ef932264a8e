import { describe, expect, test } from "@jest/globals";
import { openSession } from "../session";

const KEYS = "v1/associationType/CONNECTOR_GRP/provisioningKey";

describe("a provisioning key", () => {
    test("is made with status 200, and its secret has the service's form", async () => {
        const session = await openSession();
        const key = await session.key({ maxUsage: 2 });
        expect(key).toMatchObject({ usageCount: "0", maxUsage: "2", enabled: true, exportable: true });
        expect(key.id).toMatch(/^\d{5}$/);
        expect(key.provisioningKey).toMatch(/^3\|api\.private\.zscaler\.com\|[A-Za-z0-9+/]{384}-\d{18}$/);
        expect(key).not.toHaveProperty("zcomponentName");
    });

    test("has a secret of its own", async () => {
        const session = await openSession();
        const first = await session.key();
        const second = await session.key({ name: "b", zcomponentId: first.zcomponentId });
        expect(second.provisioningKey.slice(0, 400)).not.toBe(first.provisioningKey.slice(0, 400));
    });

    test("can be read with the names of its group and certificate", async () => {
        const session = await openSession();
        const key = await session.key();
        const { body } = await session.get(`${KEYS}/${key.id}`);
        expect(body).toMatchObject({
            provisioningKey: key.provisioningKey,
            zcomponentName: "Branch Lyon",
            enrollmentCertName: "Connector",
        });
        expect(body).not.toHaveProperty("associationType");
        expect(body).not.toHaveProperty("componentId");
    });

    test.each([
        ["no name", { name: undefined }, "missing.mandatory.params", ["name"]],
        ["no limit of uses", { maxUsage: undefined }, "missing.mandatory.params", ["maxUsage"]],
        ["a limit of zero", { maxUsage: 0 }, "invalid.resource.argument", ["maxUsage"]],
        ["a limit in words", { maxUsage: "two" }, "invalid.resource.argument", ["maxUsage"]],
        ["no group", { zcomponentId: undefined }, "missing.mandatory.params", ["zcomponentId"]],
        ["an unknown group", { zcomponentId: "1" }, "invalid.resource.argument", ["zcomponentId"]],
        ["no certificate", { enrollmentCertId: undefined }, "missing.mandatory.params", ["enrollmentCertId"]],
        ["an unknown certificate", { enrollmentCertId: "1" }, "invalid.resource.argument", ["enrollmentCertId"]],
        ["a source that is no address", { ipAcl: ["here"] }, "invalid.resource.argument", ["ipAcl"]],
    ])("is refused with %s", async (_, more, id, params) => {
        const session = await openSession();
        const group = await session.group();
        const body = { name: "k", maxUsage: 1, zcomponentId: group.id, enrollmentCertId: "6573", ...more };
        const answer = await session.post(KEYS, body);
        expect([answer.status, answer.body.id, answer.body.params]).toEqual([400, id, params]);
    });

    test("keeps what an update omits, and cannot move to another group", async () => {
        const session = await openSession();
        const key = await session.key({ maxUsage: 5, ipAcl: ["192.0.2.0/24"] });
        const other = await session.group({ name: "Other" });
        expect((await session.put(`${KEYS}/${key.id}`, { name: "Renamed" })).status).toBe(204);
        const { body } = await session.get(`${KEYS}/${key.id}`);
        expect(body).toMatchObject({ name: "Renamed", maxUsage: "5", ipAcl: ["192.0.2.0/24"] });
        const moved = await session.put(`${KEYS}/${key.id}`, { ...body, zcomponentId: other.id });
        expect(moved.body.params).toEqual(["zcomponentId"]);
    });

    test("that is no longer exportable hides its secret for good", async () => {
        const session = await openSession();
        const key = await session.key();
        const path = `${KEYS}/${key.id}`;
        await session.put(path, { name: "k", exportable: false });
        expect((await session.get(path)).body).not.toHaveProperty("provisioningKey");
        expect((await session.get(KEYS)).body.list?.[0]).not.toHaveProperty("provisioningKey");
        expect((await session.put(path, { name: "k", exportable: true })).body.params).toEqual(["exportable"]);
    });

    test("created as not exportable shows its secret once: in the answer of the create", async () => {
        const session = await openSession();
        const key = await session.key({ exportable: false });
        expect(key.provisioningKey).toMatch(/^3\|/);
        expect((await session.get(`${KEYS}/${key.id}`)).body).not.toHaveProperty("provisioningKey");
        const { id } = await session.control.enrol({ provisioningKey: key.provisioningKey });
        expect(id).toMatch(/^\d{18}$/);
    });

    test("is only found under its own association type", async () => {
        const session = await openSession();
        const key = await session.key();
        const elsewhere = "v1/associationType/SERVICE_EDGE_GRP/provisioningKey";
        expect((await session.get(`${elsewhere}/${key.id}`)).body.id).toBe("resource.not.found");
        expect((await session.get(elsewhere)).body.totalCount).toBe("0");
        expect((await session.get("v1/associationType/NONSENSE/provisioningKey")).status).toBe(400);
    });

    test("is listed for its component as a bare array", async () => {
        const session = await openSession();
        const key = await session.key();
        const path = `v1/associationType/CONNECTOR_GRP/zcomponent/${key.zcomponentId}/provisioningKey`;
        expect((await session.get(path)).body).toEqual([expect.objectContaining({ id: key.id })]);
        expect((await session.get(path.replace(String(key.zcomponentId), "1"))).body).toEqual([]);
    });

    test("may have the name of a key of another type", async () => {
        const session = await openSession();
        await session.key({ name: "Same" });
        const edge = await session.post("v1/serviceEdgeGroup", { name: "Edges" });
        const path = "v1/associationType/SERVICE_EDGE_GRP/provisioningKey";
        const body = { name: "Same", maxUsage: 1, zcomponentId: edge.body.id, enrollmentCertId: "6574" };
        expect((await session.post(path, body)).status).toBe(200);
        expect((await session.post(path, body)).body.id).toBe("resource.already.exist");
    });

    test("of a Private Cloud Controller group needs the licence", async () => {
        const session = await openSession();
        const path = "v1/associationType/SITE_CONTROLLER_GRP/provisioningKey";
        const refused = await session.post(path, {});
        expect([refused.status, refused.body.id]).toEqual([401, "authz.featureflag.permission.denied"]);
        await session.control.set({ featureFlags: "feature.ddil.config" });
        const group = await session.post("v1/privateCloudControllerGroup", { name: "Site", countryCode: "FR" });
        const body = { name: "k", maxUsage: 1, zcomponentId: group.body.id, enrollmentCertId: "6573" };
        expect((await session.post(path, body)).status).toBe(200);
    });
});
