import { createHash } from "node:crypto";
import { Script } from "node:vm";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Source, Tenant } from "../../views";
import { graphOf, graphPage, mapOf, mapPage } from "../../views/page";
import { fannedOut, PITCH } from "../../views/page/fanOut";
import { HEIGHT, projected, WIDTH } from "../../views/page/projection";
import { crowd, estate } from "./estate";

const MOST_BYTES = 250_000;
const options = { of: "estate/dev", editor: "vscode://file{path}:{line}", root: "/home/me/estate" };
const graph = (source: Source, focus?: string) => graphPage(graphOf(new Tenant(source), focus), options);
const map = (source: Source) => mapPage(mapOf(new Tenant(source)), options);
const dataIn = (page: string) =>
    JSON.parse(/<script type="application\/json" id="data">(.*)<\/script>/.exec(page)?.[1] ?? "");
const namesIn = (page: string) => [...page.matchAll(/<tr><th>(.*?)<td>/g)].map(([, name]) => name);

/** Any code point, those of halves of pairs as well; the library's own unit takes a second to make. */
const character = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

describe.each([
    ["graph", graph],
    ["map", map],
])("a %s", (_, page) => {
    it("is the same for the same state, in whatever order the state has it, and not larger than 250 kB with 1,000 objects", () => {
        const source = page === map ? crowd(1_000) : estate(1_000);
        const text = page(source);
        expect(source.objects).toHaveLength(1_000);
        expect(page({ ...source, objects: source.objects.toReversed(), now: new Date(0) })).toBe(text);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_BYTES);
        expect(namesIn(text)).toHaveLength(1_000);
    });

    it("cuts long names in their middle where it would be larger, and says so", () => {
        const long = (own: string) => `${"ü".repeat(240)}${own}`;
        const source = page === map ? crowd(1_000) : estate(1_000);
        const objects = source.objects.map((each) => ({ ...each, name: long(each.name) }));
        const text = page({ ...source, objects });
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_BYTES);
        expect(text).toMatch(/Texts are cut to \d+ characters, so that the page stays small\./);
        const [first = ""] = namesIn(text);
        expect(first).toMatch(/…/);
        expect(page(source)).not.toContain("Texts are cut");
    });

    it("forbids itself every request and every script but its own", () => {
        const text = page(estate(5));
        const [, policy = ""] = /Content-Security-Policy" content="(.*?)"/.exec(text) ?? [];
        const hashes = [...text.matchAll(/<(?:style|script)>([\s\S]*?)<\/(?:style|script)>/g)].map(
            ([, own = ""]) => `sha256-${createHash("sha256").update(own).digest("base64")}`,
        );
        expect(policy).toBe(
            `default-src 'none'; style-src '${hashes[0]}'; script-src '${hashes[1]}'; base-uri 'none'; form-action 'none'`,
        );
        expect(text).not.toMatch(/ (src|href|style|on\w+)=|@import|url\(/);
        expect(() => new Script(/<script>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? "")).not.toThrow();
    });

    it("has names as text alone, whatever they are", () => {
        const evil = [
            '<img src=x onerror="alert(1)">',
            "</script><script>alert(1)</script>",
            "</td><!--",
            "\u202Egpj.exe",
            "&lt;b&gt;",
            "$" + "{x}`",
        ];
        fc.assert(
            fc.property(fc.oneof(fc.constantFrom(...evil), fc.string({ unit: character })), (name) => {
                const text = page(estate(6, (own) => `${name}${own}`));
                expect(text.match(/<script/g)).toHaveLength(2);
                expect(text.match(/<\/script/g)).toHaveLength(2);
                expect(text.match(/<(img|!--)/g)).toBeNull();
                expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
                expect(() => dataIn(text)).not.toThrow();
            }),
            { numRuns: 25 },
        );
    });

    it("says that there is nothing where there is nothing", () => {
        expect(page({ ...estate(1), objects: [] })).toContain(
            page === map ? "There are no groups with coordinates." : "There are no objects to show.",
        );
    });
});

