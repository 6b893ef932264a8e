import { describe, expect, test } from "@jest/globals";
import { openSession, type Session } from "../session";
import { LIST, OFF, openPolicies } from "./policies";

describe("a policy set", () => {
    test.each([
        [["ACCESS_POLICY", "GLOBAL_POLICY"], "1", "The rules in this policy set are executed first."],
        [["TIMEOUT_POLICY", "REAUTH_POLICY"], "2", "Re-Authentication policies."],
        [["CLIENT_FORWARDING_POLICY", "BYPASS_POLICY"], "4", "Bypass policies."],
        [["ISOLATION_POLICY"], "5", "Isolation policies."],
    ])("has one id under the names %j", async (names, policyType, description) => {
        const session = await openSession();
        const answers = await Promise.all(names.map((name) => session.get(`v1/policySet/policyType/${name}`)));
        expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
        expect(answers[0]?.body).toMatchObject({ policyType, description, enabled: true, sorted: true });
    });

    test("is there for every kind of policy, and for no other", async () => {
        const session = await openSession();
        for (const kind of ["SIEM", "INSPECTION", "ISOLATION", "CREDENTIAL", "CAPABILITIES", "REDIRECTION"]) {
            expect((await session.get(`v1/policySet/policyType/${kind}_POLICY`)).status).toBe(200);
        }
        expect((await session.get("v1/policySet/policyType/NO_POLICY")).status).toBe(400);
    });

    test.each([
        ["TIMEOUT", { action: "RE_AUTH", reauthTimeout: "-1", customMsg: expect.stringContaining("has expired") }],
        ["CLIENT_FORWARDING", { action: "INTERCEPT" }],
        [
            "ISOLATION",
            {
                action: "BYPASS_ISOLATE",
                conditions: [{ operands: [{ objectType: "CLIENT_TYPE", rhs: "zpn_client_type_exporter" }] }],
            },
        ],
    ])("of %s ends in a rule that every tenant has, and that its other rules name", async (kind, special) => {
        const session = await openSession({ switches: OFF });
        const type = `${kind}_POLICY`;
        const { id } = (await session.get(`v1/policySet/policyType/${type}`)).body;
        const made = await session.post(`v1/policySet/${id}/rule`, { name: "own", action: special.action });
        expect(made.body).toMatchObject({ defaultRuleName: "Default_Rule", defaultRule: false });
        const [own, last] = (await session.get(`v1/policySet/rules/policyType/${type}`)).body.list ?? [];
        expect(own).toMatchObject({ name: "own", defaultRuleName: "Default_Rule" });
        expect(own).not.toHaveProperty("extranetEnabled");
        expect(last).toMatchObject({
            ...special,
            name: "Default_Rule",
            defaultRuleName: "Default_Rule",
            description: expect.stringMatching(/^This is the default .+ Policy rule$/),
            defaultRule: true,
        });
    });

    test("is another one in each microtenant, which can be deleted with it", async () => {
        const session = await openSession();
        const { body } = await session.post("v1/microtenants", { name: "Subsidiary" });
        const path = "v1/policySet/policyType/ACCESS_POLICY";
        const own = await session.get(`${path}?microtenantId=${body.id}`);
        expect(own.body.id).not.toBe((await session.get(path)).body.id);
        expect(own.body).toMatchObject({ microtenantId: body.id, microtenantName: "Subsidiary" });
        const scope = `microtenantId=${body.id}`;
        const created = await session.post(`v1/policySet/${own.body.id}/rule?${scope}`, { name: "r", action: "DENY" });
        expect((await session.get(`${LIST}?${scope}`)).body.list).toHaveLength(1);
        expect((await session.get(LIST)).body).not.toHaveProperty("list");
        expect((await session.delete(`v1/microtenants/${body.id}`)).body.id).toBe("resource.referenced");
        await session.control.set(OFF);
        await session.delete(`v1/policySet/${own.body.id}/rule/${created.body.id}?${scope}`);
        expect((await session.delete(`v1/microtenants/${body.id}`)).status).toBe(204);
    });

    test("is changed by rules that come, go or move, and not by rules that change", async () => {
        const { session, set, rule, path } = await openPolicies();
        const stamp = async () => (await session.get("v1/policySet/policyType/ACCESS_POLICY")).body.modifiedTime;
        const id = await rule("a");
        const created = await stamp();
        await session.control.advance({ minutes: 1 });
        await session.put(`${path}/${id}`, { name: "b" });
        expect(await stamp()).toBe(created);
        await session.put(`v1/policySet/${set}/reorder`, [id]);
        expect(await stamp()).not.toBe(created);
    });
});

describe("two writes to one policy set", () => {
    const setOf = async (session: Session, kind: string) =>
        `v1/policySet/${(await session.get(`v1/policySet/policyType/${kind}`)).body.id}`;
    /** Until the effect of a write is there, which is before it is answered. */
    const seen = async (session: Session, count: number) => {
        while ((await session.control.list("policyRule")).filter(({ action }) => action === "ALLOW").length < count);
    };

    test("collide until the first is answered, whatever rules they are about, and not after", async () => {
        const session = await openSession({ switches: { collisionMs: 2_000 } });
        const set = await setOf(session, "ACCESS_POLICY");
        const create = (name: string) => session.post(`${set}/rule`, { name, action: "ALLOW" });
        const first = create("a");
        await seen(session, 1);
        const { status, body } = await create("b");
        expect([status, body]).toEqual([
            409,
            {
                id: "api.concurrent.access.error",
                reason: "Unable to modify the resource due to concurrent change requests. Try again",
                params: ["com.zscaler.zpn.model.PolicySet"],
                exception: "api.concurrent.access.error",
            },
        ]);
        expect((await session.put(`${set}/reorder`, [])).status).toBe(409);
        expect((await first).status).toBe(201);
        await session.control.set({ collisionMs: 20 });
        for (const name of ["b", "c", "d"]) expect((await create(name)).status).toBe(201);
    });

    test("do not collide when one is refused, or is about another policy", async () => {
        const session = await openSession({ switches: { collisionMs: 1_000 } });
        const [access, inspection] = [await setOf(session, "ACCESS_POLICY"), await setOf(session, "INSPECTION_POLICY")];
        expect((await session.post(`${access}/rule`, { name: "a" })).status).toBe(400);
        const first = session.post(`${access}/rule`, { name: "a", action: "ALLOW" });
        await seen(session, 1);
        expect((await session.post(`${inspection}/rule`, { name: "a", action: "INSPECT" })).status).toBe(201);
        expect((await first).status).toBe(201);
    });

    test("leave the set free when the answer of the first is lost", async () => {
        const session = await openSession();
        const set = await setOf(session, "ACCESS_POLICY");
        await session.control.fault({ method: "POST", path: /rule$/, reset: "after" });
        await expect(session.post(`${set}/rule`, { name: "a", action: "ALLOW" })).rejects.toThrow();
        expect((await session.post(`${set}/rule`, { name: "b", action: "ALLOW" })).status).toBe(201);
    });
});
