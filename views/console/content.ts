import { type Cell, inLine, isStatus, lineOf, SHAPES, textOf } from "../cells";
import { type Choice, ChoiceError, filterIn, sortIn } from "../choice";
import { layerOf } from "../page/layers";
import type { Row, Selection } from "../select";
import { keyOf } from "../tenant";

/** What the page of the console gets of a table: texts alone, which it sets as text. */
export interface TableContent {
    readonly columns: readonly { readonly key: string; readonly title: string; readonly isNumber: boolean }[];
    readonly members?: { readonly title: string; readonly columns: readonly string[] } | undefined;
    readonly rows: readonly RowContent[];
    readonly all: number;
    readonly total: number;
    readonly before: number;
}

interface RowContent {
    /** The same in each reading. */
    readonly key: string;
    readonly name: string;
    /** Id by which a graph finds it. @default it is in none */
    readonly focus?: string | undefined;
    readonly cells: readonly Shown[];
    readonly members: readonly (readonly Shown[])[];
}

/** A text, or a state: how it looks, its shape, its word. */
type Shown = string | readonly [tone: string, shape: string, word: string];

/** @throws {ChoiceError} unless filters, numbers and the rest are as the page sends them */
export function choiceIn(query: URLSearchParams): Choice {
    const said = (key: string): string | undefined => query.get(key) || undefined;
    const sort = said("sort");
    return {
        isWide: true,
        filters: query.getAll("filter").map(filterIn),
        search: said("search"),
        ...(sort !== undefined && { sort: sortIn(sort) }),
        page: countIn("page", said("page")),
        limit: countIn("limit", said("limit")),
    };
}

function countIn(key: string, text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    throw new ChoiceError(`${JSON.stringify(text)} is not a ${key}; use a whole number from 1`);
}

export function contentOf({ view, columns, rows, all, total, before }: Selection): TableContent {
    return {
        columns: columns.map(({ key, title }, at) => ({ key, title, isNumber: isNumber(rows, at) })),
        members: view.members && {
            title: view.members.title,
            columns: view.members.columns.map(({ title }) => title),
        },
        rows: rows.map(({ object, cells, memberCells }) => ({
            key: keyOf(object),
            name: inLine(object.name),
            ...(layerOf(object.type) !== undefined && { focus: object.id }),
            cells: cells.map(shown),
            members: memberCells.map((each) => each.map(shown)),
        })),
        all,
        total,
        before,
    };
}

/** Whether it has numbers and nothing else. */
const isNumber = (rows: readonly Row[], at: number): boolean => {
    const filled = rows.map(({ cells }) => cells[at]).filter((cell) => cell !== undefined);
    return filled.length > 0 && filled.every((cell) => typeof cell === "number");
};

const shown = (cell: Cell): Shown =>
    isStatus(cell) && textOf(cell) !== "" ? [cell.tone, SHAPES[cell.tone], lineOf(cell)] : lineOf(cell);
