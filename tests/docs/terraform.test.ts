import { describe, expect, it } from "@jest/globals";
import { catalog } from "../../provider/catalog";
import { SETTING_NAMES } from "../../provider/connection/settings";
import { ports, portsField } from "../../provider/zpa/applicationSegment/ports";
import { criteriaKinds } from "../../provider/zpa/common/accessCriterion";
import * as sdk from "../../sdk";
import { pageOf, read, tablesOf } from "./markdown";

const PAGE = "docs/terraform.md";
const HERE = "Here";

/** What stands in code in the column of this library, in the tables under a heading. */
function ours(isMeant: (heading: string) => boolean): string[] {
    return tablesOf(PAGE)
        .filter(({ heading }) => isMeant(heading))
        .flatMap(({ header, rows }) => rows.map((row) => row[header.indexOf(HERE)] ?? ""))
        .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code));
}

const ABOUT_OTHER_THINGS = ["Resources", "Lookups", "Settings"];

describe(PAGE, () => {
    it("names every resource", () => {
        const links = new Set([...read(PAGE).matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => `docs/${link}`));
        expect(catalog.map(pageOf).filter((page) => !links.has(page))).toEqual([]);
    });

    it("names arguments that there are", () => {
        const inputs = catalog.flatMap((definition) => Object.keys(definition.inputs.shape));
        const known = new Set<string>([
            ...inputs,
            ...criteriaKinds,
            ...catalog.map(({ type }) => type.split(":")[1] ?? ""),
        ]);
        const named = ours((heading) => !ABOUT_OTHER_THINGS.includes(heading))
            .filter((text) => !text.startsWith("["))
            .map((text) => /^\w+/.exec(text)?.[0] ?? text);
        expect(named.length).toBeGreaterThan(40);
        expect(named.filter((name) => !known.has(name))).toEqual([]);
    });

    it("names lookups and settings that there are", () => {
        expect(ours((heading) => heading === "Lookups").filter((name) => !(name in sdk))).toEqual([]);
        const settings = ours((heading) => heading === "Settings").map((key) => key.replace("zscaler:", ""));
        expect(settings.filter((name) => !SETTING_NAMES.some((setting) => setting === name))).toEqual([]);
    });

    it("says the same ports in both forms", () => {
        const rows = tablesOf(PAGE).flatMap(({ rows }) => rows);
        const pairs = rows.flatMap(([theirs = "", here = ""]) => {
            const [, flat] = /^`tcpPortRanges: (.+)`$/.exec(theirs) ?? [];
            const [, declared] = /^`tcpPorts: (.+)`$/.exec(here) ?? [];
            return flat && declared ? [[JSON.parse(flat), ports.parse(JSON.parse(declared))] as const] : [];
        });
        expect(pairs).toHaveLength(3);
        for (const [flat, declared] of pairs) {
            expect(portsField("tcp").toWire(declared)).toMatchObject({ tcpPortRanges: flat });
        }
    });
});
