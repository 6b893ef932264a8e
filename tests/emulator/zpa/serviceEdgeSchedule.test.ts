import { expect, test } from "@jest/globals";
import { openSession } from "../session";

const PATH = "v1/serviceEdgeSchedule";
const INTENT = { enabled: true, deleteDisabled: true, frequency: "days", frequencyInterval: "7" };

test("service edges have a schedule of their own, which leaves connectors alone", async () => {
    const session = await openSession();
    expect((await session.get(PATH)).body.id).toBe("resource.not.found");
    expect((await session.post(PATH, { ...INTENT, frequencyInterval: "6" })).body.params).toEqual([
        "frequencyInterval",
    ]);
    const made = await session.post(PATH, INTENT);
    expect([made.status, made.text]).toEqual([204, ""]);
    expect((await session.post(PATH, INTENT)).body.id).toBe("resource.already.exist");
    expect((await session.get("v1/connectorSchedule")).body.id).toBe("resource.not.found");
    const { id } = (await session.get(PATH)).body;
    expect((await session.put(`${PATH}/${id}`, { ...INTENT, frequencyInterval: "14" })).status).toBe(204);
    expect((await session.get(PATH)).body).toEqual({
        ...INTENT,
        id,
        customerId: session.emulator.customerId,
        frequencyInterval: "14",
    });
    const connector = await session.control.enrol({ provisioningKey: (await session.key()).provisioningKey });
    const group = await session.post("v1/serviceEdgeGroup", { name: "Edges" });
    const key = await session.post("v1/associationType/SERVICE_EDGE_GRP/provisioningKey", {
        name: "Edge key",
        maxUsage: 1,
        zcomponentId: group.body.id,
        enrollmentCertId: "6574",
    });
    await session.control.enrol({ provisioningKey: String(key.body.provisioningKey) });
    await session.control.advance({ days: 13 });
    expect(await session.control.list("serviceEdge")).toHaveLength(1);
    await session.control.advance({ days: 1 });
    expect(await session.control.list("serviceEdge")).toEqual([]);
    expect((await session.control.list("connector")).map((machine) => machine.id)).toEqual([connector.id]);
});
