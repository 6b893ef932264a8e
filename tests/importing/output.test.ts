import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { Mapping } from "../../importing/mapping";
import { Beside, editedIn, FOLDER, MAPPING, previousIn } from "../../importing/output";
import { onTestFinished } from "../onTestFinished";

it("a program is written beside the one before, takes its place as a whole, and leaves what was written by hand", () => {
    const project = mkdtempSync(path.join(tmpdir(), "output-"));
    onTestFinished(() => rmSync(project, { recursive: true }));
    const write = (files: Record<string, string>) =>
        new Beside(project, {
            files: new Map(Object.entries(files)),
            importFile: "{}",
            mapping: Mapping.empty,
            objects: {},
        });
    const file = (name: string) => path.join(project, FOLDER, name);

    const first = write({ "index.ts": "first", "servers.ts": "first" });
    expect(readdirSync(project)).toEqual([`${FOLDER}.new`]);
    first.take();
    expect(readdirSync(project).sort()).toEqual([FOLDER, MAPPING]);
    writeFileSync(file("ours.ts"), "by hand");

    const second = write({ "index.ts": "second", "access.ts": "second" });
    expect(readFileSync(file("index.ts"), "utf8")).toBe("first");
    second.discard();
    expect(readdirSync(project).sort()).toEqual([FOLDER, MAPPING]);
    expect(readFileSync(file("servers.ts"), "utf8")).toBe("first");

    // A run that was killed has left these.
    for (const left of [`${FOLDER}.new`, `${FOLDER}.old`]) {
        mkdirSync(path.join(project, left));
        writeFileSync(path.join(project, left, "left.ts"), "half");
    }
    write({ "index.ts": "third", "access.ts": "third" }).take();
    expect(readdirSync(project).sort()).toEqual([FOLDER, MAPPING]);
    expect(readdirSync(path.join(project, FOLDER)).sort()).toEqual([
        "access.ts",
        "import-lock.json",
        "import.json",
        "index.ts",
        "ours.ts",
    ]);
    expect(editedIn(project, previousIn(project).lock)).toEqual([]);
    writeFileSync(file("index.ts"), "by hand");
    expect(editedIn(project, previousIn(project).lock)).toEqual([`${FOLDER}/index.ts`]);
});
