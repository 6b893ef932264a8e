import { appendFileSync } from "node:fs";
import { type Command, InvalidArgumentError } from "commander";
import type { FindingsConfig } from "../findings";
import type { Report } from "../review";
import type { HOSTS } from "../review/hosts";
import type { Host, Labels } from "../review/hosts/host";
import type { Verdict } from "../review/report";
import { readInput } from "./inputFile";

/** What `comment` and `preview` have in common: how the comment is written, and where. */

const FORMATS = ["markdown", "text", "json"] as const;
/** What GitHub takes is 65,536 characters. */
const DEFAULT_BYTES = 60_000;
/** What GitHub takes as the summary of a step is 1 MiB. */
export const SUMMARY_BYTES = 1_000_000;
const HOST_NAMES = ["github", "gitlab", "azure", "bitbucket"] as const;
/** The verdicts as words of the command line. */
const LEVELS = {
    nothing: "nothing",
    safe: "safe",
    interrupts: "interrupts",
    cutsOff: "cuts off",
    irreversible: "cannot be undone",
} as const satisfies Record<string, Verdict>;

export interface ReportOptions {
    readonly format: (typeof FORMATS)[number];
    readonly maxBytes: number;
    readonly findings?: string;
}

export interface ReviewOptions extends ReportOptions {
    readonly failOn?: keyof typeof LEVELS;
    readonly post?: keyof typeof HOSTS;
    readonly pullRequest?: string;
    readonly labels?: string;
}

/** What reports of every kind have: how they are written, and what findings are about. */
export function withReportOptions(command: Command): Command {
    return command
        .option("--format <format>", FORMATS.join(", "), oneOf(FORMATS), "markdown")
        .option(
            "--max-bytes <number>",
            "leave out whole objects beyond this length, those with the least consequence first",
            bytes,
            DEFAULT_BYTES,
        )
        .option("--findings <file>", "settings of findings and waivers, as JSON (default: every rule, no waiver)");
}

export function withReviewOptions(command: Command): Command {
    return withReportOptions(command)
        .option(
            "--fail-on <level>",
            `exit with 1 for this level or a worse one: ${Object.keys(LEVELS).join(", ")}`,
            oneOf(Object.keys(LEVELS)),
        )
        .option(
            "--post <host>",
            `write the comment to the pull request, in the place of an earlier one: ${HOST_NAMES.join(", ")}`,
            oneOf(HOST_NAMES),
        )
        .option("--pull-request <number>", "number of the pull request (default: that of the pipeline)", pullRequest)
        .option(
            "--labels <prefix>",
            "with --post, also label the pull request with its verdict, such as `zscaler: cuts off` for the prefix zscaler",
            labelPrefix,
        );
}

/** What the file of `--findings` says. */
export function findingsConfig({ findings: file }: ReportOptions): FindingsConfig {
    if (file === undefined) return {};
    const { configOf }: typeof import("../findings") = require("../findings");
    const text = readInput(file);
    try {
        return configOf(JSON.parse(text));
    } catch (error) {
        if (error instanceof SyntaxError) throw new Error(`${file} is not JSON`);
        throw error;
    }
}

/** Where the comment is written. */
interface Destination {
    readonly host: Host;
    readonly labels: Labels | undefined;
}

/**
 * Asked for before the preview, which takes its time.
 *
 * @throws {HostError} if the pipeline or the host lacks what the options need
 */
export function destinationOf({ post, pullRequest: number, labels: prefix }: ReviewOptions): Destination | undefined {
    if (post === undefined) {
        if (prefix !== undefined) throw new Error("--labels is of no use without --post; name the host with --post");
        return undefined;
    }
    const { HOSTS, labelsOf }: typeof import("../review") = require("../review");
    const host = HOSTS[post]({ get: (variable) => process.env[variable], pullRequest: number });
    return { host, labels: prefix === undefined ? undefined : labelsOf(host) };
}

/** Prints the comment, or writes it to the pull request, and sets the exit code. */
export async function tell(
    reports: readonly Report[],
    destination: Destination | undefined,
    options: ReviewOptions,
): Promise<void> {
    const review: typeof import("../review") = require("../review");
    const { format, maxBytes, failOn } = options;
    if (destination) await write(reports, destination, options);
    else if (format === "json") process.stdout.write(`${JSON.stringify(reports, undefined, 4)}\n`);
    else process.stdout.write(review.written(reports, review.FORMATS[format], maxBytes));
    if (failOn === undefined) return;
    if (reports.some(({ hasFailed }) => hasFailed)) {
        console.error("pulumi-zscaler: the preview failed, so that its verdict is not known");
        process.exitCode = 1;
        return;
    }
    const verdict = review.worstOf(reports);
    if (review.VERDICTS.indexOf(verdict) >= review.VERDICTS.indexOf(LEVELS[failOn])) {
        console.error(`pulumi-zscaler: the verdict is "${verdict}", and --fail-on is ${failOn}`);
        process.exitCode = 1;
    }
}

const tellProgress = (line: string): void => console.error(`pulumi-zscaler: ${line}`);

/** Writes the comment, and the summary of the step where the pipeline has one. */
async function write(
    reports: readonly Report[],
    { host, labels }: Destination,
    { maxBytes, post: name, labels: prefix = "" }: ReviewOptions,
): Promise<void> {
    const { FORMATS, label, markerOf, post, worstOf, written }: typeof import("../review") = require("../review");
    const marker = markerOf(reports.map(({ project, stack }) => `${project}/${stack}`));
    const most = Math.min(maxBytes, host.limit - Buffer.byteLength(marker) - 2);
    const done = await post(host, marker, written(reports, FORMATS.markdown, most));
    tellProgress(`the comment was ${done === "unchanged" ? "there already, unchanged" : done}`);
    const summary = process.env.GITHUB_STEP_SUMMARY;
    if (name === "github" && summary) appendFileSync(summary, written(reports, FORMATS.markdown, SUMMARY_BYTES));
    const hasFailed = reports.some((report) => report.hasFailed);
    if (labels) await label(labels, prefix, hasFailed ? "preview failed" : worstOf(reports));
}

export const oneOf =
    (allowed: readonly string[]) =>
    (value: string): string => {
        if (allowed.includes(value)) return value;
        throw new InvalidArgumentError(`use one of ${allowed.join(", ")}`);
    };

function bytes(value: string): number {
    const number = Number(value);
    if (Number.isInteger(number) && number >= 1_000) return number;
    throw new InvalidArgumentError("use a whole number from 1000");
}

/** Hosts separate labels by commas or semicolons; GitHub takes 50 characters. */
function labelPrefix(value: string): string {
    if (/^[\w./-]( ?[\w./-]){0,29}$/.test(value)) return value;
    throw new InvalidArgumentError("use up to 30 letters, digits and - _ . / with single spaces between");
}

function pullRequest(value: string): string {
    if (/^[1-9]\d*$/.test(value)) return value;
    throw new InvalidArgumentError("use the number of the pull request");
}
