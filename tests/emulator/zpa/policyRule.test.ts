import { describe, expect, test } from "@jest/globals";
import { type EmulatorOptions, startEmulator, type WireObject } from "../../../emulator";
import { onTestFinished } from "../../onTestFinished";
import { temporaryFolder } from "../process";
import { Session, signIn } from "../session";
import { LIST, OFF, openPolicies } from "./policies";

async function order(session: Session): Promise<string[]> {
    const { body } = await session.get(`${LIST}?pagesize=500`);
    const rules = body.list ?? [];
    expect(rules.map(({ ruleOrder }) => Number(ruleOrder))).toEqual(rules.map((_, index) => index + 1));
    expect(rules.map(({ priority }) => Number(priority))).toEqual(rules.map((_, index) => rules.length - index));
    return rules.map(({ name }) => String(name));
}

const clientType = (...values: string[]) => ({ operator: "OR", operands: [{ objectType: "CLIENT_TYPE", values }] });

describe("a policy rule", () => {
    test("comes last, and is told in full only when it is read", async () => {
        const { session, set, rule, path } = await openPolicies();
        await rule("first");
        const created = await session.post(path, { name: "second", action: "DENY" });
        expect(created.body).toMatchObject({ ruleOrder: "2", priority: "1", policyType: "1", disabled: "0" });
        expect(created.body).not.toHaveProperty("policySetId");
        const { body } = await session.get(`${path}/${created.body.id}`);
        expect(body).toMatchObject({ policySetId: set, operator: "AND", action: "DENY", extranetEnabled: false });
        expect(body).not.toHaveProperty("conditions");
        expect(body).not.toHaveProperty("appConnectorGroups");
        expect(await order(session)).toEqual(["first", "second"]);
    });

    test("keeps order, operator and state when it is updated, and gets new condition ids", async () => {
        const { session, rule, path, path2 } = await openPolicies();
        await rule("first");
        const conditions = [clientType("zpn_client_type_zapp", "zpn_client_type_exporter")];
        const id = await rule("second", { operator: "OR", disabled: "1", conditions }, "v2");
        const idsOf = async () => {
            const { body } = await session.get(`${path}/${id}`);
            const [condition] = body.conditions as { id: string; operands: { id: string; conditionId: string }[] }[];
            expect(condition?.operands.map(({ conditionId }) => conditionId)).toEqual([condition?.id, condition?.id]);
            return [condition?.id, ...(condition?.operands.map((operand) => operand.id) ?? [])];
        };
        const before = await idsOf();
        expect((await session.put(`${path2}/${id}`, { name: "renamed", conditions })).status).toBe(204);
        const { body } = await session.get(`${path}/${id}`);
        expect(body).toMatchObject({ name: "renamed", operator: "OR", disabled: "1", ruleOrder: "2", action: "ALLOW" });
        const after = await idsOf();
        expect(after.filter((one) => before.includes(one))).toEqual([]);
    });

    test("takes back what was read in version 1, and keeps its place over a restart", async () => {
        const data = temporaryFolder();
        const first = await startEmulator({ data, switches: { rateLimit: "off", ...OFF } });
        const session = new Session(first, await signIn(first));
        const { id: group } = await session.group();
        const set = (await session.get("v1/policySet/policyType/ACCESS_POLICY")).body.id;
        const path = `v1/policySet/${set}/rule`;
        const rule = { action: "ALLOW", appConnectorGroups: [{ id: group }] };
        const conditions = [clientType("zpn_client_type_zapp")];
        const a = await session.post(`v2/policySet/${set}/rule`, { ...rule, name: "a", conditions });
        const b = await session.post(path, { ...rule, name: "b" });
        const before = (await session.get(`${path}/${a.body.id}`)).body;
        expect((await session.put(`${path}/${a.body.id}`, before)).status).toBe(204);
        await session.put(`v1/policySet/${set}/reorder`, [b.body.id, a.body.id]);
        await first.close();

        const second = await startEmulator({ data });
        onTestFinished(() => second.close());
        const again = new Session(second, await signIn(second));
        expect(await order(again)).toEqual(["b", "a"]);
        const { body } = await again.get(`${path}/${a.body.id}`);
        expect(body).toMatchObject({
            action: "ALLOW",
            appConnectorGroups: before.appConnectorGroups,
            conditions: [{ operands: [{ objectType: "CLIENT_TYPE", rhs: "zpn_client_type_zapp" }] }],
        });
        expect((await again.delete(`v1/appConnectorGroup/${group}`)).body.id).toBe("resource.referenced");
    });

    test("loses its conditions and groups by empty lists", async () => {
        const { session, rule, path } = await openPolicies();
        const { id: group } = await session.group();
        const conditions = [clientType("zpn_client_type_zapp")];
        const id = await rule("a", { conditions, appConnectorGroups: [{ id: group }] }, "v2");
        await session.put(`${path}/${id}`, { name: "a", conditions: [], appConnectorGroups: [] });
        const { body } = await session.get(`${path}/${id}`);
        expect([body.conditions, body.appConnectorGroups]).toEqual([undefined, undefined]);
        expect((await session.delete(`v1/appConnectorGroup/${group}`)).status).toBe(204);
    });

    test("embeds connector groups without their coordinates, and server groups", async () => {
        const { session, rule, path } = await openPolicies();
        const group = await session.group({ latitude: "45.764", longitude: "4.8357" });
        const servers = await session.post("v1/serverGroup", {
            name: "Servers",
            appConnectorGroups: [{ id: group.id }],
        });
        const id = await rule("a", {
            appConnectorGroups: [{ id: group.id }],
            appServerGroups: [{ id: servers.body.id }],
        });
        const { body } = await session.get(`${path}/${id}`);
        const [embedded] = body.appConnectorGroups as WireObject[];
        expect(embedded).toMatchObject({ id: group.id, name: "Branch Lyon", cityCountry: "Lyon, FR" });
        expect(embedded).not.toHaveProperty("latitude");
        expect(body.appServerGroups).toMatchObject([{ id: servers.body.id, name: "Servers" }]);
    });

    test.each<[string, WireObject, string[]]>([
        ["an action of another policy", { action: "RE_AUTH" }, ["action"]],
        ["an unknown connector group", { appConnectorGroups: [{ id: "1" }] }, ["appConnectorGroups"]],
        ["an unknown server group", { appServerGroups: [{ id: "1" }] }, ["appServerGroups"]],
        ["a condition without operands", { conditions: [{ operator: "OR", operands: [] }] }, ["conditions"]],
        ["an operator nobody knows", { conditions: [{ operator: "XOR", operands: [] }] }, ["conditions"]],
        ["a state that is neither 0 nor 1", { disabled: "true" }, ["disabled"]],
    ])("is refused with %s", async (_, more, params) => {
        const { session, path } = await openPolicies();
        const { status, body } = await session.post(path, { name: "a", action: "ALLOW", ...more });
        expect([status, body.id, body.params]).toEqual([400, "invalid.resource.argument", params]);
    });

    test("is refused without an action, and with more than 48 connector groups", async () => {
        const { session, path } = await openPolicies();
        expect((await session.post(path, { name: "a" })).body).toMatchObject({
            id: "missing.mandatory.params",
            params: ["action"],
        });
        const groups: { id: string }[] = [];
        for (let index = 0; index < 49; index++) groups.push({ id: (await session.group({ name: `g${index}` })).id });
        const create = (appConnectorGroups: WireObject[]) =>
            session.post(path, { name: "a", action: "ALLOW", appConnectorGroups });
        expect((await create(groups)).body.params).toEqual(["appConnectorGroups"]);
        expect((await create(groups.slice(1))).status).toBe(201);
    });

    test("keeps what it names from being deleted", async () => {
        const { session, rule } = await openPolicies();
        const group = await session.group();
        const idp = (await session.get("v2/idp")).body.list?.find(({ name }) => name === "Corporate directory");
        const groups = await session.control.list("scimgroup");
        const operand = { objectType: "SCIM_GROUP", lhs: idp?.id, rhs: groups[0]?.id };
        await rule("Branch", { appConnectorGroups: [{ id: group.id }], conditions: [{ operands: [operand] }] });
        const refused = await session.delete(`v1/appConnectorGroup/${group.id}`);
        expect([refused.status, refused.body.id, refused.body.params]).toEqual([
            400,
            "resource.referenced",
            ["Policy Rule", "Branch"],
        ]);
        await expect(session.control.remove("scimgroup", String(groups[0]?.id))).rejects.toMatchObject({
            id: "resource.referenced",
        });
    });

    test("is not found through another policy set", async () => {
        const { session, rule } = await openPolicies();
        const id = await rule("a");
        const other = (await session.get("v1/policySet/policyType/INSPECTION_POLICY")).body.id;
        expect((await session.get(`v1/policySet/${other}/rule/${id}`)).body.id).toBe("resource.not.found");
        expect((await session.get(`v1/policySet/1/rule/${id}`)).body.params).toEqual(["1"]);
    });

    test("can be searched by its action", async () => {
        const { session, rule } = await openPolicies();
        await rule("a");
        await rule("b", { action: "DENY" });
        const { body } = await session.get(`${LIST}?search=action%20EQ%20DENY`);
        expect(body.list?.map(({ name }) => name)).toEqual(["b"]);
    });

    test("is the 2,001st and refused, when limits are enforced", async () => {
        const { session, rule, path } = await openPolicies({ gatewayQuota: 10_000 });
        for (let index = 0; index < 2_000; index += 100) {
            await Promise.all(Array.from({ length: 100 }, (_, more) => rule(`rule ${index + more}`)));
        }
        expect((await session.get(`${LIST}?pagesize=500&page=4`)).body.list).toHaveLength(500);
        await session.control.set({ capacity: "documented" });
        const { status, body } = await session.post(path, { name: "one more", action: "ALLOW" });
        expect([status, body.code]).toEqual([403, "LIMIT_EXCEEDED"]);
    });

    test("that Deception made can be neither updated nor deleted", async () => {
        const { session, rule, path } = await openPolicies();
        const id = await rule("Zscaler Deception");
        await session.control.change("policyRule", id, { readOnly: true, restrictionType: "DECEPTION" });
        expect((await session.put(`${path}/${id}`, { name: "mine" })).status).toBe(403);
        expect((await session.delete(`${path}/${id}`)).status).toBe(403);
    });
});

