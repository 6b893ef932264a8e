import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { code, ROOT, tablesOf } from "./markdown";

const TESTS = path.join(ROOT, "tests");

/** All text of the tests, on one line with single blanks. */
const tests = readdirSync(TESTS, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(path.join(TESTS, file), "utf8"))
    .join("\n")
    .replace(/\s+/g, " ");

it.each([
    ["habit of the service", "docs/service.md", 30],
    ["row of the console's pages", "docs/views.md", 18],
])("every %s that %s tells of is proven by a test of the name it gives", (_, page, least) => {
    const rows = tablesOf(page)
        .filter(({ header }) => header[2] === "Proven by")
        .flatMap((table) => table.rows);
    expect(rows.length).toBeGreaterThan(least);
    const unproven = rows.map((row) => code(row[2])).filter((title) => !title || !tests.includes(title));
    expect(unproven).toEqual([]);
});
