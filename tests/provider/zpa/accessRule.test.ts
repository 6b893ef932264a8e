import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { check } from "../../../provider/check/check";
import type { Wire } from "../../../provider/contract/fields";
import { pick, type Values } from "../../../provider/contract/values";
import { create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { merge, toRequestBody } from "../../../provider/lifecycle/mapping";
import { inputKeys, outputsOf } from "../../../provider/lifecycle/stateValues";
import { accessRule } from "../../../provider/zpa/accessRule";
import { Connected } from "../connected";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const CRM = { name: "CRM", action: "Allow", conditions: [{ segmentGroups: ["11"] }] };

const rule = (more: object) => check(accessRule, { ...CRM, ...more });
const reasons = (more: object) =>
    Object.fromEntries(rule(more).failures.map(({ property, reason }) => [property, reason]));
/** Every reason about one condition. */
const about = (condition: object) => rule({ conditions: [condition] }).failures.map(({ reason }) => reason);
const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

describe("what a rule may not be", () => {
    it.each([
        ["name", " CRM", "must not begin or end with a space; the service removes it"],
        ["action", "ALLOW", 'must be one of "Allow", "Deny", "Require approval"'],
        ["action", undefined, "is required"],
        ["match", "some", 'must be one of "all", "any"'],
        ["message", "", "must not be empty; set a value or omit the property"],
        ["serverGroups", ["web"], '[0] "web" must be the id of an object, a numeric string'],
        ["conditions", [], "must not be empty; set a value or omit the property"],
        ["conditions", { segmentGroups: ["11"] }, "must be a list, not an object"],
        ["conditions", [{}], "[0] has no criteria; add one or omit the condition"],
        ["appliesToEverything", true, "cannot be combined with conditions; omit one of them"],
        ["appConnectorGroups", ids(49), "must have at most 48 App Connector groups; split the rule into several rules"],
    ])("%s: %j", (property, value, reason) => {
        expect(reasons({ [property]: value })).toEqual({ [property]: reason });
    });

    it.each([
        [{ match: "none", segmentGroups: ["11"] }, '[0].match "none" must be one of "any", "all"'],
        [{ segmentGroups: [] }, "[0].segmentGroups must not be empty; set a value or omit the property"],
        [
            { clientTypes: ["zpn_client_type_zapp"] },
            /^\[0\]\.clientTypes\[0\] "zpn_client_type_zapp" must be one of "Client Connector", /,
        ],
        [
            { segmentGroups: ["11"], clientType: ["Web Browser"] },
            '[0] has no "clientType": did you mean "clientTypes"?',
        ],
        [{ platforms: ["BeOS"] }, '[0].platforms[0] "BeOS" must be one of "Windows", "Mac", "Linux", "iOS", "Android"'],
        [{ riskFactors: ["Mild"] }, /^\[0\]\.riskFactors\[0\] "Mild" must be one of "Unknown", "Low", /],
        [
            { countryCodes: ["fr"] },
            '[0].countryCodes[0] "fr" must be a country code of two capital letters, such as "FR"',
        ],
        [{ scimGroups: [{ group: "7" }] }, "[0].scimGroups[0].identityProvider is required"],
        [
            { scimAttributes: [{ attribute: "5", value: "Sales", operator: "CONTAINS" }] },
            '[0].scimAttributes[0] has no "operator"; it has attribute, value',
        ],
        [{ samlAttributes: [{ attribute: "mail", value: "a" }] }, /attribute "mail" must be the id of an object/],
        [
            { postureProfiles: [{ profile: "udid", verified: "yes" }] },
            /verified "yes" must be true or false, not a string/,
        ],
        [{ trustedNetworks: ["7"] }, '[0].trustedNetworks[0] "7" must be the networkId, not the id of the object'],
        [
            { trustedNetworks: ["a-b", { network: "7", connected: false }] },
            '[0].trustedNetworks[1].network "7" must be the networkId, not the id of the object',
        ],
        [
            { trustedNetworks: [{ network: "a-b", connected: "no" }] },
            /trustedNetworks\[0\]\.connected "no" must be true or false, not a string/,
        ],
        [
            { trustedNetworks: [7] },
            "[0].trustedNetworks[0] 7 must be a networkId, or an object with network and connected",
        ],
        [
            { postureProfiles: [{ profile: "7" }] },
            '[0].postureProfiles[0].profile "7" must be the postureId, not the id of the object',
        ],
        [{ other: [{ objectType: "APP", lhs: "id", rhs: "7" }] }, "[0].other[0] must be set with applicationSegments"],
        [
            { other: [{ objectType: "TRUSTED_NETWORK", lhs: "a-b", rhs: "false" }] },
            /^\[0\]\.other\[0\] .*must be set with trustedNetworks$/,
        ],
        [
            { other: [{ objectType: "POSTURE", lhs: "a-b", rhs: "maybe" }] },
            '[0].other[0].rhs "maybe" must be "true" or "false" for POSTURE',
        ],
        [
            { other: [{ objectType: "CHROME_ENTERPRISE", lhs: "Managed", rhs: "true" }] },
            '[0].other[0].lhs "Managed" must be "managed" for CHROME_ENTERPRISE',
        ],
        [
            { other: [{ objectType: "USER_PORTAL", lhs: "portal", rhs: "7" }] },
            '[0].other[0].lhs "portal" must be "id" for USER_PORTAL',
        ],
        [
            { other: [{ objectType: "posture", lhs: "a-b", rhs: "true" }] },
            '[0].other[0].objectType "posture" must be a type in capital letters, such as "CHROME_ENTERPRISE"',
        ],
        [
            { other: [{ objectType: "CLIENT_TYPE", lhs: "id", rhs: "zpn_client_type_zapp" }] },
            "[0].other[0] must be set with clientTypes",
        ],
    ])("a condition %j", (condition, reason) => {
        const [said, ...more] = about(condition);
        expect(more).toEqual([]);
        if (typeof reason === "string") expect(said).toBe(reason);
        else expect(said).toMatch(reason);
    });

    it.each([
        ["Allow", "allows all users access to all applications"],
        ["Require approval", "allows all users access to all applications"],
        ["Deny", "denies all users access to all applications"],
    ])("%s without any condition, unless it says that this is meant", (action, effect) => {
        const { conditions } = reasons({ action, conditions: undefined });
        expect(conditions).toContain(effect);
        expect(conditions).toContain("If that is intended, set appliesToEverything to true");
        expect(reasons({ action, conditions: undefined, appliesToEverything: true })).toEqual({});
        expect(reasons({ action, conditions: undefined, appliesToEverything: false })).toHaveProperty("conditions");
    });

    it("is not held against it while its conditions are not known yet", () => {
        const conditions = [{ segmentGroups: [UNKNOWN] }];
        const kept = [{ match: "any", negated: false, segmentGroups: [UNKNOWN] }];
        expect(rule({ conditions })).toEqual({ inputs: expect.objectContaining({ conditions: kept }), failures: [] });
    });
});

describe("equal meaning of conditions", () => {
    it.each([
        [[{ segmentGroups: ["2", "1", "2"] }], [{ segmentGroups: ["1", "2"] }]],
        [
            [{ clientTypes: ["Web Browser"] }, { segmentGroups: ["1"] }],
            [{ segmentGroups: ["1"] }, { clientTypes: ["Web Browser"] }],
        ],
        [
            [
                {
                    scimGroups: [
                        { group: "2", identityProvider: "9" },
                        { identityProvider: "9", group: "1" },
                    ],
                },
            ],
            [{ match: "any", scimGroups: ["1", "2"].map((group) => ({ identityProvider: "9", group })) }],
        ],
        [[{ postureProfiles: [{ profile: "u" }] }], [{ postureProfiles: [{ verified: true, profile: "u" }] }]],
        [
            [{ trustedNetworks: [{ network: "n" }, { connected: true, network: "m" }] }],
            [{ trustedNetworks: ["m", "n"] }],
        ],
    ])("%j is kept like %j", (one, other) => {
        expect(rule({ conditions: one }).inputs).toEqual(rule({ conditions: other }).inputs);
        expect(rule({ conditions: one }).failures).toEqual([]);
    });
});

describe("a rule of another administrator", () => {
    /** As reads show it: every comparison on its own, with what the service adds. */
    const condition = (operator: string, operands: object[], more: object = {}) => ({
        id: "1",
        ruleGid: "7",
        operator,
        negated: false,
        ...more,
        operands: operands.map((operand, at) => ({ id: String(at + 2), conditionId: "1", name: "x", ...operand })),
    });
    const rest = { action: "ALLOW", operator: "AND", disabled: "0", policySetId: "3", ruleOrder: "4" };
    const there: Wire = {
        id: "7",
        name: "Theirs",
        ...rest,
        conditions: [
            condition("OR", [{ objectType: "APP", lhs: "id", rhs: "11" }]),
            condition("AND", [
                { objectType: "POSTURE", lhs: "u1", rhs: "true" },
                { objectType: "POSTURE", lhs: "u2", rhs: "false" },
            ]),
            condition("OR", [
                { objectType: "SAML", lhs: "5", rhs: "Sales", idpId: "9", idpName: "Okta" },
                { objectType: "CONSOLE", lhs: "id", rhs: "12" },
            ]),
        ],
    };

    const future = fc.dictionary(
        fc.constantFrom("futureField", "zzz"),
        fc.jsonValue().filter((value) => value !== null),
        { minKeys: 1, maxKeys: 1 },
    );

    /** The same with extra fields in every object, at any depth. */
    function extended(value: unknown, extra: object): unknown {
        if (Array.isArray(value)) return value.map((item) => extended(item, extra));
        if (typeof value !== "object" || value === null) return value;
        const inner = Object.entries(value).map(([key, each]) => [key, extended(each, extra)]);
        return { ...Object.fromEntries(inner), ...extra };
    }

    it("keeps every field that the library does not know through an update, at any depth", async () => {
        const inputs = rule({ name: "Theirs", description: "new", conditions: conditionsOf(there) }).inputs;
        await fc.assert(
            fc.asyncProperty(future, async (extra) => {
                const current = extended(there, extra) as Wire;
                const context = { definition: accessRule, inputs, backend: {} as never };
                const body = await toRequestBody(context, await merge(context, current));
                expect(body).toMatchObject({ description: "new", ...extra });
                const sent = body.conditions as { operands: Wire[] }[];
                expect(sent).toHaveLength(3);
                for (const each of sent) {
                    expect(each).toMatchObject(extra);
                    for (const operand of each.operands) expect(operand).toMatchObject(extra);
                }
            }),
        );
    });

    it("sends comparisons together, and nothing that belongs to the service", async () => {
        const inputs = rule({ name: "Theirs", conditions: conditionsOf(there) }).inputs;
        const context = { definition: accessRule, inputs, backend: {} as never };
        const body = await toRequestBody(context, await merge(context, there));
        expect(body).toEqual({
            name: "Theirs",
            action: "ALLOW",
            operator: "AND",
            disabled: "0",
            conditions: [
                { operator: "OR", negated: false, operands: [{ objectType: "APP", values: ["11"] }] },
                {
                    operator: "OR",
                    negated: false,
                    operands: [
                        { objectType: "SAML", entryValues: [{ lhs: "5", rhs: "Sales" }] },
                        { objectType: "CONSOLE", values: ["12"] },
                    ],
                },
                {
                    operator: "AND",
                    negated: false,
                    operands: [
                        {
                            objectType: "POSTURE",
                            entryValues: [
                                { lhs: "u1", rhs: "true" },
                                { lhs: "u2", rhs: "false" },
                            ],
                        },
                    ],
                },
            ],
        });
    });

    it("says what the library has no words for in those of the API", () => {
        expect(conditionsOf(there)).toContainEqual(
            expect.objectContaining({ other: [{ objectType: "CONSOLE", lhs: "id", rhs: "12" }] }),
        );
    });

    function conditionsOf(wire: Wire) {
        return accessRule.collection.fields.conditions?.fromWire(wire);
    }
});

describe("a rule of every kind of condition", () => {
    let rules: Connected;
    let all: Values;
    beforeAll(async () => {
        rules = await Connected.to(accessRule, { concurrency: "off" });
        all = { name: "All", action: "Allow", conditions: [await everyCriterion(rules)] };
    });
    afterAll(() => rules?.close());

    it("comes back as it was declared", async () => {
        const inputs = rules.checked(all);
        const { id, outputs } = await create(rules.context, { inputs });
        rules.renew();
        const said = (await read(rules.context, { id, known: outputs })) ?? {};
        expect(pick(outputsOf(accessRule, said, outputs), inputKeys(accessRule, outputs))).toEqual(inputs);
        await remove(rules.context, { id, outputs });
    });

    it("is the same rule when it is written a second time, and lets go of all of them where that is meant", async () => {
        const inputs = rules.checked(all);
        const { id, outputs } = await create(rules.context, { inputs });
        const changed = rules.checked({ ...all, description: "changed" });
        await update(rules.context, { id, olds: outputs, inputs: changed });
        rules.renew();
        expect(await read(rules.context, { id, known: outputs })).toMatchObject(changed);

        const bare = rules.checked({ name: "All", action: "Allow", appliesToEverything: true });
        await update(rules.context, { id, olds: changed, inputs: bare });
        rules.renew();
        expect(await read(rules.context, { id, known: bare })).toEqual(bare);
        await remove(rules.context, { id, outputs });
    });
});

describe("many rules", () => {
    let rules: Connected;
    beforeAll(async () => {
        rules = await Connected.to(accessRule, {});
    });
    afterAll(() => rules?.close());

    it("are written one after the other without colliding, and read together in one list", async () => {
        const inputs = ["a", "b", "c"].map((name) => rules.checked({ ...rule({ name }).inputs, ...everything }));
        const made = await Promise.all(inputs.map((each) => create(rules.context, { inputs: each })));
        rules.renew();
        await Promise.all(made.map(({ id, outputs }) => read(rules.context, { id, known: outputs })));
        const calls = (await rules.emulator.control.requestLog()).filter(({ path }) => path.includes("policySet"));
        expect(calls.map(({ method, status }) => `${method} ${status}`)).toEqual([
            "GET 200", // the policy's id
            ...made.map(() => "POST 201"),
            "GET 200", // the policy's id, for a session that knows nothing
            "GET 200",
        ]);
    });

    const everything = { conditions: undefined, appliesToEverything: true };
});

/** One criterion of each kind that the tenant can hold, of what the tenant has. */
async function everyCriterion({ emulator: { control } }: Connected): Promise<Values> {
    const first = async (collection: string) => {
        const [object] = await control.list(collection);
        if (!object) throw new Error(`the tenant has no ${collection}`);
        return object;
    };
    const idp = await first("idp");
    const group = await control.create("segmentGroup", { name: "Intranet", enabled: true });
    const segment = await control.create("application", {
        name: "Wiki",
        enabled: true,
        domainNames: ["wiki.example.com"],
        tcpPortRanges: ["443", "443"],
        segmentGroupId: group.id,
    });
    const scimGroup = (await control.list("scimgroup")).find(({ idpId }) => String(idpId) === idp.id);
    const attribute = async (collection: string) => [{ attribute: String((await first(collection)).id), value: "x" }];
    return {
        applicationSegments: [segment.id],
        segmentGroups: [group.id],
        clientTypes: ["Client Connector", "Web Browser", "ZIA Service Edge"],
        identityProviders: [idp.id],
        scimGroups: [{ identityProvider: idp.id, group: String(scimGroup?.id) }],
        scimAttributes: await attribute("scimattribute"),
        samlAttributes: await attribute("samlAttribute"),
        machineGroups: [(await first("machineGroup")).id],
        postureProfiles: [{ profile: String((await first("posture")).postureUdid), verified: false }],
        trustedNetworks: [
            { network: String((await control.list("network"))[1]?.networkId), connected: false },
            String((await first("network")).networkId),
        ],
        platforms: ["Mac", "Windows"],
        countryCodes: ["DE", "FR"],
        cloudConnectorGroups: [(await first("cloudConnectorGroup")).id],
        branchConnectorGroups: [(await first("branchConnectorGroup")).id],
        locations: [(await first("location")).id],
        riskFactors: ["High", "Critical"],
        other: [{ objectType: "CHROME_ENTERPRISE", lhs: "managed", rhs: "true" }],
    };
}
