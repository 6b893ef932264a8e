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

it("every habit of the service that docs/service.md tells of is proven by a test of the name it gives", () => {
    const rows = tablesOf("docs/service.md").flatMap((table) => table.rows);
    expect(rows.length).toBeGreaterThan(30);
    const unproven = rows.map((row) => code(row[2])).filter((title) => !title || !tests.includes(title));
    expect(unproven).toEqual([]);
});
