/** A JSON object as the service sends and takes it. */
export type Wire = Record<string, unknown>;

/** One property on the wire: both directions, and what clears it. */
export interface Field<T> {
    toWire(value: T): Wire;
    /** Undefined when the answer does not carry it. */
    fromWire(wire: Wire): T | undefined;
    /** What the service is told when the program no longer sets the property; an undefined value removes the key. */
    unset: Wire;
}

/** Free text. Empty and absent mean the same. */
export function text(key: string): Field<string> {
    return {
        toWire: (value) => ({ [key]: value }),
        fromWire: (wire) => textOf(wire[key]),
        unset: { [key]: "" },
    };
}

/** The id of another object. */
export function reference(key: string): Field<string> {
    return { ...text(key), unset: { [key]: undefined } };
}

/** True or false; absent means the service's default. Several keys where the wire wants them equal. */
export function flag(key: string, ...alike: readonly string[]): Field<boolean> {
    return {
        toWire: (value) => Object.fromEntries([key, ...alike].map((each) => [each, value])),
        fromWire: (wire) => booleanOf(wire[key]),
        unset: { [key]: undefined },
    };
}

/** A switch that the wire words the other way round. */
export function inverseFlag(key: string): Field<boolean> {
    return {
        toWire: (value) => ({ [key]: !value }),
        fromWire: (wire) => {
            const inverse = booleanOf(wire[key]);
            return inverse === undefined ? undefined : !inverse;
        },
        unset: { [key]: undefined },
    };
}

/** A number that the wire carries as text; `digits` is how many decimals are meant. */
export function number(key: string, digits = 0): Field<number> {
    return {
        toWire: (value) => ({ [key]: String(value) }),
        fromWire: (wire) => {
            const digitsSent = textOf(wire[key]);
            return digitsSent === undefined ? undefined : Number(Number(digitsSent).toFixed(digits)) + 0;
        },
        unset: { [key]: undefined },
    };
}

/** One of a closed set of words. A word that the service may add later is passed on as it is. */
export function word<W extends string>(key: string, words: Readonly<Record<W, string>>): Field<W> {
    const back = new Map(Object.entries<string>(words).map(([ours, theirs]) => [theirs, ours as W]));
    return {
        toWire: (value) => ({ [key]: words[value] }),
        fromWire: (wire) => {
            const theirs = textOf(wire[key]);
            return theirs === undefined ? undefined : (back.get(theirs) ?? (theirs as W));
        },
        unset: { [key]: undefined },
    };
}

/** A set of texts: order and repetition mean nothing, empty and absent mean the same. */
export function textSet(key: string): Field<string[]> {
    return {
        toWire: (value) => ({ [key]: value }),
        fromWire: (wire) => {
            const items = wire[key];
            return Array.isArray(items) && items.length > 0 ? [...new Set(items.map(String))].sort() : undefined;
        },
        unset: { [key]: [] },
    };
}

/** Ids of other objects: a set. Answers show more of those objects than their ids. */
export function references(key: string): Field<string[]> {
    return {
        toWire: (ids) => ({ [key]: ids.map((id) => ({ id })) }),
        fromWire: (wire) => {
            const ids = objects(wire[key]).map(({ id }) => String(id));
            return ids.length > 0 ? [...new Set(ids)].sort() : undefined;
        },
        unset: { [key]: [] },
    };
}

/** A property that lies in an object of the wire. */
export function within<T>(key: string, field: Field<T>): Field<T> {
    return {
        toWire: (value) => ({ [key]: field.toWire(value) }),
        fromWire: (wire) => (isWire(wire[key]) ? field.fromWire(wire[key]) : undefined),
        unset: { [key]: field.unset },
    };
}

/** A moment that the wire carries as seconds since the epoch; kept as `2027-01-31T00:00:00Z`. */
export function moment(key: string): Field<string> {
    return {
        toWire: (value) => ({ [key]: String(Date.parse(value) / 1000) }),
        fromWire: (wire) => {
            const seconds = Number(textOf(wire[key]) ?? 0);
            return seconds > 0 ? isoSecond(seconds * 1000) : undefined;
        },
        unset: { [key]: undefined },
    };
}

/** `2027-01-31T00:00:00Z` of milliseconds since the epoch. */
export function isoSecond(milliseconds: number): string {
    return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Text of a wire value that may be a number; undefined when absent or empty. */
export function textOf(value: unknown): string | undefined {
    if (value === undefined || value === null || value === "") return undefined;
    return String(value);
}

/** The objects of a list that may be missing. */
export function objects(value: unknown): Wire[] {
    return Array.isArray(value) ? value.filter(isWire) : [];
}

export function isWire(value: unknown): value is Wire {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The keys of an object, and of those within. */
export function keysWithin(value: unknown): string[] {
    return isWire(value) ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysWithin(inner)]) : [];
}

/** The service words some booleans as text. */
function booleanOf(value: unknown): boolean | undefined {
    if (typeof value === "boolean") return value;
    if (value === "true" || value === "1") return true;
    return value === "false" || value === "0" ? false : undefined;
}

/** The words of a table, in the form that `z.enum` takes. */
export function wordsOf<W extends string>(words: Readonly<Record<W, string>>): [W, ...W[]] {
    return Object.keys(words) as [W, ...W[]];
}
