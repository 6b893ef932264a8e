import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { destinationOf, findingsConfig, type ReviewOptions, tell, withReviewOptions } from "./reviewing";

/** Only the user of the command reads them: the files contain secrets. */
const PRIVATE = 0o600;

/** `pulumi-zscaler preview`: a preview, and the comment on it. */
export function previewCommand(): Command {
    const command = new Command("preview")
        .description("Run `pulumi preview` and print what it does to people, as the comment of a pull request")
        .argument("[arguments...]", "arguments of `pulumi preview`, behind --");
    return withReviewOptions(command)
        .addHelpText(
            "after",
            `
Examples:
  pulumi-zscaler preview --format text
  pulumi-zscaler preview --post github --fail-on cutsOff -- --stack dev --refresh

The files that it reads may contain secrets: they are in a folder that only you can read, and deleted at the end.`,
        )
        .action(run);
}

async function run(args: readonly string[], options: ReviewOptions): Promise<void> {
    // Loaded here, so that the other commands start without it.
    const review: typeof import("../review") = require("../review");
    const config = findingsConfig(options);
    const destination = destinationOf(options);
    const folder = mkdtempSync(join(tmpdir(), "pulumi-zscaler-"));
    const removeFolder = () => rmSync(folder, { recursive: true, force: true });
    // Also where a signal ends the process.
    process.once("exit", removeFolder);
    try {
        const [digest, events] = [join(folder, "digest.json"), join(folder, "events.jsonl")];
        closeSync(openSync(events, "w", PRIVATE));
        const code = await preview(args, digest, events);
        const text = readFileSync(digest, "utf8");
        if (code !== 0 && text.trim() === "") {
            process.exitCode = code;
            return;
        }
        const plan = review.planOf(
            review.digestIn(text, "the output of `pulumi preview`"),
            review.eventLogIn(readFileSync(events, "utf8"), "its event log"),
            process.env,
        );
        await tell([review.reportOf(plan, config)], destination, options);
        // A preview that failed does so for the pipeline, too.
        if (code !== 0) process.exitCode = code;
    } finally {
        removeFolder();
    }
}

/** Runs the preview, and returns its exit code. */
function preview(args: readonly string[], digest: string, events: string): Promise<number> {
    const output = openSync(digest, "w", PRIVATE);
    const child = spawn("pulumi", ["preview", ...args, "--json", "--show-sames", "--event-log", events], {
        stdio: ["ignore", output, "inherit"],
        env: { ...process.env, PULUMI_DEBUG_COMMANDS: "true" },
    });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => child.kill(signal));
    return new Promise((resolve, reject) => {
        child.once("error", (error) => reject(new Error(`pulumi cannot be started: ${error.message}`)));
        child.once("close", (code) => {
            closeSync(output);
            resolve(code ?? 1);
        });
    });
}
