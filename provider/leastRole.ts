import { catalog, nouns } from "./catalog";
import type { Definition } from "./contract/definition";
import type { Noun } from "./contract/noun";
import { type Access, itemsOf } from "./contract/permission";
import type { Values } from "./contract/values";

/** A resource, or what is looked up. */
export interface Use {
    /** Module and name: `zpa:AppConnectorGroup`. */
    type: string;
    /** Inputs of the resource, which may require more or fewer items. @default all items that the type may require */
    values?: Values;
    /** `Read Only` for lookups, `get` and previews. */
    access: Access;
}

/** An item of a role, and the types that require it. */
export interface RoleItem {
    /** As in the console, or `unknown` if Zscaler does not document it. */
    item: string | typeof UNKNOWN;
    access: Access;
    types: readonly string[];
}

/** In place of an item that Zscaler does not document. */
export const UNKNOWN = "unknown";

/** Some arguments of a lookup are a part of its endpoint; the permission does not depend on them. */
const ANY_SCOPE = { identityProvider: "1" };

const byType = new Map<string, Definition | Noun>([...catalog, ...nouns].map((entry) => [entry.type, entry]));

/** Whether there is a resource or lookup of this type. */
export const isType = (type: string): boolean => byType.has(type);

/** The items that a role requires for these resources and lookups, and no other. If one is required twice, Full access wins. */
export function leastRole(uses: readonly Use[]): RoleItem[] {
    const items = new Map<string, { item: string; access: Access; types: Set<string> }>();
    for (const { type, item, access } of uses.flatMap(requirementsOf)) {
        // What is unknown is said of each type by itself.
        const key = item === UNKNOWN ? `${item} ${type}` : item;
        const known = items.get(key) ?? { item, access, types: new Set() };
        items.set(key, { ...known, access: access === "Full" ? access : known.access });
        known.types.add(type);
    }
    return [...items.values()]
        .map((one) => ({ ...one, types: [...one.types].sort() }))
        .sort((a, b) => Number(a.item === UNKNOWN) - Number(b.item === UNKNOWN) || a.item.localeCompare(b.item, "en"));
}

interface Requirement {
    type: string;
    item: string;
    access: Access;
}

function requirementsOf({ type, values, access }: Use): Requirement[] {
    const entry = byType.get(type);
    if (entry === undefined) return [];
    const own = (items: readonly string[]) =>
        (items.length > 0 ? items : [UNKNOWN]).map((item) => ({ type, item, access }));
    if (!("inputs" in entry)) return own(itemsOf(entry.endpoint(ANY_SCOPE).permission));
    const { members, permission, calls = {} } = entry;
    const deletes = members?.permission && values?.[members.asked] === true ? [members.permission] : [];
    const called = Object.entries(calls).flatMap(([other, needed]) =>
        requirementsOf({ type: other, access: access === "Full" ? needed : access }).map((each) => ({ ...each, type })),
    );
    return [...own(itemsOf(permission, values)), ...deletes.flatMap((item) => own([item])), ...called];
}
