import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { openSession, type Session } from "../session";

async function enrolled(session: Session) {
    const group = await session.post("v1/serviceEdgeGroup", { name: "Edges" });
    const key = await session.post("v1/associationType/SERVICE_EDGE_GRP/provisioningKey", {
        name: "Edge key",
        maxUsage: 2,
        zcomponentId: group.body.id,
        enrollmentCertId: "6574",
    });
    const machine = await session.control.enrol({ provisioningKey: String(key.body.provisioningKey) });
    return { groupPath: `v1/serviceEdgeGroup/${group.body.id}`, key: key.body, machine };
}

describe("a service edge", () => {
    test("enrols with a key of its group, and is shown in it", async () => {
        const session = await openSession();
        const { groupPath, key, machine } = await enrolled(session);
        expect((await session.get(groupPath)).body.serviceEdges).toEqual([
            expect.objectContaining({ id: machine.id, name: "Edge key-1", enabled: true, provisioningKeyId: key.id }),
        ]);
        expect((await session.control.get("provisioningKey", String(key.id))).usageCount).toBe("1");
        expect((await session.get("v1/serviceEdge")).body.list).toEqual([
            expect.objectContaining({ id: machine.id, serviceEdgeGroupName: "Edges" }),
        ]);
        expect(await session.control.list("connector")).toEqual([]);
    });

    test("reports its software once it was online, with times of connection in microseconds", async () => {
        const session = await openSession();
        const { groupPath, machine } = await enrolled(session);
        const [before] = (await session.get(groupPath)).body.serviceEdges as WireObject[];
        expect(before).not.toHaveProperty("privateBrokerVersion");
        await session.control.connect(machine.id);
        await session.control.disconnect(machine.id);
        const [after] = (await session.get(groupPath)).body.serviceEdges as WireObject[];
        expect(after?.privateBrokerVersion).toMatchObject({
            ctrlChannelStatus: "ZPN_STATUS_DISCONNECTED",
            lastConnectTime: expect.stringMatching(/^\d{16}$/),
            loneWarrior: true,
        });
    });

    test("takes a name, a description and a flag, keeps its group from being deleted, and can be deleted", async () => {
        const session = await openSession();
        const { groupPath, key, machine } = await enrolled(session);
        const path = `v1/serviceEdge/${machine.id}`;
        await session.put(path, { name: "Ottawa", description: "rack 4", enabled: false, platform: "el1" });
        expect((await session.get(path)).body).toMatchObject({
            name: "Ottawa",
            description: "rack 4",
            enabled: false,
            platform: "el9",
        });
        await session.delete(`v1/associationType/SERVICE_EDGE_GRP/provisioningKey/${key.id}`);
        expect((await session.delete(groupPath)).body.reason).toContain("Ottawa");
        expect((await session.delete(path)).status).toBe(204);
    });

    test("is deleted with others at once, or none is", async () => {
        const session = await openSession();
        const { machine, key } = await enrolled(session);
        const other = await session.control.enrol({ provisioningKey: String(key.provisioningKey) });
        const path = "v1/serviceEdge/bulkDelete";
        const unknown = await session.post(path, { ids: [machine.id, "7"] });
        expect([unknown.status, unknown.body.id]).toEqual([400, "resource.not.found"]);
        expect((await session.post(path, { ids: [] })).body.params).toEqual(["ids"]);
        expect(await session.control.list("serviceEdge")).toHaveLength(2);
        const deleted = await session.post(path, { ids: [machine.id, other.id] });
        expect([deleted.status, deleted.text]).toEqual([200, ""]);
        expect(await session.control.list("serviceEdge")).toEqual([]);
    });

    test("cannot be created through the API", async () => {
        const session = await openSession();
        expect((await session.post("v1/serviceEdge", { name: "vm" })).status).toBe(405);
    });
});
