import { lineOf, plainOf } from "../cells";
import type { Selection } from "../select";
import type { Source } from "../tenant";

/** Views for other programs. */

/** A line for each row, with tabs between its cells. */
export const tabSeparated = ({ rows }: Selection): string =>
    rows.map(({ cells }) => `${cells.map(lineOf).join("\t")}\n`).join("");

/** As RFC 4180 has it, with the keys of the columns as the head. */
export function commaSeparated({ columns, rows }: Selection): string {
    const head = columns.map(({ key }) => key);
    const body = rows.map(({ cells }) =>
        cells.map((cell) => (typeof cell === "number" ? String(cell) : safe(lineOf(cell)))),
    );
    return [head, ...body].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

/** Spreadsheets compute what begins like this, and what has it behind spaces. */
const FORMULA = /^\s*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]/u;

const safe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",;\s']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** All that the rows hold. */
export function json({ view, columns, rows, total, before }: Selection, { title, isLive }: Source): string {
    const members = view.members?.columns ?? [];
    const objectOf = (keys: readonly { readonly key: string }[], values: readonly unknown[]) =>
        Object.fromEntries(keys.map(({ key }, at) => [key, values[at]]));
    const document = {
        view: view.name,
        source: isLive ? "tenant" : "state",
        of: title,
        total,
        before,
        rows: rows.map(({ object, cells, memberCells }) => ({
            type: object.type,
            id: object.id,
            ...objectOf(columns, cells.map(plainOf)),
            ...(view.members && { members: memberCells.map((each) => objectOf(members, each.map(plainOf))) }),
        })),
    };
    return `${JSON.stringify(document, undefined, 4).replace(OBEYED, escaped)}\n`;
}

/** What a terminal would obey, or that hides the order of the text; JSON escapes the others itself. */
const OBEYED = /[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string =>
    [...Array(character.length).keys()]
        .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
        .join("");
