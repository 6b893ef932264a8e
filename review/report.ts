import type { FindingsConfig, Part, Sentence } from "../findings";
import { type ChangeConsequences, consequencesOf } from "../provider/consequences/consequencesOf";
import { LEVELS, type Level } from "../provider/contract/consequences";
import { equal, type Values } from "../provider/contract/values";
import { definitionOf } from "../provider/definitionOf";
import { findingSections } from "./findings";
import type { ObjectChange, OutsideChange, Plan } from "./plan/plan";
import { changed } from "./values";

/** What a reviewer has to know of a plan, in the order in which it matters. */

/** One object, or one remark. */
export interface Item {
    /** Of the resource, where the item is about one. */
    readonly urn?: string;
    readonly level: Level;
    readonly head: Sentence;
    readonly lines: readonly Sentence[];
}

export interface Section {
    readonly title: string;
    readonly items: readonly Item[];
}

export interface Report {
    readonly project: string;
    readonly stack: string;
    readonly verdict: Verdict;
    /** How many changes there are of each level. */
    readonly counts: Readonly<Record<Level, number>>;
    /** How many changes there are of resources of other packages, of which no level is known. */
    readonly others: number;
    readonly hasFailed: boolean;
    readonly sections: readonly Section[];
    readonly unknown: readonly string[];
}

/** What a reviewer reads first. */
export const VERDICTS = ["nothing", "safe", "interrupts", "cuts off", "cannot be undone"] as const;
export type Verdict = (typeof VERDICTS)[number];

const WORDS: Readonly<Record<Level, Verdict>> = {
    none: "safe",
    interrupts: "interrupts",
    cutsOff: "cuts off",
    irreversible: "cannot be undone",
};
const DONE = { create: "is created", update: "is changed", replace: "is replaced", delete: "is deleted" } as const;

/**
 * @param all Plans of all stacks, whose resources waivers may name.
 * @throws {FindingsError} if a setting or a waiver cannot be meant
 */
export function reportOf(plan: Plan, config: FindingsConfig = {}, all: readonly Plan[] = [plan]): Report {
    const { level, changes } = consequencesOf(plan.changes, plan.standing);
    const names = new Map(plan.standing.map(({ urn, id }) => [id, urn]));
    const byUrn = new Map(plan.changes.map((change) => [change.urn, change]));
    const itemOf = (each: ChangeConsequences): Item => {
        const change = byUrn.get(each.change.urn);
        if (!change) throw new Error(`${each.change.urn} is no change of the plan`);
        return changeItem(change, each, { plan, names });
    };
    return {
        project: plan.project,
        stack: plan.stack,
        verdict: changes.length > 0 ? WORDS[level] : "nothing",
        counts: countsOf(changes),
        others: plan.others.length,
        hasFailed: plan.hasFailed,
        sections: [
            { title: "This change", items: changes.map(itemOf) },
            {
                title: "Imported",
                items: plan.imported.map((each) => ({
                    urn: plan.hide(each.urn),
                    level: "none",
                    head: [...titleOf({ ...each, before: {}, name: plan.nameOf(each.urn) }, plan), " is imported"],
                    lines: [],
                })),
            },
            { title: "Changed outside of the program", items: plan.outside.map((each) => outsideItem(each, plan)) },
            {
                title: "Policies",
                items: plan.policies.map(({ urn, severity, text }) => ({
                    level: "none",
                    head: [severity, ": ", { name: text }, ...(urn ? [" at ", { name: plan.nameOf(urn) }] : [])],
                    lines: [],
                })),
            },
            ...findingSections(plan, config, all),
            {
                title: "Errors and warnings",
                items: plan.diagnostics.map(({ severity, text, urns }) => ({
                    level: "none",
                    head: [
                        severity,
                        ...(urns.length > 0 ? [" at ", ...list(urns.map(plan.nameOf))] : []),
                        ": ",
                        { name: text },
                    ],
                    lines: [],
                })),
            },
            {
                title: "Resources of other packages",
                items: plan.others.map(({ urn, type, operation }) => ({
                    level: "none",
                    head: [{ name: type }, " ", { name: plan.nameOf(urn) }, ` ${DONE[operation]}`],
                    lines: [],
                })),
            },
        ].filter(({ items }) => items.length > 0) as readonly Section[],
        unknown: plan.unknown,
    };
}

