import { z } from "zod";
import { nearest } from "../contract/nearest";

const KIND_NAMES: Record<string, string> = {
    string: "a string",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "an object",
};

const UNITS: Record<string, [one: string, many: string]> = {
    string: ["character", "characters"],
    array: ["entry", "entries"],
};

/** Our words for what a schema refuses, the same for all resources. Messages that a schema gives itself win. */
export function reasonOf(issue: z.core.$ZodRawIssue): string | undefined {
    switch (issue.code) {
        case "invalid_type":
            if (issue.input === undefined) return "is required";
            if (issue.expected === "int" && typeof issue.input === "number") return "must be a whole number";
            return `must be ${KIND_NAMES[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}`;
        case "invalid_value":
            if (issue.input === undefined) return "is required";
            return issue.values.length === 1
                ? `must be ${quoted(issue.values[0])}`
                : `must be one of ${issue.values.map(quoted).join(", ")}`;
        case "too_big":
            return bound(
                issue.origin,
                issue.inclusive === false ? "must be less than" : "must be at most",
                issue.maximum,
            );
        case "too_small":
            if (issue.minimum === 1 && issue.origin in UNITS)
                return "must not be empty; set a value or omit the property";
            return bound(
                issue.origin,
                issue.inclusive === false ? "must be greater than" : "must be at least",
                issue.minimum,
            );
        case "not_multiple_of":
            return `must be a multiple of ${issue.divisor}`;
        case "unrecognized_keys":
            return noSuchProperties(issue.keys, shapeOf(issue.inst));
        default:
            return undefined;
    }
}

/** Of an object that lies within a property. */
export function noSuchProperties(strange: readonly string[], properties: readonly string[]): string {
    const named = strange.map(quoted).join(", ");
    const guesses = strange.map((key) => nearest(key, properties)).filter((guess) => guess !== undefined);
    return guesses.length === strange.length
        ? `has no ${named}: did you mean ${guesses.map(quoted).join(", ")}?`
        : `has no ${named}; it has ${properties.join(", ")}`;
}

function shapeOf(schema: unknown): string[] {
    return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function bound(origin: string, comparison: string, limit: number | bigint): string {
    const [one, many] = UNITS[origin] ?? [];
    const size = Number(limit) === 1 ? one : many;
    if (origin === "array") return `${comparison.replace("be", "have")} ${limit} ${size}`;
    return `${comparison} ${limit}${size ? ` ${size} long` : ""}`;
}

function kindOf(value: unknown): string {
    if (Array.isArray(value)) return "a list";
    if (value === null) return "null";
    return KIND_NAMES[typeof value] ?? typeof value;
}

const quoted = (value: unknown): string => (typeof value === "string" ? `"${value}"` : String(value));
