import { namesFor } from "../sdk/resourceNames";
import { classOf } from "./model";

/** Names of variables. */

/** `branch-lyon` of an App Connector group is `branchLyonAppConnectorGroup`. */
export function variableOf(name: string, type: string): string {
    const own = classOf(type);
    const camel = camelCase(name);
    const has = camel.toLowerCase().endsWith(own.toLowerCase());
    return has ? camel : `${camel}${own}`;
}

/** Only what an identifier may have, whatever a name is made of. */
function camelCase(name: string): string {
    const [first = "", ...others] = (name.normalize("NFC").match(/\p{ID_Continue}+/gu) ?? []).filter(Boolean);
    const joined = first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
    const plain = joined.charAt(0).toLowerCase() + joined.slice(1);
    return /^[\p{ID_Start}_]/u.test(plain) ? plain : `n${plain}`;
}

/** A name that nobody has: itself, or followed by a number. */
export function unused(wanted: string, taken: ReadonlySet<string>, separator = ""): string {
    let free = wanted;
    for (let count = 2; taken.has(free); count++) free = `${wanted}${separator}${count}`;
    return free;
}

/** @example "branch-lyon" of "Branch Lyon" */
export const slugOf = (called: string): string => namesFor([called])[0] ?? "unnamed";
