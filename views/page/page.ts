import { encode } from "html-entities";
import { staticPage } from "../../sdk/staticPage";
import { inLine, SHAPES, type Status } from "../cells";
import type { Graph } from "./graph";
import { LAND } from "./land";
import type { PlaceMap } from "./map";
import { HEIGHT, WIDTH } from "./projection";
import { SCRIPT } from "./script";
import { STYLE } from "./style";

/** A picture and its table as one file that requests nothing. The same content gives the same bytes. */

export interface PageOptions {
    /** What the page is of. @example "site/dev" */
    readonly of: string;
    /** URL of an editor, with {path} and {line}. @default no links */
    readonly editor?: string | undefined;
    /** The folder of the project, for links. */
    readonly root: string;
}

/** As the script has them. */
const TONES = ["good", "warn", "bad", "off"] as const;
const toneOf = (state: Status | undefined): number => (state ? TONES.indexOf(state.tone) : TONES.length);

interface Content {
    readonly kind: "graph" | "map";
    readonly title: string;
    readonly hint: string;
    /** What it says where there are no rows. */
    readonly none: string;
    readonly heads: readonly string[];
    readonly rows: readonly (readonly string[])[];
    /** What the script knows beside the table. */
    readonly data: object;
}

export function graphPage({ titles, nodes, edges, focus }: Graph, options: PageOptions): string {
    return page(
        {
            kind: "graph",
            title: `Graph of ${options.of}`,
            hint: "Enter opens, Space folds, arrow keys move, / searches, Esc closes, 0 resets.",
            none: "There are no objects to show.",
            heads: ["Name", "Kind", "State", "Next update", "Markers", "Needs", "Declared at"],
            rows: nodes.map((node) => [
                node.name,
                node.kind,
                worded(node.state),
                node.nextUpdate,
                node.markers,
                [...node.needs, ...node.elsewhere.map((id) => `${id} (not in this source)`)].join(", "),
                node.declaredAt,
            ]),
            data: {
                titles,
                nodes: nodes.map(({ column, state, parent = -1 }) => [column, toneOf(state), parent]),
                edges: edges.flat(),
                focus,
                elsewhere: Object.fromEntries(
                    nodes.flatMap(({ elsewhere }, at) => (elsewhere.length > 0 ? [[at, elsewhere.map(inLine)]] : [])),
                ),
            },
        },
        options,
    );
}

export function mapPage({ marks }: PlaceMap, options: PageOptions): string {
    return page(
        {
            kind: "map",
            title: `Map of ${options.of}`,
            hint: "Groups at one place fan out, with a line to the place. Enter opens, arrow keys move, / searches, Esc closes, 0 resets.",
            none: "There are no groups with coordinates.",
            heads: [
                "Name",
                "Kind",
                "State",
                "Place",
                "Coordinates",
                "Connectors",
                "Next update",
                "Markers",
                "Declared at",
            ],
            rows: marks.map((mark) => [
                mark.name,
                mark.kind,
                worded(mark.state),
                mark.place,
                mark.coordinates,
                mark.connectors,
                mark.nextUpdate,
                mark.markers,
                mark.declaredAt,
            ]),
            data: {
                land: LAND,
                marks: marks.map(({ at, of, state }) => [...[...at, ...of].map(Math.round), toneOf(state)]),
                edges: [],
                focus: [],
                elsewhere: {},
            },
        },
        options,
    );
}

const worded = (state: Status | undefined): string => (state ? `${SHAPES[state.tone]} ${state.word}` : "");

/** Most bytes of a page with up to 1,000 objects, and for each object of a larger one. */
const MOST_BYTES = 250_000;
const MOST_BYTES_EACH = 250;
/** How many characters a cell may have, where the page would be larger. */
const CUTS = [Number.POSITIVE_INFINITY, 120, 60, 40, 30, 20, 12] as const;

/** The page with its texts whole if there is room, else as long as there is room for. */
function page(content: Content, options: PageOptions): string {
    const most = Math.max(MOST_BYTES, content.rows.length * MOST_BYTES_EACH);
    let text = "";
    for (const longest of CUTS) {
        text = written(content, options, longest);
        if (Buffer.byteLength(text) <= most) break;
    }
    return text;
}

/** Names often differ at their end, so that the middle is left out. */
function cutTo(longest: number, text: string): string {
    if (text.length <= longest) return text;
    const letters = [...text];
    if (letters.length <= longest) return text;
    const end = Math.floor(longest / 3);
    return `${letters.slice(0, longest - end - 1).join("")}…${letters.slice(letters.length - end).join("")}`;
}

function written(
    { kind, title, hint, none, heads, rows, data }: Content,
    { editor, root }: PageOptions,
    longest: number,
): string {
    const html = (text: string): string => encode(cutTo(longest, inLine(text)));
    const known = JSON.stringify({ kind, ...data, editor, root }).replaceAll("<", "\\u003c");
    const isGraph = kind === "graph";
    const size = isGraph ? "" : ` width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`;
    // The last cell is a place in the program, which links lead to.
    const cell = (text: string, at: number) => `<td>${at === heads.length - 2 ? encode(inLine(text)) : html(text)}`;
    const body = rows.map(([name = "", ...cells]) => `<tr><th>${html(name)}${cells.map(cell).join("")}\n`);
    const page = `<header><h1>${html(title)}</h1>
<form id="tools" role="search"><label for="search">Search</label><input id="search" type="search" autocomplete="off">
<button type="button" id="all" hidden>Show all</button>${isGraph ? '<button type="button" id="fold">Fold or unfold all</button>' : ""}<button type="button" id="reset">Reset</button>
<output id="count" aria-live="polite">${rows.length}</output></form>
<p class="hint">${hint}${longest === Number.POSITIVE_INFINITY ? "" : ` Texts are cut to ${longest} characters, so that the page stays small.`}</p></header>
<main>
<section><h2 id="table">Table</h2>
<div class="scroll ${kind}" id="list" tabindex="0" role="region" aria-labelledby="table"><table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody id="rows">
${body.join("")}</tbody></table></div>
${rows.length === 0 ? `<p>${none}</p>\n` : ""}</section>
<section${rows.length === 0 ? " hidden" : ""}><h2 id="drawn">Picture</h2>
<noscript><p>The picture needs scripts; the table has the same content.</p></noscript>
<div class="scroll ${kind}" id="picture" tabindex="0" role="region" aria-labelledby="drawn"><svg id="drawing" role="group" aria-labelledby="drawn"${size}></svg></div></section>
</main>
<aside id="details" tabindex="-1" aria-labelledby="opened" hidden></aside>
<script type="application/json" id="data">${known}</script>`;
    return staticPage({ title: cutTo(longest, inLine(title)), style: STYLE, script: SCRIPT, body: page });
}
