import { encode } from "html-entities";
import type { Part, Sentence } from "../../sentence";
import { inOneLine } from "../../shownText";
import { staticPage } from "../../staticPage";
import type { Block, Link } from "./blocks";

/** The document as one page without scripts, which loads nothing, for browsers without a network and for paper. */

export interface PageOptions {
    /** Of the tab in a browser, and of a file that is saved. */
    readonly title: string;
    /** At the top of each sheet of paper. */
    readonly header: Sentence;
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 0 1rem 3rem; background: Canvas; color: CanvasText; }
a { color: LinkText; }
header { border-bottom: 1px solid; font-size: .8rem; padding: .5rem 0; margin-bottom: .6rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { border: 1px solid; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr, pre, li { break-inside: avoid; }
code { overflow-wrap: anywhere; }
/* A cell that is a name is no code. */
td > code:only-child { font: inherit; }
.facts { margin: .5rem 0; }
.facts th { width: 7.5rem; }
p:has(+ pre) { break-after: avoid; margin-bottom: .3rem; }
p + pre { margin-top: 0; }
pre { border: 1px solid; padding: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
@page { margin: 12mm 15mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); } }
@media (max-width: 40rem) { th, td { overflow-wrap: anywhere; font-size: .85rem; } .facts th { width: 5rem; } }
@media print {
    body { max-width: none; padding: 0; color: #000; background: #fff; font-size: 11pt; }
    .sheets { width: 100%; border: 0; }
    .sheet { break-before: page; }
    a { color: inherit; text-decoration: none; }
    .jumps { display: none; }
}
.sheets, .sheets > tbody > tr > td, .sheets > thead > tr > td { border: 0; padding: 0; margin: 0; }
.sheets > tbody > tr { break-inside: auto; }
`;

export function pageOf(blocks: readonly Block[], { title, header }: PageOptions): string {
    // The head of a table is repeated on each sheet of paper, in every browser.
    const body = `<table class="sheets" role="presentation">
<thead><tr><td><header>${sentence(header)}</header></td></tr></thead>
<tbody><tr><td>
<main>
${blocks.map(element).join("\n")}
</main>
</td></tr></tbody>
</table>`;
    return staticPage({ title: inOneLine(title), style: STYLE, body });
}

function element(block: Block): string {
    switch (block.kind) {
        case "heading": {
            const id = block.id === undefined ? "" : ` id="${escaped(block.id)}"`;
            return `<h${block.level}${id}>${sentence(block.text)}</h${block.level}>`;
        }
        case "text":
            return block.isStrong
                ? `<p><strong>${sentence(block.text)}</strong></p>`
                : `<p>${sentence(block.text)}</p>`;
        case "list": {
            const tag = block.isNumbered ? "ol" : "ul";
            return `<${tag}>\n${block.items.map((item) => `<li>${sentence(item)}</li>`).join("\n")}\n</${tag}>`;
        }
        case "links": {
            const link = ({ text, to, more = [] }: Link) =>
                `<li><a href="#${escaped(to)}">${sentence(text)}</a>${sentence(more)}</li>`;
            // Links that say nothing else are for a screen.
            const list = block.items.some(({ more }) => more) ? "<ul>" : '<ul class="jumps">';
            return `${list}\n${block.items.map(link).join("\n")}\n</ul>`;
        }
        case "facts": {
            const rows = block.rows.map(
                ([name, fact]) => `<tr><th scope="row">${escaped(name)}</th><td>${sentence(fact)}</td></tr>`,
            );
            return `<table class="facts">\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
        }
        case "table":
            return block.rows.length === 0 ? "" : table(block.header, block.rows);
        case "command":
            return `<pre><code>${block.lines.map(escaped).join("\n")}</code></pre>`;
        case "sheet":
            return '<div class="sheet"></div>';
    }
}

function table(header: readonly string[], rows: readonly (readonly Sentence[])[]): string {
    const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${sentence(cell)}</td>`).join("")}</tr>`);
    const heads = header.map((name) => `<th scope="col">${escaped(name)}</th>`).join("");
    return `<table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${cells.join("\n")}\n</tbody>\n</table>`;
}

const sentence = (parts: Sentence): string => parts.map(part).join("");
const part = (each: Part): string => (typeof each === "string" ? escaped(each) : `<code>${escaped(each.name)}</code>`);

const escaped = (text: string): string => encode(inOneLine(text));
