import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Finding, findingsOf, type PlannedStack, plain, RULES, SEVERITIES } from "../../findings";
import { CONTINUITY, PROFILE, RECORDED } from "../../findings/rules/planTypes";
import { isResource } from "../../provider/definitionOf";
import { CLOUD_CONNECTOR } from "./cloudConnector";
import { DISASTER_RECOVERY } from "./disasterRecovery";
import { PRIVATE_ACCESS } from "./privateAccess";
import { from, stackOf, UNKNOWN } from "./stacks";

const CASES = { ...PRIVATE_ACCESS, ...DISASTER_RECOVERY, ...CLOUD_CONNECTOR };
const OF_PLANS = [...RECORDED, CONTINUITY, PROFILE];
const now = new Date("2027-01-01T00:00:00Z");
const of = (rule: string, stack: PlannedStack): Finding[] =>
    findingsOf(stack, { now }).filter((finding) => finding.rule === rule);
const GCP_SCALER = [
    "gcp:compute/regionAutoscaler:RegionAutoscaler",
    { autoscalingPolicy: { maxReplicas: 6 } },
] as const;
const AZURE_SCALER = [
    "azure-native:monitor:AutoscaleSetting",
    { profiles: [{ capacity: { maximum: "3" } }, { capacity: { maximum: "6" } }] },
] as const;
const kinds = (rule: string, stack: PlannedStack) => of(rule, stack).map(({ kind }) => kind);

describe("a rule", () => {
    it("has a stack in which it finds something, and one in which it does not", () => {
        expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ id }) => id).sort());
        expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
        expect(RULES.length).toBeGreaterThanOrEqual(30);
    });

    it.each(Object.entries(CASES))("%s finds what it is for, and nothing else", (id, { found, fine }) => {
        expect(kinds(id, found)).toContain("found");
        expect(kinds(id, fine)).toEqual([]);
    });

    it.each(Object.entries(CASES))("%s does not pass where the value is not known", (id, { found, fine }) => {
        const silent = found.objects.flatMap((object) => {
            const other = fine.objects.find(({ urn }) => urn === object.urn);
            const properties = new Set([...Object.keys(object.values), ...Object.keys(other?.values ?? {})]);
            return [...properties].filter((property) => {
                const changed = { ...object, values: { ...object.values, [property]: UNKNOWN } };
                const objects = found.objects.map((each) => (each === object ? changed : each));
                return of(id, { ...found, objects }).length === 0;
            });
        });
        expect(silent).toEqual([]);
    });

    it.each(Object.entries(CASES))("%s takes null for what is not set, as states have it", (id, { found, fine }) => {
        const names = [...found.objects, ...fine.objects].flatMap(({ values }) => Object.keys(values));
        const nothing = Object.fromEntries(names.map((name) => [name, null]));
        const objects = found.objects.map((object) => ({ ...object, values: { ...nothing, ...object.values } }));
        expect(kinds(id, { ...found, objects })).toEqual(kinds(id, found));
    });

    it.each(RULES)("$id says what it finds, what to do, where that is explained and where it comes from", (rule) => {
        const { id, level, title, todo, page, source, types = [] } = rule;
        expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
        expect(SEVERITIES).toContain(level);
        for (const sentence of [title, todo]) expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(existsSync(path.join(__dirname, "../../docs", page))).toBe(true);
        expect(source).toMatch(/^(Zscaler (help|API)|README of|terraform-provider-zpa|zscaler\/)/);
        expect(types.filter((type) => !isResource(type) && !OF_PLANS.includes(type))).toEqual([]);
    });
});

