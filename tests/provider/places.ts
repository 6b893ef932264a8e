import { isWire } from "../../provider/contract/fields";

/** Places in a value, such as that of the second group in `conditions`. */

export type Path = readonly (string | number)[];

/** Every place in a value, from the outside in. */
export function placesIn(value: unknown, path: Path = []): Path[] {
    if (Array.isArray(value)) return value.flatMap((each, at) => [[...path, at], ...placesIn(each, [...path, at])]);
    if (!isWire(value)) return [];
    return Object.entries(value).flatMap(([key, each]) => [[...path, key], ...placesIn(each, [...path, key])]);
}

export const at = (value: unknown, path: Path): unknown =>
    path.reduce<unknown>((inner, key) => Object(inner)[key], value);

/** The value with another one at a place. */
export function put(value: unknown, [key, ...rest]: Path, next: unknown): unknown {
    if (key === undefined) return next;
    if (Array.isArray(value)) return value.map((each, index) => (index === key ? put(each, rest, next) : each));
    return isWire(value) ? { ...value, [key]: put(value[key], rest, next) } : value;
}
