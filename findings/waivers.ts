import type { Finding } from "./engine";
import type { PlannedObject } from "./object";
import { FindingsError } from "./settings";

/** Findings that are accepted for a while. */

export interface Waiver {
    /** Id of the rule, or its code, such as `DR009`. */
    readonly rule: string;
    /** Name of the resource in the program, or its URN. */
    readonly resource: string;
    /** Why it is accepted, for those who read it later. */
    readonly reason: string;
    /** The last day on which it is. @example "2027-03-31" */
    readonly until: string;
}

/** A waiver, with what it accepts: nothing, if the finding is gone. */
export interface WaiverInForce extends Waiver {
    readonly findings: readonly Finding[];
}

export interface Judged {
    /** Those that nobody has accepted. */
    readonly findings: readonly Finding[];
    readonly waivers: readonly WaiverInForce[];
}

interface Known {
    /** Ids and codes of the rules. */
    readonly rules: readonly string[];
    readonly objects: readonly Pick<PlannedObject, "urn" | "name">[];
    readonly now: Date;
}

/**
 * Takes out what is accepted.
 *
 * @throws {FindingsError} with all that is wrong: a rule or resource that does not exist, no reason, a day that has passed, a waiver twice
 */
export function waive(findings: readonly Finding[], waivers: readonly Waiver[], known: Known): Judged {
    const problems = waivers.flatMap((waiver, at) => problemsOf(waiver, known, waivers.slice(0, at)));
    if (problems.length > 0) throw new FindingsError(problems);
    const inForce = waivers.map((waiver) => ({
        ...waiver,
        findings: findings.filter((finding) => isAccepted(finding, waiver)),
    }));
    const accepted = new Set(inForce.flatMap((waiver) => waiver.findings));
    return { findings: findings.filter((finding) => !accepted.has(finding)), waivers: inForce };
}

const isAccepted = ({ rule, code, object }: Finding, waiver: Waiver): boolean =>
    (rule === waiver.rule || code === waiver.rule) &&
    (object.urn === waiver.resource || object.name === waiver.resource);

function problemsOf(
    { rule, resource, reason, until }: Waiver,
    { rules, objects, now }: Known,
    before: readonly Waiver[],
): string[] {
    const which = `waiver of ${JSON.stringify(rule)} for ${JSON.stringify(resource)}`;
    const exists = objects.some(({ urn, name }) => urn === resource || name === resource);
    const isTwice = before.some((other) => other.rule === rule && other.resource === resource);
    return [
        ...(rules.includes(rule) ? [] : [`${which}: there is no such rule; docs/findings.md lists the rules`]),
        ...(exists ? [] : [`${which}: the stack has no such resource; use its name in the program, or its URN`]),
        ...(reason.trim() === "" ? [`${which}: reason is empty; say why it is accepted`] : []),
        ...(isTwice ? [`${which}: there are two; delete one`] : []),
        ...untilProblem(which, until, now),
    ];
}

/** The last moment of a day such as "2027-03-31", UTC; undefined of another text. */
export function endOfDay(until: string): Date | undefined {
    const day = new Date(`${until}T23:59:59.999Z`);
    const isDay =
        /^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(until);
    return isDay ? day : undefined;
}

function untilProblem(which: string, until: string, now: Date): string[] {
    const day = endOfDay(until);
    if (!day) return [`${which}: until is ${JSON.stringify(until)}; use a day such as "2027-03-31"`];
    return day < now ? [`${which}: until is ${until}, which has passed; solve the finding, or set a later day`] : [];
}
