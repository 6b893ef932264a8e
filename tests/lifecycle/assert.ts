import type { Definition } from "../../provider/contract/definition";
import type { Change, Json, Values } from "./subject";

/** What a change declares. */
export const declaredBy = ({ property, value, with: others }: Change): Values => ({ ...others, [property]: value });

/** All changes at once; of properties that exclude each other, the first. */
export function together(changes: readonly Change[]): Values {
    const chosen: Values = {};
    const stem = (property: string) => property.replace(/(Name|Id)$/, "");
    for (const { property, value, with: others } of changes.filter(({ alone }) => !alone)) {
        const excluded =
            stem(property) !== property && Object.keys(chosen).some((other) => stem(other) === stem(property));
        if (!excluded) Object.assign(chosen, others, { [property]: value });
    }
    return chosen;
}

/** The properties of a resource that an operation showed to differ, whatever lies deeper in them. */
export function shown(diffs: Record<string, string>, name: string): string[] {
    const properties = Object.keys(diffs)
        .filter((path) => path.startsWith(`${name}.`))
        .map((path) => path.slice(name.length + 1).split(/[.[]/)[0] ?? "");
    return [...new Set(properties)].sort();
}

/** The outputs that the service derives from an input. */
export function derivedFrom({ computed = {} }: Definition, property: string): string[] {
    return Object.entries(computed).flatMap(([output, sources]) => (sources?.includes(property) ? [output] : []));
}

/** An administrator changes what lies inside an object without touching the rest of it. */
export function laidOver(now: Json[string], patch: Json[string]): Json[string] {
    if (!isObject(now) || !isObject(patch)) return patch;
    const changed = Object.entries(patch).map(([key, value]) => [key, laidOver(now[key], value)]);
    return { ...now, ...Object.fromEntries(changed) };
}

/** The same object as another answer may show it: lists in another order, coordinates with other digits. */
export function noisy(wire: Json): Json {
    const other = Object.entries(wire).flatMap(([key, value]): [string, Json[string]][] => {
        if (Array.isArray(value) && value.every((item) => typeof item === "string"))
            return [[key, [...value].reverse()]];
        if (/^(lat|long)itude$/.test(key)) return [[key, `${value}${String(value).includes(".") ? "" : "."}0000001`]];
        return [];
    });
    return Object.fromEntries(other);
}

const isObject = (value: Json[string]): value is Json =>
    typeof value === "object" && value !== null && !Array.isArray(value);
