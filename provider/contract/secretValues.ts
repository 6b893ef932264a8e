import { isWire } from "./fields";

/** Every text and number in the properties of these names: what must not appear where the service repeats it. */
export function secretValues(values: object, names: readonly string[]): string[] {
    return names.flatMap((name) => leaves(Reflect.get(values, name)));
}

function leaves(value: unknown): string[] {
    if (Array.isArray(value)) return value.flatMap(leaves);
    if (isWire(value)) return Object.values(value).flatMap(leaves);
    return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}