function countsOf(changes: readonly ChangeConsequences[]): Record<Level, number> {
    const count = (level: Level) => changes.filter((change) => change.level === level).length;
    return Object.fromEntries(LEVELS.map((level) => [level, count(level)])) as Record<Level, number>;
}

interface Surroundings {
    readonly plan: Plan;
    /** URNs by id. */
    readonly names: ReadonlyMap<string, string>;
}

function changeItem(
    change: ObjectChange,
    { level, effects, dependents }: ChangeConsequences,
    around: Surroundings,
): Item {
    const { operation, before, after, replacedBy, follows, declaredAt } = change;
    const place: Sentence = declaredAt ? [", declared at ", { name: declaredAt }] : [];
    return {
        urn: around.plan.hide(change.urn),
        level,
        head: [...titleOf(change, around.plan), ` ${DONE[operation]}`, ...place],
        lines: [
            ...effects.map(
                ({ says, property, isCertain }): Sentence => [
                    isCertain ? says : `Maybe: ${says}`,
                    ...(property ? [" (", { name: property }, ")"] : []),
                ],
            ),
            ...dependents.map(
                ({ noun, urns }): Sentence => [
                    `${urns.length} ${urns.length === 1 ? noun.one : noun.many} ${urns.length === 1 ? "depends" : "depend"} on it alone: `,
                    ...list(urns.map(around.plan.nameOf)),
                ],
            ),
            ...replacedBy.map((property): Sentence => ["Replaced because of ", { name: property }]),
            ...follows.map(
                ({ property, urn }): Sentence => [
                    { name: property },
                    " follows ",
                    { name: around.plan.nameOf(urn) },
                    ", which is replaced",
                ],
            ),
            ...(operation === "update" || operation === "replace" ? valueLines(before, after, around) : []),
        ],
    };
}

function outsideItem(change: OutsideChange, plan: Plan): Item {
    const { isGone, before, after } = change;
    return {
        urn: plan.hide(change.urn),
        level: "none",
        head: [
            ...titleOf({ ...change, name: plan.nameOf(change.urn) }, plan),
            isGone ? " was deleted" : " was changed",
        ],
        lines: isGone ? [] : valueLines(before, after, { plan, names: new Map() }),
    };
}

/** The console's noun, and the name that the object has there. */
function titleOf(
    { type, urn, before, after }: Pick<ObjectChange, "type" | "urn" | "before" | "after" | "name">,
    plan: Plan,
): Sentence {
    const { one } = definitionOf(type).noun;
    const [first = "", ...rest] = one;
    const name = plan.showsValues ? [after.name, before.name].find((each) => typeof each === "string") : undefined;
    return [`${first.toUpperCase()}${rest.join("")} `, { name: String(name ?? plan.nameOf(urn)) }];
}

function valueLines(before: Values, after: Values, { plan, names }: Surroundings): Sentence[] {
    const properties = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
        (property) => !equal(before[property], after[property]),
    );
    return properties.map((property) => {
        const nameOf = (value: string) => {
            const urn = names.get(value);
            return urn === undefined ? value : plan.nameOf(urn);
        };
        const values = plan.showsValues ? changed(before[property], after[property], nameOf) : [" changes"];
        return [{ name: property }, ...values];
    });
}

const MOST_NAMES = 8;

/** The first of the names, and how many more there are. */
export function list(names: readonly string[]): Part[] {
    const shown = names.slice(0, MOST_NAMES).flatMap((name, at): Part[] => (at === 0 ? [{ name }] : [", ", { name }]));
    return names.length > MOST_NAMES ? [...shown, ` and ${names.length - MOST_NAMES} more`] : shown;
}
