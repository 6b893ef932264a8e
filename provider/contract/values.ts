/** Property values of one resource, by property name. */
export type Values = Record<string, unknown>;

/** Equality of JSON values; an absent key equals an undefined one. */
export function equal(a: unknown, b: unknown): boolean {
    if (Object.is(a, b)) return true;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const left = present(a);
    const right = present(b);
    const keys = Object.keys(left);
    return (
        keys.length === Object.keys(right).length && keys.every((key) => key in right && equal(left[key], right[key]))
    );
}

/** A copy without the keys whose value is undefined or null. */
export function present(values: object): Values {
    return copyOf(values, (_, value) => value !== undefined && value !== null);
}

/** A copy with these keys alone, as far as they are present. */
export function pick(values: object, keys: Iterable<string>): Values {
    const wanted = new Set(keys);
    return copyOf(values, (key, value) => value !== undefined && value !== null && wanted.has(key));
}

/** A copy without these keys. */
export function without(values: Values, keys: Iterable<string>): Values {
    const unwanted = new Set(keys);
    return copyOf(values, (key) => !unwanted.has(key));
}

/**
 * A copy with what is wanted. Each operation makes several, and by way of a list of entries each would take five times as long.
 */
export function copyOf(values: object, isWanted: (key: string, value: unknown) => boolean): Values {
    const copy: Values = {};
    for (const key of Object.keys(values)) {
        const value = Reflect.get(values, key);
        if (!isWanted(key, value)) continue;
        // An assignment to a key of this name sets the prototype.
        if (key === "__proto__") Object.defineProperty(copy, key, { value, enumerable: true });
        else copy[key] = value;
    }
    return copy;
}

/** The keys on which the two differ. */
export function differingKeys(a: Values, b: Values, keys: Iterable<string>): string[] {
    return [...keys].filter((key) => !equal(a[key] ?? undefined, b[key] ?? undefined));
}

/** A list as it is, a single value as a list of one, and nothing as an empty one. */
export const entriesOf = (value: unknown): readonly unknown[] =>
    Array.isArray(value) ? value : value === undefined ? [] : [value];

/** What of one list is not in the other. */
export function missingFrom(other: readonly unknown[], entries: readonly unknown[]): unknown[] {
    // Lists of names have thousands of entries.
    const texts = new Set(other.filter((each) => typeof each === "string"));
    const isThere = (entry: unknown) =>
        typeof entry === "string" ? texts.has(entry) : other.some((each) => equal(each, entry));
    return entries.filter((entry) => !isThere(entry));
}
