import { appendFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Class, DriftReport } from "../drift";
import type { TRACKERS } from "../review/hosts/issues";
import { EXIT } from "./exitCodes";
import { isAboutCredentials, withExitCode } from "./failing";
import { readInput } from "./inputFile";
import { findingsConfig, oneOf, type ReportOptions, SUMMARY_BYTES, withReportOptions } from "./reviewing";
import { several } from "./several";
import { configurationOf, exportedStack, exportIn } from "./stackFiles";

interface Options extends ReportOptions {
    readonly stack?: string;
    readonly stackExport?: string;
    readonly managedElsewhere?: readonly string[];
    readonly audit?: string;
    readonly ignore?: string;
    readonly failOn: readonly Class[];
    readonly issue?: keyof typeof TRACKERS;
}

const CLASSES: readonly Class[] = ["changed", "gone", "notActive", "unmanaged"];
/** What counts as drift unless one says otherwise. */
const DRIFT = CLASSES.filter((name) => name !== "unmanaged");
const TRACKER_NAMES = ["github", "gitlab"] as const;

/** `pulumi-zscaler drift`: what differs between a stack and its tenant. */
export function driftCommand(): Command {
    const command = new Command("drift")
        .description("Compare a stack with its tenant, and say what somebody changed outside, who, and what to do")
        .option("--stack <name>", "the stack (default: the selected one of this folder)")
        .option(
            "--stack-export <file>",
            "output of `pulumi stack export`, instead of running it; - reads standard input",
        )
        .option(
            "--managed-elsewhere <file>",
            "export of another stack, whose objects are managed; can be repeated",
            several,
        )
        .option("--audit <file>", "lines of the audit log that a log receiver got, to name who changed a property")
        .option("--ignore <file>", "drift that is accepted for a while, as JSON")
        .addOption(
            new Option(
                "--fail-on <classes>",
                `exit with 7 for these classes, separated by commas: ${CLASSES.join(", ")}`,
            )
                .argParser(classes)
                .default(DRIFT, DRIFT.join(",")),
        )
        .option(
            "--issue <host>",
            `keep one issue up to date, and close it when there is no drift: ${TRACKER_NAMES.join(", ")}`,
            oneOf(TRACKER_NAMES),
        );
    return withReportOptions(command)
        .addHelpText(
            "after",
            `
Examples:
  pulumi-zscaler drift --format text
  pulumi-zscaler drift --stack dev --audit audit.jsonl --ignore ignore.json
  pulumi-zscaler drift --stack dev --issue github

It reads only. Exit codes: 0 no drift, 7 drift, 3 credentials are missing or refused, 8 cancelled, 1 other failures.`,
        )
        .action(run);
}

async function run(options: Options): Promise<void> {
    await withExitCode(async () => {
        const report = await reportOf(options);
        await tell(report, options);
        return exitCodeOf(report, options.failOn);
    });
}

async function reportOf(options: Options): Promise<DriftReport> {
    // Loaded here, so that the other commands start without the provider.
    const drift: typeof import("../drift") = require("../drift");
    const { stack, stackExport, managedElsewhere = [], audit, ignore } = options;
    // Everything that can be wrong with files is said before any call.
    const findings = findingsConfig(options);
    const ignores = ignore === undefined ? [] : drift.ignoresIn(readInput(ignore), ignore);
    const log = audit === undefined ? undefined : drift.auditIn(readInput(audit), audit);
    const elsewhere = managedElsewhere.map(exportIn);
    const file = stackExport === undefined ? undefined : exportIn(stackExport);
    const [exported, configuration] = await Promise.all([file ?? exportedStack(stack), configurationOf(stack)]);
    return drift.driftOf({
        exported,
        elsewhere,
        configuration,
        environment: process.env,
        findings,
        ignores,
        audit: log,
    });
}

/** Prints the report, or keeps the issue up to date with it. */
async function tell(report: DriftReport, options: Options): Promise<void> {
    const { DRIFT }: typeof import("../drift") = require("../drift");
    const { FORMATS, writtenAs }: typeof import("../review") = require("../review");
    const { format, maxBytes, issue, failOn } = options;
    const isDrifted = hasDrift(report, failOn);
    // What could not be read may have drifted, or not: then the issue says what it said before.
    const isOpen = report.hasFailed && !isDrifted ? undefined : isDrifted;
    if (issue && isOpen !== undefined) await write(report, issue, { maxBytes, isOpen });
    else if (format === "json") process.stdout.write(`${JSON.stringify(report, undefined, 4)}\n`);
    else process.stdout.write(writtenAs(DRIFT, [report], { format: FORMATS[format], mostBytes: maxBytes }));
    if (issue && isOpen === undefined) console.error("pulumi-zscaler: the issue was not touched");
}

const hasDrift = ({ counts }: DriftReport, failOn: readonly Class[]): boolean =>
    failOn.some((name) => counts[name] > 0);

/** Writes the issue, and the summary of the step where the pipeline has one. */
async function write(
    report: DriftReport,
    name: keyof typeof TRACKERS,
    { maxBytes, isOpen }: { readonly maxBytes: number; readonly isOpen: boolean },
): Promise<void> {
    const { DRIFT }: typeof import("../drift") = require("../drift");
    const { FORMATS, keep, markerOf, TRACKERS, writtenAs }: typeof import("../review") = require("../review");
    const tracker = TRACKERS[name]({ get: (variable) => process.env[variable] });
    const { project, stack } = report;
    const body = (mostBytes: number) => writtenAs(DRIFT, [report], { format: FORMATS.markdown, mostBytes });
    const marker = markerOf([`${project}/${stack}`], "drift");
    const most = Math.min(maxBytes, tracker.limit - Buffer.byteLength(marker) - 2);
    const done = await keep(tracker, { marker, title: `Drift of ${project}/${stack}`, body: body(most), isOpen });
    console.error(`pulumi-zscaler: ${done}`);
    const summary = process.env.GITHUB_STEP_SUMMARY;
    if (name === "github" && summary) appendFileSync(summary, body(SUMMARY_BYTES));
}

/** What could not be read may have drifted, so that it comes first. */
function exitCodeOf(report: DriftReport, failOn: readonly Class[]): number {
    const { hasFailed, failures } = report;
    if (failures.length > 0 && failures.every(isAboutCredentials)) return EXIT.credentials;
    if (hasFailed) return EXIT.failure;
    return hasDrift(report, failOn) ? EXIT.unexpected : 0;
}

function classes(value: string): Class[] {
    return value.split(",").map((word) => {
        const known = CLASSES.find((name) => name === word.trim());
        if (!known) throw new InvalidArgumentError(`use some of ${CLASSES.join(", ")}`);
        return known;
    });
}
