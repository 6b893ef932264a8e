import { parse, stringify } from "lossless-json";

/** A number outside a string that may have more digits than a double holds; a false alarm costs only speed. */
const LONG_NUMBER = /(?:^|[[:,])\s*-?\d{16}/;

/**
 * Parses JSON; whole numbers that a double cannot hold exactly become strings of their digits.
 * @throws {SyntaxError} when the text is not JSON, or nested so deeply that whoever walks through it would run out of stack
 */
export function parseJson(text: string): unknown {
    if (isDeeperThan(MOST_LEVELS, text)) {
        throw new SyntaxError();
    }
    if (!LONG_NUMBER.test(text)) {
        return JSON.parse(text);
    }
    return parse(text, null, { parseNumber: exact, onDuplicateKey: ({ newValue }) => newValue });
}

/** Far more than any answer has. */
const MOST_LEVELS = 200;

function isDeeperThan(most: number, text: string): boolean {
    let level = 0;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (character === '"') {
            at = endOfString(text, at);
        } else if (character === "[" || character === "{") {
            level++;
            if (level > most) {
                return true;
            }
        } else if (character === "]" || character === "}") {
            level--;
        }
    }
    return false;
}

/** The place of the quote that ends the string which begins here, or the end of the text. */
function endOfString(text: string, start: number): number {
    for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
        let escapes = 0;
        while (text[at - 1 - escapes] === "\\") {
            escapes++;
        }
        if (escapes % 2 === 0) {
            return at;
        }
    }
    return text.length;
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
