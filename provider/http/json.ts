import { parse } from "lossless-json";

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
