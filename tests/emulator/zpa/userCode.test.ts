import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { openSession, type Session } from "../session";

const CODES = "v1/CONNECTOR_GRP/usercodes";

const verify = (session: Session, componentGroupId: unknown, ...codes: string[]) =>
    session.post(CODES, { componentGroupId, user_codes: codes });

const states = ({ userCodes }: WireObject) => (userCodes as WireObject[]).map(({ code, status }) => [code, status]);

async function migrated(more: WireObject = {}) {
    const session = await openSession({ switches: { oauth2Enrolment: "on", ...more } });
    return { session, group: await session.group({ enrollmentCertId: "6573" }) };
}

describe("a machine that shows a user code", () => {
    test("enrols into the group for which its code is verified", async () => {
        const { session, group } = await migrated();
        const machine = await session.control.machine({ privateIp: "192.0.2.77" });
        expect(machine.userCode).toMatch(/^[A-Z]{5}-\d{5}$/);
        const { status, body } = await verify(session, group.id, machine.userCode);
        expect(status).toBe(200);
        expect(body).toMatchObject({
            componentGroupId: group.id,
            zcomponentId: group.id,
            nonceAssociationType: "CONNECTOR_GRP",
            tenantId: session.emulator.customerId,
        });
        expect(states(body)).toEqual([[machine.userCode, "VERIFIED"]]);
        const [connector] = (await session.get("v1/connector")).body.list ?? [];
        expect(connector).toMatchObject({
            name: "Branch Lyon-1",
            appConnectorGroupId: group.id,
            privateIp: "192.0.2.77",
            enrollmentCert: { id: "6573", name: "Connector" },
        });
        expect(connector).not.toHaveProperty("provisioningKeyId");
    });

    test("becomes a service edge in a group of those", async () => {
        const { session } = await migrated();
        const group = await session.post("v1/serviceEdgeGroup", { name: "Edges", enrollmentCertId: "6574" });
        const { userCode } = await session.control.machine({ name: "edge-1" });
        const sent = { componentGroupId: group.body.id, user_codes: [userCode] };
        expect((await session.post("v1/SERVICE_EDGE_GRP/usercodes", sent)).status).toBe(200);
        expect((await session.get("v1/serviceEdge")).body.list).toEqual([
            expect.objectContaining({ name: "edge-1", serviceEdgeGroupName: "Edges" }),
        ]);
    });

    test("enrols once, however often its code is verified", async () => {
        const { session, group } = await migrated();
        const { userCode } = await session.control.machine();
        await verify(session, group.id, userCode);
        expect((await verify(session, group.id, userCode)).status).toBe(200);
        expect(await session.control.list("connector")).toHaveLength(1);
        const other = await session.group({ name: "Branch Nice", enrollmentCertId: "6573" });
        expect((await verify(session, other.id, userCode)).body.params).toEqual([userCode]);
    });
});

describe("verifying user codes", () => {
    test("refuses all of them when one is wrong, and names it", async () => {
        const { session, group } = await migrated();
        const { userCode } = await session.control.machine();
        const { status, body } = await verify(session, group.id, userCode, "ZZZZ-0000");
        expect([status, body.id, body.params]).toEqual([400, "invalid.resource.argument", ["ZZZZ-0000"]]);
        expect(await session.control.list("connector")).toEqual([]);
    });

    test("says that a code has expired", async () => {
        const { session, group } = await migrated();
        const { userCode } = await session.control.machine();
        await session.control.advance({ minutes: 10 });
        const { body } = await verify(session, group.id, userCode);
        expect(body.reason).toBe(`The user code ${userCode} has expired.`);
    });

    test("only marks wrong codes when the switch says so", async () => {
        const { session, group } = await migrated({ userCodeRefusal: "status" });
        const { userCode } = await session.control.machine();
        const { status, body } = await verify(session, group.id, userCode, "ZZZZ-0000");
        expect([status, states(body)]).toEqual([
            200,
            [
                [userCode, "VERIFIED"],
                ["ZZZZ-0000", "INVALID"],
            ],
        ]);
    });

    test.each([
        ["a group that does not exist", { componentGroupId: "1", user_codes: ["A"] }, ["componentGroupId"]],
        ["no group", { user_codes: ["A"] }, ["componentGroupId"]],
        ["no codes", {}, ["user_codes"]],
        ["an empty list", { user_codes: [] }, ["user_codes"]],
        ["codes under the key of answers", { userCodes: ["A"] }, ["user_codes"]],
    ])("is refused with %s", async (_, body, params) => {
        const { session, group } = await migrated();
        const withGroup = params[0] === "user_codes" ? { componentGroupId: group.id, ...body } : body;
        const answer = await session.post(CODES, withGroup);
        expect([answer.status, answer.body.params]).toEqual([400, params]);
    });

    test("is refused for a kind of group that does not exist", async () => {
        const { session } = await migrated();
        expect((await session.post("v1/TOASTER_GRP/usercodes", {})).body.params).toEqual(["associationType"]);
    });

    test("needs a group with a certificate on tenants that have moved, and keys cannot be made there", async () => {
        const session = await openSession();
        const group = await session.group();
        await session.control.set({ oauth2Enrolment: "on" });
        const { userCode } = await session.control.machine();
        expect((await verify(session, group.id, userCode)).body.params).toEqual(["signingCertId"]);
        await expect(session.key({ zcomponentId: group.id })).rejects.toThrow("invalid.resource.argument");
    });

    test("can be asked about before and after", async () => {
        const { session, group } = await migrated();
        const { userCode } = await session.control.machine();
        const asked = async () => states((await session.post(`${CODES}/status`, { userCodes: [userCode] })).body);
        expect(await asked()).toEqual([[userCode, "PENDING"]]);
        await verify(session, group.id, userCode);
        expect(await asked()).toEqual([[userCode, "VERIFIED"]]);
        const other = await session.control.machine();
        await session.control.advance({ minutes: 10 });
        const late = await session.post(`${CODES}/status`, { userCodes: [other.userCode, "ZZZZ-0000"] });
        expect(states(late.body).map(([, state]) => state)).toEqual(["EXPIRED", "INVALID"]);
    });
});