describe("a graph", () => {
    it("has its kinds as columns, each object once, in the order of its table", () => {
        const { nodes, titles } = graphOf(new Tenant(estate(300)));
        const columns = nodes.map(({ column }) => column);
        expect(columns).toEqual(columns.toSorted((one, other) => one - other));
        expect(new Set(nodes.map(({ kind, column }) => `${titles[column]}: ${kind}`))).toEqual(
            new Set([
                "Rules: Access rule",
                "Segment groups: Segment group",
                "Segments: Application segment",
                "Server groups: Server group",
                "Groups: App Connector group",
                "Connectors and keys: Provisioning key",
            ]),
        );
    });

    it("has every reference of the definitions as an edge, and says which ones lead elsewhere", () => {
        const source = estate(20);
        const rule = source.objects.find(({ type }) => type === "zpa:AccessRule");
        const objects = source.objects.map((each) =>
            each.type === "zpa:ServerGroup"
                ? { ...each, values: { ...each.values, appConnectorGroups: ["77"] } }
                : each,
        );
        const { nodes, edges } = graphOf(new Tenant({ ...source, objects }));
        const named = edges.map(([from, to]) => `${nodes[from]?.name} > ${nodes[to]?.name}`);
        expect(named).toEqual(
            expect.arrayContaining([`${rule?.name} > Application 0`, "Key 1 > Branch 1", "Application 1 > Servers 1"]),
        );
        expect(nodes.find(({ name }) => name === "Servers 1")).toMatchObject({
            needs: [],
            elsewhere: ["App Connector group 77"],
        });
        expect(nodes.find(({ name }) => name === "Key 1")).toMatchObject({ needs: ["Branch 1"], elsewhere: [] });
        expect(nodes.find(({ name }) => name === "Application 1")?.needs).toEqual(["Segments 1", "Servers 1"]);
    });

    it("folds keys, connectors and segments into what they belong to", () => {
        const { nodes } = graphOf(new Tenant(estate(20)));
        const parents = nodes.flatMap(({ name, parent }) =>
            parent === undefined ? [] : [`${name} in ${nodes[parent]?.name}`],
        );
        expect(parents).toEqual(expect.arrayContaining(["Key 2 in Branch 2", "Application 2 in Segments 2"]));
    });

    it("draws a chain of neighbours without a crossing", () => {
        const { nodes, edges } = graphOf(new Tenant(estate(200)));
        const crossings = edges.flatMap(([from, to], at) =>
            edges.slice(at + 1).filter(([from2, to2]) => {
                const [a, b, c, d] = [from, to, from2, to2].map((each) => nodes[each]?.column);
                return a === c && b === d && a !== b && (from - from2) * (to - to2) < 0;
            }),
        );
        expect(crossings).toEqual([]);
    });

    it("opens with what is named, by any of its names, and proposes others for one that does not exist", () => {
        const tenant = new Tenant(estate(50));
        const { nodes, focus } = graphOf(tenant, "branch 3");
        expect(focus.map((at) => nodes[at]?.name)).toEqual(["Branch 3"]);
        expect(() => graphOf(tenant, "Brunch 3")).toThrow(
            'no object has the name "Brunch 3"; similar names are "Branch 3"',
        );
        expect(() => graphOf(tenant, "?")).toThrow('no object has the name "?"; check the name');
    });
});

describe("a map", () => {
    it.each([
        [0, 0, 500, 260],
        [45.764, 4.8357, 512.05, 112.62],
        [90, 0, 500, 0],
        [0, -180, 0, 260],
    ])("has %d, %d where the projection has it", (latitude, longitude, x, y) => {
        const [left, top] = projected(latitude, longitude);
        expect(left).toBeCloseTo(x, 1);
        expect(top).toBeCloseTo(y, 1);
    });

    it("has no mark on another one, and each near its place", () => {
        for (const source of [crowd(1_000), estate(5_000)]) {
            const { marks } = mapOf(new Tenant(source));
            const groups = source.objects.filter(({ type }) => type === "zpa:AppConnectorGroup");
            expect(groups.length).toBeGreaterThan(900);
            expect(marks).toHaveLength(groups.length);
            expect(new Set(marks.map(({ at }) => at.join())).size).toBe(groups.length);
            for (const {
                at: [x, y],
            } of marks) {
                expect([x % PITCH, y % PITCH]).toEqual([PITCH / 2, PITCH / 2]);
                expect(x > 0 && x < WIDTH && y > 0 && y < HEIGHT).toBe(true);
            }
        }
        const [alone] = fannedOut([[500, 260]]);
        expect(Math.hypot((alone?.[0] ?? 0) - 500, (alone?.[1] ?? 0) - 260)).toBeLessThan(PITCH);
    });

    it("leaves out what has no coordinates", () => {
        const { marks } = mapOf(
            new Tenant({ ...estate(3), objects: estate(3).objects.map((each) => ({ ...each, values: {} })) }),
        );
        expect(marks).toEqual([]);
    });
});

it("an object has its kind, state, next update, markers and place in the program", () => {
    const { nodes } = graphOf(new Tenant(estate(5)));
    expect(nodes.find(({ name }) => name === "Branch 0")).toMatchObject({
        kind: "App Connector group",
        state: { word: "Disabled", tone: "off" },
        nextUpdate: "Sunday 18:30 local time",
        markers: "Log streaming",
        declaredAt: "sites/branches.ts:1",
    });
});
