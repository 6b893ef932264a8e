import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { catalog } from "../../provider/catalog";
import { consequencesOf, type PlannedChange } from "../../provider/consequences/consequencesOf";
import type { Standing } from "../../provider/consequences/dependents";
import type { Effects } from "../../provider/contract/consequences";
import { LEVELS } from "../../provider/contract/consequences";
import type { Values } from "../../provider/contract/values";
import { matchesFewer } from "../../provider/zpa/common/conditionScope";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const all = (effects: Effects | undefined = "none") => (effects === "none" ? [] : [effects].flat());

describe.each(catalog)("$type", ({ inputs, replaceOn, consequences }) => {
    it("says of every input what a change of it does, unless it replaces the object", () => {
        const replacing = new Set<string>(replaceOn);
        const others = Object.keys(inputs.shape).filter((property) => !replacing.has(property));
        expect(Object.keys(consequences.update).sort()).toEqual(others.sort());
    });

    it("says it in sentences", () => {
        const { create, delete: remove, replace, update } = consequences;
        const effects = [create, remove, replace, ...Object.values(update)];
        for (const { level, says } of effects.flatMap(all)) {
            expect(LEVELS).toContain(level);
            expect(says).toMatch(/^[A-Z][^\n]*\.$/);
        }
    });
});

const change = (type: string, before: Values, after: Values, operation: PlannedChange["operation"] = "update") => ({
    urn: `urn:pulumi:dev::site::pulumi-nodejs:dynamic/${type}::it`,
    type,
    operation,
    before,
    after,
});
const saidOf = (...changes: PlannedChange[]) => consequencesOf(changes, []).changes.flatMap(({ effects }) => effects);
const levelOf = (...changes: PlannedChange[]) => consequencesOf(changes, []).level;

