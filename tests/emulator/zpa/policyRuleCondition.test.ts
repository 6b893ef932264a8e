import { describe, expect, test } from "@jest/globals";
import type { EmulatorOptions, StoredObject, WireObject } from "../../../emulator";
import { openSession, type Session } from "../session";

async function openPolicies(switches: EmulatorOptions["switches"] = {}) {
    const session = await openSession({ switches: { concurrency: "off", ...switches } });
    const { body } = await session.get("v1/policySet/policyType/ACCESS_POLICY");
    const path = (version: string) => `${version}/policySet/${body.id}/rule`;
    /** Makes a rule of one condition with one operand, and reads that operand. */
    const write = async (version: string, operand: WireObject) => {
        const conditions = [{ operator: "OR", operands: [operand] }];
        const sent = { name: `rule ${Math.random()}`, action: "ALLOW", conditions };
        const created = await session.post(path(version), sent);
        if (created.status !== 201) return { created, operands: [] };
        const read = await session.get(`${path("v1")}/${created.body.id}`);
        const [condition] = read.body.conditions as { operands: WireObject[] }[];
        return { created, operands: condition?.operands ?? [] };
    };
    return { session, path, write };
}

async function named(session: Session, collection: string, name?: string): Promise<StoredObject> {
    const all = await session.control.list(collection);
    const found = all.find((object) => name === undefined || object.name === name);
    if (!found) throw new Error(`${collection} has no ${name}`);
    return found;
}

