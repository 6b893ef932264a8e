/** What JSON can say. A key whose value is `undefined` is absent on the wire. */
export type Json = string | number | boolean | null | Json[] | WireObject;

/** One JSON object as it travels. */
export interface WireObject {
    [key: string]: Json | undefined;
}

/** One object of the tenant as it is kept: wire values plus what the service knows of every object. */
export interface StoredObject extends WireObject {
    id: string;
    name: string;
    /** `"0"` is the Default microtenant. */
    microtenantId: string;
}

/**
 * Parses JSON; a whole number of 16 digits or more becomes a text that has them all.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
    const tokens = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;
    return JSON.parse(text.replace(tokens, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}

/**
 * Whether every text in a value is valid Unicode. JSON can write halves of characters (`\\ud800`) that no other encoding
 * can, and that some functions refuse.
 */
export function isWellFormed(value: unknown): boolean {
    // Only halves are still written as escapes by this.
    return !/(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(value) ?? "");
}

export function isObject(value: unknown): value is WireObject {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for a value that came out of a JSON parser and is an object with the keys every stored object has. */
export function isStoredObject(value: unknown): value is StoredObject {
    return isObject(value) && typeof value.id === "string" && typeof value.name === "string";
}
