import type { Part, Sentence } from "./sentence";

/** What others have named, where people read it. */

/** As Markdown of every host: what others have named is code, in which nothing is a link, a mention or markup. */
export const escaped = (line: Sentence): string => line.map(part).join("");

function part(each: Part): string {
    return typeof each === "string" ? each : code(each.name);
}

/** Text as code, whatever is in it. */
export function code(text: string): string {
    const line = inOneLine(text);
    const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = "`".repeat(longest + 1);
    const needsSpace = line.startsWith("`") || line.endsWith("`") || (line.startsWith(" ") && line.endsWith(" "));
    const space = needsSpace || line.trim() === "" ? " " : "";
    return `${fence}${space}${line}${space}${fence}`;
}

/** Without what a terminal or a browser would obey, or that hides the order of the text. */
export const inOneLine = (text: string): string =>
    text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu, " ").replace(/\p{Cs}/gu, "\uFFFD") || " ";

/** For a terminal or a log. */
export const printed = (line: Sentence): string =>
    line.map((each) => (typeof each === "string" ? each : inOneLine(each.name))).join("");
