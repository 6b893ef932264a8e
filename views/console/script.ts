import { HELPERS } from "../page/script";

/** What the console does, as plain script. It asks by the token of the link, which it takes out of the address at once. */
export const CONSOLE_SCRIPT = `(() => {
${HELPERS}const KEY = "pulumi-zscaler-console";
const USUAL = { view: "groups", focus: "", search: "", sort: "", columns: "", page: "1", limit: "25" };
const shown = byId("shown"), trouble = byId("trouble"), search = byId("search"), list = byId("list");
const listening = new AbortController(), listen = (target, kind, run) => target.addEventListener(kind, run, { signal: listening.signal });
let token = "", asking, content, opened = new Set(), isWide = false;

/** A browser may keep nothing; then the token is there until the page is left. */
const stored = (write) => {
    try {
        if (write !== undefined) sessionStorage.setItem(KEY, write);
        return sessionStorage.getItem(KEY) ?? "";
    } catch {
        return write ?? "";
    }
};
/** What the address says. The token is taken out of it, so that neither the history nor a bookmark has it. */
function stateIn(hash) {
    const said = new URLSearchParams(hash.slice(1));
    if (said.has("token")) {
        token = said.get("token");
        stored(token);
        said.delete("token");
        history.replaceState(null, "", location.pathname + ([...said].length > 0 ? "#" + said : ""));
    }
    const known = Object.entries(USUAL).map(([key, usual]) => [key, said.get(key) ?? usual]);
    return { ...Object.fromEntries(known), filters: said.getAll("filter") };
}
function addressOf({ filters, ...state }) {
    const said = new URLSearchParams({ view: state.view });
    for (const [key, usual] of Object.entries(USUAL)) if (key !== "view" && state[key] !== usual) said.set(key, state[key]);
    for (const filter of filters) said.append("filter", filter);
    return "#" + said;
}
token = stored();
let state = stateIn(location.hash);

/** Another choice in the same table. */
function change(more, isTyping = false) {
    state = { ...state, page: "1", ...more };
    history[isTyping ? "replaceState" : "pushState"](null, "", addressOf(state));
    load(false);
}

async function load(isFresh) {
    for (const link of document.querySelectorAll("#views a")) {
        if (new URLSearchParams(link.hash.slice(1)).get("view") === state.view) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
    }
    if (search.value.trim() !== state.search) search.value = state.search;
    byId("limit").value = state.limit;
    asking?.abort();
    if (token === "") return explain("token");
    const own = new AbortController();
    asking = own;
    list.setAttribute("aria-busy", "true");
    byId("count").textContent = "Reading…";
    const asked = new URLSearchParams(isFresh ? { fresh: "yes" } : {});
    const isPicture = state.view === "map" || state.view === "graph";
    for (const key of isPicture ? ["focus"] : ["search", "sort", "columns", "limit"]) if (state[key] !== "") asked.set(key, state[key]);
    if (!isPicture && state.limit !== "") asked.set("page", state.page);
    for (const filter of isPicture ? [] : state.filters) asked.append("filter", filter);
    try {
        const response = await fetch("content/" + encodeURIComponent(state.view) + "?" + asked,
            { headers: { authorization: "Bearer " + token }, signal: own.signal, cache: "no-store", credentials: "omit", redirect: "error" });
        const answer = await response.json();
        if (own.signal.aborted) return;
        if (response.ok && isPicture) become(answer);
        else if (response.ok) draw(answer);
        else explain(response.status === 401 ? "token" : "refused", answer.reason);
    } catch (error) {
        if (own.signal.aborted) return;
        explain("silent", String(error));
    } finally {
        if (asking === own) list.removeAttribute("aria-busy");
    }
}

const TROUBLES = {
    token: () => ["This page opens by the link of the emulator", [
        "The link ends with #token=… and is printed by npx pulumi-zscaler emulator --console when the emulator starts. Open it whole.",
        "Each emulator has its own token. Without --data it is another one after each start, so that the link of an earlier start no longer opens anything.",
    ]],
    silent: (reason) => ["The emulator does not answer", [
        "Nothing answers at " + location.origin + ". If the emulator was stopped, start it again and open the link that it prints; else press r, or reload this page.",
        reason,
    ]],
    refused: (reason) => ["This cannot be shown", [reason, "Press 0 to begin with the whole table, or r to read it again."]],
};
/** Instead of the table. */
function explain(what, reason = "") {
    const [title, lines] = TROUBLES[what](reason);
    trouble.replaceChildren(element("h2", title), ...lines.filter(Boolean).map((line) => element("p", line)));
    trouble.hidden = false;
    shown.hidden = true;
    document.title = title + " - Emulator console";
}

const text = (cell) => (Array.isArray(cell) ? cell[2] : cell);
const filled = (into, cell) => {
    if (!Array.isArray(cell)) into.append(cell);
    else {
        const made = element("span", undefined, { className: "state " + cell[0] });
        made.append(element("span", cell[1]), " " + cell[2]);
        made.firstChild.setAttribute("aria-hidden", "true");
        into.append(made);
    }
    return into;
};
/** A control that is there again after each reading, and keeps the focus. */
const control = (name, of, run, attributes = {}) => {
    const made = element("button", name, { type: "button", onclick: run });
    made.dataset.of = of;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
};
const isOpen = ({ key }) => isWide !== opened.has(key);
const filterText = (filter) => {
    const [key, ...value] = filter.split("=");
    return (content.columns.find((each) => each.key.toLowerCase() === key.toLowerCase())?.title ?? key) + " is " + value.join("=");
};

const focused = () => document.activeElement?.dataset?.of;

function draw(answer) {
    const of = focused();
    content = answer;
    trouble.hidden = true;
    shown.hidden = false;
    document.title = content.title + " - Emulator console";
    byId("title").textContent = content.title;
    byId("notes").textContent = content.notes.join(" ");
    byId("filters").replaceChildren(...state.filters.map((filter, at) => {
        const item = element("li");
        item.append(control(filterText(filter) + " ✕", "filter " + at, () => change({ filters: state.filters.filter((_, each) => each !== at) }),
            { "aria-label": "Remove the filter: " + filterText(filter) }));
        return item;
    }));
    const keys = content.columns.map(({ key }) => key).join();
    if (byId("column").dataset.keys !== keys) {
        byId("column").dataset.keys = keys;
        byId("column").replaceChildren(...content.columns.map(({ key, title }) => element("option", title, { value: key })));
    }
    byId("columns").replaceChildren(...content.columns.map(({ key, title }) => {
        const label = element("label"), box = element("input", undefined, { type: "checkbox", checked: content.shown.includes(key), onchange: () => choose(key) });
        box.dataset.of = "column " + key;
        label.append(box, " " + title);
        return label;
    }));
    redraw(of);
}
function choose(key) {
    const all = content.columns.map((each) => each.key), now = all.filter((each) => content.shown.includes(each) !== (each === key));
    change({ columns: now.join(), page: state.page });
}

/** The same content, with other rows expanded. */
function redraw(of = focused()) {
    const columns = content.shown.map((key) => content.columns.findIndex((each) => each.key === key));
    const named = Math.max(0, content.shown.indexOf("name"));
    const sorted = state.sort.replace(/^-/, "").toLowerCase(), isDown = state.sort.startsWith("-");
    byId("heads").replaceChildren(...columns.map((at) => {
        const { key, title, isNumber } = content.columns[at], isSorted = key.toLowerCase() === sorted;
        const head = element("th", undefined, { scope: "col", className: isNumber ? "number" : "" });
        if (isSorted) head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
        head.append(control(title + (isSorted ? (isDown ? " ▼" : " ▲") : ""), "sort " + key,
            () => change({ sort: !isSorted ? key : isDown ? "" : "-" + key }), { "aria-label": title + ", sort" }));
        return head;
    }));
    byId("rows").replaceChildren(...content.rows.flatMap((row, place) => {
        const line = element("tr"), isExpanded = isOpen(row), id = "inside" + place;
        columns.forEach((at, column) => {
            const cell = element(column === named ? "th" : "td", undefined, { className: content.columns[at].isNumber ? "number" : "" });
            if (column === named) {
                cell.scope = "row";
                const button = control(text(row.cells[at]) || row.name, "row " + row.key, () => {
                    if (!opened.delete(row.key)) opened.add(row.key);
                    redraw();
                }, { "aria-expanded": String(isExpanded), ...(isExpanded && { "aria-controls": id }) });
                button.className = "row";
                cell.append(button);
            } else filled(cell, row.cells[at]);
            line.append(cell);
        });
        return isExpanded ? [line, inside(row, columns, id)] : [line];
    }));
    byId("expand").setAttribute("aria-pressed", String(isWide));
    const { all, total, before, rows } = content;
    byId("empty").hidden = rows.length > 0;
    byId("empty").textContent = all === 0
        ? "There are none yet. Run pulumi up with the settings that the emulator has printed, then press r."
        : total === 0 ? "None of " + all + " fits the search and the filters. Press 0 to reset them." : "There is no such page. Press 0 for the first one.";
    list.hidden = rows.length === 0;
    const number = (each) => each.toLocaleString("en");
    const where = rows.length === total ? number(total) : number(before + (rows.length > 0 ? 1 : 0)) + "–" + number(before + rows.length) + " of " + number(total);
    byId("count").textContent = where + (total === 1 ? " row" : " rows") + (total < all ? ", " + number(all) + " without search and filters" : "") +
        ", read at " + content.readAt.slice(0, 19).replace("T", " ") + " UTC";
    byId("previous").setAttribute("aria-disabled", String(before === 0));
    byId("next").setAttribute("aria-disabled", String(before + rows.length >= total));
    if (of) (document.querySelector('[data-of="' + CSS.escape(of) + '"]') ?? list).focus();
}
/** What a row has beside the columns of the table. */
function inside(row, columns, id) {
    const line = element("tr", undefined, { className: "inside", id }), cell = element("td", undefined, { colSpan: columns.length }), facts = element("dl");
    content.columns.forEach(({ title }, at) => {
        if (!columns.includes(at) && text(row.cells[at]) !== "") facts.append(element("dt", title), filled(element("dd"), row.cells[at]));
    });
    cell.append(facts);
    if (row.members.length > 0) {
        const used = content.members.columns.map((_, at) => row.members.some((cells) => text(cells[at]) !== ""));
        const table = element("table"), head = element("tr"), body = element("tbody"), top = element("thead");
        content.members.columns.forEach((title, at) => { if (used[at]) head.append(element("th", title, { scope: "col" })); });
        for (const cells of row.members) {
            const each = element("tr");
            cells.forEach((member, at) => { if (used[at]) each.append(filled(element("td"), member)); });
            body.append(each);
        }
        top.append(head);
        table.append(top, body);
        cell.append(element("h3", content.members.title), table);
    }
    if (row.focus !== undefined) {
        const link = element("a", "Graph of what it needs and what needs it", { href: addressOf({ ...USUAL, view: "graph", focus: row.focus, filters: [] }) });
        cell.append(element("p"));
        cell.lastChild.append(link);
    }
    line.append(cell);
    return line;
}

/** A picture is a page of its own, with its own script: this page becomes it, and is loaded again for everything else. */
function become({ page, notes }) {
    const made = new DOMParser().parseFromString(page, "text/html"), code = made.querySelector("body > script:not([type])");
    code.remove();
    listening.abort();
    document.title = made.title;
    document.querySelector("style").replaceWith(element("style", made.querySelector("style").textContent));
    const again = element("button", "Refresh", { type: "button", onclick: () => location.reload() });
    const views = byId("views");
    document.body.replaceChildren(views, ...notes.map((note) => element("p", note)), ...made.body.childNodes);
    byId("reset").after(again);
    addEventListener("hashchange", () => location.reload());
    addEventListener("keydown", (event) => { if (event.key === "r" && isPlain(event)) location.reload(); });
    document.body.append(element("script", code.textContent));
    scrollTo(0, 0);
}

const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input:not([type=checkbox]),select");
const reset = () => { opened = new Set(); isWide = false; change({ ...USUAL, view: state.view, limit: state.limit, filters: [] }); };
const expand = () => { isWide = !isWide; opened = new Set(); if (!shown.hidden) redraw(); };
const turn = (step) => { const next = Number(state.page) + step; if (byId(step < 0 ? "previous" : "next").getAttribute("aria-disabled") !== "true") change({ page: String(next) }); };
listen(window, "hashchange", () => {
    const before = state, hadToken = token;
    state = stateIn(location.hash);
    const isOther = state.view !== before.view;
    if (isOther) { opened = new Set(); isWide = false; }
    load(isOther || token !== hadToken || !trouble.hidden);
});
listen(search, "input", () => change({ search: search.value.trim() }, true));
for (const form of [byId("tools"), byId("filter")]) listen(form, "submit", (event) => event.preventDefault());
listen(byId("filter"), "submit", () => {
    const value = byId("value").value.trim();
    if (value === "") return byId("value").focus();
    byId("value").value = "";
    change({ filters: [...state.filters, byId("column").value + "=" + value] });
});
listen(byId("limit"), "change", () => change({ limit: byId("limit").value }));
listen(byId("refresh"), "click", () => load(true));
listen(byId("expand"), "click", expand);
listen(byId("usual"), "click", () => change({ columns: "", page: state.page }));
listen(byId("reset"), "click", reset);
listen(byId("previous"), "click", () => turn(-1));
listen(byId("next"), "click", () => turn(1));
listen(document, "keydown", (event) => {
    if (event.key === "Escape" && byId("choose").open) { byId("choose").open = false; byId("choose").firstChild.focus(); }
    else if (event.key === "Escape" && state.search !== "") { search.value = ""; change({ search: "" }, true); }
    else if (event.key === "Escape" && event.target === search) list.focus();
    else if (!isPlain(event)) return;
    else if (event.key === "/" && !shown.hidden) search.focus();
    else if (event.key === "r") load(true);
    else if (event.key === "e") expand();
    else if (event.key === "0") reset();
    else return;
    event.preventDefault();
});
load(true);
})();
`;