describe("the level of a change", () => {
    const allow = { name: "staff", action: "Allow", enabled: true, match: "all" };
    const segments = (...ids: string[]) => [{ match: "any", negated: false, applicationSegments: ids }];
    it.each<[string, PlannedChange, string]>([
        ["a new description", change("zpa:SegmentGroup", { name: "a" }, { name: "a", description: "b" }), "none"],
        ["a group that is disabled", change("zpa:AppConnectorGroup", { enabled: true }, { enabled: false }), "cutsOff"],
        ["a group that is enabled", change("zpa:AppConnectorGroup", { enabled: false }, { enabled: true }), "none"],
        [
            "a designation for disaster recovery",
            change("zpa:ServiceEdgeGroup", { disasterRecovery: false }, { disasterRecovery: true }),
            "interrupts",
        ],
        [
            "a designation that is removed",
            change("zpa:ServiceEdgeGroup", { disasterRecovery: true }, { disasterRecovery: false }),
            "cutsOff",
        ],
        [
            "a designated group that is deleted",
            change("zpa:ServiceEdgeGroup", { disasterRecovery: true }, {}, "delete"),
            "cutsOff",
        ],
        ["a group of edges that is deleted", change("zpa:ServiceEdgeGroup", { name: "a" }, {}, "delete"), "interrupts"],
        [
            "another version profile",
            change("zpa:AppConnectorGroup", { versionProfileName: "Default" }, { versionProfileName: "New" }),
            "interrupts",
        ],
        ["a group that is deleted", change("zpa:AppConnectorGroup", { name: "a" }, {}, "delete"), "cutsOff"],
        [
            "a group that is deleted with its connectors",
            change("zpa:AppConnectorGroup", { name: "a", deleteConnectorsOnDelete: true }, {}, "delete"),
            "irreversible",
        ],
        [
            "a key that is replaced",
            change("zpa:ProvisioningKey", { name: "a" }, { name: "b" }, "replace"),
            "irreversible",
        ],
        ["more uses of a key", change("zpa:ProvisioningKey", { maxUsage: 2 }, { maxUsage: 9 }), "none"],
        ["fewer uses of a key", change("zpa:ProvisioningKey", { maxUsage: 9 }, { maxUsage: 2 }), "interrupts"],
        [
            "a domain name that is added",
            change(
                "zpa:ApplicationSegment",
                { domainNames: ["a.example.com"] },
                { domainNames: ["b.example.com", "a.example.com"] },
            ),
            "none",
        ],
        [
            "a domain name that is removed",
            change(
                "zpa:ApplicationSegment",
                { domainNames: ["a.example.com", "b.example.com"] },
                { domainNames: ["b.example.com"] },
            ),
            "cutsOff",
        ],
        [
            "ports that are joined",
            change("zpa:ApplicationSegment", { tcpPorts: ["80", "81-90"] }, { tcpPorts: ["80-90"] }),
            "none",
        ],
        [
            "ports that are split",
            change("zpa:ApplicationSegment", { tcpPorts: ["80-90"] }, { tcpPorts: ["80-84", "85-90"] }),
            "none",
        ],
        [
            "a port that is left out",
            change("zpa:ApplicationSegment", { tcpPorts: ["80-90"] }, { tcpPorts: ["80-84", "86-90"] }),
            "cutsOff",
        ],
        ["a rule that denies", change("zpa:AccessRule", {}, { ...allow, action: "Deny" }, "create"), "cutsOff"],
        ["a rule that allows", change("zpa:AccessRule", {}, allow, "create"), "none"],
        ["a rule that allowed, deleted", change("zpa:AccessRule", allow, {}, "delete"), "cutsOff"],
        ["a rule that denied, deleted", change("zpa:AccessRule", { ...allow, action: "Deny" }, {}, "delete"), "none"],
        [
            "a rule that allows more segments",
            change(
                "zpa:AccessRule",
                { ...allow, conditions: segments("1") },
                { ...allow, conditions: segments("1", "2") },
            ),
            "none",
        ],
        [
            "a rule that allows fewer segments",
            change(
                "zpa:AccessRule",
                { ...allow, conditions: segments("1", "2") },
                { ...allow, conditions: segments("2") },
            ),
            "cutsOff",
        ],
        [
            "a rule that denies more segments",
            change(
                "zpa:AccessRule",
                { ...allow, action: "Deny", conditions: segments("1") },
                { ...allow, action: "Deny", conditions: segments("1", "2") },
            ),
            "cutsOff",
        ],
        [
            "a schedule that begins to delete",
            change("zpa:AppConnectorSchedule", {}, { enabled: true }, "create"),
            "irreversible",
        ],
        ["a machine that stays in the tenant", change("zpa:AppConnector", { name: "a" }, {}, "delete"), "none"],
        ["a machine that goes", change("zpa:AppConnector", { deleteOnDestroy: true }, {}, "delete"), "irreversible"],
        [
            "a rule that drops traffic from further addresses",
            change(
                "cloudConnector:TrafficForwardingRule",
                { forwarding: "Drop", sourceAddresses: ["10.0.0.0/24"] },
                { forwarding: "Drop" },
            ),
            "cutsOff",
        ],
        [
            "a rule that forwards traffic from further addresses",
            change(
                "cloudConnector:TrafficForwardingRule",
                { forwarding: "ZIA", sourceAddresses: ["10.0.0.0/24"] },
                { forwarding: "ZIA" },
            ),
            "none",
        ],
    ])("of %s", (_, planned, level) => {
        expect(levelOf(planned)).toBe(level);
    });

    it("is that of the worst, which comes first", () => {
        const [harmless, bad] = [
            change("zpa:SegmentGroup", { description: "a" }, { description: "b" }),
            change("zpa:ServerGroup", { enabled: true }, { enabled: false }),
        ];
        const { level, changes } = consequencesOf([harmless, bad], []);
        expect(level).toBe("cutsOff");
        expect(changes.map((each) => each.change)).toEqual([bad, harmless]);
    });

    it("is taken for the worse one, as uncertain, where the preview does not know a value", () => {
        const before = { serverGroups: ["1", "2"], domainNames: ["a.example.com"] };
        const after = { serverGroups: ["1", UNKNOWN], domainNames: ["a.example.com"] };
        expect(saidOf(change("zpa:ApplicationSegment", before, after))).toEqual([
            {
                level: "interrupts",
                says: "Sessions through the removed server groups end.",
                property: "serverGroups",
                isCertain: false,
            },
        ]);
    });
});

