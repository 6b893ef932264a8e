import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
    type PlanContent,
    type PlanDocument,
    type Rehearsal,
    reachableBy,
    rehearsalPage,
    rehearse,
    type Scenario,
    scenarioOf,
    usualScenarios,
} from "../../../sdk/disasterRecovery";
import { terminalTextOf } from "../../../sdk/disasterRecovery/document/terminal";
import { mostSeconds } from "../../../sdk/disasterRecovery/rehearsal/phases";
import { rehearsalBlocks } from "../../../sdk/disasterRecovery/rehearsal/report";
import { conditionsOf } from "../../../sdk/disasterRecovery/rehearsal/scenario";
import { appConnectorGroup, BUSINESS_CONTINUITY, connector, samplePlan, segment, serviceEdgeGroup } from "./samplePlan";

const at = "2027-03-01T06:00:00Z";
const gone = { at, cloudGone: true } as const;
/** By audience, whether the first segment is reached. */
const reached = ({ segments: [first] }: Rehearsal) => first?.outcomes.map((each) => each.reached);
const why = ({ segments: [first] }: Rehearsal) => first?.outcomes[0]?.reasons.join(" ");

/** Two regions, each with connectors and edges for the same segment. */
const regions: Partial<PlanContent> = {
    serverGroups: [{ id: "servers", name: "servers", appConnectorGroupIds: ["eu", "us"] }],
    appConnectorGroups: [appConnectorGroup("eu", { region: "eu" }), appConnectorGroup("us", { region: "us" })],
    serviceEdgeGroups: [
        serviceEdgeGroup("eu-edges", ["198.51.100.10"], { region: "eu" }),
        serviceEdgeGroup("us-edges", ["198.51.100.20"], { region: "us" }),
    ],
    aRecords: ["198.51.100.10", "198.51.100.20"],
};
const everywhere = samplePlan(regions);
const allAt = (plan: PlanDocument, ...conditions: string[]) => rehearse(plan, scenarioOf(conditions, at, plan));

