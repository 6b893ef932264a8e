import type { Part } from "../findings";
import { isUnknown } from "../provider/contract/unknowns";
import { entriesOf, missingFrom } from "../provider/contract/values";

/** How the change of a value is told. */

const LONGEST = 80;
const MOST_ENTRIES = 5;

/** @param nameOf Gives the name of a resource for its id, and other texts as they are. */
export function changed(before: unknown, after: unknown, nameOf: (value: string) => string): Part[] {
    if (Array.isArray(before) || Array.isArray(after)) {
        const [old, next] = [entriesOf(before), entriesOf(after)];
        if (next.some(isUnknown)) return [": known after the update"];
        const removed = missingFrom(next, old);
        const added = missingFrom(old, next);
        return [
            ...told(": removes ", removed, nameOf),
            ...told(removed.length > 0 ? ", adds " : ": adds ", added, nameOf),
        ];
    }
    const [from, to] = [before, after].map((value) => one(value, nameOf));
    if (before === undefined) return [": ", ...(to ?? [])];
    return [": ", ...(from ?? []), " → ", ...(to ?? [])];
}

function told(before: string, entries: readonly unknown[], nameOf: (value: string) => string): Part[] {
    if (entries.length === 0) return [];
    const shown = entries
        .slice(0, MOST_ENTRIES)
        .flatMap((entry, at): Part[] => [...(at > 0 ? [", "] : []), ...one(entry, nameOf)]);
    const more = entries.length - MOST_ENTRIES;
    return [before, ...shown, ...(more > 0 ? [` and ${more} more`] : [])];
}

function one(value: unknown, nameOf: (value: string) => string): Part[] {
    if (value === undefined || value === null) return ["not set"];
    if (isUnknown(value)) return ["known after the update"];
    const text = typeof value === "string" ? nameOf(value) : JSON.stringify(value);
    return [{ name: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text }];
}
