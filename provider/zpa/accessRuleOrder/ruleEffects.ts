import { textOf, type Wire } from "../../contract/fields";
import type { Block } from "./ruleBlock";

/** What a new order of rules does to rules that are not in it. */

/** How many names a line has. */
const MOST_NAMES = 5;

export const idOf = (wire: Wire): string => String(wire.id);

/** First to last. */
export function inOrder(rules: readonly Wire[]): Wire[] {
    return [...rules].sort((a, b) => Number(a.ruleOrder) - Number(b.ruleOrder));
}

/**
 * Which of its rules pass others, and which others then stand between them, by name.
 * @param old All rules, first to last.
 * @param next Their ids, and those of rules that are still to be made, in the new order.
 * @param made Names of rules that are still to be made.
 */
export function effectsOn(
    old: readonly Wire[],
    next: readonly string[],
    { rules, after, before }: Block,
    made: Readonly<Record<string, string>> = {},
): string[] {
    const names = new Map([...old.map((wire) => [idOf(wire), textOf(wire.name)] as const), ...Object.entries(made)]);
    const named = (ids: readonly string[]) => details(ids.map((id) => `"${names.get(id) ?? id}"`));
    const ours = new Set(rules);
    const passes = passing(old.map(idOf), next, ours).map(
        ({ movers, passed }) => `access rule ${named(movers)} passes ${named(passed)}, which this order does not name`,
    );
    const [first, last] = [next.findIndex((id) => ours.has(id)), next.findLastIndex((id) => ours.has(id))];
    const between = next.slice(first, last).filter((id) => !ours.has(id));
    if (between.length === 0 || after !== undefined || before !== undefined) return passes;
    return [
        ...passes,
        `${named(between)} will be between the rules of this order; set after or before to keep the rules together`,
    ];
}

/** Rules that pass the same others, together. One that is still to be made is made as the last one. */
function passing(old: readonly string[], next: readonly string[], ours: ReadonlySet<string>) {
    const others = old.filter((id) => !ours.has(id));
    const [then, now] = [old, next].map((ids) => new Map(ids.map((id, at) => [id, at])));
    const place = (ids: ReadonlyMap<string, number> | undefined, id: string) => ids?.get(id) ?? old.length;
    const found = new Map<string, { movers: string[]; passed: string[] }>();
    for (const rule of ours) {
        const passed = others.filter(
            (other) => place(then, other) < place(then, rule) !== place(now, other) < place(now, rule),
        );
        if (passed.length === 0) continue;
        const known = found.get(passed.join(" ")) ?? { movers: [], passed };
        known.movers.push(rule);
        found.set(passed.join(" "), known);
    }
    return [...found.values()];
}

function details(names: readonly string[]): string {
    const rest = names.length - MOST_NAMES;
    return `${names.slice(0, MOST_NAMES).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
