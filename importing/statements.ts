import { classOf } from "./model";
import { Code, entriesTo, type Node, needsOf, Part, type Properties } from "./node";
import { printed, propertyName, text } from "./print";
import type { Row, Table } from "./tables";

/** A piece of a generated file. */
export interface Statement {
    /** Variables that it exports. */
    readonly exports: readonly string[];
    readonly text: string;
    /** Variables of other statements. */
    readonly needs: readonly string[];
}

/** Lines that a statement may have, so that a file has room for it and its imports. */
export const MOST_LINES = 300;

export const linesIn = (code: string): number => code.split("\n").length;

/** The declaration of one resource, behind the lists that are too long for it. */
export function declaration(
    type: string,
    variable: string,
    { name, properties }: Row,
): { lists: Statement[]; own: Statement } {
    const start = `export const ${variable} = new zscaler.${classOf(type)}(${text(name)}, `;
    const write = (content: Properties) => `${start}${printed(content, 0, start.length + 2)});`;
    const { lists, content } = shortened(properties, variable, (shorter) => linesIn(write(shorter)) <= MOST_LINES);
    return { lists, own: { exports: [variable], text: write(content), needs: unique(needsOf(content)) } };
}

/** One table and one loop. Tables that are too long for a file become several. */
export function tableStatements(
    type: string,
    table: Table,
    variable: () => string,
): { statement: Statement; variable: string; rows: readonly Row[] }[] {
    const rows = table.rows.map((row) => {
        const cells = entriesTo(
            table.columns.map((column): [string, Node] => [column, row.properties[column] ?? null]),
        );
        const key = `${propertyName(row.name)}: `;
        return { row, needs: needsOf(cells), text: `    ${key}${printed(cells, 4, key.length + 1)},` };
    });
    return parts(rows).map((part) => {
        const own = variable();
        const data = `${own}Table`;
        const content = entriesTo([["...", new Code(`${data}[name]`)], ...Object.entries(table.common)]);
        const start = `    ${own}[name] = new zscaler.${classOf(type)}(name, `;
        const common = Object.keys(table.common).length === 0 ? `${data}[name]` : printed(content, 4, start.length - 2);
        const code = [
            `const ${data} = {`,
            ...part.map((each) => each.text),
            "} as const;",
            "",
            `export const ${own} = {} as Record<keyof typeof ${data}, zscaler.${classOf(type)}>;`,
            `for (const name of Object.keys(${data}) as (keyof typeof ${data})[]) {`,
            `${start}${common.replace(/"\.\.\.": /, "...")});`,
            "}",
        ].join("\n");
        const needs = unique([...part.flatMap((each) => each.needs), ...needsOf(table.common)]);
        return { variable: own, rows: part.map(({ row }) => row), statement: { exports: [own], text: code, needs } };
    });
}

interface WrittenRow {
    readonly row: Row;
    readonly text: string;
    readonly needs: readonly string[];
}

/** Groups that fit into a file together with what they import: about three names are on a line. */
function parts(rows: readonly WrittenRow[]): WrittenRow[][] {
    const groups: WrittenRow[][] = [];
    let lines = Number.POSITIVE_INFINITY;
    let imported = new Set<string>();
    for (const row of rows) {
        const own = linesIn(row.text);
        const all = new Set([...imported, ...row.needs]);
        if (lines + own + all.size / 2 > MOST_LINES) {
            groups.push([]);
            lines = 0;
            imported = new Set(row.needs);
        } else imported = all;
        lines += own;
        groups.at(-1)?.push(row);
    }
    return groups;
}

/** The properties with their longest lists in constants of their own, until the declaration is short enough. */
function shortened(
    properties: Properties,
    variable: string,
    isShort: (content: Properties) => boolean,
): { lists: Statement[]; content: Properties } {
    const lists: Statement[] = [];
    let content = properties;
    while (!isShort(content)) {
        const longest = longestList(content);
        if (!longest || longest.length < 2) break;
        const names: Part[] = [];
        for (const chunk of chunks(longest)) {
            const name = `${variable}List${lists.length + 1}`;
            const start = `export const ${name} = `;
            const code = `${start}${printed(chunk, 0, start.length)} as const;`;
            lists.push({ exports: [name], text: code, needs: unique(needsOf(chunk)) });
            names.push(new Part(name));
        }
        content = replaced(content, longest, names) as Properties;
    }
    return { lists, content };
}

function chunks(list: readonly Node[]): Node[][] {
    const size = Math.max(1, Math.floor((list.length * MOST_LINES) / (linesIn(printed(list)) + 2)));
    const all: Node[][] = [];
    for (let at = 0; at < list.length; at += size) all.push(list.slice(at, at + size));
    return all;
}

function listsIn(node: Node): (readonly Node[])[] {
    if (Array.isArray(node)) {
        const items: readonly Node[] = node;
        return [items.some((each) => each instanceof Part) ? [] : items, ...items.flatMap(listsIn)];
    }
    const isPlain = typeof node === "object" && node !== null && !(node instanceof Code || node instanceof Part);
    return isPlain ? Object.values(node).flatMap((each: Node) => listsIn(each)) : [];
}

const longestList = (content: Properties): readonly Node[] | undefined =>
    listsIn(content).sort((a, b) => linesIn(printed(b)) - linesIn(printed(a)))[0];

function replaced(node: Node, list: readonly Node[], by: readonly Node[]): Node {
    if (node === list) return by;
    if (Array.isArray(node)) return node.map((each: Node) => replaced(each, list, by));
    if (typeof node !== "object" || node === null || node instanceof Code || node instanceof Part) return node;
    return entriesTo(Object.entries(node).map(([key, each]: [string, Node]) => [key, replaced(each, list, by)]));
}

const unique = (all: readonly string[]): string[] => [...new Set(all)];
