import { readFileSync, statSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import type { Verdict } from "../review/report";

const FORMATS = ["markdown", "text", "json"] as const;
/** What GitHub takes is 65,536 characters. */
const DEFAULT_BYTES = 60_000;
/** The verdicts as words of the command line. */
const LEVELS = {
    nothing: "nothing",
    safe: "safe",
    interrupts: "interrupts",
    cutsOff: "cuts off",
    irreversible: "cannot be undone",
} as const satisfies Record<string, Verdict>;

interface Options {
    readonly events: readonly string[];
    readonly format: (typeof FORMATS)[number];
    readonly maxBytes: number;
    readonly failOn?: keyof typeof LEVELS;
}

/** `pulumi-zscaler comment`: what a preview does to people, for the reviewers of a pull request. */
export function commentCommand(): Command {
    return new Command("comment")
        .description("Print what a preview does to people, as the comment of a pull request")
        .argument(
            "<digests...>",
            "output of `pulumi preview --json --show-sames`, one file for each stack; - reads standard input",
        )
        .option(
            "--events <file>",
            "event log of the same preview (`PULUMI_DEBUG_COMMANDS=true pulumi preview --event-log FILE`); once for each stack, in the same order",
            (file: string, before: readonly string[]) => [...before, file],
            [],
        )
        .option("--format <format>", FORMATS.join(", "), oneOf(FORMATS), "markdown")
        .option(
            "--max-bytes <number>",
            "leave out whole objects beyond this length, those with the least consequence first",
            bytes,
            DEFAULT_BYTES,
        )
        .option(
            "--fail-on <level>",
            `exit with 1 for this level or a worse one: ${Object.keys(LEVELS).join(", ")}`,
            oneOf(Object.keys(LEVELS)),
        )
        .addHelpText(
            "after",
            `
Example:
  export PULUMI_DEBUG_COMMANDS=true
  pulumi preview --json --show-sames --event-log events.jsonl > digest.json
  pulumi-zscaler comment digest.json --events events.jsonl --fail-on cutsOff

Both files may contain secrets: do not upload them. The comment contains none.`,
        )
        .action(run);
}

function run(digests: readonly string[], { events, format, maxBytes, failOn }: Options): void {
    // Loaded here, so that the other commands start without it.
    const review: typeof import("../review") = require("../review");
    if (events.length > 0 && events.length !== digests.length) {
        throw new Error(
            `there are ${digests.length} digests and ${events.length} event logs; pass one --events for each digest, or none`,
        );
    }
    const reports = digests.map((file, at) => {
        const log = events[at];
        const digest = review.digestIn(read(file), file);
        return review.reportOf(
            review.planOf(digest, log === undefined ? undefined : review.eventLogIn(read(log), log), process.env),
        );
    });
    process.stdout.write(
        format === "json"
            ? `${JSON.stringify(reports, undefined, 4)}\n`
            : review.written(reports, review.FORMATS[format], maxBytes),
    );
    if (failOn === undefined) return;
    const verdict = review.worstOf(reports);
    if (review.VERDICTS.indexOf(verdict) >= review.VERDICTS.indexOf(LEVELS[failOn])) {
        console.error(`pulumi-zscaler: the verdict is "${verdict}", and --fail-on is ${failOn}`);
        process.exitCode = 1;
    }
}

function read(file: string): string {
    const { MOST_BYTES }: typeof import("../review") = require("../review");
    if (file === "-") return readFileSync(0, "utf8");
    const { size } = statSync(file);
    if (size > MOST_BYTES) {
        throw new Error(
            `${file} has ${Math.round(size / 1024 / 1024)} MiB; a preview has ${MOST_BYTES / 1024 / 1024} MiB at most`,
        );
    }
    return readFileSync(file, "utf8");
}

const oneOf =
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
