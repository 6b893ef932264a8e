import { Command } from "commander";
import { EXIT } from "../exitCodes";
import { readInput } from "../inputFile";

interface Options {
    readonly journal: string;
    readonly plan?: string;
    readonly head?: string;
    readonly json?: true;
}

/** `pulumi-zscaler dr verify`: whether the journal of a drill is as it was written. */
export function verifyCommand(): Command {
    return new Command("verify")
        .description("Check that the journal of a drill is as it was written: no line changed, removed or added")
        .requiredOption("--journal <file>", "the journal of the drill; - reads standard input")
        .option("--plan <file>", "the plan of the drill, whose fingerprint each line must have")
        .option("--head <hash>", "hash of the last line, as this command printed it: no later line may be missing")
        .option("--json", "print an object instead")
        .addHelpText(
            "after",
            `
Examples:
  pulumi-zscaler dr verify --journal drill.jsonl --plan plan.json

Keep the hash that it prints outside of the journal, for example in the ticket of the drill.
Exit codes: 0 as it was written, 7 changed, or of another plan, 1 other failures.`,
        )
        .action(run);
}

function run({ journal, plan, head, json }: Options): void {
    // Loaded here, so that the other commands start without it.
    const { verifyEvidence }: typeof import("../../sdk/disasterRecovery/drill/evidence") =
        require("../../sdk/disasterRecovery/drill/evidence");
    const { inOneLine: printable }: typeof import("../../sdk/shownText") = require("../../sdk/shownText");
    const expected = { ...(head !== undefined && { head }), ...(plan !== undefined && { plan: fingerprintIn(plan) }) };
    const found = verifyEvidence(readInput(journal), expected);
    const { isIntact, head: hash, lines, faults, warnings } = found;
    const actors = [...new Set(lines.flatMap(({ actor }) => actor ?? []))];
    const facts = [
        ["lines", String(lines.length)],
        ["from", lines[0]?.at],
        ["until", lines.at(-1)?.at],
        ["plans", [...new Set(lines.map((line) => line.plan))].join(", ")],
        ["actors", actors.join(", ")],
        ["hash", hash],
    ].flatMap(([name = "", value]) => (value ? [`${name.padEnd(10)} ${printable(value)}`] : []));
    const shown = { isIntact, lines: lines.length, head: hash, faults, warnings, actors };
    console.log(json ? JSON.stringify(shown, undefined, 2) : facts.join("\n"));
    for (const warning of warnings) console.error(`warning: ${printable(warning)}`);
    for (const fault of faults) console.error(`pulumi-zscaler: ${printable(fault)}`);
    if (!isIntact) process.exitCode = EXIT.unexpected;
}

/** Of the plan, its fingerprint alone: the journal says nothing else of it. */
function fingerprintIn(file: string): string {
    const { readPlan }: typeof import("../../sdk/disasterRecovery/plan/readPlan") =
        require("../../sdk/disasterRecovery/plan/readPlan");
    return readPlan(readInput(file)).fingerprint;
}