describe("a rehearsal", () => {
    it("of the cloud that is away agrees with what the plan reaches by disaster recovery", () => {
        for (const plan of [samplePlan(), everywhere, samplePlan({ aRecords: [] }), samplePlan({ segments: [] })]) {
            const { segments } = rehearse(plan, gone);
            const all = segments.map(({ outcomes }) => outcomes.every((outcome) => outcome.reached === "yes"));
            expect(all).toEqual(reachableBy(plan).map(({ disasterRecovery }) => disasterRecovery.reachable));
        }
    });

    it("names who reaches a segment, by which groups, and why", () => {
        const { audiences, segments } = rehearse(samplePlan(), gone);
        expect(audiences).toEqual([
            {
                name: "clients of the app profiles all, testers",
                profiles: ["all", "testers"],
                connection: "disaster recovery",
                reasons: ["The record says on."],
            },
        ]);
        expect(segments[0]?.outcomes).toEqual([
            {
                audience: "clients of the app profiles all, testers",
                by: "disaster recovery",
                reached: "yes",
                appConnectorGroups: ["connectors eu"],
                serviceEdgeGroups: ["edges eu-edges"],
                reasons: [
                    'Reachable by App Connector group "connectors eu", through Private Service Edge group "edges eu-edges".',
                ],
            },
        ]);
    });

    it("of a test moves the test group alone, and takes designated groups from all others", () => {
        const test = { at, record: "test" } as const;
        const alone = rehearse(samplePlan(), test);
        expect(alone.audiences.map(({ name, connection }) => [name, connection])).toEqual([
            ["clients of the app profile testers", "disaster recovery"],
            ["clients of the app profile all", "Zscaler cloud"],
        ]);
        expect(reached(alone)).toEqual(["yes", "no"]);
        expect(alone.segments[0]?.outcomes[1]?.reasons).toEqual([
            '"connectors eu" is designated, and has left the Zscaler cloud for the record.',
        ]);
        const [eu, us] = [appConnectorGroup("eu"), appConnectorGroup("us", { designated: false })];
        const spare = samplePlan({ ...regions, appConnectorGroups: [eu, us] });
        expect(reached(rehearse(spare, test))).toEqual(["yes", "yes"]);
    });

    it("of a region that is away leaves what another one serves, with the cloud and without", () => {
        expect(reached(allAt(everywhere, "region-gone=eu"))).toEqual(["yes"]);
        const { segments } = allAt(everywhere, "cloud-gone", "region-gone=eu");
        expect(segments[0]?.outcomes[0]).toMatchObject({
            reached: "yes",
            appConnectorGroups: ["connectors us"],
            serviceEdgeGroups: ["edges us-edges"],
        });
        const both = allAt(everywhere, "cloud-gone", "region-gone=eu", "region-gone=us");
        expect(reached(both)).toEqual(["no"]);
        expect(why(both)).toContain('"connectors eu" is away with the region "eu".');
        expect(why(allAt(everywhere, "region-gone=eu", "region-gone=us"))).toContain('"connectors us" is away');
    });

    it("of a region does not blame it for what is not reached otherwise", () => {
        const plan = samplePlan({ ...regions, segments: [segment("erp", { kind: "privilegedRemoteAccess" })] });
        expect(why(allAt(plan, "cloud-gone", "region-gone=eu"))).toBe(
            "Privileged Remote Access needs the Zscaler cloud.",
        );
    });

    it.each([
        ["dns-gone", "DNS does not answer for dr.example.org"],
        ["record-wrong", "not signed by the key of the pair"],
        ["record-expired", "The record has ended."],
        ["record=off", "The record says off."],
    ])("of %s without the cloud reaches nothing by disaster recovery, and says why", (condition, reason) => {
        const found = allAt(samplePlan(), "cloud-gone", condition);
        expect(found.record.followed).toBe("off");
        expect(found.audiences.map(({ connection }) => connection)).toEqual(["none"]);
        expect(reached(found)).toEqual(["no"]);
        expect(why(found)).toContain(reason);
        // With the cloud, nothing is lost.
        expect(reached(allAt(samplePlan(), condition))).toEqual(["yes"]);
    });

    it("of service edges that are away says which, and leaves users of the cloud alone", () => {
        const without = allAt(samplePlan(), "cloud-gone", "edges-gone");
        expect(reached(without)).toEqual(["no"]);
        expect(why(without)).toContain('"edges eu-edges" is away.');
        expect(reached(allAt(samplePlan(), "edges-gone"))).toEqual(["yes"]);
        expect(reached(allAt(everywhere, "cloud-gone", "edges-gone=edges us-edges"))).toEqual(["yes"]);
    });

    it("follows a record of the plan from its beginning to its end", () => {
        const on = "v=1;k=zpa;b=on;t=1803880800;x=1803888000";
        const plan = samplePlan({ txtRecords: { on: [on] } });
        const state = (time: string) => rehearse(plan, { at: time, cloudGone: true }).record;
        expect(state("2027-03-01T05:59:59Z")).toMatchObject({
            followed: "off",
            reasons: ["The record begins at 2027-03-01T06:00:00Z."],
        });
        expect(state("2027-03-01T06:00:00Z").followed).toBe("on");
        expect(state("2027-03-01T08:00:00Z").followed).toBe("on");
        expect(state("2027-03-01T08:00:01Z").reasons).toEqual(["The record ended at 2027-03-01T08:00:00Z."]);
    });

    it("counts from the authentication, and leaves open how long months are", () => {
        const ago = (days: number, plan = samplePlan()) =>
            reached(rehearse(plan, { ...gone, daysSinceAuthentication: days }))?.[0];
        expect([ago(0), ago(14), ago(14.1), ago(15)]).toEqual(["yes", "yes", "no", "no"]);
        const month = samplePlan({ maxAuthenticationAge: { value: 1, unit: "months", seconds: 28 * 86_400 } });
        expect([ago(28, month), ago(30, month), ago(32, month)]).toEqual(["yes", "unknown", "no"]);
    });

    it("leaves out connectors whose certificates have ended, as none is renewed", () => {
        const connectors = [connector("1", { certificateExpires: "2027-02-28T00:00:00Z" })];
        const plan = samplePlan({ appConnectorGroups: [appConnectorGroup("eu", { connectors })] });
        expect(reached(rehearse(plan, gone))).toEqual(["no"]);
        expect(reached(rehearse(plan, { at: "2027-02-27T00:00:00Z", cloudGone: true }))).toEqual(["yes"]);
    });

    it("has clients that do not follow the record connect by business continuity, unless it is not documented", () => {
        const plan = samplePlan(BUSINESS_CONTINUITY);
        const without = allAt(plan, "cloud-gone", "record-wrong");
        expect(without.audiences.map(({ connection }) => connection)).toEqual(["business continuity"]);
        expect(reached(without)).toEqual(["yes"]);
        expect(without.losses.map(({ what }) => what)).not.toContain("access policy");
        // Whether new authentications are accepted is known only of a plan that says so.
        expect(reached(allAt(plan, "cloud-gone", "record-wrong", "authenticated-days-ago=2"))).toEqual(["unknown"]);
        expect(reached(allAt(plan, "cloud-gone", "dns-gone"))).toEqual(["no"]);
        const ofSome = samplePlan({
            ...BUSINESS_CONTINUITY,
            clientProfiles: [{ id: "1", name: "old", enabled: false, testGroup: false }],
        });
        expect(reached(rehearse(ofSome, gone))).toEqual(["unknown"]);
    });

    it("has clients whose profile has another domain or key stay where they are", () => {
        const clientProfiles = [
            { id: "1", name: "staff", enabled: true, domainName: "dr.example.org", testGroup: false },
            { id: "2", name: "old domain", enabled: true, domainName: "dr.example.net", testGroup: false },
            { id: "3", name: "old key", enabled: true, publicKeyFingerprint: "b".repeat(64), testGroup: false },
        ];
        const { audiences } = rehearse(samplePlan({ clientProfiles }), gone);
        expect(audiences.map(({ profiles, connection }) => [profiles, connection])).toEqual([
            [["staff"], "disaster recovery"],
            [["old domain"], "none"],
            [["old key"], "none"],
        ]);
    });

    it("says what is lost: policies, logs, and the isolation of microtenants that have segments in it", () => {
        const lost = (plan: PlanDocument) => rehearse(plan, gone).losses.map(({ what }) => what);
        expect(lost(samplePlan())).toEqual(
            expect.arrayContaining(["access policy", "logs", "enrollment", "portal", "sessions"]),
        );
        expect(lost(samplePlan())).not.toContain("microtenant isolation");
        expect(lost(samplePlan({ segments: [segment("erp", { microtenantId: "7" })] }))).toContain(
            "microtenant isolation",
        );
        expect(rehearse(samplePlan(), { at }).losses).toEqual([]);
    });

    it("predicts the TTL and 200 seconds for a switch", () => {
        expect(mostSeconds(rehearse(samplePlan({ ttlSeconds: 60 }), gone).phases)).toBe(260);
        expect(rehearse(samplePlan(), { at }).phases).toEqual([]);
    });

    it("never reaches more with more away, whatever the plan", () => {
        const conditions = ["cloud-gone", "region-gone=eu", "dns-gone", "edges-gone", "record-wrong"];
        const plan = samplePlan({ ...regions, ...{ privateClouds: BUSINESS_CONTINUITY.privateClouds } });
        fc.assert(
            fc.property(fc.subarray(conditions), fc.constantFrom(...conditions), (some, more) => {
                const before = reached(allAt(plan, "cloud-gone", ...some))?.[0];
                const after = reached(allAt(plan, "cloud-gone", ...some, more))?.[0];
                expect(before === "no" && after === "yes").toBe(false);
            }),
        );
    });

    it("is the same each time, and of the usual scenarios", () => {
        const scenarios = usualScenarios(everywhere, at);
        const titles = scenarios.map((scenario) => conditionsOf(scenario).join(", "));
        expect(titles).toContain("cloud-gone, region-gone=eu");
        expect(titles).toContain("cloud-gone, authenticated-days-ago=15");
        expect(new Set(titles).size).toBe(titles.length);
        const run = () => scenarios.map((scenario: Scenario) => rehearse(everywhere, scenario));
        expect(run()).toEqual(run());
    });
});

