import { type Cell, textOf } from "./cells";
import { type Choice, columnOf, columnsOf, type Filter } from "./choice";
import type { Tenant, Viewed } from "./tenant";
import type { Column, Member, View } from "./view";

/** The rows that are shown, in their order. */
export interface Selection {
    readonly view: View;
    readonly columns: readonly Column[];
    readonly rows: readonly Row[];
    /** How many rows there are without filters and search. */
    readonly all: number;
    /** How many rows fit the filters and the search. */
    readonly total: number;
    /** Rows before the first one that is shown. */
    readonly before: number;
}

export interface Row {
    readonly object: Viewed;
    /** As many as there are columns. */
    readonly cells: readonly Cell[];
    /** What is within it. */
    readonly members: readonly Member[];
    /** Of each member, the cells of the view's columns of members. */
    readonly memberCells: readonly (readonly Cell[])[];
}

/** How many rows a page has, where only its number is given. */
const PAGE = 100;
const { compare } = new Intl.Collator("en", { numeric: true });

/** @throws {ChoiceError} if a column does not exist */
export function selected(view: View, tenant: Tenant, choice: Choice): Selection {
    const { filters = [], search, sort, page = 1, limit = choice.page === undefined ? undefined : PAGE } = choice;
    const columns = columnsOf(view, choice);
    const tests = filters.map((filter) => passes(columnOf(view, filter.key), filter, tenant));
    const rowsOfView =
        view.rows?.(tenant) ?? tenant.ofType(...view.types).toSorted((one, other) => compare(one.name, other.name));
    const all = rowsOfView.filter((row) => tenant.isShown(row));
    const fitting = all.filter((row) => tests.every((test) => test(row)));
    const found = search === undefined ? fitting : fitting.filter((row) => contains(view, row, tenant, search));
    const sorted = sort ? inOrder(found, columnOf(view, sort.key), tenant, sort.isDescending) : found;
    const before = limit === undefined ? 0 : (page - 1) * limit;
    const shown = limit === undefined ? sorted : sorted.slice(before, before + limit);
    const rows = shown.map((row) => rowOf(view, row, columns, tenant));
    return { view, columns, all: all.length, total: sorted.length, before, rows };
}

function rowOf(view: View, object: Viewed, columns: readonly Column[], tenant: Tenant): Row {
    const members = view.members?.of(object, tenant) ?? [];
    return {
        object,
        cells: columns.map((column) => column.cell(object, tenant)),
        members,
        memberCells: members.map((member) => memberCellsOf(view, member, tenant)),
    };
}

const memberCellsOf = (view: View, member: Member, tenant: Tenant): Cell[] =>
    (view.members?.columns ?? []).map((column) => column.cell(member, tenant));

/** Of several words, one has to fit. */
function passes(column: Column, { value }: Filter, tenant: Tenant): (row: Viewed) => boolean {
    const parts = value.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(`^${parts.join(".*")}$`, "isu");
    return (row) => {
        const cell = column.cell(row, tenant);
        const texts = Array.isArray(cell) && cell.length > 0 ? cell : [textOf(cell)];
        return texts.some((text) => pattern.test(text));
    };
}

/** In any column, and in what is within the row. */
function contains(view: View, row: Viewed, tenant: Tenant, search: string): boolean {
    const wanted = search.toLowerCase();
    const fits = (cell: Cell) => textOf(cell).toLowerCase().includes(wanted);
    return (
        view.columns.some((column) => fits(column.cell(row, tenant))) ||
        (view.members?.of(row, tenant) ?? []).some((member) => memberCellsOf(view, member, tenant).some(fits))
    );
}

/** What is not known comes last. */
function inOrder(rows: readonly Viewed[], column: Column, tenant: Tenant, isDescending: boolean): Viewed[] {
    const keyed = rows.map((row) => ({ row, cell: column.cell(row, tenant) }));
    const sorted = keyed.toSorted((one, other) => {
        const [empty, otherEmpty] = [textOf(one.cell) === "", textOf(other.cell) === ""];
        if (empty || otherEmpty) return Number(empty) - Number(otherEmpty);
        const order =
            typeof one.cell === "number" && typeof other.cell === "number"
                ? one.cell - other.cell
                : compare(textOf(one.cell), textOf(other.cell));
        return isDescending ? -order : order;
    });
    return sorted.map(({ row }) => row);
}
