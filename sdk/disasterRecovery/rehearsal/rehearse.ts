import type { PlanDocument, PlannedSegment } from "../plan/document";
import { groupsBehind, type Mode, type Reachability, reachableBy } from "../plan/reachability";
import { type Audience, audiencesOf, type Connection } from "./audiences";
import { type Loss, lossesOf } from "./losses";
import { continuityPhases, type Phase, recordPhases } from "./phases";
import { conditionsOf, type Scenario } from "./scenario";
import { absences, type Followed, followed, remaining } from "./standing";

/** Whether users reach a segment. `unknown` where Zscaler does not document what happens. */
export type Reached = "yes" | "no" | "unknown";

/** What becomes of a segment for an audience. */
export interface Outcome {
    /** Name of the audience. */
    readonly audience: string;
    readonly reached: Reached;
    readonly by: Connection;
    /** Names of the App Connector groups that serve it. */
    readonly appConnectorGroups: readonly string[];
    /** Names of the Private Service Edge groups that users reach them through; none through those of Zscaler. */
    readonly serviceEdgeGroups: readonly string[];
    readonly reasons: readonly string[];
}

export interface RehearsedSegment {
    readonly id: string;
    readonly name: string;
    readonly critical: boolean;
    /** For each audience, in the order of the audiences. */
    readonly outcomes: readonly Outcome[];
}

/** What happens in a scenario. */
export interface Rehearsal {
    readonly plan: { readonly name: string; readonly fingerprint: string };
    readonly scenario: Scenario;
    /** The scenario in words. @example "cloud-gone, region-gone=eu" */
    readonly title: string;
    readonly record: Followed;
    readonly audiences: readonly Audience[];
    readonly segments: readonly RehearsedSegment[];
    /** What users and administrators lose beside segments. */
    readonly losses: readonly Loss[];
    /** How long it takes until it is so. */
    readonly phases: readonly Phase[];
}

/**
 * What a plan is worth in a scenario: which segments users reach, who, by which groups, and what is lost. It calls nothing and reads no
 * clock; the same arguments give the same result.
 *
 * @example The cloud and a region are away
 * const { segments } = rehearse(plan, { at: "2027-03-01T06:00:00Z", cloudGone: true, regionsGone: ["eu"] });
 */
export function rehearse(plan: PlanDocument, scenario: Scenario): Rehearsal {
    const record = followed(plan, scenario);
    const audiences = audiencesOf(plan, scenario, record);
    const left = remaining(plan, scenario);
    const [modes, usual] = [left, plan].map((of) => new Map(reachableBy(of).map((each) => [each.segment.id, each])));
    const world: World = { plan, scenario, record, left, away: absences(plan, scenario) };
    const segments = plan.segments.map((segment) => ({
        id: segment.id,
        name: segment.name,
        critical: segment.critical,
        outcomes: audiences.map((audience) =>
            outcomeOf(segment, audience, { ...world, modes: modes?.get(segment.id), usual: usual?.get(segment.id) }),
        ),
    }));
    const connections = new Set(audiences.map(({ connection }) => connection));
    return {
        plan: { name: plan.name, fingerprint: plan.fingerprint },
        scenario,
        title: conditionsOf(scenario).join(", ") || "nothing has happened",
        record,
        audiences,
        segments,
        losses: lossesOf(plan, scenario, connections),
        phases: [
            ...(record.followed !== "off" ? recordPhases(plan, "clients switched") : []),
            ...(connections.has("business continuity") ? continuityPhases(plan) : []),
        ],
    };
}

interface World {
    readonly plan: PlanDocument;
    readonly scenario: Scenario;
    readonly record: Followed;
    readonly left: PlanDocument;
    readonly away: ReadonlyMap<string, string>;
}

/** With what reaches the segment now, and while nothing but the cloud is away. */
type Surroundings = World & { readonly modes: Reachability | undefined; readonly usual: Reachability | undefined };

const NOBODY = { appConnectorGroups: [], serviceEdgeGroups: [] } as const;

function outcomeOf(
    segment: PlannedSegment,
    { name: audience, connection, reasons }: Audience,
    all: Surroundings,
): Outcome {
    const to = { audience, by: connection };
    const { modes, usual } = all;
    if (connection === "Zscaler cloud") return { ...to, ...byCloud(segment, all) };
    if (connection === "none" || !modes || !usual) return { ...to, reached: "no", ...NOBODY, reasons };
    if (connection === "business continuity")
        return {
            ...to,
            ...byContinuity(segment, modes.businessContinuity, { ...all, before: usual.businessContinuity }),
        };
    const recovered = byMode(segment, modes.disasterRecovery, { ...all, before: usual.disasterRecovery });
    const age = ageOf(all.plan, all.scenario);
    if (recovered.reached === "yes" && age) return { ...to, ...NOBODY, reached: age.reached, reasons: [age.reason] };
    const alsoContinued = all.scenario.cloudGone === true && modes.businessContinuity.reachable;
    if (recovered.reached === "yes" || !alsoContinued) return { ...to, ...recovered };
    const reason =
        "Business continuity serves it; whether clients use that after they have switched to disaster recovery is not documented.";
    return { ...to, ...recovered, reached: "unknown", reasons: [...recovered.reasons, reason] };
}

