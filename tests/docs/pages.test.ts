import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { startEmulator } from "../../emulator";
import * as sdk from "../../sdk";
import { VERSIONS } from "../package/consumer";
import { code, pages, ROOT, read, tablesOf } from "./markdown";

/** A provider names a tenant, not a thing in it. */
const NO_NOUNS = ["ZscalerProvider", "resourceTypes"];

/** All text of a folder's programs, on one line with single blanks, so that it does not matter where lines are broken. */
function sourcesOf(folder: string): string {
    const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" });
    const texts = files
        .filter((file) => file.endsWith(".ts") || file === "pack")
        .map((file) => readFileSync(path.join(ROOT, folder, file)));
    return texts
        .join("\n")
        .replace(/" \+\s+"|` \+\s+`|" \+\s+`|` \+\s+"/g, "")
        .replace(/\\"/g, '"');
}

/** As a heading is named in a link. */
const anchor = (heading: string) =>
    heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-");

function brokenLinks(page: string): string[] {
    return [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link = ""]) => link)
        .filter((link) => !/^https?:/.test(link))
        .filter((link) => {
            const [file = "", fragment] = link.split("#");
            const target = file ? path.posix.join(path.posix.dirname(page), file) : page;
            if (!existsSync(path.join(ROOT, target))) return true;
            const headings = [...read(target).matchAll(/^#+ +(.*)$/gm)].map(([, heading = ""]) => anchor(heading));
            return fragment !== undefined && !headings.includes(fragment);
        })
        .map((link) => `${page}: ${link}`);
}

it("every link leads somewhere", () => {
    expect([...pages(), "CONTRIBUTING.md", "CHANGELOG.md"].flatMap(brokenLinks)).toEqual([]);
});

it("the README leads to every page", () => {
    const linked = [...read("README.md").matchAll(/\]\((docs\/[^)#]+)/g)].map(([, link]) => link);
    expect(pages().filter((page) => page !== "README.md" && !linked.includes(page))).toEqual([]);
});

it("the README names the versions of TypeScript that the package is compiled with", () => {
    const { "typescript-oldest": oldest, "typescript-7": newest } = VERSIONS;
    expect(read("README.md")).toContain(`TypeScript ${oldest} to ${newest} without \`skipLibCheck\``);
});

it("the README's tables name what programs import, each with its lookups", () => {
    const shown = tablesOf("README.md")
        .filter(({ header }) => header[3] === "Look up")
        .flatMap(({ rows }) => rows)
        .flatMap(([, name = "", , lookups = ""]) => [...`${name} ${lookups}`.matchAll(/`([\w.]+)`/g)])
        .map(([, word]) => word);
    const offered = Object.entries(sdk).flatMap(([name, value]) => {
        if (name.endsWith("Output") || name.endsWith("Error") || NO_NOUNS.includes(name)) return [];
        return typeof value === "function" && "get" in value ? [name, `${name}.get`] : [name];
    });
    expect([...new Set(shown)].sort()).toEqual(offered.sort());
});

it("every error that a page explains is one that the library says", () => {
    const said = ["provider", "sdk", "findings", "policy", "review", "drift", "importing", "views", "cli"]
        .map(sourcesOf)
        .join("\n");
    const explained = pages().flatMap((page) =>
        tablesOf(page)
            .filter(({ header }) => header[0] === "Error message")
            .flatMap(({ rows }) => rows.map(([words]) => ({ page, words: code(words) ?? "" }))),
    );
    expect(explained.length).toBeGreaterThan(10);
    const strange = explained.filter(({ words }) => words.split("…").some((part) => !said.includes(part.trim())));
    expect(strange).toEqual([]);
});

it("every request to the control API that docs/emulator.md shows is one that the emulator knows", async () => {
    const requests = tablesOf("docs/emulator.md")
        .filter(({ header }) => header[0] === "Request")
        .flatMap(({ rows }) => rows);
    expect(requests.length).toBeGreaterThan(30);
    const emulator = await startEmulator();
    try {
        for (const [request, method] of requests) {
            const [verb, pathname = ""] = (code(request) ?? "").split(" ");
            const url = emulator.controlUrl + pathname.replace("{collection}", "server").replace("{id}", "1");
            const headers = { authorization: `Bearer ${emulator.controlToken}` };
            const answer = await (await fetch(url, { method: verb, headers })).text();
            expect(`${request}: ${answer}`).not.toContain("control.unknown");
            if (method) expect(emulator.control).toHaveProperty(code(method) ?? "");
        }
    } finally {
        await emulator.close();
    }
});
