import { describe, expect, test } from "@jest/globals";
import { openSession, type Session } from "./session";

/** Fills a collection behind the API's back until it holds this many. */
async function fill(session: Session, collection: string, count: number, body: object) {
    const there = (await session.control.list(collection)).length;
    for (let index = there; index < count; index++) {
        await session.control.create(collection, { name: `${collection} ${index}`, ...body });
    }
}

describe("the documented limits of a tenant", () => {
    test.each([
        ["appConnectorGroup", 100],
        ["serviceEdgeGroup", 100],
        ["segmentGroup", 200],
        ["microtenants", 500],
        ["serverGroup", 1_000],
    ])("hold for %s: %i", async (collection, limit) => {
        const session = await openSession({ switches: { capacity: "documented" } });
        const { id } = await session.group();
        const body = collection === "serverGroup" ? { appConnectorGroups: [{ id }] } : {};
        await fill(session, collection, limit, body);
        const refused = await session.post(`v1/${collection}`, { name: "one more", ...body });
        expect([refused.status, refused.body.code]).toEqual([403, "LIMIT_EXCEEDED"]);
        await session.control.set({ capacity: "unlimited" });
        expect((await session.post(`v1/${collection}`, { name: "one more", ...body })).status).toBe(201);
    });

    test("hold for machines, which count by their kind", async () => {
        const session = await openSession({ switches: { capacity: "documented" } });
        const { provisioningKey } = await session.key({ maxUsage: 200 });
        for (let index = 0; index < 100; index++) await session.control.enrol({ provisioningKey });
        await expect(session.control.enrol({ provisioningKey })).rejects.toMatchObject({ id: "LIMIT_EXCEEDED" });
        expect((await session.control.list("provisioningKey"))[0]?.usageCount).toBe("100");
    });

    test("hold for keys of each kind of group alone", async () => {
        const session = await openSession({ switches: { capacity: "documented" } });
        const group = await session.group();
        const edges = await session.post("v1/serviceEdgeGroup", { name: "Edges" });
        const key = { maxUsage: 1, enrollmentCertId: "6573" };
        const connectors = { ...key, zcomponentId: group.id, associationType: "CONNECTOR_GRP" };
        await fill(session, "provisioningKey", 100, connectors);
        await expect(session.key({ zcomponentId: group.id })).rejects.toThrow("LIMIT_EXCEEDED");
        const other = { ...key, name: "k", zcomponentId: edges.body.id };
        expect((await session.post("v1/associationType/SERVICE_EDGE_GRP/provisioningKey", other)).status).toBe(200);
    });
});
