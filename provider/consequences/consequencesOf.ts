import { type Effect, type Effects, LEVELS, type Level } from "../contract/consequences";
import type { Definition } from "../contract/definition";
import { containsUnknown } from "../contract/unknowns";
import { equal, type Values } from "../contract/values";
import { definitionOf } from "../definitionOf";
import { type Dependents, dependentsIn, type Standing } from "./dependents";

/** What the changes of a plan do to people. Pure: no call, and nothing but the plan and the state. */

/** The change of one resource of this library. */
export interface PlannedChange {
    readonly urn: string;
    /** @example "zpa:AppConnectorGroup" */
    readonly type: string;
    readonly operation: "create" | "update" | "replace" | "delete";
    /** Its inputs in the state; empty for a new one. */
    readonly before: Values;
    /** Its inputs in the program; empty for one that is deleted. Values that a preview does not know are in it as the engine writes them. */
    readonly after: Values;
}

/** One thing that a change does. */
export interface Said {
    readonly level: Effect["level"];
    readonly says: string;
    /** The input whose change does it. @default the creation, deletion or replacement as such */
    readonly property?: string;
    /** False if it depends on values that the preview does not know. */
    readonly isCertain: boolean;
}

/** What one change does. */
export interface ChangeConsequences {
    readonly change: PlannedChange;
    readonly level: Level;
    /** The worst first. */
    readonly effects: readonly Said[];
    /** Other resources of the state that depend on this one alone, if it is to be gone or disabled. */
    readonly dependents: readonly Dependents[];
}

/**
 * What the changes do, the worst first.
 *
 * @param state The resources of this library in the state, with their outputs.
 */
export function consequencesOf(
    changes: readonly PlannedChange[],
    state: readonly Standing[],
): { readonly level: Level; readonly changes: readonly ChangeConsequences[] } {
    const planned = new Map(changes.map((change) => [change.urn, change]));
    const remaining = state.flatMap((each) => {
        const change = planned.get(each.urn);
        return change?.operation === "delete" ? [] : { ...each, values: { ...each.values, ...change?.after } };
    });
    const standing = new Map(state.map((each) => [each.urn, each]));
    const withdrawn = changes.some(isWithdrawn);
    const dependentsOf = withdrawn ? dependentsIn(remaining) : () => [];
    const all = changes.map((change): ChangeConsequences => {
        const effects = effectsOf(definitionOf(change.type), change);
        const changed = standing.get(change.urn);
        const dependents = changed && isWithdrawn(change) ? dependentsOf([changed]) : [];
        return { change, level: worst(effects), effects, dependents };
    });
    return { level: worst(all), changes: byLevel(all) };
}

/** Whether what depends on the object loses it. */
const isWithdrawn = ({ operation, before, after }: PlannedChange): boolean =>
    operation === "delete" || operation === "replace" || (before.enabled !== false && after.enabled === false);

function effectsOf({ consequences, inputs }: Definition, { operation, before, after }: PlannedChange): Said[] {
    const { create, update, delete: remove, replace } = consequences;
    if (operation === "create") return occurring(create, {}, after);
    if (operation === "delete") return occurring(remove, before, {});
    if (operation === "replace") {
        return byLevel(
            replace
                ? occurring(replace, before, after)
                : [...occurring(remove, before, {}), ...occurring(create, {}, after)],
        );
    }
    const changed = Object.keys(inputs.shape).filter((property) => !equal(before[property], after[property]));
    const effects = changed.flatMap((property) =>
        occurring(update[property] ?? "none", before, after).map((said): Said => ({ ...said, property })),
    );
    return byLevel(effects.filter(({ says }, at) => effects.findIndex((other) => other.says === says) === at));
}

function occurring(effects: Effects, before: Values, after: Values): Said[] {
    if (effects === "none") return [];
    return [effects].flat().flatMap(({ level, says, when }: Effect): Said[] => {
        const watched = watch(after);
        const occurs = when?.(before, watched.values) ?? true;
        const isCertain = !watched.hasMetUnknown();
        return occurs || !isCertain ? [{ level, says, isCertain }] : [];
    });
}

/** The values, and whether one was looked at that is not known. */
function watch(values: Values): { values: Values; hasMetUnknown(): boolean } {
    let met = false;
    const watched = new Proxy(values, {
        get(target, key) {
            const value: unknown = Reflect.get(target, key);
            met ||= containsUnknown(value);
            return value;
        },
    });
    return { values: watched, hasMetUnknown: () => met };
}

const rank = ({ level }: { readonly level: Level }): number => LEVELS.indexOf(level);

const byLevel = <T extends { readonly level: Level }>(all: readonly T[]): T[] =>
    all.toSorted((one, other) => rank(other) - rank(one));

const worst = (all: readonly { readonly level: Level }[]): Level => byLevel(all)[0]?.level ?? "none";
