import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Choice, commaSeparated, json, type Source, selected, Tenant, tableFor, tabSeparated } from "../../views";
import { cut, widthOf } from "../../views/render/width";
import { NOW } from "./estate";
import { viewNamed } from "./office";

const view = viewNamed("groups");

const sourceOf = (names: readonly string[]): Source => ({
    title: "site/dev",
    isLive: false,
    now: NOW,
    objects: names.map((name, at) => ({
        type: "zpa:AppConnectorGroup",
        id: String(at),
        name,
        values: { name, enabled: at % 2 === 0, latitude: -33.9, location: "x" },
    })),
});

const choose = (names: readonly string[], choice: Choice = { columns: ["id", "name", "status", "latitude"] }) => {
    const source = sourceOf(names);
    return {
        source,
        selection: selected(view, new Tenant(source), { sort: { key: "id", isDescending: false }, ...choice }),
    };
};

const table = (names: readonly string[], width = 80, hasColor = false) =>
    tableFor({ width, hasColor }, choose(names).selection, false);

/** Any code point, those of halves of pairs as well; the library's own unit takes a second to make. */
const character = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

describe("a table on a terminal", () => {
    it("is aligned whatever the width of letters", () => {
        const lines = table(["Lyon", "東京 支店", "Zürich", "café", "👍 ok", "한국", "ﾊﾝｶｸ", "❤️"])
            .trimEnd()
            .split("\n");
        const before = lines.map((line) =>
            widthOf(line.slice(0, Math.max(line.indexOf("●"), line.indexOf("○"), line.indexOf("Status")))),
        );
        expect(new Set(before)).toEqual(new Set([before[0]]));
    });

    it.each([
        ["Lyon", 4],
        ["東京", 4],
        ["한국", 4],
        ["ﾊﾝｶｸ", 4],
        ["Ｗｉｄｅ", 8],
        ["e\u0301", 1],
        ["👍", 2],
        ["❤️", 2],
        ["👩‍🚀", 2],
        ["🇫🇷", 2],
        ["…●▲✖○", 5],
        ["नि", 1],
        ["", 0],
    ])("%s takes %d cells", (text, width) => {
        expect(widthOf(text)).toBe(width);
    });

    it("is as wide as the terminal at most, and says what is cut", () => {
        fc.assert(
            fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 0, max: 30 }), (text, width) => {
                expect(widthOf(cut(text, width))).toBeLessThanOrEqual(Math.max(width, 0));
            }),
        );
        const text = table(["a".repeat(200), "東".repeat(90)], 60);
        for (const line of text.trimEnd().split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(60);
        expect(text).toContain("aaa…");
        expect(text).toContain("東…");
    });

    it("has color only where it is wanted, and the state has a shape and a word without it", () => {
        expect(table(["one", "two"], 80, true)).toContain("\u001b[32m● Enabled\u001b[0m");
        const plain = table(["one", "two"]);
        expect(plain).not.toContain("\u001b");
        expect(plain).toContain("● Enabled");
        expect(plain).toContain("○ Disabled");
    });

    it("says that there is nothing, or nothing on this page", () => {
        expect(table([])).toBe("No groups to show.\n");
        const { selection } = choose(["one"], { limit: 1, page: 2 });
        expect(tableFor({ width: 80, hasColor: false }, selection, false)).toBe("No rows on this page.\n");
    });
});

/** What a terminal obeys: bytes that begin a sequence, line ends, and marks that turn the direction. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const HOSTILE = ["\u001b]0;pwned\u0007", "a\tb\nc\rd", "\u009b31m", "\u202Eevil", "x\u2028y", "\u200bhidden", "\ud800"];
const hostile = fc.array(fc.oneof(fc.string({ unit: character }), fc.constantFrom(...HOSTILE)), {
    minLength: 1,
    maxLength: 6,
});

describe("hostile names", () => {
    it("obey no terminal, and make neither rows nor cells", () => {
        fc.assert(
            fc.property(hostile, (names) => {
                const { selection } = choose(names);
                const lines = table(names).split("\n");
                expect(lines.length).toBe(names.length + 2);
                for (const line of lines) expect(line).not.toMatch(OBEYED);
                const rows = tabSeparated(selection).split("\n").slice(0, -1);
                expect(rows.length).toBe(names.length);
                for (const row of rows) {
                    expect(row.split("\t").length).toBe(4);
                    expect(row.replaceAll("\t", "")).not.toMatch(OBEYED);
                }
            }),
        );
    });

    it("are in JSON as they are, and no terminal obeys them", () => {
        fc.assert(
            fc.property(hostile, (names) => {
                const { selection, source } = choose(names);
                const text = json(selection, source);
                expect(text.replaceAll("\n", "")).not.toMatch(OBEYED);
                const { rows } = JSON.parse(text);
                expect(rows.map(({ name }: { name: string }) => name)).toEqual(names);
            }),
        );
    });

    it.each(["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1+1", "%0a=1", "\n=1"])(
        "are no formula of a spreadsheet: %j",
        (name) => {
            const [, row = ""] = commaSeparated(choose([name]).selection).split("\r\n");
            expect(row).toMatch(/^0,"?'/);
        },
    );

    it("leave numbers as they are, and quote what separates cells", () => {
        const text = commaSeparated(choose(['a,"b";c', "plain"]).selection);
        expect(text).toBe('id,name,status,latitude\r\n0,"a,""b"";c",Enabled,-33.9\r\n1,plain,Disabled,-33.9\r\n');
    });
});

it("a pipe gets all of a long name, between tabs and without a head", () => {
    const long = "a".repeat(500);
    expect(tabSeparated(choose([long]).selection)).toBe(`0\t${long}\tEnabled\t-33.9\n`);
});

it("a secret of the state is in no view", () => {
    const source = sourceOf(["[secret]"]);
    expect(tabSeparated(selected(view, new Tenant(source), {}))).toContain("[secret]");
});