describe("the default rule of a policy", () => {
    test("is the last one, stays there, and cannot be deleted", async () => {
        const { session } = await openPolicies();
        const { id } = (await session.get("v1/policySet/policyType/BYPASS_POLICY")).body;
        await session.post(`v1/policySet/${id}/rule`, { name: "mine", action: "BYPASS" });
        const list = (await session.get("v1/policySet/rules/policyType/BYPASS_POLICY")).body.list ?? [];
        expect(list.map(({ name, ruleOrder, defaultRule }) => [name, ruleOrder, defaultRule])).toEqual([
            ["mine", "1", false],
            ["Default_Rule", "2", true],
        ]);
        const [mine, last] = list;
        const swapped = await session.put(`v1/policySet/${id}/reorder`, [last?.id, mine?.id]);
        expect([swapped.status, swapped.body.id]).toEqual([400, "default.rule.reorder.notallowed"]);
        expect((await session.send("PUT", `v1/policySet/${id}/rule/${mine?.id}/reorder/2`)).status).toBe(400);
        expect((await session.delete(`v1/policySet/${id}/rule/${last?.id}`)).status).toBe(403);
    });
});

describe("the order of the rules", () => {
    const abc = async (switches: EmulatorOptions["switches"] = {}) => {
        const policies = await openPolicies(switches);
        const ids = [await policies.rule("a"), await policies.rule("b"), await policies.rule("c")];
        return { ...policies, ids, all: `v1/policySet/${policies.set}/reorder` };
    };

    test("is set for one rule, the others closing up, and no rule's time moves", async () => {
        const { session, path, ids } = await abc();
        await session.control.advance({ minutes: 1 });
        const before = (await session.get(`${path}/${ids[2]}`)).body;
        expect((await session.send("PUT", `${path}/${ids[2]}/reorder/1`)).status).toBe(204);
        expect(await order(session)).toEqual(["c", "a", "b"]);
        await session.send("PUT", `${path}/${ids[2]}/reorder/3`);
        expect(await order(session)).toEqual(["a", "b", "c"]);
        expect((await session.get(`${path}/${ids[2]}`)).body).toEqual(before);
    });

    test("is set for all rules at once, and closes up after a deletion", async () => {
        const { session, path, ids, all } = await abc();
        expect((await session.put(all, [...ids].reverse())).status).toBe(204);
        expect(await order(session)).toEqual(["c", "b", "a"]);
        await session.delete(`${path}/${ids[1]}`);
        expect(await order(session)).toEqual(["c", "a"]);
    });

    test("takes ids that are written as numbers, digit by digit", async () => {
        const { session, ids, all } = await abc();
        expect((await session.put(all, `[${ids.toReversed().join()}]`)).status).toBe(204);
        expect(await order(session)).toEqual(["c", "b", "a"]);
    });

    test("must name every rule, once, and no other", async () => {
        const { session, set, ids, all } = await abc();
        const [a, b, c] = ids;
        const refused = async (list: unknown) => {
            const { status, body } = await session.put(all, list);
            return [status, body.id, body.reason];
        };
        const invalid = "invalid.resource.argument";
        expect(await refused([a, b])).toEqual([400, invalid, "resource input length is not valid"]);
        const missing = `Missing ruleIds: ${c} from policySet ${set}`;
        expect(await refused([a, b, a])).toEqual([400, "missing.rule", missing]);
        const stranger = `The ruleId: 1 does not belong to the policySetId: ${set}`;
        expect(await refused([a, b, "1"])).toEqual([400, invalid, stranger]);
        expect(await refused({ ids })).toEqual([400, "bad.request", "The request body is not a JSON array"]);
        expect(await order(session)).toEqual(["a", "b", "c"]);
    });

    test("refuses numbers that are not there", async () => {
        const { session, path, ids } = await abc();
        for (const number of ["0", "4", "x"]) {
            expect((await session.send("PUT", `${path}/${ids[0]}/reorder/${number}`)).body.params).toEqual([
                "ruleOrder",
            ]);
        }
        expect((await session.send("PUT", `${path}/1/reorder/1`)).body.id).toBe("resource.not.found");
    });

    test("leaves a restricted rule where it is", async () => {
        const { session, path, ids, all } = await abc();
        const [a, b, c] = ids;
        await session.control.change("policyRule", String(a), { readOnly: true, restrictionType: "DECEPTION" });
        const reason = `Rule id ${a} is a restricted entity and cannot be reordered`;
        expect((await session.put(all, [c, a, b])).body.reason).toBe(reason);
        expect((await session.send("PUT", `${path}/${b}/reorder/1`)).body.reason).toBe(reason);
        expect((await session.put(all, [a, c, b])).status).toBe(204);
        expect(await order(session)).toEqual(["a", "c", "b"]);
    });

    test("is not what a create or an update says, unless the switch says so", async () => {
        const ignoring = await abc();
        await ignoring.rule("d", { ruleOrder: "1" });
        await ignoring.session.put(`${ignoring.path}/${ignoring.ids[2]}`, { name: "c", ruleOrder: "1" });
        expect(await order(ignoring.session)).toEqual(["a", "b", "c", "d"]);
        const applying = await abc({ sentRuleOrder: "applied" });
        await applying.rule("d", { ruleOrder: 1 });
        await applying.session.put(`${applying.path}/${applying.ids[2]}`, { name: "c", ruleOrder: "99" });
        expect(await order(applying.session)).toEqual(["d", "a", "b", "c"]);
    });
});
