import { Command, InvalidArgumentError, Option } from "commander";
import type { DrillReport } from "../../../sdk/disasterRecovery/drill/contract";
import { Guard } from "../../drill/guard";
import { onSignals } from "../../drill/signals";
import { secondsIn } from "../../durations";
import { EXIT } from "../../exitCodes";
import { several } from "../../several";
import type { Options } from "./options";

/** `pulumi-zscaler dr drill`: disaster recovery for a while, and back whatever happens. */
export function drillCommand(): Command {
    return new Command("drill")
        .description(
            "Publish a record for a while, measure who follows it and what is reached, and publish off whatever happens",
        )
        .requiredOption("--plan <file>", "plan.json, as the stack has it")
        .requiredOption(
            "--journal <file>",
            "where everything is written down; an interrupted drill is continued from it",
        )
        .requiredOption(
            "--publish <command>",
            "publishes the record ZSCALER_DR_STATE, until ZSCALER_DR_NOT_AFTER; such as a `pulumi up` of the activation stack",
        )
        .requiredOption("--actor <name>", "who is responsible")
        .addOption(new Option("--state <state>", "what is published").choices(["test", "on"]).default("test"))
        .option(
            "--hold <time>",
            "how long it lasts after everybody has switched, such as 90s; default: 5m",
            seconds,
            300,
        )
        .option("--confirm-activation <domain>", "the domain, which on requires: it takes every client off the cloud")
        .option("--probe <command>", "must succeed before and after the drill; can be repeated", several)
        .option(
            "--reach <segment=command>",
            "succeeds if a user of the drill reaches the segment; can be repeated",
            named,
        )
        .option("--switched <command>", "succeeds when everybody follows ZSCALER_DR_STATE; default: a person is asked")
        .option("--gate <command>", "succeeds if a person confirms ZSCALER_DR_QUESTION; default: asks at this terminal")
        .option("--server <address>", "the DNS server, such as 9.9.9.9; default: those of this machine")
        .option(
            "--emulator",
            "the drill takes place in the emulator of this shell, whose clock is moved instead of waiting",
        )
        .option("--json", "print an object instead")
        .addHelpText(
            "after",
            `
Example:
  pulumi-zscaler dr drill --plan plan.json --journal drill.jsonl --actor "Ada Lovelace" \\
      --publish 'pulumi up --yes --stack activation -c state=$ZSCALER_DR_STATE -c notAfter=$ZSCALER_DR_NOT_AFTER'

Another process publishes off if this one is killed. Exit codes: 0 passed, 7 not passed, 8 stopped; off is published again in all of these.
1 other failures: if they say so, publish off by hand.`,
        )
        .action(run);
}

async function run(options: Options): Promise<void> {
    const stop = new AbortController();
    onSignals((signal) => stop.abort(signal));
    const { sessionOf }: typeof import("./session") = require("./session");
    const { runDrill }: typeof import("../../../sdk/disasterRecovery/drill/drill") =
        require("../../../sdk/disasterRecovery/drill/drill");
    const { endInterrupted }: typeof import("../../../sdk/disasterRecovery/drill/rollBack") =
        require("../../../sdk/disasterRecovery/drill/rollBack");
    let guard: Guard | undefined;
    const { plan, journal, ports } = sessionOf(options, stop.signal, (pid) => guard?.tell({ publishing: pid }));
    refuse(options, plan.domainName);
    if (journal.needsRollback) {
        if (!(await endInterrupted(ports, journal, "next run")))
            throw new Error("off is not published; publish it by hand at once");
        console.error(
            "pulumi-zscaler: the drill before was interrupted; off is published again. Run the command again.",
        );
        process.exitCode = EXIT.cancelled;
        return;
    }
    const arm = async () => {
        guard = await Guard.stand(["dr", "drill-guard"], options, () => stop.abort("the end of its guard"));
    };
    const { state, actor, hold: holdSeconds } = options;
    const report = await runDrill({ plan, state, actor, holdSeconds }, { ...ports, arm }, journal);
    if (report.rollback !== "failed") await guard?.dismiss();
    print(report, options);
    process.exitCode = exitCodeOf(report);
    // The guard publishes off again, if this process could not.
    if (report.rollback === "failed") process.exit();
}

/** @throws {Error} if something is missing that the drill needs later on */
function refuse({ state, confirmActivation, gate }: Options, domain: string): void {
    if (state === "on" && confirmActivation !== domain) {
        throw new Error(`pass --confirm-activation ${domain} to take every client off the cloud`);
    }
    if (gate === undefined && !process.stdin.isTTY) {
        throw new Error("there is no terminal to ask at; pass --gate with a command that asks, or checks by itself");
    }
}

function exitCodeOf({ result, rollback }: DrillReport): number {
    if (rollback === "failed") return EXIT.failure;
    if (result === "stopped") return EXIT.cancelled;
    return result === "passed" ? 0 : EXIT.unexpected;
}

function print(report: DrillReport, { json }: Options): void {
    const { drillText }: typeof import("../../../sdk/disasterRecovery/drill/drillText") =
        require("../../../sdk/disasterRecovery/drill/drillText");
    console.log(json ? JSON.stringify(report, undefined, 2) : drillText(report));
    for (const fault of report.faults) console.error(`pulumi-zscaler: ${fault}`);
}

function seconds(value: string): number {
    const found = secondsIn(value);
    if (found === undefined) throw new InvalidArgumentError("Pass a time such as 5m or 90s.");
    return found;
}

function named(value: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
    const at = value.indexOf("=");
    if (at < 1) throw new InvalidArgumentError("Pass the name of a segment, = and a command.");
    return { ...before, [value.slice(0, at)]: value.slice(at + 1) };
}
