import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { StoredObject } from "pulumi-zscaler/emulator";
import { check } from "../../../provider/check/check";
import { dnsControlRule } from "../../../provider/cloudConnector/dnsControlRule";
import { logAndControlRule } from "../../../provider/cloudConnector/logAndControlRule";
import { trafficForwardingRule } from "../../../provider/cloudConnector/trafficForwardingRule";
import type { Definition } from "../../../provider/contract/definition";
import { InvalidInputError, PermissionError } from "../../../provider/http/errors/errors";
import { type Created, create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { Uniqueness } from "../../../provider/run/uniqueness";
import { Session } from "../../../provider/session";
import { Connected } from "../connected";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const FORWARDING = { name: "Rule", cloudConnectorGroups: ["11"], forwarding: "Direct" };
const DNS = { name: "Rule", cloudConnectorGroups: ["11"], action: "Block" };
const LOG = { name: "Rule", cloudConnectorGroups: ["11"], gateway: "7" };
const KINDS: [Definition, object][] = [
    [trafficForwardingRule, FORWARDING],
    [dnsControlRule, DNS],
    [logAndControlRule, LOG],
];

const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
const reasons = (definition: Definition, values: object) =>
    Object.fromEntries(check(definition, { ...values }).failures.map(({ property, reason }) => [property, reason]));
const NO_GROUP =
    "must contain a Cloud Connector group; the service applies a rule without groups to all groups. If that is intended, set allGroups to true instead";

describe.each(KINDS)("what a $noun may not be", (definition, valid) => {
    it.each([
        ["name", "x".repeat(32), "must be at most 31 characters long"],
        ["order", 0, "must be at least 1"],
        ["order", 1.5, "must be a whole number"],
        ["rank", 8, "must be at most 7"],
        ["cloudConnectorGroups", undefined, NO_GROUP],
        ["cloudConnectorGroups", [], NO_GROUP],
        [
            "cloudConnectorGroups",
            ids(33),
            "must have at most 32 Cloud Connector groups; split the rule into several rules",
        ],
        ["locations", ids(9), "must have at most 8 locations; split the rule into several rules"],
        ["allGroups", true, "cannot be combined with cloudConnectorGroups; omit one of them"],
    ])("%s: %j", (property, value, reason) => {
        expect(reasons(definition, { ...valid, [property]: value })).toEqual({ [property]: reason });
    });

    it("is about all groups only where it says so", () => {
        const { cloudConnectorGroups: _, ...others } = { cloudConnectorGroups: [], ...valid };
        expect(reasons(definition, { ...others, allGroups: false })).toEqual({ cloudConnectorGroups: NO_GROUP });
        expect(reasons(definition, { ...others, allGroups: true })).toEqual({});
    });

    it("is not held against it while its groups are not known yet", () => {
        expect(reasons(definition, { ...valid, cloudConnectorGroups: [UNKNOWN] })).toEqual({});
        expect(reasons(definition, { ...valid, cloudConnectorGroups: UNKNOWN })).toEqual({});
    });

    it("has no place that another rule of the stack has, where both have one", () => {
        const only = new Uniqueness();
        const claim = (owner: string, order?: number) => only.check(definition, { ...valid, order }, `urn::${owner}`);
        expect([claim("a"), claim("b"), claim("c", 1), claim("d", 2), claim("c", 1)].flat()).toEqual([]);
        expect(claim("e", 2)).toEqual([
            {
                property: "",
                reason: `there can be only one ${definition.noun.one} for each order, and resource "d" in this stack already manages it; remove one of the two resources`,
            },
        ]);
    });

    it("keeps its last group when one is deleted, and otherwise the others", () => {
        const without = definition.references?.cloudConnectorGroups?.without;
        expect(without?.({ cloudConnectorGroups: ["1", "2"] }, "1")).toEqual({ cloudConnectorGroups: ["2"] });
        expect(without?.({ cloudConnectorGroups: ["1"] }, "1")).toBe(
            "it is the last entry of cloudConnectorGroups, and a rule without entries applies to all groups",
        );
    });
});

describe("what else may not be", () => {
    const NOT_ZPA =
        'can be set only if forwarding is "ZIA" or "Direct" or "Drop" or "Local"; omit it or change forwarding';

    it.each([
        [{ forwarding: "ECZPA" }, "forwarding", 'must be one of "ZIA", "ZPA", "Direct", "Drop", "Local"'],
        [{ gateway: "7" }, "gateway", 'can be set only if forwarding is "ZIA"; omit it or change forwarding'],
        [
            { applicationSegments: ["7"] },
            "applicationSegments",
            'can be set only if forwarding is "ZPA"; omit it or change forwarding',
        ],
        [
            { applicationSegmentGroups: ["7"] },
            "applicationSegmentGroups",
            'can be set only if forwarding is "ZPA"; omit it or change forwarding',
        ],
        [
            { destinationWorkloadGroups: ["7"] },
            "destinationWorkloadGroups",
            'can be set only if forwarding is "Local"; omit it or change forwarding',
        ],
        [{ forwarding: "ZPA", destinationAddresses: ["10.0.0.1"] }, "destinationAddresses", NOT_ZPA],
        [{ forwarding: "ZPA", destinationIpGroups: ["7"] }, "destinationIpGroups", NOT_ZPA],
        [{ forwarding: "ZPA", destinationCountries: ["FR"] }, "destinationCountries", NOT_ZPA],
        [{ forwarding: "ZPA", networkServices: ["7"] }, "networkServices", NOT_ZPA],
        [{ forwarding: "ZPA", networkServiceGroups: ["7"] }, "networkServiceGroups", NOT_ZPA],
        [
            { forwarding: "Local", cloudConnectorGroups: undefined, allGroups: true },
            "forwarding",
            'cannot be "Local" for all groups and locations; set cloudConnectorGroups or locations',
        ],
        [
            { sourceAddresses: ["10.0.0.1"], destinationAddresses: ["10.0.0.1"] },
            "destinationAddresses",
            "must differ from sourceAddresses",
        ],
        [
            { sourceAddresses: ["web.example.com"] },
            "sourceAddresses",
            '[0] "web.example.com" must be an IPv4 or IPv6 address, or a range such as "203.0.113.0/24"',
        ],
        [
            { destinationCountries: ["COUNTRY_FR"] },
            "destinationCountries",
            '[0] "COUNTRY_FR" must be a country code of two capital letters, such as "FR"',
        ],
        [
            { locationGroups: ids(33) },
            "locationGroups",
            "must have at most 32 location groups; split the rule into several rules",
        ],
    ])("of traffic forwarding: %j", (more, property, reason) => {
        expect(reasons(trafficForwardingRule, { ...FORWARDING, ...more })).toEqual({ [property]: reason });
    });

    it.each([
        [{ action: "Redirect Request" }, "dnsGateway", 'is required where action is "Redirect Request"'],
        [{ action: "Resolved by ZPA" }, "ipPool", 'is required where action is "Resolved by ZPA"'],
        [
            { dnsGateway: "7" },
            "dnsGateway",
            'can be set only if action is "Redirect Request"; omit it or change action',
        ],
        [{ ipPool: "7" }, "ipPool", 'can be set only if action is "Resolved by ZPA"; omit it or change action'],
        [
            { action: "Resolved by ZPA", ipPool: "7", destinationIpGroups: ["7"] },
            "destinationIpGroups",
            'can be set only if action is "Allow" or "Block" or "Redirect Request"; omit it or change action',
        ],
    ])("of DNS control: %j", (more, property, reason) => {
        expect(reasons(dnsControlRule, { ...DNS, ...more })).toEqual({ [property]: reason });
    });

    it.each([
        ["networkServices", 1_024, "network services", "Direct"],
        ["applicationSegments", 255, "application segments", "ZPA"],
        ["applicationSegmentGroups", 255, "application segment groups", "ZPA"],
    ])("of traffic forwarding: more %s than %d", (property, most, of, forwarding) => {
        const holding = (count: number) =>
            reasons(trafficForwardingRule, { ...FORWARDING, forwarding, [property]: ids(count) });
        expect(holding(most)).toEqual({});
        expect(holding(most + 1)).toEqual({
            // The engine would print the whole list with the property.
            "": `${property} must have at most ${most} ${of}; split the rule into several rules`,
        });
    });

    it("of log and control, a rule without a gateway", () => {
        expect(reasons(logAndControlRule, { ...LOG, gateway: undefined })).toEqual({ gateway: "is required" });
    });
});

describe("in a tenant", () => {
    let tenant: Connected;
    let groups: string[];
    let number = 0;
    const control = () => tenant.emulator.control;

    beforeAll(async () => {
        tenant = await Connected.to(trafficForwardingRule, {});
        await control().create("provUrl", {
            name: "AWS",
            provUrlData: { locationTemplate: { id: 82_273 }, cloudProviderType: "AWS" },
        });
        for (const zone of ["us-west-2a", "us-west-2b"]) {
            await control().cloud.boot({ provUrl: "AWS", network: "vpc-0a1b2c3d", zone });
        }
        groups = (await control().list("ecgroup")).map(({ id }) => id);
    });
    afterAll(() => tenant?.close());
    beforeEach(async () => {
        for (const rule of await own()) await control().remove("ecRdr", rule.id);
        await control().clearRequestLog();
        tenant.renew();
    });

    /** Rules that did not come with the tenant. */
    const own = async (): Promise<StoredObject[]> =>
        (await control().list("ecRdr")).filter(({ isPredefined }) => isPredefined !== true);
    const made = (more: object = {}): Promise<Created> => {
        const name = `Rule ${++number}`;
        const inputs = tenant.checked({ ...FORWARDING, name, cloudConnectorGroups: groups, ...more });
        return create(tenant.context, { inputs });
    };
    const changed = ({ id, outputs }: Created, more: object) =>
        update(tenant.context, { id, olds: outputs, inputs: tenant.checked({ ...inputsOf(outputs), ...more }) });
    const inputsOf = (outputs: object) =>
        Object.fromEntries(Object.entries(outputs).filter(([key]) => key in trafficForwardingRule.inputs.shape));
    const theirs = (name: string, order: number) =>
        control().create("ecRdr", { name, type: "EC_RDR", rank: 7, order, forwardMethod: "DROP" });
    /** The names of all rules, first to last. */
    async function standing(): Promise<string[]> {
        tenant.renew();
        const all = [...(await tenant.backend.listAll({ path: "ecRules/ecRdr" }))];
        return all.sort((a, b) => Number(a.order) - Number(b.order)).map(({ name }) => String(name));
    }
    const names = (...rules: Created[]) => rules.map(({ outputs }) => outputs.name);
    const writes = async () =>
        (await control().requestLog())
            .filter(({ method, path }) => method !== "GET" && path.includes("ecRules"))
            .map(({ method }) => method);

    it("a rule without a place comes last, and moves as others come without being changed", async () => {
        const rule = await made();
        expect((await standing()).at(-1)).toBe(rule.outputs.name);
        await theirs("Theirs", 1);
        await theirs("Theirs too", 8);
        tenant.renew();
        expect(await tenant.refreshed(rule.id, rule.outputs)).toEqual(inputsOf(rule.outputs));
        expect((await standing()).at(-1)).toBe(rule.outputs.name);

        await changed(rule, { description: "changed" });
        expect((await standing()).at(-1)).toBe(rule.outputs.name);
        expect((await standing()).at(0)).toBe("Theirs");
    });

    it("rules that come together stand where they are to, whichever comes first", async () => {
        await theirs("A", 1);
        await theirs("B", 2);
        const [third, first, fourth, last] = await Promise.all([
            made({ order: 3 }),
            made({ order: 1 }),
            made({ order: 4 }),
            made(),
        ]);
        const all = await standing();
        expect(all.slice(0, 5)).toEqual([...names(first), "A", ...names(third, fourth), "B"]);
        expect(all.at(-1)).toBe(last.outputs.name);
        expect(await writes()).toEqual(["POST", "POST", "POST", "POST"]);
        expect((await control().cloud.activation()).pendingWrites).toBe(0);
    });

    it("rules change places together", async () => {
        const [a, b, c] = await Promise.all([made({ order: 1 }), made({ order: 2 }), made({ order: 3 })]);
        await Promise.all([changed(a, { order: 3 }), changed(b, { order: 1 }), changed(c, { order: 2 })]);
        expect((await standing()).slice(0, 3)).toEqual(names(b, c, a));
    });

    it("a rule that others have moved is seen to have moved, and goes back", async () => {
        const rule = await made({ order: 1 });
        await theirs("In front", 1);
        tenant.renew();
        const seen = await tenant.refreshed(rule.id, rule.outputs);
        expect(seen).toMatchObject({ order: 2 });
        await changed({ ...rule, outputs: { ...rule.outputs, ...seen } }, { order: 1 });
        expect((await standing()).slice(0, 2)).toEqual([...names(rule), "In front"]);

        await changed(rule, { order: undefined });
        expect((await standing()).slice(0, 2)).toEqual([...names(rule), "In front"]);
    });

    it("a place beyond the end is refused before anything is written, with the highest there is", async () => {
        const rule = await made();
        await control().clearRequestLog();
        const problem = "the order of rules has no gaps, and the highest possible order is";
        const created = made({ order: 9 });
        await expect(created).rejects.toThrow(InvalidInputError);
        await expect(created).rejects.toThrow(`order 9 is not possible: ${problem} 8`);
        await expect(changed(rule, { order: 8 })).rejects.toThrow(`order 8 is not possible: ${problem} 7`);
        expect(await writes()).toEqual([]);
        await changed(rule, { order: 7 });
    });

    it("rules of a lower rank stand before all of a higher one, whether or not their order is declared", async () => {
        const usual = await made();
        const ranked = await made({ rank: 3 });
        const second = await made({ rank: 5 });
        expect((await standing()).slice(0, 2)).toEqual(names(ranked, second));
        expect(await control().get("ecRdr", usual.id)).toMatchObject({ rank: 7 });
        await changed(usual, { rank: 4 });
        expect((await standing()).slice(0, 3)).toEqual(names(ranked, usual, second));
        await changed(ranked, { rank: undefined });
        expect(await control().get("ecRdr", ranked.id)).toMatchObject({ rank: 7 });
        expect((await standing()).slice(0, 3)).toEqual(names(usual, second, ranked));
        await control().clearRequestLog();
        const problem =
            "order 1 is not possible with rank 7: rules are ordered by rank, so the order must be from 3 to 9";
        await expect(changed(ranked, { rank: undefined, order: 1 })).rejects.toThrow(problem);
        expect(await writes()).toEqual([]);
    });

    it("a rule that another administrator has changed since it was read is changed all the same", async () => {
        const rule = await made();
        await tenant.refreshed(rule.id, rule.outputs);
        await control().advance({ minutes: 5 });
        await control().change("ecRdr", rule.id, { state: "ENABLED" });
        await changed(rule, { enabled: false });
        expect(await control().get("ecRdr", rule.id)).toMatchObject({ state: "DISABLED" });
    });

    it("a rule that somebody has widened to all groups, or narrowed to some, is seen to differ", async () => {
        const some = await made();
        const all = await made({ cloudConnectorGroups: undefined, allGroups: true });
        expect(await control().get("ecRdr", all.id)).not.toHaveProperty("ecGroups");
        await control().change("ecRdr", some.id, { ecGroups: null });
        await control().change("ecRdr", all.id, { ecGroups: [{ id: String(groups[0]) }] });
        tenant.renew();
        expect(await tenant.refreshed(some.id, some.outputs)).not.toHaveProperty("cloudConnectorGroups");
        expect(await tenant.refreshed(all.id, all.outputs)).toMatchObject({ allGroups: false });
    });

    it("a rule that came with it is read, and never written", async () => {
        const rule = (await control().list("ecRdr")).find(({ name }) => name === "Client Connector to ZPA");
        const id = String(rule?.id);
        const said = (await read(tenant.context, { id, known: {} })) ?? {};
        expect(said).toMatchObject({ name: "Client Connector to ZPA", forwarding: "ZPA", predefined: true });
        const inputs = tenant.checked({ ...FORWARDING, name: "Client Connector to ZPA" });
        for (const written of [
            update(tenant.context, { id, olds: said, inputs }),
            remove(tenant.context, { id, outputs: said }),
        ]) {
            await expect(written).rejects.toThrow(PermissionError);
            await expect(written).rejects.toThrow("it is a predefined rule");
        }
        expect(await writes()).toEqual([]);
    });

    it("a rule that was deleted elsewhere is gone, which the list alone tells", async () => {
        const rule = await made();
        await control().remove("ecRdr", rule.id);
        await control().clearRequestLog();
        tenant.renew();
        expect(await read(tenant.context, { id: rule.id, known: rule.outputs })).toBeUndefined();
        expect((await control().requestLog()).map(({ path }) => path)).not.toContainEqual(
            expect.stringContaining(rule.id),
        );
    });

    it("a session of the legacy API manages traffic forwarding, and hears that it is not offered the other kinds", async () => {
        const { url, connectorUsername, connectorPassword, connectorApiKey } = tenant.emulator;
        const settings: Record<string, string> = {
            "zscaler:ztwUsername": connectorUsername,
            "zscaler:ztwPassword": connectorPassword,
            "zscaler:ztwApiKey": connectorApiKey,
            "zscaler:endpoint": url,
        };
        const { cloudConnector } = new Session((key) => settings[key]);
        const inputs = tenant.checked({ ...FORWARDING, name: "Legacy", cloudConnectorGroups: groups });
        const { id, outputs } = await create(
            { definition: trafficForwardingRule, backend: cloudConnector },
            { inputs },
        );
        await remove({ definition: trafficForwardingRule, backend: cloudConnector }, { id, outputs });
        expect(
            await read({ definition: trafficForwardingRule, backend: cloudConnector }, { id, known: outputs }),
        ).toBeUndefined();
        for (const [kind, values] of [[dnsControlRule, DNS] as const, [logAndControlRule, LOG] as const]) {
            const refused = create(
                { definition: kind, backend: cloudConnector },
                { inputs: { ...values, cloudConnectorGroups: groups } },
            );
            await expect(refused).rejects.toThrow(PermissionError);
            await expect(refused).rejects.toThrow(
                "The legacy API does not offer this operation: use an API client of OneAPI",
            );
        }
    });
});
