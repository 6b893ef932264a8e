import type { Node, Properties } from "./node";

/** Objects of a kind that differ in a few properties: one table and one loop in place of a declaration for each. */

/** An object whose references are code by now. */
export interface Row {
    readonly key: string;
    /** Name of its resource. */
    readonly name: string;
    readonly properties: Properties;
}

export interface Table {
    readonly rows: readonly Row[];
    /** Properties in which the rows differ. */
    readonly columns: readonly string[];
    /** The others, which all rows have alike. */
    readonly common: Properties;
}

/** More columns are harder to read than declarations. */
const MOST_COLUMNS = 4;
/** Fewer rows are shorter as declarations. */
const FEWEST_ROWS = 4;

/** Splits objects into tables, and those that stand alone. */
export function tablesOf(rows: readonly Row[]): { tables: Table[]; alone: Row[] } {
    const tables: Table[] = [];
    const alone: Row[] = [];
    for (const alike of grouped(rows, ({ properties }) => JSON.stringify(Object.keys(properties).sort()))) {
        const texts = new Map(alike.map((row) => [row, written(row.properties)]));
        const keys = Object.keys(alike[0]?.properties ?? {});
        const variety = new Map(keys.map((key) => [key, new Set(alike.map((row) => texts.get(row)?.get(key))).size]));
        const columns = keys
            .filter((key) => (variety.get(key) ?? 1) > 1)
            .sort((a, b) => (variety.get(b) ?? 0) - (variety.get(a) ?? 0))
            .slice(0, MOST_COLUMNS);
        const rest = keys.filter((key) => !columns.includes(key));
        for (const group of grouped(alike, (row) => JSON.stringify(rest.map((key) => texts.get(row)?.get(key))))) {
            if (group.length < FEWEST_ROWS) alone.push(...group);
            else tables.push(tableOf(group, keys, texts));
        }
    }
    const position = new Map(rows.map((row, at) => [row, at]));
    const at = (row: Row | undefined): number => (row && position.get(row)) ?? 0;
    return {
        tables: tables.sort((a, b) => at(a.rows[0]) - at(b.rows[0])),
        alone: alone.sort((a, b) => at(a) - at(b)),
    };
}

type Texts = ReadonlyMap<Row, ReadonlyMap<string, string>>;

function tableOf(rows: readonly Row[], keys: readonly string[], texts: Texts): Table {
    const differs = (key: string) => new Set(rows.map((row) => texts.get(row)?.get(key))).size > 1;
    const columns = keys.filter(differs);
    const properties: Properties = rows[0]?.properties ?? {};
    const common = Object.entries(properties).filter(([key]) => !columns.includes(key));
    return { rows, columns, common: Object.fromEntries(common) };
}

/** Each property in a form that is equal only for equal values. */
const written = (properties: Properties): Map<string, string> =>
    new Map(Object.entries(properties).map(([key, value]: [string, Node]) => [key, JSON.stringify(value)]));

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): T[][] {
    const groups = new Map<string, T[]>();
    for (const each of all) {
        const key = keyOf(each);
        const group = groups.get(key);
        if (group) group.push(each);
        else groups.set(key, [each]);
    }
    return [...groups.values()];
}
