import { writeFileSync } from "node:fs";
import { Command, Option } from "commander";
import { CONDITIONS } from "../../sdk/disasterRecovery/rehearsal/conditions";
import type { Rehearsal, RehearsedSegment } from "../../sdk/disasterRecovery/rehearsal/rehearse";
import { EXIT } from "../exitCodes";
import { readInput } from "../inputFile";
import { momentOf } from "../moment";

const FAIL_ON = ["critical", "any", "never"] as const;

interface Options {
    readonly plan: string;
    readonly scenario?: readonly string[];
    readonly at?: string;
    readonly failOn?: (typeof FAIL_ON)[number];
    readonly html?: string;
    readonly json?: true;
}

/** `pulumi-zscaler dr rehearse`: what a plan is worth when something is away. */
export function rehearseCommand(): Command {
    return new Command("rehearse")
        .description(
            "Compute from a plan which segments users reach when the cloud, a region, DNS or service edges are away",
        )
        .requiredOption("--plan <file>", "the plan; - reads standard input")
        .option(
            "--scenario <conditions...>",
            "what has happened, for example cloud-gone region-gone=eu; default: the usual scenarios, one by one",
        )
        .option("--at <time>", "when, for example 2027-03-01T06:00:00Z; default: now")
        .addOption(
            new Option(
                "--fail-on <segments>",
                "exit with 7 if nobody reaches such a segment; default: critical with --scenario, else never",
            ).choices(FAIL_ON),
        )
        .option("--html <file>", "write one page without scripts instead, for a browser or for paper")
        .option("--json", "print an object for each scenario instead")
        .addHelpText(
            "after",
            `
Conditions: ${CONDITIONS}.

Examples:
  pulumi-zscaler dr rehearse --plan plan.json
  pulumi-zscaler dr rehearse --plan plan.json --scenario cloud-gone region-gone=eu
  pulumi-zscaler dr rehearse --plan plan.json --html rehearsal.html

Exit codes: 0 reached, 7 nobody reaches a segment of --fail-on, 1 other failures.`,
        )
        .action(run);
}

function run({ plan: file, scenario: conditions, at, failOn, html, json }: Options): void {
    const { readPlan, scenarioOf, usualScenarios, rehearse, report, terminalTextOf } = load();
    const plan = readPlan(readInput(file));
    const time = at ?? momentOf();
    const scenarios = conditions ? [scenarioOf(conditions, time, plan)] : usualScenarios(plan, time);
    const rehearsals = scenarios.map((scenario) => rehearse(plan, scenario));
    if (html !== undefined) writeFileSync(html, report.rehearsalPage(rehearsals));
    else if (json) console.log(JSON.stringify(rehearsals, undefined, 2));
    else process.stdout.write(terminalTextOf(report.rehearsalBlocks(rehearsals)));
    const lost = lostIn(rehearsals, failOn ?? (conditions ? "critical" : "never"));
    for (const line of lost) console.error(`pulumi-zscaler: ${line}`);
    if (lost.length > 0) process.exitCode = EXIT.unexpected;
}

/** Segments that nobody reaches for certain, by scenario. */
function lostIn(rehearsals: readonly Rehearsal[], failOn: (typeof FAIL_ON)[number]): string[] {
    const isWatched = ({ critical }: RehearsedSegment) => failOn === "any" || (failOn === "critical" && critical);
    const isLost = ({ outcomes }: RehearsedSegment) => outcomes.every(({ reached }) => reached === "no");
    return rehearsals.flatMap(({ title, segments }) =>
        segments
            .filter((segment) => isWatched(segment) && isLost(segment))
            .map(({ name }) => `${title}: nobody reaches ${JSON.stringify(name)}`),
    );
}

/** Late, so that the other commands start without it. */
function load() {
    const { readPlan }: typeof import("../../sdk/disasterRecovery/plan/readPlan") =
        require("../../sdk/disasterRecovery/plan/readPlan");
    const { scenarioOf, usualScenarios }: typeof import("../../sdk/disasterRecovery/rehearsal/scenario") =
        require("../../sdk/disasterRecovery/rehearsal/scenario");
    const { rehearse }: typeof import("../../sdk/disasterRecovery/rehearsal/rehearse") =
        require("../../sdk/disasterRecovery/rehearsal/rehearse");
    const report: typeof import("../../sdk/disasterRecovery/rehearsal/report") =
        require("../../sdk/disasterRecovery/rehearsal/report");
    const { terminalTextOf }: typeof import("../../sdk/disasterRecovery/document/terminal") =
        require("../../sdk/disasterRecovery/document/terminal");
    return { readPlan, scenarioOf, usualScenarios, rehearse, report, terminalTextOf };
}
