import { invalidSearch } from "./errors";
import type { Json } from "./json";

const OPERATORS = ["EQ", "NE", "NQ", "LIKE", "GTEQ", "LTEQ", "GT", "LT"] as const;
type Operator = (typeof OPERATORS)[number];

const operatorPattern = OPERATORS.join("|");
const condition = new RegExp(`^(\\w+)([ +])(${operatorPattern})[ +](.+)$`, "s");
/** `AND` joins only where a whole condition follows, so that it can stand in a value. */
const conjunction = new RegExp(`[ +]AND[ +](?=\\w+[ +](?:${operatorPattern})[ +])`);

/** Reads one attribute of the object under test. */
export type Reader = (field: string) => Json | undefined;

/**
 * Compiles the value of the query parameter `search`, after URL decoding: `field OP value`, joined by `AND`. The
 * parts are separated by spaces or, as the official clients send them, by plus signs.
 *
 * @throws ApiError `filtering.input.invalid.operand` for anything else.
 */
export function compileSearch(search: string, caseSensitive: boolean): (read: Reader) => boolean {
    const conditions = search.split(conjunction).map((part) => {
        const [, field, separator, operator, rest] = condition.exec(part.trim()) ?? [];
        if (field === undefined || rest === undefined) throw invalidSearch(search);
        const value = separator === "+" ? rest.replaceAll("+", " ") : rest;
        return { field, holds: matcher(operator as Operator, value.trim(), caseSensitive) };
    });
    return (read) => conditions.every(({ field, holds }) => holds(read(field)));
}

function matcher(operator: Operator, wanted: string, caseSensitive: boolean): (value: Json | undefined) => boolean {
    const fold = (text: string) => (caseSensitive ? text : text.toLowerCase());
    const folded = fold(wanted);
    const textOf = (value: Json | undefined) =>
        value === undefined || value === null || typeof value === "object" ? undefined : fold(String(value));
    const compared = (test: (difference: number) => boolean) => {
        const right = magnitude(wanted);
        return (value: Json | undefined) => {
            const left = textOf(value);
            if (left === undefined) return false;
            const number = magnitude(left);
            if (number !== undefined && right !== undefined) return test(number - right);
            return test(left < folded ? -1 : Number(left > folded));
        };
    };
    switch (operator) {
        case "EQ":
            return (value) => textOf(value) === folded;
        case "NE":
        case "NQ":
            return (value) => textOf(value) !== folded;
        case "LIKE":
            return (value) => textOf(value)?.includes(folded) ?? false;
        case "GT":
            return compared((difference) => difference > 0);
        case "LT":
            return compared((difference) => difference < 0);
        case "GTEQ":
            return compared((difference) => difference >= 0);
        case "LTEQ":
            return compared((difference) => difference <= 0);
    }
}

const SECONDS: Readonly<Record<string, number>> = { d: 86_400, h: 3_600, m: 60, s: 1 };

/** A number, or a duration such as `132d 19h 50m 43s` in seconds. */
function magnitude(text: string): number | undefined {
    if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    if (!/^(\d+[dhms]\s*)+$/.test(text)) return undefined;
    let seconds = 0;
    for (const [, count, unit = "s"] of text.matchAll(/(\d+)([dhms])/g))
        seconds += Number(count) * (SECONDS[unit] ?? 1);
    return seconds;
}
