import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { planText, reachableBy, readPlan } from "../../../sdk/disasterRecovery";
import { planOf } from "../../../sdk/disasterRecovery/plan/fingerprint";
import { appConnectorGroup, BUSINESS_CONTINUITY, samplePlan, segment, serviceEdgeGroup } from "./samplePlan";

describe("the plan document", () => {
    it("is read as it was written", () => {
        const plan = samplePlan({ ...BUSINESS_CONTINUITY, txtRecords: { off: ["b", "a"] } });
        expect(readPlan(planText(plan))).toEqual(plan);
        expect(plan.txtRecords?.off).toEqual(["b", "a"]);
    });

    it("has the same fingerprint in whichever order lists and properties are given", () => {
        const {
            format: _,
            fingerprint,
            ...content
        } = samplePlan({ segments: ["a", "b", "c"].map((id) => segment(id)) });
        fc.assert(
            fc.property(
                fc.shuffledSubarray(Object.keys(content), { minLength: Object.keys(content).length }),
                fc.shuffledSubarray([...content.segments], { minLength: 3 }),
                (keys, segments) => {
                    const shuffled = Object.fromEntries(keys.map((key) => [key, Reflect.get(content, key)]));
                    expect(planOf({ ...content, ...shuffled, segments }).fingerprint).toBe(fingerprint);
                },
            ),
            { numRuns: 20 },
        );
    });

    it("has another fingerprint once anything changes", () => {
        const plan = samplePlan();
        expect(samplePlan({ ttlSeconds: 60 }).fingerprint).not.toBe(plan.fingerprint);
        expect(samplePlan({ segments: [segment("erp", { designated: false })] }).fingerprint).not.toBe(
            plan.fingerprint,
        );
    });

    type Parsed = Record<"segments" | "serviceEdgeGroups", object[]>;
    const changed = (change: (plan: Parsed) => void) => {
        const plan = JSON.parse(planText(samplePlan()));
        change(plan);
        return JSON.stringify(plan);
    };
    it.each([
        ["no JSON", "{", "the text is no JSON"],
        ["a list", "[]", "plan.json must be an object, not []"],
        [
            "another format",
            '{"format":"disaster-recovery-plan/2"}',
            'format is "disaster-recovery-plan/2", and this version reads "disaster-recovery-plan/1"; use the version that wrote the plan',
        ],
        [
            "a property of another kind",
            changed((plan) => Object.assign(plan.segments[0] ?? {}, { designated: "yes" })),
            'segments[0].designated must be true or false, not "yes"',
        ],
        [
            "a property that is missing",
            changed((plan) => Reflect.deleteProperty(plan.serviceEdgeGroups[0] ?? {}, "serviceEdges")),
            "serviceEdgeGroups[0].serviceEdges is missing",
        ],
        [
            "a value that there is not",
            changed((plan) => Object.assign(plan.segments[0] ?? {}, { kind: "web" })),
            'segments[0].kind must be one of "standard", "browserAccess", ',
        ],
        [
            "a property that there is not",
            changed((plan) => Object.assign(plan, { domain: "x" })),
            "domain is no property of a plan",
        ],
        [
            "an address that was changed by hand",
            changed((plan) => Object.assign(plan, { aRecords: ["203.0.113.1"] })),
            "the file was changed",
        ],
    ])("is refused with %s", (_what, text, reason) => {
        expect(() => readPlan(text)).toThrow(reason);
    });

    it("is refused with every fault at once", () => {
        const text = changed((plan) => Object.assign(plan, { name: 1, ttlSeconds: "30" }));
        expect(() => readPlan(text)).toThrow(
            /2 properties are wrong:\n {2}- name must be a text, not 1\n {2}- ttlSeconds must be a number, not "30"/,
        );
    });
});