describe("the words of a scenario", () => {
    it("are those of the scenario that they make", () => {
        const words = ["cloud-gone", "region-gone=eu", "dns-gone", "edges-gone=edges us-edges", "record=test"];
        expect(conditionsOf(scenarioOf(words, at, everywhere))).toEqual(words);
    });

    it.each([
        [["cloud"], '"cloud" is no condition; use cloud-gone, region-gone=NAME'],
        [["cloud-gone=yes"], '"cloud-gone=yes" is no condition'],
        [["region-gone="], '"region-gone=" is no condition'],
        [["region-gone=asia"], 'the plan has no region "asia"; its regions are eu, us'],
        [["edges-gone=asia"], 'the plan has no service edge group "asia"; it has edges eu-edges, edges us-edges'],
        [["authenticated-days-ago=-1"], '"authenticated-days-ago=-1" is no condition'],
        [["record=maybe"], '"record=maybe" is no condition'],
    ])("%j are refused", (words, message) => {
        expect(() => scenarioOf(words, at, everywhere)).toThrow(message);
    });

    it("need a time", () => {
        expect(() => scenarioOf([], "soon", everywhere)).toThrow('the time is "soon"; use a UTC timestamp');
    });
});

describe("the page and the text of rehearsals", () => {
    const hostile = '</td><script>alert(1)</script><img src=x onerror=alert(1)>\u001b[31m\u202e"&';
    const plan = samplePlan({
        name: hostile,
        segments: [segment("erp", { name: hostile })],
        appConnectorGroups: [appConnectorGroup("eu", { name: hostile, region: hostile })],
        clientProfiles: [{ id: "1", name: hostile, enabled: true, testGroup: true }],
    });
    const rehearsals = usualScenarios(plan, at).map((scenario) => rehearse(plan, scenario));

    it("have no script, load nothing, and have the fingerprint of the plan at the top of each sheet", () => {
        const page = rehearsalPage(rehearsals);
        expect(page).not.toMatch(/<(script|img|link|iframe|object|form)\b/i);
        expect(page).not.toMatch(/<[^>]*\s(on\w+|src)=/i);
        expect(page).toContain("default-src 'none'; style-src 'sha256-");
        expect(/<thead><tr><td><header>.*<\/header>/s.exec(page)?.[0]).toContain(plan.fingerprint);
        expect(page).toContain("&lt;script&gt;");
    });

    it("have nothing that a terminal obeys", () => {
        expect(terminalTextOf(rehearsalBlocks(rehearsals))).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    });
});