describe("findings", () => {
    it("say which object it is, why it was found, and come worst first", () => {
        const stack = stackOf(
            ["zpa:AppConnectorGroup", "lyon", { enabled: false }],
            ["zpa:ServerGroup", "wiki", { appConnectorGroups: ["lyon"] }],
        );
        const all = findingsOf(stack, { now });
        expect(all.map(({ rule, object, why }) => [rule, object.name, plain(why)])).toEqual([
            ["server-group-without-enabled-group", "wiki", "it names no group that is enabled"],
            ["server-group-names-disabled", "wiki", "lyon, which it names, is disabled"],
        ]);
    });

    it("follow references to resources that are still to be created", () => {
        const group = ["zpa:AppConnectorGroup", "lyon", {}, { id: undefined }] as const;
        const made = from("appConnectorGroups", ["zpa:AppConnectorGroup", "lyon"]);
        const serves = stackOf(group, ["zpa:ServerGroup", "wiki", { appConnectorGroups: [UNKNOWN] }, made]);
        expect(kinds("app-connector-group-without-server-group", serves)).toEqual([]);
        const maybe = stackOf(group, ["zpa:ServerGroup", "wiki", { appConnectorGroups: [UNKNOWN] }]);
        expect(kinds("app-connector-group-without-server-group", maybe)).toEqual(["maybe"]);
    });

    it("follow machines to the user codes that they show", () => {
        const group = ["zpa:AppConnectorGroup", "lyon", {}] as const;
        const scaling = ["aws:autoscaling/group:Group", "machines", { maxSize: 4 }] as const;
        const codes = { group: "lyon", userCodes: ["a", "b"] };
        const made = from("userCodes", ["aws:autoscaling/group:Group", "machines"]);
        const stack = stackOf(group, scaling, ["zpa:EnrollmentUserCodes", "codes", codes, made]);
        expect(kinds("added-machines-do-not-enroll", stack)).toEqual(["found"]);
    });

    it.each([
        ["Google Cloud", "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager", {}, GCP_SCALER],
        [
            "Google Cloud, with a size to begin with",
            "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager",
            { targetSize: 2 },
            GCP_SCALER,
        ],
        ["Azure", "azure-native:compute:VirtualMachineScaleSet", { sku: { capacity: 2 } }, AZURE_SCALER],
    ] as const)("count the most machines of an autoscaler of %s", (_, type, values, [scaler, sizes]) => {
        const key = ["zpa:ProvisioningKey", "key", { group: "lyon", maxUsage: 5 }] as const;
        const machines = [type, "machines", values, from("template", ["zpa:ProvisioningKey", "key"])] as const;
        const stack = stackOf(key, machines, [scaler, "scaler", sizes, from("target", [type, "machines"])]);
        expect(of("key-uses-below-capacity", stack).map(({ why }) => plain(why))).toEqual([
            "it has 5 uses for up to 6 machines",
        ]);
    });

    it("leave open what objects of other stacks are like", () => {
        const segment = [
            "zpa:ApplicationSegment",
            "s",
            { serverGroups: ["elsewhere"], disasterRecovery: true },
        ] as const;
        expect(kinds("dr-segment-without-dr-group", stackOf(segment))).toEqual(["cannot be checked"]);
    });

    it("are the same in 100 of 100 runs, also where values are not known, in any order of the resources", () => {
        const stacks = Object.values(CASES).map(({ found }) => found);
        const all = fc.constantFrom(...stacks).chain((stack) =>
            fc.record({
                stack: fc.constant(stack),
                objects: fc.shuffledSubarray([...stack.objects], { minLength: stack.objects.length }),
                hidden: fc.subarray(
                    stack.objects.flatMap(({ urn, values }) => Object.keys(values).map((key) => `${urn} ${key}`)),
                ),
            }),
        );
        const namesOf = (found: Finding[]) => found.map(({ rule, object }) => `${rule} ${object.urn}`);
        fc.assert(
            fc.property(all, ({ stack, objects, hidden }) => {
                const hide = ({ urn, values, ...more }: PlannedStack["objects"][number]) => ({
                    ...more,
                    urn,
                    values: Object.fromEntries(
                        Object.entries(values).map(([key, value]) => [
                            key,
                            hidden.includes(`${urn} ${key}`) ? UNKNOWN : value,
                        ]),
                    ),
                });
                const preview = findingsOf({ ...stack, objects: stack.objects.map(hide) }, { now });
                expect(findingsOf({ ...stack, objects: objects.map(hide) }, { now })).toEqual(preview);
                // What is found once the values are known is not passed over before.
                const update = namesOf(findingsOf(stack, { now }).filter(({ kind }) => kind === "found"));
                expect(update.filter((each) => !namesOf(preview).includes(each))).toEqual([]);
            }),
            { numRuns: 100 },
        );
    });

    it("are the same whatever the order of the resources", () => {
        const all = (stack: PlannedStack) =>
            findingsOf(stack, { now }).map(({ rule, object, kind }) => `${rule} ${object.urn} ${kind}`);
        for (const { found } of Object.values(CASES)) {
            expect(all({ ...found, objects: found.objects.toReversed() })).toEqual(all(found));
        }
    });

    it("are the same whichever of two resources is looked at first, of which one answers and the other is not known", () => {
        const segment = ["zpa:ApplicationSegment", "s", { serverGroups: [], disasterRecovery: true }] as const;
        const edges = (name: string, values: object) => ["zpa:ServiceEdgeGroup", name, { ...values }] as const;
        const stack = stackOf(
            segment,
            edges("a", { enabled: true, disasterRecovery: true }),
            edges("b", { enabled: UNKNOWN, disasterRecovery: true }),
        );
        const reversed = { ...stack, objects: stack.objects.toReversed() };
        expect(findingsOf(reversed, { now })).toEqual(findingsOf(stack, { now }));
        expect(kinds("dr-without-service-edge", reversed)).toEqual([]);
    });
});