describe("a segment while the cloud is away", () => {
    const reachability = (changes: Parameters<typeof samplePlan>[0] = {}) => {
        const [only] = reachableBy(samplePlan(changes));
        if (!only) throw new Error("the plan has no segment");
        return only;
    };

    it("is reachable by disaster recovery, through the groups that are designated", () => {
        const { by, disasterRecovery } = reachability();
        expect(by).toBe("disaster recovery");
        expect(disasterRecovery).toEqual({
            reachable: true,
            appConnectorGroupIds: ["eu"],
            serviceEdgeGroupIds: ["eu-edges"],
            reasons: [
                'Reachable by App Connector group "connectors eu", through Private Service Edge group "edges eu-edges".',
            ],
        });
    });

    it("is reachable by business continuity, through the groups of its private cloud", () => {
        expect(reachability(BUSINESS_CONTINUITY).by).toBe("both");
        const alone = reachability({ ...BUSINESS_CONTINUITY, segments: [segment("erp", { designated: false })] });
        expect(alone.by).toBe("business continuity");
        expect(alone.businessContinuity.serviceEdgeGroupIds).toEqual(["eu-edges"]);
    });

    const edges = ["198.51.100.10"];
    it.each<[string, Parameters<typeof samplePlan>[0], string]>([
        [
            "is not designated",
            { segments: [segment("erp", { designated: false })] },
            "The segment is not designated for disaster recovery.",
        ],
        ["is disabled", { segments: [segment("erp", { enabled: false })] }, "The segment is disabled."],
        [
            "is one of Browser Access",
            { segments: [segment("erp", { kind: "browserAccess" })] },
            "Browser Access does not work in disaster recovery.",
        ],
        [
            "is one of AppProtection",
            { segments: [segment("erp", { kind: "inspection" })] },
            "AppProtection does not work in disaster recovery.",
        ],
        [
            "is one of Privileged Remote Access",
            { segments: [segment("erp", { kind: "privilegedRemoteAccess" })] },
            "Privileged Remote Access needs the Zscaler cloud.",
        ],
        [
            "is one of an extranet",
            { segments: [segment("erp", { kind: "extranet" })] },
            "Extranet segments must not be designated for disaster recovery.",
        ],
        [
            "anchors source addresses",
            { segments: [segment("erp", { sourceIpAnchored: true })] },
            "Source IP anchoring does not work in disaster recovery.",
        ],
        [
            "has no server group",
            { segments: [segment("erp", { serverGroupIds: [] })] },
            "The segment has no server group.",
        ],
        [
            "has server groups that lead nowhere",
            { serverGroups: [] },
            "Its server groups have no App Connector group that the plan contains.",
        ],
        [
            "has no designated App Connector group",
            { appConnectorGroups: [appConnectorGroup("eu", { designated: false })] },
            'Not designated for disaster recovery: App Connector group "connectors eu".',
        ],
        [
            "has a group without App Connectors",
            { appConnectorGroups: [appConnectorGroup("eu", { connectors: [] })] },
            'Disabled, or without an enabled App Connector: App Connector group "connectors eu".',
        ],
        [
            "has no designated service edge group",
            { serviceEdgeGroups: [serviceEdgeGroup("eu-edges", edges, { designated: false })] },
            "No Private Service Edge group is designated for disaster recovery.",
        ],
        [
            "has service edges that no A record tells",
            { aRecords: ["203.0.113.1"] },
            'Disabled, or without an enabled service edge whose address is an A record of dr.example.org: Private Service Edge group "edges eu-edges".',
        ],
        [
            "has clients without disaster recovery",
            { clientProfiles: [{ id: "1", name: "all", enabled: false, testGroup: false }] },
            "Disaster recovery is off in every app profile of Client Connector.",
        ],
    ])("is not reachable by disaster recovery if it %s", (_what, changes, reason) => {
        const { by, disasterRecovery } = reachability(changes);
        expect(by).toBe("neither");
        expect(disasterRecovery.reasons).toEqual([reason]);
        expect(disasterRecovery.appConnectorGroupIds).toEqual([]);
    });

    const withoutControllers = BUSINESS_CONTINUITY.privateClouds.map((cloud) => ({ ...cloud, controllerGroups: [] }));
    it.each<[string, Parameters<typeof samplePlan>[0], string]>([
        ["there are no settings", { businessContinuity: undefined }, "The plan has no business continuity settings."],
        [
            "it is one of Browser Access",
            { segments: [segment("erp", { kind: "browserAccess" })] },
            "Browser Access does not work in business continuity.",
        ],
        [
            "it anchors source addresses",
            { segments: [segment("erp", { sourceIpAnchored: true })] },
            "Source IP anchoring does not work in business continuity.",
        ],
        [
            "its groups are in no private cloud",
            { appConnectorGroups: [appConnectorGroup("eu")] },
            'In no private cloud: App Connector group "connectors eu".',
        ],
        [
            "its private cloud has no controller",
            { privateClouds: withoutControllers },
            'Disabled, without an enabled App Connector, or in a private cloud without an enabled controller: App Connector group "connectors eu".',
        ],
        [
            "its private cloud has no service edge",
            { serviceEdgeGroups: [serviceEdgeGroup("eu-edges", edges)] },
            'In a private cloud without an enabled Private Service Edge: App Connector group "connectors eu".',
        ],
    ])("is not reachable by business continuity if %s", (_what, changes, reason) => {
        const { businessContinuity } = reachability({ ...BUSINESS_CONTINUITY, ...changes });
        expect(businessContinuity.reachable).toBe(false);
        expect(businessContinuity.reasons).toEqual([reason]);
    });
});
