import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";

const ROOT = path.resolve(__dirname, "..");

/** Phrases that make a text hard to read or to find, and what to write. `…` stands for words of the same sentence. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
    "| It says |": "| Error message |",
    "a moment such as": "a timestamp such as",
    "a moment with": "a timestamp with",
    anew: "again",
    "as it is now": "current values of …",
    "as it is now, as a promise": "returns a promise for …",
    "at preview": "during preview",
    "beside their twins": "with their counterparts",
    "brings into being": "creates",
    "come at preview": "are reported during `pulumi preview`",
    "come into being": "are created",
    "comes at preview": "is reported during `pulumi preview`",
    "comes into being": "is created",
    "digits, as text": "a numeric string",
    enrol: "enroll",
    enrolment: "enrollment",
    enrols: "enrolls",
    "fetched anew": "fetched again",
    "for ever": "without end",
    "for want of": "because … is missing",
    "goes on with": "continues with",
    "got lost": "was lost",
    "however many": "all … share",
    "hurts nobody": "is safe",
    "if need be": "if required",
    "in whatever order": "in any order",
    "is told for": "is described for",
    "kept the right to edit": "timed out waiting for the edit lock",
    "laid over": "merged into",
    "let go of": "no longer managed",
    "lets go of": "no longer manages",
    "lets nobody": "is read-only",
    licence: "license",
    "Lookups alone do with": "… access is enough for lookups",
    "made anew": "recreated",
    misspelt: "misspelled",
    "move by themselves": "change without a user action",
    "moves by itself": "changes without a user action",
    "nobody may change": "is read-only",
    "nobody unseen": "only references that a preview has listed",
    "puts it right": "corrects it",
    "puts that right": "corrects that",
    "says nothing of": "does not set",
    "stand in the way": "block",
    "stands in the way": "blocks",
    "stays silent": "reports no change",
    "take it over": "adopt it",
    "taken apart": "removed",
    "taken over": "adopted",
    "takes it over": "adopts it",
    "that the filter leaves": "that match the filter",
    "the run says so": "the output says so",
    "the service does not say": "the service does not return",
    "the service's own default": "the default of the service",
    "the service's words": "the message of the service, or: as returned by the API",
    "told elsewhere": "described in …, with a link",
    "unless told otherwise": "by default",
    "unless you say otherwise": "by default",
    "what there is": "resources and functions",
    "whatever the case": "case-insensitive",
    whoever: "regardless of who",
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

it.each(Object.entries(REPLACEMENTS))("finds %j across lines, and says to write %j", (phrase, instead) => {
    const text = `Before,\n${phrase.replace(/ /g, "\n")}, after.`;
    expect(found(text, "page.md")).toContain(`page.md:2: "${phrase}": write "${instead}"`);
});
