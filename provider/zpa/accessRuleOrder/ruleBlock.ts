/** The rules of an order as a block among all rules of a policy; all of them by id, first to last. */

/** Where the block is to stand: next to a rule, or in the places that its rules hold together. */
export interface Block {
    rules: readonly string[];
    after?: string | undefined;
    before?: string | undefined;
}

/** All rules in their new order. An anchor has to be among them. */
export function arranged(all: readonly string[], { rules, after, before }: Block): string[] {
    const moving = new Set(rules);
    const anchor = after ?? before;
    if (anchor === undefined) {
        const next = [...rules];
        return all.map((id) => (moving.has(id) ? (next.shift() ?? id) : id));
    }
    const others = all.filter((id) => !moving.has(id));
    const at = others.indexOf(anchor) + (after === undefined ? 0 : 1);
    return [...others.slice(0, at), ...rules, ...others.slice(at)];
}

/**
 * The anchor as the rules stand: the declared one where they stand next to it, else the rule that is in its place, or
 * stands between them; undefined where that place is none.
 */
export function anchorOf(all: readonly string[], { rules, after, before }: Block): string | undefined {
    // Seen from the end, "before" is "after".
    const line = after === undefined ? [...all].reverse() : all;
    const ours = new Set(rules);
    const first = line.findIndex((id) => ours.has(id));
    const stray = line.findIndex((id, at) => at > first && ours.has(id) && !ours.has(line[at - 1] ?? ""));
    const inPlace = line[first - 1];
    return inPlace === (after ?? before) && stray >= 0 ? line[stray - 1] : inPlace;
}
