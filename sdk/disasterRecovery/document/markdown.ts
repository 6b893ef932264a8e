import type { Sentence } from "../../sentence";
import { escaped, inOneLine } from "../../shownText";
import type { Block } from "./blocks";

/** The document as Markdown. */
export const markdownOf = (blocks: readonly Block[]): string => `${blocks.flatMap(lines).join("\n\n")}\n`;

function lines(block: Block): string[] {
    switch (block.kind) {
        case "heading":
            return [
                `${block.id ? `<a id="${block.id}"></a>\n\n` : ""}${"#".repeat(block.level)} ${escaped(block.text)}`,
            ];
        case "text":
            return [block.isStrong ? `**${escaped(block.text)}**` : escaped(block.text)];
        case "list":
            return [
                block.items.map((item, at) => `${block.isNumbered ? `${at + 1}.` : "-"} ${escaped(item)}`).join("\n"),
            ];
        case "links":
            return [
                block.items.map(({ text, to, more = [] }) => `- [${escaped(text)}](#${to})${escaped(more)}`).join("\n"),
            ];
        case "facts":
            return [block.rows.map(([name, fact]) => `- **${name}**: ${escaped(fact)}`).join("\n")];
        case "table":
            return block.rows.length === 0 ? [] : [table(block.header, block.rows)];
        case "command":
            return [command(block.lines, block.language)];
        case "sheet":
            return [];
    }
}

/** No line of it ends the block. */
function command(lines: readonly string[], language = "sh"): string {
    const longest = Math.max(2, ...[...lines.join("\n").matchAll(/`+/g)].map(([run]) => run.length));
    const fence = "`".repeat(longest + 1);
    return [`${fence}${language}`, ...lines.map(inOneLine), fence].join("\n");
}

function table(header: readonly string[], rows: readonly (readonly Sentence[])[]): string {
    const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    // A column ends at a vertical bar, also within code.
    const cell = (sentence: Sentence) => escaped(sentence).replaceAll("|", "\\|");
    return [row(header), row(header.map(() => "---")), ...rows.map((cells) => row(cells.map(cell)))].join("\n");
}
