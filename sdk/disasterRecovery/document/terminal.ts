import type { Sentence } from "../../sentence";
import { inOneLine, printed } from "../../shownText";
import type { Block } from "./blocks";

/** The document for a terminal. */
export const terminalTextOf = (blocks: readonly Block[]): string => `${blocks.flatMap(lines).join("\n\n")}\n`;

function lines(block: Block): string[] {
    switch (block.kind) {
        case "heading": {
            const text = printed(block.text);
            return [`${text}\n${"-".repeat(text.length)}`];
        }
        case "text":
            return [printed(block.text)];
        case "list":
            return [
                block.items.map((item, at) => `${block.isNumbered ? `${at + 1}.` : "-"} ${printed(item)}`).join("\n"),
            ];
        case "links":
            return [block.items.map(({ text, more = [] }) => `- ${printed(text)}${printed(more)}`).join("\n")];
        case "facts":
            return [block.rows.map(([name, fact]) => `${name}: ${printed(fact)}`).join("\n")];
        case "table":
            return block.rows.length === 0 ? [] : [table(block.header, block.rows)];
        case "command":
            return [block.lines.map((line) => `    ${inOneLine(line)}`).join("\n")];
        case "sheet":
            return [];
    }
}

function table(header: readonly string[], rows: readonly (readonly Sentence[])[]): string {
    const all = [header, ...rows.map((row) => row.map(printed))];
    const widths = header.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
    const line = (row: readonly string[]) =>
        row
            .map((cell, at) => cell.padEnd(widths[at] ?? 0))
            .join("  ")
            .trimEnd();
    return all.map(line).join("\n");
}
