import { expect, it } from "@jest/globals";
import { type Status, type StatusSources, statusOf } from "../../cli/dr/status/status";
import { statusBlocks } from "../../cli/dr/status/statusBlocks";
import { terminalTextOf } from "../../sdk/disasterRecovery/document/terminal";
import type { DrillReport } from "../../sdk/disasterRecovery/drill/contract";
import { type EvidenceEntry, type EvidenceLine, evidenceLine } from "../../sdk/disasterRecovery/drill/evidence";
import { planDigest } from "../../sdk/disasterRecovery/drill/planDigest";
import type { PlanDocument } from "../../sdk/disasterRecovery/plan/document";
import { planOf } from "../../sdk/disasterRecovery/plan/fingerprint";
import { DOMAIN } from "../emulator/disasterRecovery/world";
import { planIn } from "../sdk/disasterRecovery/drillWorld";

const IDS = { designated: "2", other: "3", edges: "4", connectors: ["5", "6"], edge: "7", segment: "8" } as const;
const { publicKey: _key, ...UNSIGNED } = contentOf(planIn(IDS));
const PLAN = planOf(UNSIGNED);
const AT = "2027-03-01T06:00:00Z";
const REPORT: DrillReport = {
    result: "passed",
    state: "test",
    faults: [],
    phases: [{ name: "switch", predictedSeconds: 230, measuredSeconds: 221 }],
    segments: [],
    rollback: "verified",
};
const FINDING: StatusSources["findings"][number] = {
    rule: "dr-group-with-one-member",
    level: "critical",
    title: "A group has one member.",
    kind: "found",
    object: { urn: "urn:pulumi:dev::plan::zpa:AppConnectorGroup::Lyon", type: "zpa:AppConnectorGroup", name: "Lyon" },
    why: ["it has one"],
    todo: "Add a second connector.",
    page: "zpa/appConnectorGroup.md",
    source: "Zscaler help",
};

/** A drill that was run by a plan. */
function drilled(plan: PlanDocument = PLAN, report: DrillReport = REPORT): EvidenceLine[] {
    const at = "2027-02-01T06:00:00Z";
    return chained([
        {
            at,
            event: "drill begun",
            plan: plan.fingerprint,
            actor: "Ada Lovelace",
            details: { plan: planDigest(plan) },
        },
        { at, event: "publishing", plan: plan.fingerprint },
        { at, event: "rollback verified", plan: plan.fingerprint },
        { at, event: "drill ended", plan: plan.fingerprint, details: { ...report } },
    ]);
}

function status(more: Partial<StatusSources> = {}): Status {
    const published = {
        record: { state: "off" },
        signature: "none",
        covers: [],
        addresses: PLAN.aRecords,
        faults: [],
    } as const;
    const sources = { plan: PLAN, published, findings: [], mandatory: [], lines: drilled(), at: AT };
    return statusOf({ ...sources, ...more });
}

it("one can switch when DNS is as the plan, nothing is found, and a drill has passed", () => {
    const found = status();
    expect(found).toMatchObject({
        canSwitch: "yes",
        because: [],
        todo: [],
        predictedSeconds: 230,
        measuredSeconds: 221,
        lastDrill: { state: "test", result: "passed", actor: "Ada Lovelace" },
        changes: [],
        decidedBy: ["Ada Lovelace"],
    });
    const text = terminalTextOf(statusBlocks(found));
    for (const part of [
        "Disaster recovery can begin today.",
        "Intranet",
        "At most 230 seconds",
        "it took 221 seconds",
    ]) {
        expect(text).toContain(part);
    }
});

const interrupted = () => drilled().slice(0, 2);
const [SEGMENT] = UNSIGNED.segments;
const UNREACHABLE = planOf({ ...UNSIGNED, segments: SEGMENT ? [{ ...SEGMENT, designated: false }] : [] });
const UNATTESTED = planOf({ ...UNSIGNED, settings: { ...UNSIGNED.settings, attested: false } });
const OVERDUE = planOf({ ...UNSIGNED, nextDrillDue: "2027-02-28" });
const record = (state: "off" | "on", addresses = PLAN.aRecords, faults: string[] = []) =>
    ({ record: { state }, signature: "none", covers: [], addresses, faults }) as const;

it.each<[string, Partial<StatusSources>, Status["canSwitch"], string, string?]>([
    ["on is published", { published: record("on") }, "no", "on is published already", `Publish off at ${DOMAIN}.`],
    [
        "DNS has a fault",
        { published: record("off", PLAN.aRecords, ["there are 2 TXT records"]) },
        "no",
        "there are 2 TXT records",
    ],
    [
        "DNS has other addresses",
        { published: record("off", ["198.51.100.1"]) },
        "no",
        "the A records are 198.51.100.1, and the plan has 203.0.113.10",
    ],
    [
        "DNS does not answer",
        { published: { unread: "DNS did not answer (ECONNREFUSED)" } },
        "unknown",
        "DNS did not answer (ECONNREFUSED)",
    ],
    [
        "something mandatory is found",
        { findings: [FINDING], mandatory: [FINDING] },
        "no",
        "Lyon: A group has one member.",
        "Lyon: Add a second connector.",
    ],
    [
        "something critical is not known",
        { findings: [{ ...FINDING, kind: "cannot be checked" }] },
        "unknown",
        "Lyon: it is not known whether this is so: A group has one member.",
    ],
    [
        "nobody reaches a critical segment",
        { plan: UNREACHABLE },
        "no",
        'nobody reaches the critical segment "Intranet"',
    ],
    ["a drill was interrupted", { lines: interrupted() }, "no", "the last drill was interrupted"],
    [
        "the settings are not attested",
        { plan: UNATTESTED },
        "unknown",
        "nobody has attested that the portal has these settings",
    ],
    ["there was no drill", { lines: [] }, "unknown", "there was no drill", "Run a first drill."],
    [
        "the last drill has failed",
        { lines: drilled(PLAN, { ...REPORT, result: "failed" }) },
        "unknown",
        "the last drill is failed",
    ],
])("one cannot be sure to switch when %s", (_, sources, canSwitch, because, todo = "") => {
    const found = status(sources);
    expect([found.canSwitch, found.because.join("\n")]).toEqual([canSwitch, expect.stringContaining(because)]);
    expect(found.todo.join("\n")).toContain(todo);
});

it("what has changed since the last drill is named, and a drill that is overdue", () => {
    const { changes } = status({ plan: UNATTESTED, lines: drilled(planOf({ ...UNSIGNED, ttlSeconds: 60 })) });
    expect(changes).toEqual(["the TTL changed"]);
    expect(status({ plan: OVERDUE }).todo).toEqual(["Run the drill that was due on 2027-02-28."]);
});

function contentOf({ format: _, fingerprint: __, ...content }: PlanDocument) {
    return content;
}

function chained(entries: readonly EvidenceEntry[]): EvidenceLine[] {
    const lines: EvidenceLine[] = [];
    for (const entry of entries) lines.push(evidenceLine(entry, lines.at(-1)));
    return lines;
}
