import { InvalidInputError } from "../../errors";
import type { PlanDocument } from "../plan/document";
import type { ActivationState } from "../recordFacts";
import { CONDITIONS } from "./conditions";

/** What has happened. Everything that is left out is as usual. */
export interface Scenario {
    /** UTC timestamp at which it is looked at. No clock is read. */
    readonly at: string;
    /** Whether the Zscaler cloud is away. @default false */
    readonly cloudGone?: boolean;
    /** Regions of the plan that are away, with all groups in them. @default none */
    readonly regionsGone?: readonly string[];
    /** Whether nobody answers for your domains. @default false */
    readonly dnsGone?: boolean;
    /** Private Service Edge groups that are away, by name or id; `all` for every one. @default none */
    readonly edgesGone?: "all" | readonly string[];
    /** The activation record that is published. @default "on" if the cloud is away, else "off" */
    readonly record?: ActivationState;
    /** Whether the record is signed by another key or cannot be read, or has ended. @default neither */
    readonly recordFault?: "wrong" | "expired";
    /** Days since the client authenticated last. @default 0 */
    readonly daysSinceAuthentication?: number;
}

const STATES: readonly ActivationState[] = ["off", "test", "on"];
/**
 * The scenario in these words.
 *
 * @param conditions such as `cloud-gone` and `region-gone=eu`
 * @throws {InvalidInputError} if a word is not known, or names nothing in the plan
 */
export function scenarioOf(conditions: readonly string[], at: string, plan: PlanDocument): Scenario {
    const regions = [...new Set(groupsOf(plan).flatMap(({ region }) => region ?? []))];
    const faults: string[] = [];
    const scenario = conditions.reduce<Scenario>(
        (so, condition) => {
            const [, word = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(condition) ?? [];
            const more = conditionOf(word, value);
            if (!more) {
                faults.push(`"${condition}" is no condition; use ${CONDITIONS}`);
                return so;
            }
            const [unknownRegion] = (more.regionsGone ?? []).filter((each) => !regions.includes(each));
            if (unknownRegion !== undefined) {
                faults.push(
                    `the plan has no region "${unknownRegion}"; its regions are ${regions.join(", ") || "not set"}`,
                );
            }
            const named = more.edgesGone === undefined || more.edgesGone === "all" ? [] : more.edgesGone;
            const [unknownEdges] = named.filter(
                (each) => !plan.serviceEdgeGroups.some((group) => isNamed(group, each)),
            );
            if (unknownEdges !== undefined) {
                const names = plan.serviceEdgeGroups.map(({ name }) => name).join(", ");
                faults.push(`the plan has no service edge group "${unknownEdges}"; it has ${names || "none"}`);
            }
            return together(so, more);
        },
        { at },
    );
    if (Number.isNaN(Date.parse(at)))
        faults.push(`the time is "${at}"; use a UTC timestamp such as 2027-03-01T06:00:00Z`);
    if (faults.length === 0) return scenario;
    throw new InvalidInputError({
        operation: "read the scenario",
        problem: faults.join("; "),
        nextStep: "Correct the scenario.",
    });
}

function conditionOf(word: string, value: string | undefined): Omit<Scenario, "at"> | undefined {
    switch (word) {
        case "cloud-gone":
            return value === undefined ? { cloudGone: true } : undefined;
        case "region-gone":
            return value ? { regionsGone: [value] } : undefined;
        case "dns-gone":
            return value === undefined ? { dnsGone: true } : undefined;
        case "edges-gone":
            return value === "" ? undefined : { edgesGone: value === undefined ? "all" : [value] };
        case "record-wrong":
            return value === undefined ? { recordFault: "wrong" } : undefined;
        case "record-expired":
            return value === undefined ? { recordFault: "expired" } : undefined;
        case "record": {
            const record = STATES.find((state) => state === value);
            return record && { record };
        }
        case "authenticated-days-ago": {
            const days = value ? Number(value) : Number.NaN;
            return Number.isFinite(days) && days >= 0 ? { daysSinceAuthentication: days } : undefined;
        }
        default:
            return undefined;
    }
}

function together(one: Scenario, other: Omit<Scenario, "at">): Scenario {
    const [edges, more] = [one.edgesGone, other.edgesGone];
    const edgesGone = edges === "all" || more === "all" ? "all" : [...(edges ?? []), ...(more ?? [])];
    return {
        ...one,
        ...other,
        ...(other.regionsGone && { regionsGone: [...(one.regionsGone ?? []), ...other.regionsGone] }),
        ...(other.edgesGone && { edgesGone }),
    };
}

/** The conditions of a scenario as they are written, for titles and file names. */
export function conditionsOf(scenario: Scenario): string[] {
    const { cloudGone, regionsGone = [], dnsGone, edgesGone = [], record, recordFault } = scenario;
    const { daysSinceAuthentication: days } = scenario;
    return [
        ...(cloudGone ? ["cloud-gone"] : []),
        ...regionsGone.map((region) => `region-gone=${region}`),
        ...(dnsGone ? ["dns-gone"] : []),
        ...(edgesGone === "all" ? ["edges-gone"] : edgesGone.map((group) => `edges-gone=${group}`)),
        ...(record === undefined ? [] : [`record=${record}`]),
        ...(recordFault === undefined ? [] : [`record-${recordFault}`]),
        ...(days === undefined ? [] : [`authenticated-days-ago=${days}`]),
    ];
}

/** The scenarios that every plan is rehearsed for: the branches of the runbook, and what makes each of them worse. */
export function usualScenarios(plan: PlanDocument, at: string): Scenario[] {
    const regions = [...new Set(groupsOf(plan).flatMap(({ region }) => region ?? []))].sort();
    const { value, unit, seconds } = plan.maxAuthenticationAge;
    const tooOld = Math.floor(seconds / DAY) + (unit === "months" ? 4 * value : 0) + 1;
    return [
        { at, cloudGone: true },
        { at, cloudGone: true, record: "test" },
        ...regions.flatMap((region) => [
            { at, regionsGone: [region] },
            { at, cloudGone: true, regionsGone: [region] },
        ]),
        { at, cloudGone: true, dnsGone: true },
        { at, cloudGone: true, edgesGone: "all" },
        { at, cloudGone: true, recordFault: "wrong" },
        { at, cloudGone: true, recordFault: "expired" },
        { at, cloudGone: true, daysSinceAuthentication: tooOld },
        { at, record: "test" },
    ];
}

const DAY = 86_400;

const groupsOf = ({ appConnectorGroups, serviceEdgeGroups }: PlanDocument) => [
    ...appConnectorGroups,
    ...serviceEdgeGroups,
];

export const isNamed = ({ id, name }: { readonly id: string; readonly name: string }, text: string): boolean =>
    id === text || name === text;
