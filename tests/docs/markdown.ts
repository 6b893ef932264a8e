import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@jest/globals";

export const ROOT = path.resolve(__dirname, "../..");

/** A fenced block of a page. */
export interface Block {
    language: string;
    /** Line of the page on which its text begins, from 0. */
    line: number;
    text: string;
}

/** A table of a page: the header's cells, then the cells of every row. */
export interface Table {
    /** The nearest heading above, without its marks. */
    heading: string;
    header: string[];
    rows: string[][];
}

/** README.md and every page of docs/, relative to the repository. */
export function pages(): string[] {
    const docs = readdirSync(path.join(ROOT, "docs"), { recursive: true, encoding: "utf8" });
    return ["README.md", ...docs.filter((file) => file.endsWith(".md")).map((file) => path.posix.join("docs", file))];
}

/** The page of a resource or noun: `zpa:AppConnectorGroup` is on `docs/zpa/appConnectorGroup.md`. */
export function pageOf({ type }: { type: string }): string {
    const [module, name = ""] = type.split(":");
    return `docs/${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}.md`;
}

export function read(page: string): string {
    return readFileSync(path.join(ROOT, page), "utf8");
}

export function blocksOf(page: string): Block[] {
    const blocks: Block[] = [];
    let open: Block | undefined;
    for (const [at, line] of read(page).split("\n").entries()) {
        const [, language] = /^```(\w*)/.exec(line) ?? [];
        if (language === undefined) {
            if (open) open.text += `${line}\n`;
        } else if (open) {
            blocks.push(open);
            open = undefined;
        } else {
            open = { language, line: at + 1, text: "" };
        }
    }
    return blocks;
}

export function tablesOf(page: string): Table[] {
    const tables: Table[] = [];
    let heading = "";
    let open: Table | undefined;
    for (const line of read(page).split("\n")) {
        heading = /^#+ +(.*)$/.exec(line)?.[1] ?? heading;
        if (!line.startsWith("|")) {
            open = undefined;
        } else if (open) {
            if (!/^[|\s:-]+$/.test(line)) open.rows.push(cells(line));
        } else {
            open = { heading, header: cells(line), rows: [] };
            tables.push(open);
        }
    }
    return tables;
}

/**
 * Expects these rows in the table of a page whose first column has this title. With `WRITE_TABLES=1` it writes them.
 * @throws when there is no such table
 */
export function expectRows(page: string, title: string, rows: readonly string[][]): void {
    if (process.env.WRITE_TABLES) writeRows(page, title, rows);
    expect(tableOf(page, title).rows).toEqual(rows);
}

export function tableOf(page: string, title: string): Table {
    const table = tablesOf(page).find(({ header }) => header[0] === title);
    if (!table) throw new Error(`${page} has no table of "${title}"`);
    return table;
}

function writeRows(page: string, title: string, rows: readonly string[][]): void {
    const lines = read(page).split("\n");
    const header = lines.findIndex((line) => line.startsWith("|") && cells(line)[0] === title);
    const begin = header + 2;
    const count = lines.slice(begin).findIndex((line) => !line.startsWith("|"));
    const written = rows.map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
    if (header >= 0) writeFileSync(path.join(ROOT, page), lines.toSpliced(begin, count, ...written).join("\n"));
}

/** What a cell holds that is nothing but code. */
export function code(cell: string | undefined): string | undefined {
    return /^`([^`]+)`$/.exec(cell ?? "")?.[1];
}

function cells(line: string): string[] {
    return line
        .replace(/^\||\|\s*$/g, "")
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
