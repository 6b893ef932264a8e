import type { Values } from "./values";

/** How much access an item of a role gives. */
export type Access = "Full" | "Read Only";

/** An item of a role, or one item for each value of the input `by`. */
export type Permission = string | { readonly by: string; readonly items: Readonly<Record<string, string>> };

/**
 * The documented items of a role; none if they are unknown.
 * @param values Inputs of a resource, if they are known. @default items for all values
 */
export function itemsOf(permission: Permission | undefined, values?: Values): readonly string[] {
    if (permission === undefined) return [];
    if (typeof permission === "string") return [permission];
    const { by, items } = permission;
    if (values?.[by] === undefined) return Object.values(items);
    const item = items[String(values[by])];
    return item === undefined ? [] : [item];
}
