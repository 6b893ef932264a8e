import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";

const ROOT = path.resolve(__dirname, "..");

/** Phrases that make a text hard to read or to find, and what to write. `…` stands for words of the same sentence. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
    "| It says |": "| Error message |",
    "whatever the case": "case-insensitive",
    "made anew": "recreated",
    "fetched anew": "fetched again",
    "digits, as text": "a numeric string",
    "a moment such as": "a timestamp such as",
    "a moment with": "a timestamp with",
    "that the filter leaves": "that match the filter",
    "Lookups alone do with": "… access is enough for lookups",
    "come at preview": "are reported during `pulumi preview`",
    "comes at preview": "is reported during `pulumi preview`",
    "nobody unseen": "only references that a preview has listed",
    "hurts nobody": "is safe",
    "got lost": "was lost",
    "moves by itself": "changes without a user action",
    "move by themselves": "change without a user action",
    "comes into being": "is created",
    "come into being": "are created",
    "brings into being": "creates",
    "puts it right": "corrects it",
    "puts that right": "corrects that",
    "laid over": "merged into",
    "stays silent": "reports no change",
    "told elsewhere": "described in …, with a link",
    "as it is now, as a promise": "returns a promise for …",
    "lets nobody": "is read-only",
    "nobody may change": "is read-only",
    "unless you say otherwise": "by default",
    "unless told otherwise": "by default",
    "says nothing of": "does not set",
    "for want of": "because … is missing",
    "kept the right to edit": "timed out waiting for the edit lock",
    "goes on with": "continues with",
    "stands in the way": "blocks",
    "stand in the way": "block",
    "taken apart": "removed",
    "in whatever order": "in any order",
};

/** Where these rules apply. Of the changelog only what is not released. */
const files = execFileSync(
    "git",
    ["ls-files", "-z", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "sdk", "cli"],
    {
        cwd: ROOT,
        encoding: "utf8",
    },
)
    .split("\0")
    .filter((file) => /\.(md|ts)$/.test(file) && existsSync(path.join(ROOT, file)));

/** The text that is meant for people, the rest replaced by spaces, so that lines keep their numbers. */
function prose(file: string): string {
    const text = readFileSync(path.join(ROOT, file), "utf8");
    if (file.startsWith("cli/")) return text;
    if (file.endsWith(".ts")) return without(commentsOf(text), [/`[^`\n]*`/g]);
    const shown = file === "CHANGELOG.md" ? text.slice(0, text.search(/^## \d/m)) : text;
    return without(shown, [/^```.*?^```/gms, /`[^`]*`/g, /\]\([^)]*\)/g, /"[^"\n]*"/g]);
}

const without = (text: string, parts: readonly RegExp[]): string =>
    parts.reduce((kept, part) => kept.replace(part, blank), text);

const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/** Comments alone, without the star that begins a line. */
function commentsOf(text: string): string {
    let end = 0;
    const parts = [...text.matchAll(/\/\*.*?\*\/|\/\/[^\n]*/gs)].map(({ 0: comment, index }) => {
        const before = blank(text.slice(end, index));
        end = index + comment.length;
        return before + comment.replace(/^\s*\/?[*/]+/gm, blank);
    });
    return parts.join("");
}

const patternOf = (phrase: string): RegExp =>
    new RegExp(`(?<!\\w)${phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+")}(?!\\w)`, "gi");

/** `docs/errors.md:31: "It says": write "Error message"`. */
function found(text: string, file: string): string[] {
    return Object.entries(REPLACEMENTS).flatMap(([phrase, instead]) =>
        [...text.matchAll(patternOf(phrase))].map(
            ({ index }) => `${file}:${text.slice(0, index).split("\n").length}: "${phrase}": write "${instead}"`,
        ),
    );
}

it("texts for users have none of the phrases that hide what happens", () => {
    expect(files.flatMap((file) => found(prose(file), file))).toEqual([]);
});
