import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { openSession } from "../session";
import { SHAPES, type World } from "./goShapes";

async function world(): Promise<World> {
    const session = await openSession({ switches: { concurrency: "off" } });
    const group = await session.group();
    const made = async (path: string, body: WireObject) => String((await session.post(path, body)).body.id);
    return {
        session,
        group: group.id,
        serverGroup: await made("v1/serverGroup", { name: "Web", appConnectorGroups: [{ id: group.id }] }),
        segmentGroup: await made("v1/segmentGroup", { name: "Web" }),
        accessPolicy: String((await session.get("v1/policySet/policyType/ACCESS_POLICY")).body.id),
    };
}

/** What is another one for each object and each write. */
const OF_THE_WRITE = new Set([
    ...["id", "creationTime", "modifiedTime", "modifiedBy", "conditionId", "ruleGid", "actionId", "appId"],
    "provisioningKey",
    "user",
]);

function comparable(value: unknown): unknown {
    const text = JSON.stringify(value, (key, inner) => (OF_THE_WRITE.has(key) ? undefined : inner));
    return JSON.parse(text);
}

/** Rules are written in two versions and read in one. */
const readable = (path: string) => path.replace("v2/policySet", "v1/policySet");

describe.each(Object.entries(SHAPES))("what the Go struct %s sends for fields that nobody set", (_, shape) => {
    const { zero, flags, needed, standing = () => ({}), emptied = [], created = 201 } = shape;

    async function post(place: World, body: WireObject) {
        const path = shape.path(place);
        const { status, body: answered, text } = await place.session.post(path, body);
        expect([status, text]).toEqual([created, text]);
        return { answered, path: `${path}/${answered.id}` };
    }

    test("is no value when it makes an object", async () => {
        const place = await world();
        const asRead = async (body: WireObject) => {
            const { answered, path } = await post(place, body);
            const { body: read } = await place.session.get(readable(path));
            expect((await place.session.delete(`${readable(path)}?forceDelete=true`)).status).toBe(204);
            return comparable({ answered, read });
        };
        const lean = await asRead({ ...flags, ...needed(place) });
        expect(await asRead({ ...zero, ...flags, ...needed(place) })).toEqual(lean);
    });

    test("leaves alone what stands when it updates one", async () => {
        const place = await world();
        const { path } = await post(place, { ...needed(place), ...standing(place) });
        const asRead = async (body: WireObject) => {
            const { status, text } = await place.session.put(path, body);
            expect([status, text]).toEqual([204, ""]);
            return comparable((await place.session.get(readable(path))).body) as WireObject;
        };
        const { latitude, longitude } = needed(place);
        const least = { ...flags, ...(latitude !== undefined && { latitude, longitude }) };
        const lean = await asRead(least);
        for (const key of Object.keys(standing(place))) expect(lean[key]).toBeTruthy();
        for (const key of emptied) delete lean[key];
        expect(await asRead({ ...zero, ...least })).toEqual(lean);
    });
});

const PLACE = { latitude: "45.764", longitude: "4.8357", location: "Lyon, France" };

describe("the Go client", () => {
    test.each(["connectorSchedule", "serviceEdgeSchedule"])("has an empty customer id in %s", async (name) => {
        const { session } = await world();
        const schedule = { enabled: false, deleteDisabled: false, frequency: "days", frequencyInterval: "5" };
        expect((await session.post(`v1/${name}`, { customerId: "", ...schedule })).status).toBe(204);
        const { id } = (await session.get(`v1/${name}`)).body;
        expect((await session.put(`v1/${name}/${id}`, { customerId: "", ...schedule })).status).toBe(204);
    });

    test.each([
        ["connector", "CONNECTOR_GRP", "6573", { assistantVersion: {} }],
        ["serviceEdge", "SERVICE_EDGE_GRP", "6574", { privateBrokerVersion: {} }],
    ])("sends a %s without what it reports", async (path, associationType, enrollmentCertId, report) => {
        const { session } = await world();
        const { id: zcomponentId } =
            path === "connector"
                ? await session.group({ name: "M" })
                : (await session.post("v1/serviceEdgeGroup", { ...PLACE, name: "M" })).body;
        const key = { name: "machines", maxUsage: "2", zcomponentId, enrollmentCertId };
        const keys = `v1/associationType/${associationType}/provisioningKey`;
        const { provisioningKey } = (await session.post(keys, key)).body;
        const machine = await session.control.enrol({ provisioningKey: String(provisioningKey), name: "vm-1" });
        const zero = { ...report, provisioningKeyId: "", provisioningKeyName: "" };
        expect((await session.put(`v1/${path}/${machine.id}`, { ...zero, description: "Ours" })).status).toBe(204);
        expect((await session.get(`v1/${path}/${machine.id}`)).body).toMatchObject({
            name: "vm-1",
            enabled: true,
            description: "Ours",
            provisioningKeyName: "machines",
        });
    });

    test("sends an empty name server with each subnet of a network connector", async () => {
        const { session, group } = await world();
        const networkConnector = {
            ...{ appConnectorGroupId: group, mtu: "1400" },
            lanSubnets: [{ name: "lan", subnet: "10.1.0.0/16", npDnsNsRecord: {} }],
        };
        const sent = { ...PLACE, name: "Network", connectorGroupType: "NP" };
        const { status, text } = await session.post("v1/appConnectorGroup", {
            ...sent,
            npAssistantGroup: networkConnector,
        });
        expect([status, text]).toEqual([201, text]);
    });

    test("finds the name of an object kept where an update does not send it, unless the switch says otherwise", async () => {
        const { session, serverGroup } = await world();
        const path = `v1/serverGroup/${serverGroup}`;
        expect((await session.put(path, { description: "Ours" })).status).toBe(204);
        expect((await session.get(path)).body).toMatchObject({ name: "Web", description: "Ours" });
        await session.control.set({ omittedName: "refused" });
        for (const sent of [{}, { name: "" }, { name: null }]) {
            expect((await session.put(path, sent)).body.params).toEqual(["name"]);
        }
    });

    test("clears by an empty object what it does not know, if the switch says so", async () => {
        const { session, serverGroup } = await world();
        const path = `v1/serverGroup/${serverGroup}`;
        const read = async () => (await session.get(path)).body.extranetDTO;
        await session.put(path, { extranetDTO: { zpnErId: "7" } });
        await session.put(path, { extranetDTO: {} });
        expect(await read()).toEqual({ zpnErId: "7" });
        await session.control.set({ emptyObject: "cleared" });
        await session.put(path, { extranetDTO: {} });
        expect(await read()).toBeUndefined();
    });

    test("means the Default microtenant by an empty one, in the body and in the query", async () => {
        const { session } = await world();
        const group = await session.group({ name: "Nice", microtenantId: "" });
        expect((await session.get(`v1/appConnectorGroup/${group.id}?microtenantId=`)).body.microtenantName).toBe(
            "Default",
        );
        expect((await session.post("v1/appConnectorGroup", { name: "Metz", microtenantId: "7" })).body.params).toEqual([
            "microtenantId",
        ]);
    });
});
