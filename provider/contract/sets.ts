import { z } from "zod";

/** Lists whose order and repetition mean nothing. */

/** What the entries of a set are. Process-wide, as schemas are. */
const ITEMS = new WeakMap<object, z.ZodType>();

/**
 * A set of at least one entry: each once, in one order, unless what was there before has another one.
 * @param empty Why it must not be empty.
 */
export function setOf<T extends z.ZodType>(item: T, empty?: string) {
    return asSet(
        z
            .array(item)
            .min(1, empty)
            .transform((items) => inOrder(items)),
        item,
    );
}

/** Marks a schema of a list as that of a set. What the schema gives must be in one order, and hold each entry once. */
export function asSet<S extends z.ZodType>(schema: S, item: z.ZodType): S {
    ITEMS.set(schema, item);
    return schema;
}

/** The schema of a set's entries; undefined of a schema of anything else. */
export function itemOf(schema: object): z.ZodType | undefined {
    return ITEMS.get(schema);
}

/** Each entry once, in one order. */
export function inOrder<T>(items: readonly T[], keyOf: (item: T) => string = keyOfJson): T[] {
    const byKey = new Map(items.map((item) => [keyOf(item), item]));
    return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

const keyOfJson = (item: unknown): string => (typeof item === "string" ? item : JSON.stringify(item));
