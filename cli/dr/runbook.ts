import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { EXIT } from "../exitCodes";
import { readInput } from "../inputFile";
import { momentOf } from "../moment";

interface Options {
    readonly plan: string;
    readonly html?: true;
    readonly output?: string;
    readonly publishCommand?: string;
    readonly server?: string;
    readonly fingerprint?: string;
}

/** `pulumi-zscaler dr runbook`: what is done on the day, on paper. */
export function runbookCommand(): Command {
    return new Command("runbook")
        .description("Write the runbook of a plan: a decision tree, and what is done in each case")
        .requiredOption("--plan <file>", "the plan; - reads standard input")
        .option("--html", "one page without scripts, for a browser or for paper; default: Markdown")
        .option("--output <file>", "where to write it; default: standard output")
        .option(
            "--publish-command <line>",
            "what publishes a record in your team, with STATE for the state; default: records to publish by hand",
        )
        .option("--server <address>", "the DNS server that its checks ask; default: those of the computer")
        .option(
            "--fingerprint <hex>",
            "say whether a printed runbook with this fingerprint is of the plan, and write nothing",
        )
        .addHelpText(
            "after",
            `
Examples:
  pulumi-zscaler dr runbook --plan plan.json --html --output runbook.html
  pulumi-zscaler dr runbook --plan plan.json --publish-command 'pulumi up --cwd activation --config state=STATE'

Exit codes: 0 written, or of the plan, 7 the printed runbook is of another plan, 1 other failures.`,
        )
        .action(run);
}

function run({ plan: file, html, output, publishCommand, server, fingerprint }: Options): void {
    // Loaded here, so that the other commands start without it.
    const { readPlan }: typeof import("../../sdk/disasterRecovery/plan/readPlan") =
        require("../../sdk/disasterRecovery/plan/readPlan");
    const { runbookMarkdown, runbookPage }: typeof import("../../sdk/disasterRecovery/runbook/runbook") =
        require("../../sdk/disasterRecovery/runbook/runbook");
    const plan = readPlan(readInput(file));
    if (fingerprint !== undefined) {
        const isSame = fingerprint.trim().toLowerCase() === plan.fingerprint;
        console.log(
            isSame ? "the runbook is of this plan" : `the runbook is of another plan; this one is ${plan.fingerprint}`,
        );
        if (!isSame) process.exitCode = EXIT.unexpected;
        return;
    }
    const at = momentOf();
    const text = (html ? runbookPage : runbookMarkdown)(plan, {
        at,
        ...(publishCommand && { publishCommand }),
        ...(server && { server }),
    });
    if (output === undefined) process.stdout.write(text);
    else writeFileSync(output, text);
}
