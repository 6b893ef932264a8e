/** Path of the value that has all others. */
export const WHOLE = "plan.json";

/** Reads a value of JSON, and notes what is wrong with it by its path. */
export type Reader<T> = (value: unknown, path: string, faults: string[]) => T | undefined;

/** A property that may be left out. */
export interface Optional<T> {
    readonly read: Reader<T>;
}

/** For each property, how it is read; a property that the type has as optional must be so here. */
export type Fields<T> = {
    readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
        ? Optional<Exclude<T[K], undefined>>
        : Reader<T[K]>;
};

export const optional = <T>(read: Reader<T>): Optional<T> => ({ read });

export const text: Reader<string> = scalar((value) => typeof value === "string", "a text");
export const flag: Reader<boolean> = scalar((value) => typeof value === "boolean", "true or false");
export const quantity: Reader<number> = scalar(
    (value) => typeof value === "number" && Number.isFinite(value),
    "a number",
);

export function oneOf<T extends string>(allowed: readonly T[]): Reader<T> {
    return scalar(
        (value) => allowed.some((each) => each === value),
        `one of ${allowed.map((each) => `"${each}"`).join(", ")}`,
    );
}

export function list<T>(read: Reader<T>): Reader<readonly T[]> {
    return (value, path, faults) => {
        if (!Array.isArray(value)) return refuse(value, path, "a list", faults);
        return value.flatMap((each, at) => {
            const entry = read(each, `${path}[${at}]`, faults);
            return entry === undefined ? [] : [entry];
        });
    };
}

export function object<T>(fields: Fields<T>): Reader<T> {
    return (value, path, faults) => {
        if (typeof value !== "object" || value === null || Array.isArray(value)) {
            return refuse(value, path, "an object", faults);
        }
        const given = Object.entries(value);
        const at = (key: string) => (path === WHOLE ? key : `${path}.${key}`);
        for (const [key] of given) {
            if (!Object.hasOwn(fields, key)) faults.push(`${at(key)} is no property of a plan`);
        }
        const read = Object.entries<Reader<unknown> | Optional<unknown>>(fields).flatMap(([key, field]) => {
            const found = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
            if (typeof field === "function") return [[key, field(found, at(key), faults)]];
            return found === undefined ? [] : [[key, field.read(found, at(key), faults)]];
        });
        return Object.fromEntries(read) as T;
    };
}

function scalar<T>(fits: (value: unknown) => boolean, what: string): Reader<T> {
    return (value, path, faults) => (fits(value) ? (value as T) : refuse(value, path, what, faults));
}

function refuse(value: unknown, path: string, what: string, faults: string[]): undefined {
    faults.push(value === undefined ? `${path} is missing` : `${path} must be ${what}, not ${JSON.stringify(value)}`);
    return undefined;
}
