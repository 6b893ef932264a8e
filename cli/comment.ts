import { Command } from "commander";
import { readInput } from "./inputFile";
import { destinationOf, findingsConfig, type ReviewOptions, tell, withReviewOptions } from "./reviewing";
import { several } from "./several";

interface Options extends ReviewOptions {
    readonly events?: readonly string[];
}

/** `pulumi-zscaler comment`: what a preview does to people, for the reviewers of a pull request. */
export function commentCommand(): Command {
    const command = new Command("comment")
        .description("Print what a preview does to people, as the comment of a pull request")
        .argument(
            "<digests...>",
            "output of `pulumi preview --json --show-sames`, one file for each stack; - reads standard input",
        )
        .option(
            "--events <file>",
            "event log of the same preview (`PULUMI_DEBUG_COMMANDS=true pulumi preview --event-log FILE`); once for each stack, in the same order",
            several,
        );
    return withReviewOptions(command)
        .addHelpText(
            "after",
            `
Example:
  export PULUMI_DEBUG_COMMANDS=true
  pulumi preview --json --show-sames --event-log events.jsonl > digest.json
  pulumi-zscaler comment digest.json --events events.jsonl --fail-on cutsOff

Both files may contain secrets: do not upload them. The comment contains none. "pulumi-zscaler preview" keeps them out of sight.`,
        )
        .action(run);
}

async function run(digests: readonly string[], { events = [], ...options }: Options): Promise<void> {
    // Loaded here, so that the other commands start without it.
    const review: typeof import("../review") = require("../review");
    if (events.length > 0 && events.length !== digests.length) {
        throw new Error(
            `there are ${digests.length} digests and ${events.length} event logs; pass one --events for each digest, or none`,
        );
    }
    const config = findingsConfig(options);
    const destination = destinationOf(options);
    const plans = digests.map((file, at) => {
        const log = events[at];
        const digest = review.digestIn(readInput(file), file);
        const eventLog = log === undefined ? undefined : review.eventLogIn(readInput(log), log);
        return review.planOf(digest, eventLog, process.env);
    });
    const reports = plans.map((plan) => review.reportOf(plan, config, plans));
    await tell(reports, destination, options);
}
