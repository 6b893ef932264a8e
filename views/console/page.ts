import { encode } from "html-entities";
import { staticPage } from "../../sdk/staticPage";
import { SCRIPT } from "../page/script";
import { STYLE } from "../page/style";
import { CONSOLE_SCRIPT } from "./script";
import { CONSOLE_STYLE } from "./style";

/** A view that the console leads to. */
export interface Link {
    readonly name: string;
    readonly title: string;
}

/** The frame that the browser fills with what it asks for: there is nothing of a tenant in it. */
export function consolePage(links: readonly Link[]): string {
    const items = links.map(({ name, title }) => `<li><a href="#view=${encode(name)}">${encode(title)}</a>`);
    const body = `<header><h1>Emulator console</h1></header>
<nav id="views" aria-label="Views"><ul>${items.join("")}</ul></nav>
<main>
<noscript><p>The console needs scripts. <code>npx pulumi-zscaler groups --live</code> is the same on a terminal.</p></noscript>
<section id="trouble" role="alert" hidden></section>
<div id="shown" hidden>
<h2 id="title"></h2>
<form id="tools" role="search">
<label for="search">Search</label><input id="search" type="search" autocomplete="off">
<button type="button" id="refresh">Refresh</button>
<button type="button" id="expand" aria-pressed="false">Expand all</button>
<details id="choose"><summary>Columns</summary><fieldset><legend>Columns that the table shows</legend><div id="columns"></div><button type="button" id="usual">Usual columns</button></fieldset></details>
<label for="limit">Rows</label><select id="limit"><option>25<option>100<option>1000<option value="">all</select>
<button type="button" id="reset">Reset</button>
</form>
<form id="filter">
<label for="column">Filter</label><select id="column"></select>
<label for="value">is</label><input id="value" autocomplete="off" aria-describedby="any">
<button type="submit">Add filter</button> <span class="hint" id="any">* stands for anything</span>
</form>
<ul id="filters" aria-label="Filters"></ul>
<p class="hint">/ searches, r refreshes, e expands, 0 resets, Esc clears the search.</p>
<p id="notes"></p>
<div class="scroll" id="list" tabindex="0" role="region" aria-labelledby="title"><table><thead><tr id="heads"></tr></thead><tbody id="rows"></tbody></table></div>
<p id="empty" hidden></p>
<div id="pages"><button type="button" id="previous">Previous page</button><button type="button" id="next">Next page</button> <output id="count" aria-live="polite"></output></div>
</div>
</main>`;
    return staticPage({
        title: "Emulator console",
        style: CONSOLE_STYLE,
        script: CONSOLE_SCRIPT,
        becomes: [{ style: STYLE, script: SCRIPT }],
        asksServer: true,
        body,
    });
}