type Way = Omit<Outcome, "audience" | "by">;

/** A world, with what the mode is while nothing but the cloud is away. */
type Compared = World & { readonly before: Mode };

function byMode(segment: PlannedSegment, mode: Mode, { plan, away, before }: Compared): Way {
    const named = (groups: readonly { readonly id: string; readonly name: string }[], ids: readonly string[]) =>
        groups.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
    const involved = [...groupsBehind(segment, plan), ...plan.serviceEdgeGroups.filter((group) => group.designated)];
    const gone = before.reachable ? involved.flatMap(({ id }) => away.get(id) ?? []) : [];
    return {
        reached: mode.reachable ? "yes" : "no",
        appConnectorGroups: named(plan.appConnectorGroups, mode.appConnectorGroupIds),
        serviceEdgeGroups: named(plan.serviceEdgeGroups, mode.serviceEdgeGroupIds),
        reasons: mode.reachable ? mode.reasons : [...gone, ...mode.reasons],
    };
}

function byContinuity(segment: PlannedSegment, mode: Mode, world: Compared): Way {
    const { plan, scenario, record } = world;
    const way = byMode(segment, mode, world);
    if (way.reached !== "yes") return way;
    const serving = plan.appConnectorGroups.filter(({ id }) => mode.appConnectorGroupIds.includes(id));
    if (record.followed !== "off" && serving.every(({ designated }) => designated)) {
        const reason =
            "Its App Connector groups are designated for disaster recovery, too, and follow the record; which mode comes first is not documented.";
        return { ...way, reached: "unknown", reasons: [reason] };
    }
    if ((scenario.daysSinceAuthentication ?? 0) > 0 && plan.businessContinuity?.newUsers !== true) {
        const reason =
            "How long after their authentication business continuity admits users is not documented; the plan does not say that they can authenticate again.";
        return { ...way, reached: "unknown", reasons: [...way.reasons, reason] };
    }
    return way;
}

/** Those that are designated leave the cloud while a record is followed. */
function byCloud(segment: PlannedSegment, { plan, left, record, away }: World): Way {
    if (!segment.enabled) return { reached: "no", ...NOBODY, reasons: ["The segment is disabled."] };
    const behind = groupsBehind(segment, left);
    const present = behind.filter((group) => group.enabled && group.connectors.some(({ enabled }) => enabled));
    const serving = record.followed === "off" ? present : present.filter(({ designated }) => !designated);
    if (serving.length > 0) {
        const names = serving.map(({ name }) => name);
        const reasons = [`Reachable through the Zscaler cloud by ${names.map((name) => `"${name}"`).join(", ")}.`];
        return { reached: "yes", appConnectorGroups: names, serviceEdgeGroups: [], reasons };
    }
    const switched = present.map(
        ({ name }) => `"${name}" is designated, and has left the Zscaler cloud for the record.`,
    );
    const gone = groupsBehind(segment, plan).flatMap(({ id }) => away.get(id) ?? []);
    const reasons = [...gone, ...switched];
    return {
        reached: "no",
        ...NOBODY,
        reasons: reasons.length > 0 ? reasons : ["No enabled App Connector of the plan serves it."],
    };
}

const DAY = 86_400;
const LONGEST_MONTH = 31;

/** Why a client is not admitted in disaster recovery, because of the day on which it authenticated. */
function ageOf(
    { maxAuthenticationAge: { value, unit, seconds } }: PlanDocument,
    { daysSinceAuthentication: days = 0 }: Scenario,
): { readonly reached: Reached; readonly reason: string } | undefined {
    if (days * DAY <= seconds) return undefined;
    const limit = `${value} ${value === 1 ? unit.slice(0, -1) : unit}`;
    const mayBeLonger = unit === "months" && days <= value * LONGEST_MONTH;
    return mayBeLonger
        ? {
              reached: "unknown",
              reason: `The client authenticated ${days} days ago, and ${limit} are admitted; how many days that is is not documented.`,
          }
        : {
              reached: "no",
              reason: `The client authenticated ${days} days ago, and disaster recovery admits ${limit}. It counts from the authentication, not from the disaster.`,
          };
}

/** Of all audiences together: `some` if one reaches it and another does not. */
export function reachedByAll({ outcomes }: RehearsedSegment): Reached | "some" {
    const all = [...new Set(outcomes.map(({ reached }) => reached))];
    const [first = "no", ...others] = all;
    if (others.length === 0) return first;
    return all.includes("yes") ? "some" : "unknown";
}
