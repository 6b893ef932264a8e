import type { Finding } from "../../../findings";
import { plannedAddressFaults } from "../../../sdk/disasterRecovery/dns/plannedAddressFaults";
import type { DrillReport } from "../../../sdk/disasterRecovery/drill/contract";
import type { EvidenceLine } from "../../../sdk/disasterRecovery/drill/evidence";
import { EVENTS } from "../../../sdk/disasterRecovery/drill/journal";
import { type PlanDigest, planChanges, planDigest } from "../../../sdk/disasterRecovery/drill/planDigest";
import type { PlanDocument } from "../../../sdk/disasterRecovery/plan/document";
import type { PublishedActivationRecord } from "../../../sdk/disasterRecovery/publishedActivationRecord";
import { secondsToFollow } from "../../../sdk/disasterRecovery/rehearsal/phases";
import { type RehearsedSegment, rehearse } from "../../../sdk/disasterRecovery/rehearsal/rehearse";

/** What a status is computed from. */
export interface StatusSources {
    readonly plan: PlanDocument;
    /** What DNS has, or why it could not be read. */
    readonly published: PublishedActivationRecord | { readonly unread: string };
    /** Those of the plan, and which of them stop an update. */
    readonly findings: readonly Finding[];
    readonly mandatory: readonly Finding[];
    /** Of the journal of drills; none if there is none. */
    readonly lines: readonly EvidenceLine[];
    /** UTC timestamp. */
    readonly at: string;
}

/** The last drill that has ended. */
export interface LastDrill extends Pick<DrillReport, "state" | "result" | "phases" | "rollback"> {
    /** UTC timestamp. */
    readonly at: string;
    readonly actor?: string;
}

/** Whether disaster recovery would work today, and what then. */
export interface Status {
    readonly plan: { readonly name: string; readonly fingerprint: string };
    readonly at: string;
    /** Whether one can switch today. */
    readonly canSwitch: "yes" | "no" | "unknown";
    /** Why, if not `yes`. */
    readonly because: readonly string[];
    /** Who reaches what then. */
    readonly segments: readonly RehearsedSegment[];
    /** What a person must still do. */
    readonly todo: readonly string[];
    /** At most, from the record in DNS until all clients have switched. */
    readonly predictedSeconds: number;
    /** The same, as the last drill measured it. */
    readonly measuredSeconds?: number;
    readonly lastDrill?: LastDrill;
    /** What has changed since then. */
    readonly changes: readonly string[];
    readonly decidedBy: readonly string[];
    readonly nextDrillDue?: string;
}

/** Whether one can switch by a plan at a moment. Reads no clock and calls nothing. */
export function statusOf(sources: StatusSources): Status {
    const { plan, lines, at } = sources;
    const { segments } = rehearse(plan, { at, cloudGone: true, record: "on" });
    const drill = lastDrillIn(lines);
    const [no, unknown] = [faultsOf(sources, segments), doubtsOf(sources, drill)];
    const measured = drill?.phases.find(({ name }) => name === "switch")?.measuredSeconds;
    return {
        plan: { name: plan.name, fingerprint: plan.fingerprint },
        at,
        canSwitch: no.length > 0 ? "no" : unknown.length > 0 ? "unknown" : "yes",
        because: [...no, ...unknown],
        segments,
        todo: todoOf(sources, drill),
        predictedSeconds: secondsToFollow(plan),
        ...(measured !== undefined && { measuredSeconds: measured }),
        ...(drill && { lastDrill: drill }),
        changes: drill ? changesSince(lines, plan) : [],
        decidedBy: plan.decidedBy,
        ...(plan.nextDrillDue !== undefined && { nextDrillDue: plan.nextDrillDue }),
    };
}

/** What is certainly in the way. */
function faultsOf(
    { plan, published, mandatory, lines }: StatusSources,
    segments: readonly RehearsedSegment[],
): string[] {
    const lost = segments.filter(
        ({ critical, outcomes }) => critical && outcomes.every(({ reached }) => reached === "no"),
    );
    return [
        ...("unread" in published ? [] : faultsInDns(plan, published)),
        ...mandatory.map(({ title, object }) => `${object.name}: ${title}`),
        ...lost.map(({ name }) => `nobody reaches the critical segment "${name}"`),
        ...(isInterrupted(lines) ? ["the last drill was interrupted, and off was not published after it"] : []),
    ];
}

function faultsInDns(plan: PlanDocument, { record, faults, addresses }: PublishedActivationRecord): string[] {
    return [
        ...faults,
        ...(record && record.state !== "off" ? [`${record.state} is published already`] : []),
        ...plannedAddressFaults(plan, addresses),
    ];
}

/** What nobody knows. */
function doubtsOf({ plan, published, findings }: StatusSources, drill: LastDrill | undefined): string[] {
    return [
        ...("unread" in published ? [published.unread] : []),
        ...(plan.settings.attested ? [] : ["nobody has attested that the portal has these settings"]),
        ...(drill ? [] : ["there was no drill"]),
        ...(drill && drill.result !== "passed" ? [`the last drill is ${drill.result}`] : []),
        ...findings
            .filter(({ kind, level }) => kind !== "found" && level === "critical")
            .map(({ title, object }) => `${object.name}: it is not known whether this is so: ${title}`),
    ];
}

function todoOf({ plan, published, findings, at }: StatusSources, drill: LastDrill | undefined): string[] {
    const isOff = !("unread" in published) && published.record?.state === "off";
    const isDue = plan.nextDrillDue !== undefined && plan.nextDrillDue < at.slice(0, 10);
    return [
        ...(isOff ? [] : [`Publish off at ${plan.domainName}.`]),
        ...findings.filter(({ kind }) => kind === "found").map(({ todo, object }) => `${object.name}: ${todo}`),
        ...(isDue ? [`Run the drill that was due on ${plan.nextDrillDue}.`] : []),
        ...(drill ? [] : ["Run a first drill."]),
    ];
}

function lastDrillIn(lines: readonly EvidenceLine[]): LastDrill | undefined {
    const at = lines.findLastIndex(({ event }) => event === EVENTS.ended);
    const end = lines[at];
    if (!end || !isReport(end.details)) return undefined;
    const { actor } = lines.slice(0, at).findLast(({ event }) => event === EVENTS.begun) ?? {};
    const { state, result, phases, rollback } = end.details;
    return { at: end.at, state, result, phases, rollback, ...(actor !== undefined && { actor }) };
}

/** The journal is intact, so that it has what the command has written. */
const isReport = (details: EvidenceLine["details"]): details is EvidenceLine["details"] & DrillReport =>
    Array.isArray(details?.phases) && typeof details.result === "string";

function changesSince(lines: readonly EvidenceLine[], plan: PlanDocument): string[] {
    const end = lines.findLastIndex(({ event }) => event === EVENTS.ended);
    const begun = lines.slice(0, end).findLast(({ event }) => event === EVENTS.begun);
    const before = begun?.details?.plan;
    return isDigest(before) ? planChanges(before, planDigest(plan)) : [];
}

const isDigest = (value: unknown): value is PlanDigest => typeof value === "object" && value !== null;

function isInterrupted(lines: readonly EvidenceLine[]): boolean {
    const events = lines.map(({ event }) => event);
    return events.lastIndexOf(EVENTS.publishing) > events.lastIndexOf(EVENTS.verified);
}
