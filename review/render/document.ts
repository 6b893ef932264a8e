import type { Sentence } from "../../findings";
import { LEVELS, type Level } from "../../provider/contract/consequences";
import { code, escaped, printed } from "../../sdk/shownText";
import type { Item, Report, Section, Verdict } from "../report";
import { VERDICTS } from "../report";

/** How a report is written: as the comment of a host, or for a terminal. */
export interface Format {
    heading(level: number, text: string): string;
    line(line: Sentence): string;
    name(text: string): string;
    strong(text: string): string;
}

const MARKDOWN: Format = {
    heading: (level, text) => `${"#".repeat(level)} ${text}`,
    line: escaped,
    name: code,
    strong: (text) => `**${text}**`,
};

const TEXT: Format = {
    heading: (_, text) => `${text}\n${"-".repeat(text.length)}`,
    line: printed,
    name: (text) => printed([{ name: text }]),
    strong: (text) => text,
};

export const FORMATS = { markdown: MARKDOWN, text: TEXT } as const;

/** Bitbucket does not see a list within a list that begins before the fifth column. */
const INDENT = "    ";

/** What every report has. */
export type Told = Pick<Report, "project" | "stack" | "sections" | "unknown">;

/** What reports of a kind say of themselves. */
export interface Wording<R extends Told> {
    /** All that a reader needs who reads no further. */
    firstLine(reports: readonly R[], format: Format): string;
    /** The same in few words, where there are several stacks. */
    verdict(report: R): string;
    /** Where the rest is, for an object that does not fit. */
    readonly rest: string;
}

const COMMENT: Wording<Report> = {
    firstLine,
    verdict: ({ verdict }) => verdict,
    rest: "see the output of `pulumi preview`",
};

/**
 * The document, with as many whole objects as fit: those with the least consequence are left out first.
 *
 * @param mostBytes How long it may be, in UTF-8.
 */
export function written(
    reports: readonly Report[],
    format: Format,
    mostBytes: number = Number.POSITIVE_INFINITY,
): string {
    return writtenAs(COMMENT, reports, { format, mostBytes });
}

/** The same of reports of another kind. */
export function writtenAs<R extends Told>(
    wording: Wording<R>,
    reports: readonly R[],
    { format, mostBytes = Number.POSITIVE_INFINITY }: { readonly format: Format; readonly mostBytes?: number },
): string {
    const documentOf = (kept: number) => documentIn(wording, reports, { format, kept });
    const fits = (kept: number) => Buffer.byteLength(documentOf(kept), "utf8") <= mostBytes;
    const all = reports.reduce((count, { sections }) => count + sections.flatMap(({ items }) => items).length, 0);
    if (fits(all)) return documentOf(all);
    // The most objects that fit, by halves.
    let [low, high] = [0, all];
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (fits(middle)) low = middle;
        else high = middle;
    }
    return documentOf(low);
}

interface Fitting {
    readonly format: Format;
    /** How many objects are shown. */
    readonly kept: number;
}

function documentIn<R extends Told>(
    { firstLine, verdict, rest }: Wording<R>,
    reports: readonly R[],
    { format, kept }: Fitting,
): string {
    const shown = mostImportant(reports, kept);
    const blocks = [firstLine(reports, format)];
    for (const report of reports) {
        if (reports.length > 1) blocks.push(format.heading(2, `${format.name(nameOf(report))}: ${verdict(report)}`));
        for (const section of report.sections) blocks.push(...sectionOf(section, { shown, rest }, format));
        blocks.push(...report.unknown.map((line) => `Not known: ${line}`));
    }
    return `${blocks.join("\n\n")}\n`;
}

/** The worst objects of all, and of equals those that come first. */
function mostImportant(reports: readonly Told[], kept: number): ReadonlySet<Item> {
    const items = reports.flatMap(({ sections }) => sections.flatMap((section) => section.items));
    const sorted = items.toSorted((one, other) => LEVELS.indexOf(other.level) - LEVELS.indexOf(one.level));
    return new Set(sorted.slice(0, kept));
}

