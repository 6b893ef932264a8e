/** What scripts of pages begin with. What they show of others they set as text, never as markup. */
export const HELPERS = `"use strict";
const byId = (id) => document.getElementById(id);
const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    return Object.assign(made, attributes);
};
`;

/** What a picture and its table do, as plain script. */
export const SCRIPT = String.raw`(() => {
${HELPERS}const data = JSON.parse(byId("data").textContent);
const rows = [...byId("rows").children];
const heads = [...document.querySelectorAll("thead th")].map((each) => each.textContent);
const cells = rows.map((row) => [...row.children].map((each) => each.textContent.trim()));
const texts = cells.map((each) => each.join("\n").toLowerCase());
const names = cells.map(([name]) => name);
const drawing = byId("drawing"), search = byId("search"), details = byId("details"), isMap = data.kind === "map";
const TONES = ["good", "warn", "bad", "off", "none"];
const SHAPES = ["M5 1a4 4 0 1 0 .01 0z", "M5 1L9 9H1z", "M1.5 1.5L8.5 8.5M8.5 1.5L1.5 8.5", "M5 1a4 4 0 1 0 .01 0z", "M2 5H8"];
const parents = isMap ? [] : data.nodes.map(([, , parent]) => parent);
const needs = rows.map(() => []), needed = rows.map(() => []), holds = rows.map(() => 0);
for (let at = 0; at < data.edges.length; at += 2) {
    needs[data.edges[at]].push(data.edges[at + 1]);
    needed[data.edges[at + 1]].push(data.edges[at]);
}
for (const parent of parents) if (parent >= 0) holds[parent] += 1;
const steps = (start, next) => {
    let found = new Set(start);
    for (let step = 0; step < 2; step += 1) found = new Set([...found, ...[...found].flatMap((at) => next[at])]);
    return found;
};
const around = (start) => (start.length > 0 ? new Set([...steps(start, needs), ...steps(start, needed)]) : undefined);
const allFolds = () => new Set(holds.flatMap((count, at) => (count > 0 ? [at] : [])));
const MOST_UNFOLDED = 60;
const beginning = () => {
    const focus = around(data.focus);
    return { focus, folded: (focus ? focus.size : rows.length) > MOST_UNFOLDED ? allFolds() : new Set() };
};
let { focus, folded } = beginning(), opened = -1, active = -1, back, boxes = new Map();

const make = (name, attributes = {}, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
};
const wanted = () => search.value.trim().toLowerCase();
const fits = (at, text) => (text === "" || texts[at].includes(text)) && (!focus || focus.has(at));
/** The node that stands for this one: that which it is folded into. */
const holder = (at, text) => {
    let found = at;
    if (text === "") while (parents[found] >= 0 && folded.has(parents[found]) && fits(parents[found], text)) found = parents[found];
    return found;
};

function draw() {
    const text = wanted();
    const fitting = rows.map((_, at) => fits(at, text));
    rows.forEach((row, at) => { row.hidden = !fitting[at]; });
    const count = fitting.filter(Boolean).length;
    byId("count").textContent = count + " of " + rows.length;
    byId("all").hidden = !focus;
    boxes = new Map();
    drawing.replaceChildren(...(isMap ? drawMap(fitting) : drawGraph(fitting, text)));
    if (!boxes.has(active)) active = boxes.keys().next().value ?? -1;
    boxes.get(active)?.element.setAttribute("tabindex", "0");
}
const nodeAt = (at, x, y, width, height, tone, label, kind, ...children) => {
    const title = make("title", {}, names[at]);
    const node = make("svg", { x, y, width, height, class: "node " + kind + " " + TONES[tone] + (at === opened ? " opened" : ""),
        tabindex: "-1", role: "button", "aria-label": label, "data-at": at }, title, ...children);
    boxes.set(at, { element: node, x, y });
    return node;
};
const spoken = (at) => cells[at].slice(0, 3).filter(Boolean).join(", ");

function drawGraph(fitting, text) {
    const WIDTH = 200, HEIGHT = 24, PITCH = 30, GAP = 56, TOP = 34;
    const shown = rows.map((_, at) => at).filter((at) => fitting[at] && holder(at, text) === at);
    const used = [...new Set(shown.map((at) => data.nodes[at][0]))].sort((one, other) => one - other);
    const counts = used.map(() => 0), places = new Map(), out = [], inside = rows.map(() => 0);
    rows.forEach((_, at) => { const own = holder(at, text); if (fitting[at] && own !== at) inside[own] += 1; });
    for (const at of shown) {
        const column = used.indexOf(data.nodes[at][0]);
        places.set(at, [8 + column * (WIDTH + GAP), TOP + counts[column] * PITCH]);
        counts[column] += 1;
    }
    const lines = new Map();
    for (let at = 0; at < data.edges.length; at += 2) {
        const ends = [data.edges[at], data.edges[at + 1]].map((end) => (fitting[end] ? holder(end, text) : -1));
        if (ends[0] !== ends[1] && ends.every((end) => places.has(end))) lines.set(ends.join(" "), ends);
    }
    const paths = ["", ""];
    for (const ends of lines.values()) {
        const [[x1, y1], [x2, y2]] = ends.map((end) => places.get(end)).sort(([one], [other]) => one - other);
        const [from, to, middle] = x1 === x2 ? [x1, x2, -GAP / 2] : [x1 + WIDTH, x2, GAP / 2];
        const [top, end] = [y1 + HEIGHT / 2, y2 + HEIGHT / 2];
        paths[ends.includes(opened) ? 1 : 0] += "M" + from + " " + top + "C" + (from + middle) + " " + top + " " +
            (x1 === x2 ? to + middle : to - middle) + " " + end + " " + to + " " + end;
    }
    out.push(make("path", { d: paths[0], class: "edge" }), make("path", { d: paths[1], class: "near" }));
    used.forEach((column, at) => out.push(make("text", { x: 8 + at * (WIDTH + GAP), y: 20, class: "title" }, data.titles[column])));
    for (const [at, [x, y]] of places) {
        const [, tone] = data.nodes[at];
        const text = (inside[at] > 0 ? "+" + inside[at] + " " : "") + names[at];
        const label = make("text", { x: 20, y: 16 }, text);
        out.push(nodeAt(at, x, y, WIDTH, HEIGHT, tone, [text, ...cells[at].slice(1, 3).filter(Boolean)].join(", "), "box",
            make("rect", { x: 1, y: 1, width: WIDTH - 2, height: HEIGHT - 2, rx: 4 }), make("path", { d: SHAPES[tone], transform: "translate(6 7)" }), label));
    }
    const [width, height] = [Math.max(16, 16 + used.length * (WIDTH + GAP) - GAP), TOP + Math.max(0, ...counts) * PITCH + 8];
    for (const [key, value] of Object.entries({ width, height, viewBox: "0 0 " + width + " " + height })) drawing.setAttribute(key, value);
    return out;
}

function drawMap(fitting) {
    const out = [make("path", { d: data.land, class: "land" })];
    const MOST_STRONG = 100;
    let leaders = "", count = 0;
    data.marks.forEach(([x, y, ofX, ofY, tone], at) => {
        if (!fitting[at]) return;
        if (Math.hypot(x - ofX, y - ofY) > 9) {
            leaders += "M" + x + " " + y + "L" + ofX + " " + ofY;
            count += 1;
        }
        out.push(nodeAt(at, x - 5, y - 5, 10, 10, tone, spoken(at), "mark",
            make("rect", { x: 0, y: 0, width: 10, height: 10 }), make("path", { d: SHAPES[tone] })));
    });
    out.splice(1, 0, make("path", { d: leaders, class: count > MOST_STRONG ? "edge many" : "edge" }));
    return out;
}

function open(at, from) {
    if (opened < 0) back = from;
    opened = at;
    active = at;
    const list = element("dl");
    heads.forEach((head, column) => {
        const value = cells[at][column];
        if (column === 0 || value === "" || head === "Needs") return;
        list.append(element("dt", head), head === "Declared at" ? element("dd") : element("dd", value));
        if (head === "Declared at") list.lastChild.append(placeOf(value));
    });
    const heading = element("h2", names[at], { id: "opened" });
    const actions = element("form");
    const act = (text, run) => actions.append(element("button", text, { type: "button", onclick: run }));
    if (!isMap) act("Focus", () => { focus = around([at]); search.value = ""; show(at); });
    if (holds[at] > 0) act(folded.has(at) ? "Unfold" : "Fold", () => { fold(at); open(at); });
    act("Close", close);
    details.replaceChildren(heading, list, ...links("Needs", needs[at], data.elsewhere[at]), ...links("Needed by", needed[at]), actions);
    details.hidden = false;
    draw();
    details.focus();
}
function links(title, ids, elsewhere = []) {
    if (isMap || ids.length + elsewhere.length === 0) return [];
    const list = element("ul");
    for (const id of ids) {
        const item = element("li");
        item.append(element("button", names[id], { type: "button", onclick: () => open(id) }), ", " + cells[id][1]);
        list.append(item);
    }
    for (const id of elsewhere) list.append(element("li", id + ", not in this source"));
    return [element("h3", title), list];
}
function placeOf(place) {
    const [, file, line] = /^(.*):(\d+)$/.exec(place) ?? [];
    if (!file || !data.editor) return element("span", place);
    const path = (data.root + "/" + file).split("/").map((part, at) => (at === 1 && /^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part))).join("/");
    return element("a", place, { href: data.editor.replaceAll("{path}", () => path).replaceAll("{line}", line) });
}
function close() {
    const at = opened;
    opened = -1;
    details.hidden = true;
    draw();
    if (back && back.isConnected && !back.closest("[hidden]")) back.focus();
    else boxes.get(at)?.element.focus();
}
/** What is folded away or not in focus is shown. */
function show(at) {
    for (let each = parents[at]; each >= 0; each = parents[each]) folded.delete(each);
    active = at;
    open(at);
}
const fold = (at) => { if (!folded.delete(at)) folded.add(at); };
function reset() {
    ({ focus, folded } = beginning());
    search.value = "";
    opened = -1;
    details.hidden = true;
    active = -1;
    draw();
    byId("picture").scrollTo(0, 0);
    byId("list").scrollTo(0, 0);
}
function move(key) {
    const here = boxes.get(active), order = [...boxes.keys()], at = order.indexOf(active);
    let next = order[at + (key === "ArrowRight" || key === "ArrowDown" ? 1 : -1)];
    if (key === "Home") next = order[0];
    else if (key === "End") next = order[order.length - 1];
    else if (!isMap && here) {
        const isAcross = key === "ArrowLeft" || key === "ArrowRight", sign = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
        let best = Infinity;
        next = undefined;
        for (const [each, box] of boxes) {
            const [dx, dy] = [(box.x - here.x) * sign, (box.y - here.y) * sign];
            const cost = isAcross ? (dx > 0 ? dx * 100 + Math.abs(dy) : Infinity) : dx === 0 && dy > 0 ? dy : Infinity;
            if (cost < best) [best, next] = [cost, each];
        }
    }
    if (next === undefined) return;
    here?.element.setAttribute("tabindex", "-1");
    active = next;
    boxes.get(next).element.setAttribute("tabindex", "0");
    boxes.get(next).element.focus();
}

rows.forEach((row, at) => {
    const name = row.firstElementChild;
    name.replaceChildren(element("button", names[at], { type: "button" }));
    name.firstChild.dataset.at = at;
});
const openFrom = (event) => {
    const from = event.target.closest("[data-at]");
    if (from) open(Number(from.getAttribute("data-at")), from);
};
byId("rows").addEventListener("click", openFrom);
drawing.addEventListener("click", openFrom);
drawing.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(Arrow|Home$|End$)/.test(event.key)) move(event.key);
    else if (event.key === "Enter") openFrom(event);
    else if (event.key === " " && holds[active] > 0) { fold(active); draw(); boxes.get(active)?.element.focus(); }
    else return;
    event.preventDefault();
});
search.addEventListener("input", draw);
byId("tools").addEventListener("submit", (event) => event.preventDefault());
byId("all").addEventListener("click", () => { focus = undefined; draw(); });
byId("reset").addEventListener("click", reset);
byId("fold")?.addEventListener("click", () => { folded = folded.size > 0 ? new Set() : allFolds(); draw(); });
document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
        if (opened >= 0) close();
        else if (search.value !== "") { search.value = ""; draw(); }
        else return;
    } else if (event.target === search) return;
    else if (event.key === "/") search.focus();
    else if (event.key === "0") reset();
    else return;
    event.preventDefault();
});
draw();
})();
`;
