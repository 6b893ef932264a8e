import { parse, stringify } from "lossless-json";

/** A number outside a string that may have more digits than a double holds; a false alarm costs only speed. */
const LONG_NUMBER = /(?:^|[[:,])\s*-?\d{16}/;

/**
 * Parses JSON; whole numbers that a double cannot hold exactly become strings of their digits.
 * @throws {SyntaxError} when the text is not JSON
 */
export function parseJson(text: string): unknown {
    if (!LONG_NUMBER.test(text)) {
        return JSON.parse(text);
    }
    return parse(text, null, { parseNumber: exact, onDuplicateKey: ({ newValue }) => newValue });
}

function exact(digits: string): number | string {
    const value = Number(digits);
    return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) ? digits : value;
}

/** JSON of plain values; a bigint is written with all its digits. */
export function stringifyJson(value: unknown): string {
    return stringify(value) ?? "null";
}

/** A decimal id as the number that some products want, with all its digits. */
export function numberOf(id: string): number | bigint {
    const number = Number(id);
    return Number.isSafeInteger(number) ? number : BigInt(id);
}