describe("what depends on an object alone", () => {
    const standing = (type: string, id: string, values: Values): Standing => ({
        urn: `urn:pulumi:dev::site::pulumi-nodejs:dynamic/${type}::${id}`,
        type,
        id,
        values,
    });
    const state = [
        standing("zpa:AppConnectorGroup", "1", { name: "Lyon" }),
        standing("zpa:AppConnectorGroup", "2", { name: "Paris" }),
        standing("zpa:ProvisioningKey", "10", { associationType: "AppConnectorGroup", group: "1" }),
        standing("zpa:ServerGroup", "3", { appConnectorGroups: ["1"] }),
        standing("zpa:ServerGroup", "4", { appConnectorGroups: ["1", "2"] }),
        standing("zpa:ApplicationSegment", "5", { segmentGroup: "9", serverGroups: ["3"], microtenantId: "7" }),
        standing("zpa:ApplicationSegment", "6", { segmentGroup: "9", serverGroups: ["3", "4"] }),
        standing("zpa:AccessRule", "7", {
            conditions: [
                { match: "any", negated: false, applicationSegments: ["5"] },
                { match: "any", negated: false, scimGroups: [{ group: "77" }] },
            ],
        }),
        standing("zpa:AccessRule", "8", {
            conditions: [{ match: "any", negated: false, applicationSegments: ["5", "6"] }],
        }),
    ];
    const disable = {
        ...change("zpa:AppConnectorGroup", { enabled: true }, { enabled: false }),
        urn: state[0]?.urn ?? "",
    };
    const dependents = (...changes: PlannedChange[]) =>
        consequencesOf(changes, state).changes.flatMap((each) =>
            each.dependents.map(({ noun, urns }) => [noun.one, urns.map((urn) => urn.split("::").at(-1))]),
        );

    it("is followed from object to object, and what has another way is not named", () => {
        expect(dependents(disable)).toEqual([
            ["access rule", ["7"]],
            ["application segment", ["5"]],
            ["provisioning key", ["10"]],
            ["server group", ["3"]],
        ]);
    });

    it("is not what is deleted in the same plan", () => {
        const urn = state.find(({ id }) => id === "3")?.urn ?? "";
        expect(dependents(disable, { ...change("zpa:ServerGroup", {}, {}, "delete"), urn })).toEqual([
            ["provisioning key", ["10"]],
            ["access rule", ["7"]],
            ["application segment", ["5"]],
        ]);
    });

    it("is judged by what the plan makes of it", () => {
        const urn = state.find(({ id }) => id === "10")?.urn ?? "";
        const moved = { ...change("zpa:ProvisioningKey", { group: "1" }, { group: "2" }, "replace"), urn };
        expect(dependents(disable, moved).map(([noun]) => noun)).not.toContain("provisioning key");
    });

    it("is not asked for where the object stays in use", () => {
        expect(dependents({ ...disable, before: { name: "a" }, after: { name: "b" } })).toEqual([]);
    });
});

describe("conditions of a rule", () => {
    const entries = ["a", "b", "c"];
    const condition = fc.record({
        match: fc.constantFrom("any", "all"),
        negated: fc.boolean(),
        applicationSegments: fc.subarray(entries, { minLength: 1 }),
    });
    const conditions = fc.option(fc.array(condition, { minLength: 1, maxLength: 3 }), { nil: undefined });
    const rule = fc.record({ match: fc.constantFrom("all", "any"), conditions });
    type Rule = {
        match: string;
        conditions: { match: string; negated: boolean; applicationSegments: string[] }[] | undefined;
    };
    const requests = Array.from({ length: 2 ** entries.length }, (_, bits) =>
        entries.filter((_, at) => (bits >> at) & 1),
    );
    const matches = ({ match, conditions: list }: Rule, request: readonly string[]): boolean => {
        const each = (list ?? []).map(({ match, negated, applicationSegments: wanted }) => {
            const met = wanted[match === "all" ? "every" : "some"]((entry) => request.includes(entry));
            return met !== negated;
        });
        return !list || (match === "all" ? each.every(Boolean) : each.some(Boolean));
    };

    it("never match fewer requests without being told so, whatever they are", () => {
        fc.assert(
            fc.property(rule, rule, (before, after) => {
                const loses = requests.some((request) => matches(before, request) && !matches(after, request));
                expect(loses && !matchesFewer(before, after)).toBe(false);
            }),
        );
    });

    it("that stay as they are match no fewer", () => {
        fc.assert(fc.property(rule, (same) => expect(matchesFewer(same, same)).toBe(false)));
    });
});