describe("the operands of a condition", () => {
    test("are one for each value that version 2 takes, and are read as version 1 writes them", async () => {
        const { write } = await openPolicies();
        const values = ["zpn_client_type_zapp", "zpn_client_type_exporter"];
        const { operands } = await write("v2", { objectType: "CLIENT_TYPE", values });
        expect(operands).toMatchObject(
            values.map((value) => ({ objectType: "CLIENT_TYPE", lhs: "id", rhs: value, name: value })),
        );
    });

    test("name the provider of a group while creating, and say its id when they are read", async () => {
        const { session, write } = await openPolicies();
        const idp = await named(session, "idp", "Corporate directory");
        const group = await named(session, "scimgroup", "Finance");
        const operand = { objectType: "SCIM_GROUP", lhs: idp.id, rhs: Number(group.id), name: "mine" };
        const { created, operands } = await write("v1", operand);
        const [condition] = created.body.conditions as { operands: WireObject[] }[];
        expect(condition?.operands[0]).toMatchObject({ lhs: idp.id, rhs: group.id, name: "Corporate directory" });
        expect(condition?.operands[0]).not.toHaveProperty("idpId");
        expect(operands[0]).toMatchObject({ rhs: group.id, idpId: idp.id, idpName: "Corporate directory" });
        expect(operands[0]).not.toHaveProperty("name");
    });

    test("take ids above 2^53 that are written as numbers", async () => {
        const { session, path } = await openPolicies();
        const { id } = await named(session, "machineGroup", "Kiosks");
        const operand = `{"objectType":"MACHINE_GRP","lhs":"id","rhs":${id}}`;
        const body = `{"name":"a \\"12345678901234567\\"","action":"ALLOW","conditions":[{"operands":[${operand}]}]}`;
        const created = await session.post(path("v1"), body);
        expect(created.body).toMatchObject({ name: 'a "12345678901234567"' });
        const { conditions } = (await session.get(`${path("v1")}/${created.body.id}`)).body;
        expect(conditions).toMatchObject([{ operands: [{ rhs: id, name: "Kiosks" }] }]);
    });

    test.each([
        ["IDP", "idp"],
        ["MACHINE_GRP", "machineGroup"],
        ["EDGE_CONNECTOR_GROUP", "cloudConnectorGroup"],
        ["BRANCH_CONNECTOR_GROUP", "branchConnectorGroup"],
        ["LOCATION", "location"],
    ])("of type %s name an object that is there", async (objectType, collection) => {
        const { session, write } = await openPolicies();
        const { id, name } = await named(session, collection);
        const { operands } = await write("v2", { objectType, values: [id] });
        expect(operands).toMatchObject([{ lhs: "id", rhs: id, name }]);
        expect((await write("v2", { objectType, values: ["1"] })).created.status).toBe(400);
    });

    test.each([
        ["POSTURE", "posture", "postureUdid", "false"],
        ["TRUSTED_NETWORK", "network", "networkId", "true"],
        ["TRUSTED_NETWORK", "network", "networkId", "false"],
        ["SAML", "samlAttribute", "id", "Finance"],
        ["SCIM", "scimattribute", "id", "Finance"],
    ])("of type %s name it on the left", async (objectType, collection, key, rhs) => {
        const { session, write } = await openPolicies();
        const object = await named(session, collection);
        const { operands } = await write("v2", { objectType, entryValues: [{ lhs: object[key], rhs }] });
        expect(operands).toMatchObject([{ lhs: object[key], rhs, name: object.name }]);
        const unknown = await write("v2", { objectType, entryValues: [{ lhs: "1", rhs }] });
        expect(unknown.created.status).toBe(400);
    });

    test.each([
        ["PLATFORM", "windows", "true"],
        ["COUNTRY_CODE", "FR", "true"],
        ["RISK_FACTOR_TYPE", "ZIA", "HIGH"],
        ["CHROME_ENTERPRISE", "managed", "false"],
    ])("of type %s say one of the words it knows", async (objectType, lhs, rhs) => {
        const { write } = await openPolicies();
        expect((await write("v1", { objectType, lhs, rhs })).operands).toMatchObject([{ lhs, rhs }]);
        expect((await write("v1", { objectType, lhs, rhs: "perhaps" })).created.status).toBe(400);
        expect((await write("v1", { objectType, lhs: "unknown", rhs })).created.status).toBe(400);
    });

    test("are refused when the provider is unknown, or the group is another provider's", async () => {
        const { session, write } = await openPolicies();
        const group = await named(session, "scimgroup");
        const other = await named(session, "idp", "Administrators");
        const paramsOf = async (lhs: string) =>
            (await write("v2", { objectType: "SCIM_GROUP", entryValues: [{ lhs, rhs: group.id }] })).created.body
                .params;
        expect(await paramsOf("1")).toEqual(["idpId"]);
        expect(await paramsOf(other.id)).toEqual(["conditions"]);
    });

    test.each<[string, string, WireObject]>([
        ["version 1 with values", "v1", { objectType: "CLIENT_TYPE", values: ["zpn_client_type_zapp"] }],
        ["version 2 with lhs and rhs", "v2", { objectType: "CLIENT_TYPE", lhs: "id", rhs: "zpn_client_type_zapp" }],
    ])("in %s are refused, unless the switch says so", async (_, version, operand) => {
        const { session, write } = await openPolicies();
        expect((await write(version, operand)).created.body.params).toEqual(["conditions"]);
        await session.control.set({ operandForm: "both" });
        expect((await write(version, operand)).operands).toMatchObject([{ rhs: "zpn_client_type_zapp" }]);
    });

    test.each<[string, WireObject]>([
        ["no type", { values: ["x"] }],
        ["an unknown type", { objectType: "WEATHER", values: ["rain"] }],
        ["no value", { objectType: "CLIENT_TYPE", values: [] }],
        ["pairs where values belong", { objectType: "CLIENT_TYPE", entryValues: [{ lhs: "id", rhs: "x" }] }],
        ["a value that is an object", { objectType: "CLIENT_TYPE", values: [{}] }],
        ["a pair without a right side", { objectType: "SAML", entryValues: [{ lhs: "1" }] }],
    ])("are refused with %s", async (_, operand) => {
        const { write } = await openPolicies();
        expect((await write("v2", operand)).created.status).toBe(400);
    });

    test("say their microtenant where tenants do", async () => {
        const { write } = await openPolicies({ defaultMicrotenant: "zero" });
        const { operands } = await write("v2", { objectType: "CLIENT_TYPE", values: ["zpn_client_type_zapp"] });
        expect(operands).toMatchObject([{ microtenantId: "0" }]);
    });
});
