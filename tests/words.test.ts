import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import ts from "typescript";

const ROOT = path.resolve(__dirname, "..");

/** Phrases that make a text hard to read or to find, and what to write. `…` stands for words of the same sentence. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
    "a moment such as": "a timestamp such as",
    "a moment with": "a timestamp with",
    anew: "again",
    "answered with something that is not": "sent a response that is not",
    "are more than the": "must have at most …",
    "as it is now": "current values of …",
    "as it is now, as a promise": "returns a promise for …",
    "as it is there": "with the existing value",
    "at preview": "during preview",
    "be taken over": "be adopted",
    "beside their twins": "with their counterparts",
    "brings into being": "creates",
    "carried it out": "made the change",
    "come at preview": "are reported during `pulumi preview`",
    "come into being": "are created",
    "comes at preview": "is reported during `pulumi preview`",
    "comes into being": "is created",
    "cut everybody off": "denies all users …",
    "did not take effect": "its activation failed",
    "digits, as text": "a numeric string",
    "do not go with": "cannot be combined with",
    "does not go with": "cannot be combined with",
    enrol: "enroll",
    enrolment: "enrollment",
    enrols: "enrolls",
    "fetched anew": "fetched again",
    "fill it in": "set a value",
    "for ever": "without end",
    "for want of": "because … is missing",
    "goes alone": "must be the only entry",
    "goes on with": "continues with",
    "goes only with": "can be set only if …",
    "goes without": "cannot be combined with",
    "got lost": "was lost",
    "however many": "all … share",
    "hurts nobody": "is safe",
    "if it stays": "if the error persists",
    "if need be": "if required",
    "if that is meant": "if that is intended",
    "in clear": "unencrypted",
    "in whatever order": "in any order",
    "is about it already": "already manages it",
    "is derived by the service": "is read-only",
    "is in one only": "can be in only one",
    "is no code of": "is not a code of",
    "is there twice": "is a duplicate",
    "is told for": "is described for",
    "keep one of the two": "remove one of them, or: set only one of them",
    "kept the right to edit": "timed out waiting for the edit lock",
    "laid over": "merged into",
    "leave it out": "omit it",
    "leave that out": "omit it",
    "leave them out": "omit them",
    "leave those out": "omit them",
    "let everybody": "allows all users …",
    "let go of": "no longer managed",
    "lets go of": "no longer manages",
    "lets nobody": "is read-only",
    licence: "license",
    "look at detachesOnDelete": "check detachesOnDelete",
    "Look whether": "Check whether",
    "Lookups alone do with": "… access is enough for lookups",
    "made anew": "recreated",
    "match alike": "have the same multimatch",
    "may not see it": "cannot read it",
    misspelt: "misspelled",
    "move by themselves": "change without a user action",
    "moves by itself": "changes without a user action",
    "named alike": "with similar names",
    "near to it": "similar",
    "nobody listens": "no server is listening",
    "nobody may change": "is read-only",
    "nobody unseen": "only references that a preview has listed",
    "not of this stack": "not in this stack",
    "of that name already": "with this name already exists",
    "puts it right": "corrects it",
    "puts that right": "corrects that",
    "runs backwards": "is in descending order",
    "says nothing of": "does not set",
    "somebody else": "another client, or: another administrator",
    "something between here": "a proxy or another server",
    "stand in the way": "block",
    "stands in between": "a proxy, or: another server",
    "stands in the way": "blocks",
    "stands there twice": "is listed twice",
    "stays silent": "reports no change",
    "still names it": "still references it",
    "Take it out": "Remove it",
    "take it over": "adopt it",
    "Take the option out": "Remove the option",
    "taken apart": "removed",
    "taken over": "adopted",
    "takes it over": "adopts it",
    "that the filter leaves": "that match the filter",
    "the run says so": "the output says so",
    "the service does not say": "the service does not return",
    "the service's own default": "the default of the service",
    "the service's words": "the message of the service, or: as returned by the API",
    "to hand the name on": "to reuse the name",
    "told elsewhere": "described in …, with a link",
    "turn one of the two off": "set one of them to false",
    "unless told otherwise": "by default",
    "unless you say otherwise": "by default",
    "upper and lower case count": "is case-sensitive",
    "was changed meanwhile": "has changed since …",
    "were changed meanwhile": "have changed since …",
    "what names it": "references to it",
    "what there is": "resources and functions",
    "whatever the case": "case-insensitive",
    "which wins": "which takes precedence",
    whoever: "regardless of who",
    "without blanks": "without spaces",
    "| It says |": "| Error message |",
};

/** Whose messages and, of the public interface, comments people read. */
const CODE = ["sdk", "cli", "provider", "emulator", "tools"];

/** Where these rules apply. Of the changelog only what is not released. */
const files = execFileSync("git", ["ls-files", "-z", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", ...CODE], {
    cwd: ROOT,
    encoding: "utf8",
})
    .split("\0")
    .filter((file) => /\.(md|ts)$/.test(file) && existsSync(path.join(ROOT, file)));

/** The text that is meant for people, the rest replaced by spaces, so that lines keep their numbers. */
function prose(file: string): string {
    const text = readFileSync(path.join(ROOT, file), "utf8");
    if (file.startsWith("cli/")) return text;
    if (file.endsWith(".ts")) {
        const comments = file.startsWith("sdk/") ? without(commentsOf(text), [/`[^`\n]*`/g]).split("\n") : [];
        return messagesOf(text, file)
            .map((message, line) => `${comments[line] ?? ""} ${message}`)
            .join("\n");
    }
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

/** Texts of more than a word, each in its line. */
function messagesOf(text: string, file: string): string[] {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const lines: string[] = text.split("\n").map(() => "");
    const visit = (node: ts.Node): void => {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        if (isLiteral(node) && node.text.includes(" ")) lines[line] += ` ${node.text.replaceAll("\n", " ")} …`;
        ts.forEachChild(node, visit);
    };
    visit(source);
    return lines;
}

/** A text, or a part of a template. */
const isLiteral = (node: ts.Node): node is ts.LiteralLikeNode =>
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);

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
