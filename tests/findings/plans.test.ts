import { describe, expect, it } from "@jest/globals";
import { type Finding, FindingsError, judge, judgePlan, type PlannedStack, plain } from "../../findings";
import type { PlanContent } from "../../sdk/disasterRecovery";
import { tokenOf } from "../../sdk/disasterRecovery/recorded/resource";
import { publicKeyFingerprintOf } from "../../sdk/disasterRecovery/settings/facts";
import { pemPair } from "../pemPair";
import { appConnectorGroup, BUSINESS_CONTINUITY, samplePlan, segment } from "../sdk/disasterRecovery/samplePlan";
import { stackOf, UNKNOWN, urnOf } from "./stacks";

const now = new Date("2027-01-01T12:00:00Z");
const codes = (findings: readonly Finding[]) => findings.map(({ code, object }) => `${code} ${object.name}`);
const judged = (changes: Partial<PlanContent> = {}, config = {}) => judgePlan(samplePlan(changes), config, now);

describe("the findings of a plan", () => {
    it("are those about disaster recovery alone, by the same rules as of a stack", () => {
        const { findings, mandatory } = judged();
        expect(codes(findings)).toEqual(["DR009 segment erp", "DR015 production"]);
        expect(mandatory).toEqual([]);
        expect(findings[1] && plain(findings[1].why)).toBe("1 of 1 segments are designated");
    });

    it("tell which of them stop an update", () => {
        const changes = { appConnectorGroups: [appConnectorGroup("eu", { designated: false })] };
        expect(codes(judged(changes).mandatory)).toEqual(["DR001 segment erp"]);
        expect(codes(judged(changes, { rules: { DR001: "advisory", DR015: "mandatory" } }).mandatory)).toEqual([
            "DR015 production",
        ]);
        expect(codes(judged(changes, { rules: { DR001: "off" } }).findings)).not.toContain("DR001 segment erp");
    });

    it("say which part of a segment is missing, as far as that is known, and never stop an update for it", () => {
        const saysOf = (changes: Partial<PlanContent>) => {
            const { findings, mandatory } = judged({ segments: [segment("erp", { incomplete: true })], ...changes });
            const isIncomplete = ({ rule }: Finding) => rule === "dr-configuration-incomplete";
            expect(mandatory.filter(isIncomplete)).toEqual([]);
            return findings.filter(isIncomplete).map(({ kind, why }) => `${kind}: ${plain(why)}`);
        };
        const marked = "found: disasterRecoveryIncomplete is true: ";
        expect(saysOf({})).toEqual([
            `${marked}all parts that Zscaler's help asks for are there; open the segment in the portal`,
        ]);
        expect(saysOf({ serviceEdgeGroups: [], aRecords: [] })).toEqual([
            `${marked}no enabled service edge group is designated`,
        ]);
        expect(saysOf({ appConnectorGroups: [appConnectorGroup("eu", { designated: false })] })).toEqual([
            `${marked}no enabled App Connector group of these is designated: connectors eu`,
        ]);
    });

    it("are waived by the plan, for an object by its name or its id, until a day", () => {
        const waiver = { finding: "DR009", object: "erp", reason: "The test is at night", until: "2027-01-01" };
        expect(codes(judged({ waivers: [waiver] }).findings)).toEqual(["DR015 production"]);
        expect(codes(judged({ waivers: [{ ...waiver, object: "segment erp" }] }).findings)).toEqual([
            "DR015 production",
        ]);
        expect(() => judged({ waivers: [{ ...waiver, until: "2026-12-31" }] })).toThrow(FindingsError);
        expect(() => judged({ waivers: [{ ...waiver, object: "crm" }] })).toThrow("the stack has no such resource");
    });
});

describe("what is recorded in a stack", () => {
    const pem = () => pemPair().publicKey;
    const [one, other] = [pem(), pem()];
    const settings = (values: object) =>
        stackOf(
            [
                tokenOf("DisasterRecoverySettings"),
                "dr",
                { domainName: "dr.example.com", publicKeyFingerprint: publicKeyFingerprintOf(one), attested: true },
            ],
            ["zpa:ClientConnectorDrProfile", "staff", { domainName: "dr.example.com", ...values }],
        );

    it("is compared by keys and not by their texts, whichever way they are declared", () => {
        const found = (values: object) => judge(settings(values), {}, { now }).findings.map(({ code }) => code);
        expect(found({ publicKey: `${one}\n` })).toEqual([]);
        expect(found({ publicKey: other })).toEqual(["DR005"]);
        expect(found({})).toEqual(["DR005"]);
        expect(found({ publicKey: one, domainName: "dr.example.net" })).toEqual(["DR004"]);
        expect(found({ publicKey: other, enabled: false })).toEqual([]);
    });
});

describe("a stack with a plan", () => {
    const component = tokenOf("DisasterRecoveryPlan");
    const group = { name: "connectors eu", disasterRecovery: true, location: "Lyon, France" };
    const withPlan = (document: unknown, id?: string): PlannedStack =>
        stackOf(["zpa:AppConnectorGroup", "lyon", group, { id }], [component, "plan", { document }]);

    it.each([
        ["in a policy, which is told no ids", undefined],
        ["elsewhere", "eu"],
    ])("is judged with what the plan knows of its resources, once for each, %s", (_, id) => {
        const [only] = appConnectorGroup("eu").connectors;
        const document = samplePlan({
            appConnectorGroups: [appConnectorGroup("eu", { connectors: only ? [only] : [] })],
        });
        const { findings } = judge(withPlan(document, id), {}, { now });
        const single = findings.filter(({ code }) => code === "DR011");
        expect(single.map(({ object, why }) => [object.urn, plain(why)])).toEqual([
            [urnOf("zpa:AppConnectorGroup", "lyon"), "its only enabled App Connector is connector eu-1"],
        ]);
        // What the stack does not declare is an object of the plan.
        const open = findings.filter(({ code }) => code === "DR009");
        expect(open.map(({ object }) => object.urn)).toEqual([
            `${urnOf(component, "plan")}::zpa:ApplicationSegment::erp`,
        ]);
    });

    it("waives a finding about an object that only the plan knows", () => {
        const stack = withPlan(samplePlan(BUSINESS_CONTINUITY), "eu");
        const waiver = { rule: "DR009", resource: "segment erp", reason: "At night", until: "2027-01-01" };
        const { findings } = judge(stack, { waivers: [waiver] }, { now });
        expect(codes(findings)).not.toContain("DR009 segment erp");
    });

    it("is judged without it in a preview that does not know the plan yet", () => {
        const { findings } = judge(withPlan(UNKNOWN), {}, { now });
        expect(findings.map(({ code }) => code)).not.toContain("DR015");
    });
});
