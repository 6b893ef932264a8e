import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { openSession, type Session } from "../session";

const PATH = "v2/lssConfig";
const CONFIG = {
    name: "Central logs",
    sourceLogType: "zpn_ast_auth_log",
    format: "%s{Connector}\\n",
    lssHost: "logs.example.com",
    lssPort: "5014",
};

async function receiver(session: Session, more: WireObject = {}, config: WireObject = {}) {
    const { status, body, text } = await session.post(PATH, { config: { ...CONFIG, ...config }, ...more });
    if (status !== 201) throw new Error(text);
    return { ...body, id: String(body.id), config: body.config as WireObject };
}

describe("a log receiver", () => {
    test("answers its rule under the service's own name, and what was sent only once", async () => {
        const session = await openSession();
        const group = await session.group();
        const operand = { objectType: "CLIENT_TYPE", values: ["zpn_client_type_zapp"] };
        const policyRuleResource = { name: "mine", action: "LOG", conditions: [{ operands: [operand] }] };
        const created = await receiver(session, { connectorGroups: [{ id: group.id }], policyRuleResource });
        expect(created).toMatchObject({
            config: { id: created.id, ...CONFIG, enabled: true, useTls: false },
            connectorGroups: [{ id: group.id, name: "Branch Lyon", lssAppConnectorGroup: false }],
            policyRule: { name: "SIEM selection rule for Central logs", action: "LOG", actionId: created.id },
            policyRuleResource,
        });
        const { body } = await session.get(`${PATH}/${created.id}`);
        expect(body).not.toHaveProperty("policyRuleResource");
        expect(body).not.toHaveProperty("name");
        expect(body).toMatchObject({
            config: { ...CONFIG, readOnly: false, modifiedTime: expect.any(String) },
            connectorGroups: [{ id: group.id, upgradeDay: "SUNDAY" }],
            policyRule: {
                policyType: "3",
                ruleOrder: "1",
                policySetId: (await session.get("v1/policySet/policyType/SIEM_POLICY")).body.id,
                conditions: [{ operands: [{ objectType: "CLIENT_TYPE", lhs: "id", rhs: "zpn_client_type_zapp" }] }],
            },
        });
    });

    test("is listed, changed as a whole, and deleted", async () => {
        const session = await openSession();
        const { id } = await receiver(session);
        await receiver(session, {}, { name: "Another" });
        expect((await session.get(PATH)).body).toMatchObject({ totalCount: "2" });
        const changed = await session.put(`${PATH}/${id}`, { config: { ...CONFIG, lssPort: 6514, useTls: true } });
        expect(changed.status).toBe(204);
        expect((await session.get(`${PATH}/${id}`)).body.config).toMatchObject({ lssPort: "6514", useTls: true });
        expect((await session.delete(`${PATH}/${id}`)).status).toBe(204);
        expect((await session.get(`${PATH}/${id}`)).body.id).toBe("resource.not.found");
    });

    test("keeps or loses what an update omits, as the switch says", async () => {
        const session = await openSession();
        const group = await session.group();
        const config = { description: "Lyon" };
        const { id } = await receiver(session, { connectorGroups: [{ id: group.id }] }, config);
        await session.put(`${PATH}/${id}`, { config: CONFIG });
        const kept = (await session.get(`${PATH}/${id}`)).body;
        expect(kept).toMatchObject({ config, connectorGroups: [{ id: group.id }] });
        await session.control.set({ unrecordedOmission: "clear" });
        await session.put(`${PATH}/${id}`, { config: CONFIG });
        const cleared = (await session.get(`${PATH}/${id}`)).body;
        expect(cleared).not.toHaveProperty("connectorGroups");
        expect(cleared.config).not.toHaveProperty("description");
    });

    test.each<[string, WireObject, WireObject, string, string[]]>([
        ["no host", { lssHost: null }, {}, "missing.mandatory.params", ["lssHost"]],
        ["an empty name", { name: "" }, {}, "missing.mandatory.params", ["name"]],
        [
            "an unknown log type",
            { sourceLogType: "zpn_weather_log" },
            {},
            "invalid.resource.argument",
            ["sourceLogType"],
        ],
        ["a port there is not", { lssPort: "70000" }, {}, "invalid.resource.argument", ["lssPort"]],
        ["an unknown group", {}, { connectorGroups: [{ id: "1" }] }, "invalid.resource.argument", ["connectorGroups"]],
        ["another action", {}, { policyRuleResource: { action: "ALLOW" } }, "invalid.resource.argument", ["action"]],
        [
            "operands of version 1",
            {},
            { policyRuleResource: { conditions: [{ operands: [{ objectType: "APP", lhs: "id", rhs: "1" }] }] } },
            "invalid.resource.argument",
            ["conditions"],
        ],
    ])("is refused with %s", async (_, config, more, id, params) => {
        const session = await openSession();
        const { status, body } = await session.post(PATH, { config: { ...CONFIG, ...config }, ...more });
        expect([status, body.id, body.params]).toEqual([400, id, params]);
    });

    test("is refused without its configuration, and with a name that is taken", async () => {
        const session = await openSession();
        expect((await session.post(PATH, { connectorGroups: [] })).body.id).toBe("missing.mandatory.params");
        await receiver(session);
        expect((await session.post(PATH, { config: CONFIG })).body.id).toBe("resource.already.exist");
    });

    test("keeps its groups, and what its rule names, from being deleted", async () => {
        const session = await openSession();
        const { id } = await session.group();
        const [machines] = await session.control.list("machineGroup");
        const operand = { objectType: "MACHINE_GRP", values: [String(machines?.id)] };
        await receiver(session, {
            connectorGroups: [{ id }],
            policyRuleResource: { conditions: [{ operands: [operand] }] },
        });
        expect((await session.delete(`v1/appConnectorGroup/${id}`)).body).toMatchObject({
            id: "resource.referenced",
            params: ["LSS Config", "Central logs"],
        });
        await expect(session.control.remove("machineGroup", String(machines?.id))).rejects.toThrow("LSS Config");
    });

    test("marks its groups only on tenants that do so", async () => {
        const session = await openSession();
        const { id } = await session.group();
        const flag = async () => (await session.get(`v1/appConnectorGroup/${id}`)).body.lssAppConnectorGroup;
        const { id: receiverId } = await receiver(session, { connectorGroups: [{ id }] });
        expect(await flag()).toBe(false);
        await session.control.set({ lssGroupFlag: "set" });
        await session.put(`${PATH}/${receiverId}`, { config: CONFIG, connectorGroups: [{ id }] });
        expect(await flag()).toBe(true);
    });

    test("keeps what others have put into its configuration, and shows its name as the tenant does", async () => {
        const session = await openSession();
        const { id } = await receiver(session);
        const { config } = await session.control.get("lssConfig", id);
        await session.control.change("lssConfig", id, { config: { ...(config as WireObject), future: [1] } });
        await session.control.set({ escapeNames: "on" });
        expect((await session.put(`${PATH}/${id}`, { config: { ...CONFIG, name: "R&D" } })).status).toBe(204);
        const read = async () => (await session.get(`${PATH}/${id}`)).body.config;
        expect(await read()).toMatchObject({ future: [1], name: "R&amp;D", format: CONFIG.format });
        await session.put(`${PATH}/${id}`, { config: { ...CONFIG, future: [2] } });
        expect(await read()).toMatchObject({ future: [2] });
    });

    test("that Deception made cannot be changed, whatever a request says of itself", async () => {
        const session = await openSession();
        const { id } = await receiver(session, { readOnly: true });
        expect((await session.put(`${PATH}/${id}`, { config: CONFIG })).status).toBe(204);
        await session.control.change("lssConfig", id, { readOnly: true, restrictionType: "DECEPTION" });
        expect((await session.put(`${PATH}/${id}`, { config: CONFIG })).status).toBe(403);
        expect((await session.get(`${PATH}/${id}`)).body.config).toMatchObject({ restrictionType: "DECEPTION" });
    });
});

describe("what receivers are configured with", () => {
    const BASE = "/zpa/mgmtconfig/v2/admin/lssConfig";

    test("has a format of each kind for each log type, and refuses other types", async () => {
        const session = await openSession();
        const all = (await session.get(`${BASE}/logType/formats`)).body;
        expect(Object.keys(all)).toContain("zpn_pbroker_comprehensive_stats");
        const one = await session.get(`${BASE}/logType/formats?logType=zpn_auth_log`);
        expect(one.body).toEqual(all.zpn_auth_log);
        expect(one.body.json).toContain('"Username": %j{Username}');
        expect((await session.get(`${BASE}/logType/formats?logType=none`)).body.params).toEqual(["logType"]);
    });

    test("names status codes and client types", async () => {
        const session = await openSession();
        const { body } = await session.get(`${BASE}/statusCodes`);
        expect(body).toMatchObject({ zpn_auth_log: { ZPN_STATUS_AUTHENTICATED: { status: "Success" } } });
        const { customerId } = session.emulator;
        for (const path of [`${BASE}/clientTypes`, `${BASE}/customers/${customerId}/clientTypes`]) {
            expect((await session.get(path)).body.zpn_client_type_zapp).toBe("Client Connector");
        }
    });
});
