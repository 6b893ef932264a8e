import { inOneLine } from "../sdk/shownText";

/** What one cell of a view holds, and how it reads. */

/** How a state looks: a shape, and a color where there is one. Its word says the same. */
export type Tone = "good" | "warn" | "bad" | "off";

export interface Status {
    readonly word: string;
    readonly tone: Tone;
}

/** Undefined is what the source does not say. */
export type Cell = string | number | boolean | undefined | readonly string[] | Status;

/** Told apart without color. */
export const SHAPES: Readonly<Record<Tone, string>> = { good: "●", warn: "▲", bad: "✖", off: "○" };

export const status = (word: string, tone: Tone): Status => ({ word, tone });

export const isStatus = (cell: Cell): cell is Status =>
    typeof cell === "object" && cell !== null && !Array.isArray(cell);

/** As filters, searches and files have it. */
export function textOf(cell: Cell): string {
    if (cell === undefined) return "";
    if (typeof cell === "boolean") return cell ? "yes" : "no";
    if (isStatus(cell)) return cell.word;
    return Array.isArray(cell) ? cell.join(", ") : String(cell);
}

/** The same without what a terminal or a browser would obey, or that hides the order of the text. */
export const lineOf = (cell: Cell): string => inLine(textOf(cell));

/** What others have named, in one line. The empty text stays empty. */
export const inLine = (text: string): string => (text === "" ? "" : inOneLine(text));

/** As JSON has it. */
export const plainOf = (cell: Cell): unknown => (isStatus(cell) ? cell.word : cell);

/** Text of a value; undefined of what is none. */
export const said = (value: unknown): string | undefined =>
    typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;

export const enabledStatus = (enabled: unknown): Status =>
    enabled === false ? status("Disabled", "off") : status("Enabled", "good");

export const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
