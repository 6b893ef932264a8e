import { type Cell, isStatus, lineOf, SHAPES, type Tone, textOf } from "../cells";
import type { Row, Selection } from "../select";
import { cut, padded, widthOf } from "./width";

/** A table that is aligned for a terminal of this width. */

export interface Screen {
    readonly width: number;
    readonly hasColor: boolean;
}

const GAP = "  ";
const INDENT = "    ";
/** Columns are cut to no less. */
const LEAST = 6;
const COLORS: Readonly<Record<Tone, string>> = { good: "32", warn: "33", bad: "31", off: "2" };
const STRONG = "1";

export function tableFor(screen: Screen, selection: Selection, isWide: boolean): string {
    const { columns, rows, view } = selection;
    if (rows.length === 0) return selection.total === 0 ? `No ${view.name} to show.\n` : "No rows on this page.\n";
    // Expanded rows have their other columns below them.
    const usual = columns.map(({ isUsual }) => !isWide || isUsual === true);
    const only = <T>(all: readonly T[]) => all.filter((_, at) => usual[at]);
    const titles = only(columns).map(({ title }) => title);
    const lines = linesOf(
        titles,
        rows.map(({ cells }) => only(cells)),
        screen,
    );
    const [head = "", ...body] = lines;
    const blocks = body.map((line, at) => [line, ...(isWide ? detailsOf(selection, rows[at], usual, screen) : [])]);
    return `${[head, ...blocks.flat()].join("\n")}\n`;
}

function detailsOf(
    { columns, view }: Selection,
    row: Row | undefined,
    usual: readonly boolean[],
    screen: Screen,
): string[] {
    if (!row) return [];
    const more = columns.flatMap(({ title }, at) => {
        const text = shown(row.cells[at]);
        return usual[at] || text === "" ? [] : [cut(`${INDENT}${title}: ${text}`, screen.width)];
    });
    const { title, columns: own = [] } = view.members ?? {};
    if (row.members.length === 0) return [...more, ""];
    const inner = { ...screen, width: screen.width - INDENT.length * 2 };
    const filled = own.map((_, at) => row.memberCells.some((cells) => textOf(cells[at]) !== ""));
    const only = <T>(all: readonly T[]) => all.filter((_, at) => filled[at]);
    const table = linesOf(
        only(own).map((column) => column.title),
        row.memberCells.map(only),
        inner,
    );
    return [...more, `${INDENT}${title}:`, ...table.map((line) => `${INDENT}${INDENT}${line}`), ""];
}

/** The head, and a line for each row. */
function linesOf(titles: readonly string[], rows: readonly (readonly Cell[])[], { width, hasColor }: Screen): string[] {
    const texts = [titles, ...rows.map((cells) => cells.map(shown))];
    const natural = titles.map((_, at) => Math.max(...texts.map((line) => widthOf(line[at] ?? ""))));
    const widths = fitted(natural, width - GAP.length * (titles.length - 1));
    const isNumber = titles.map((_, at) => rows.every((cells) => ["number", "undefined"].includes(typeof cells[at])));
    return texts.map((line, row) => {
        const cells = line.map((text, at) => {
            const fitting = cut(text, widths[at] ?? 0);
            const painted = hasColor ? paint(fitting, row === 0 ? undefined : rows[row - 1]?.[at]) : fitting;
            const spaces = " ".repeat(Math.max(0, (widths[at] ?? 0) - widthOf(fitting)));
            return isNumber[at] ? spaces + painted : painted + spaces;
        });
        return cells.join(GAP).trimEnd();
    });
}

/** The widest columns are cut first. */
function fitted(natural: readonly number[], width: number): number[] {
    const widths = [...natural];
    let over = widths.reduce((sum, each) => sum + each, 0) - width;
    while (over > 0) {
        const widest = Math.max(...widths);
        if (widest <= LEAST) break;
        widths[widths.lastIndexOf(widest)] = widest - 1;
        over -= 1;
    }
    return widths;
}

/** @param cell Undefined of a title. */
function paint(text: string, cell: Cell): string {
    if (cell === undefined) return colored(text, STRONG);
    return isStatus(cell) ? colored(text, COLORS[cell.tone]) : text;
}

const colored = (text: string, code: string): string => (text === "" ? text : `\u001b[${code}m${text}\u001b[0m`);

/** What others have named obeys no terminal. */
function shown(cell: Cell | undefined): string {
    const text = lineOf(cell);
    return isStatus(cell) && text !== "" ? `${SHAPES[cell.tone]} ${text}` : text;
}

/** @example padded lines of names and values */
export const listOf = (entries: readonly (readonly [string, string])[]): string[] => {
    const width = Math.max(0, ...entries.map(([name]) => widthOf(name)));
    return entries.map(([name, value]) => `${padded(name, width)}${GAP}${value}`);
};
