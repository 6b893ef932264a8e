import type { Values } from "./values";

/** What the engine puts in place of a value that is not known until the update runs. */
const UNKNOWN = new Set([
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Whether the value as a whole is not known yet. */
export function isUnknown(value: unknown): boolean {
    return typeof value === "string" && UNKNOWN.has(value);
}

/** Whether the value is not known yet, or holds anything that is not. */
export function containsUnknown(value: unknown): boolean {
    if (Array.isArray(value)) return value.some(containsUnknown);
    if (typeof value === "object" && value !== null) return Object.values(value).some(containsUnknown);
    return isUnknown(value);
}

/** A copy of what is known of a value: without the unknown properties and entries, at any depth. */
export function knownPart(values: Values): Values;
export function knownPart(value: unknown): unknown;
export function knownPart(value: unknown): unknown {
    if (!containsUnknown(value)) return value;
    if (Array.isArray(value)) return value.filter((entry) => !isUnknown(entry)).map((entry) => knownPart(entry));
    if (typeof value !== "object" || value === null) return undefined;
    const known = Object.entries(value).filter(([, each]) => !isUnknown(each));
    return Object.fromEntries(known.map(([key, each]) => [key, knownPart(each)]));
}