interface Shown {
    readonly shown: ReadonlySet<Item>;
    readonly rest: string;
}

function sectionOf({ title, items }: Section, { shown, rest: where }: Shown, { heading, line }: Format): string[] {
    const here = items.filter((item) => shown.has(item));
    const left = items.length - here.length;
    const lines = here.map(({ head, lines }) =>
        [`- ${line(head)}`, ...lines.map((each) => `${INDENT}- ${line(each)}`)].join("\n"),
    );
    const rest = left > 0 ? [`- ${left} more ${left === 1 ? "is" : "are"} left out: ${where}`] : [];
    return [heading(3, title), [...lines, ...rest].join("\n")];
}

export const nameOf = ({ project, stack }: Told): string => `${project}/${stack}`;

/** What one change does, and several do, from the worst. */
const DOES: readonly (readonly [Level, one: string, many: string])[] = [
    ["irreversible", "cannot be undone", "cannot be undone"],
    ["cutsOff", "cuts somebody off from applications", "cut somebody off from applications"],
    ["interrupts", "interrupts sessions or machines", "interrupt sessions or machines"],
    ["none", "is safe", "are safe"],
];
const MOST_STACKS = 3;

/** Whether it is safe, and why not: all that a reviewer needs who reads no further. */
function firstLine(reports: readonly Report[], { strong, name }: Format): string {
    const stacks = reports.map((report) => name(nameOf(report)));
    const more = stacks.length - MOST_STACKS;
    const where = `${stacks.slice(0, MOST_STACKS).join(", ")}${more > 0 ? ` and ${more} more stacks` : ""}`;
    const changes = changesIn(reports, where);
    const others = sumOf(reports, (report) => report.others);
    const unjudged =
        others > 0
            ? ` ${counted(others)} of resources of other packages ${others === 1 ? "is" : "are"} not judged.`
            : "";
    if (reports.some((report) => report.hasFailed)) {
        const reached = changes === undefined ? "" : ` Of what it reached, ${changes}.`;
        return `${strong("The preview failed")} in ${where}: whether the change is safe is not known.${reached}${unjudged}`;
    }
    const verdict = worstOf(reports);
    const word = strong(`${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}`);
    if (verdict === "nothing") return `${word}: no Zscaler object changes in ${where}.${unjudged}`;
    if (verdict === "safe")
        return `${word}: ${counted(sumOf(reports, ({ counts }) => counts.none))} in ${where}, which nobody notices.${unjudged}`;
    return `${word}: ${changes}.${unjudged}`;
}

/** @example "1 change in `site/dev` cuts somebody off, 2 are safe" */
function changesIn(reports: readonly Report[], where: string): string | undefined {
    const sums = DOES.map(([level, one, many]) => ({ sum: sumOf(reports, ({ counts }) => counts[level]), one, many }));
    const [first, ...rest] = sums.filter(({ sum }) => sum > 0);
    if (!first) return undefined;
    const does = ({ sum, one, many }: typeof first) => (sum === 1 ? one : many);
    const others = rest.map((each) => `${each.sum} ${does(each)}`);
    return [`${counted(first.sum)} in ${where} ${does(first)}`, ...others].join(", ");
}

const counted = (changes: number): string => `${changes} ${changes === 1 ? "change" : "changes"}`;

const sumOf = (reports: readonly Report[], numberIn: (report: Report) => number): number =>
    reports.reduce((sum, report) => sum + numberIn(report), 0);

/** The worst verdict of all stacks. */
export function worstOf(reports: readonly Report[]): Verdict {
    const ranks = reports.map(({ verdict }) => VERDICTS.indexOf(verdict));
    return VERDICTS[Math.max(0, ...ranks)] ?? "nothing";
}
