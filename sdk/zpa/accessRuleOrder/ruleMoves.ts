/** How many moves a message lists. */
const MOST = 20;

/**
 * What a new order means, in words. As few rules as possible are said to move.
 *
 * @param before Ids of the rules, first to last.
 * @param after The same as it is wanted; undefined for a rule that is still to be created.
 */
export function movesIn(
    before: readonly string[],
    after: readonly (string | undefined)[],
    nameOf: (id: string) => string | undefined,
): string {
    const label = (id: string | undefined) => {
        const name = id && nameOf(id);
        return id === undefined ? "a new rule" : name ? `"${name}" (${id})` : id;
    };
    const stay = staying(after.flatMap((id) => (id !== undefined && before.includes(id) ? [before.indexOf(id)] : [])));
    const moves = after.flatMap((id, at) => {
        const place = at === 0 ? "to the front" : `behind ${label(after[at - 1])}`;
        const old = id === undefined ? -1 : before.indexOf(id);
        if (old < 0) return [`${label(id)} comes ${place}`];
        return stay.has(old) ? [] : [`${label(id)} moves ${place}`];
    });
    const left = before.filter((id) => !after.includes(id)).map((id) => `${label(id)} is no longer in the order`);
    const all = [...moves, ...left];
    const more = all.length > MOST ? `; and ${all.length - MOST} more changes` : "";
    return `New order of access rules: ${all.slice(0, MOST).join("; ")}${more}.`;
}

/** Of places in their new order, the most that are still in their old one: the longest increasing run of them. */
function staying(places: readonly number[]): Set<number> {
    const best: number[][] = [];
    for (const [at, place] of places.entries()) {
        const before = best.filter((_, earlier) => (places[earlier] ?? 0) < place);
        const longest = before.reduce((one, other) => (other.length > one.length ? other : one), [] as number[]);
        best[at] = [...longest, place];
    }
    return new Set(best.reduce((one, other) => (other.length > one.length ? other : one), []));
}
