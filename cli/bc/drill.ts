import { setTimeout as wait } from "node:timers/promises";
import { Command, InvalidArgumentError, Option } from "commander";
import { Guard } from "../drill/guard";
import { onSignals } from "../drill/signals";
import { secondsIn } from "../durations";
import { EXIT } from "../exitCodes";
import { exitCodeOfError } from "../failing";
import type { Config } from "../views/source";
import type { DrillMeans, DrillReport, DrillRequest } from "./continuityDrill";

/** What the command line says of a drill. The guard of a drill has the same. */
export interface Options {
    readonly privateCloud: string;
    readonly for: number;
    readonly journal: string;
    readonly reconnect: number;
    readonly probe?: readonly string[];
    readonly actor?: string;
    readonly stack?: string;
    readonly end?: true;
    readonly json?: true;
}

const MINUTE = 60;
const DAY = 86_400;

/** `pulumi-zscaler bc drill`: forces business continuity for a time, and ends it in any case. */
export function drillCommand(): Command {
    const several = (value: string, before: readonly string[] = []) => [...before, target(value)];
    return new Command("drill")
        .description("Force the members of a private cloud into business continuity for a time, and end it in any case")
        .requiredOption("--private-cloud <name>", "the private cloud")
        .requiredOption(
            "--journal <file>",
            "what happens is written to this file, from which a drill continues after a failure of the machine",
        )
        .addOption(
            new Option("--for <time>", "how long: 1m to 24h")
                .argParser(timeBetween(MINUTE, DAY))
                .default(30 * MINUTE, "30m"),
        )
        .addOption(
            new Option("--reconnect <time>", "how often members ask whether they are still forced: 15m to 24h")
                .argParser(timeBetween(15 * MINUTE, DAY))
                .default(15 * MINUTE, "15m"),
        )
        .option(
            "--probe <url>",
            "an application that this machine reaches before, during and after: tcp://HOST:PORT, http://… or https://…; can be repeated (default: none)",
            several,
        )
        .option("--actor <name>", "who does the drill, for the journal")
        .option("--stack <name>", "the stack whose settings are used (default: the selected one of this folder)")
        .option("--end", "end the open drill of the journal at once")
        .option("--json", "print an object instead")
        .addHelpText(
            "after",
            `
Examples:
  pulumi-zscaler bc drill --private-cloud "Campus Lyon" --for 30m --journal drill.jsonl --actor "A. Martin"
  pulumi-zscaler bc drill --private-cloud "Campus Lyon" --journal drill.jsonl --end

Ctrl-C ends the drill, and another process ends it if this one is killed.
Exit codes: 0 all as before, 7 something is not as it should be, 3 credentials are missing or refused, 8 cancelled,
1 other failures.`,
        )
        .action(run);
}

async function run(options: Options): Promise<void> {
    const stop = new AbortController();
    onSignals(() => {
        say(stop.signal.aborted ? "is ending the drill; wait" : "stopped: ends the drill first");
        stop.abort();
    });
    let guard: Guard | undefined;
    const arm = async () => {
        guard = await Guard.stand(["bc", "drill-guard"], options, () => {
            say("stopped: the guard of the drill has ended");
            stop.abort();
        });
    };
    try {
        const { configOf }: typeof import("../views/source") = require("../views/source");
        const { signal } = stop;
        const report = await drilled(options, await configOf(options), { signal, arm });
        await guard?.dismiss();
        tell(report, options.json);
        process.exitCode = report.isCancelled ? EXIT.cancelled : report.faults.length > 0 ? EXIT.unexpected : 0;
    } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        process.exitCode = exitCodeOfError(error);
        // The guard ends the drill, if this process could not.
        if (guard) process.exit();
    }
}

/** Ends the drill of a process that is gone. */
export async function guarding(options: Options): Promise<() => Promise<boolean>> {
    const { configOf }: typeof import("../views/source") = require("../views/source");
    const config = await configOf(options);
    return async () => {
        say("the drill has ended without ending business continuity; ending it");
        const report = await drilled(options, config, { end: "process killed", signal: new AbortController().signal });
        for (const fault of report.faults) say(fault);
        return report.faults.length === 0;
    };
}

function drilled(
    options: Options,
    config: Config,
    { end, ...means }: Pick<DrillMeans, "signal" | "arm"> & Pick<DrillRequest, "end">,
): Promise<DrillReport> {
    // Loaded here, so that the other commands start without the provider.
    const { continuityDrill }: typeof import("./continuityDrill") = require("./continuityDrill");
    const { ContinuityTenant }: typeof import("./tenant") = require("./tenant");
    const { DrillJournal }: typeof import("./drillJournal") = require("./drillJournal");
    const { EvidenceFile }: typeof import("../../sdk/disasterRecovery/drill/evidenceFile") =
        require("../../sdk/disasterRecovery/drill/evidenceFile");
    const { probe }: typeof import("./probes") = require("./probes");
    const journal = new DrillJournal(new EvidenceFile(options.journal), Date.now, options.actor);
    const tenant = new ContinuityTenant(config);
    const { privateCloud, for: seconds, reconnect, probe: probes = [] } = options;
    const isEnded = end ?? (options.end && "asked for");
    return continuityDrill(
        {
            privateCloud,
            seconds,
            reconnectMinutes: Math.ceil(reconnect / MINUTE),
            probes,
            ...(isEnded && { end: isEnded }),
        },
        { ...means, tenant, journal, probe, now: Date.now, pause, say },
    );
}

function tell(report: DrillReport, json: true | undefined): void {
    if (json) {
        console.log(JSON.stringify(report, undefined, 2));
    } else {
        const { privateCloud, begunAt, endedAt, because, phases, head } = report;
        const facts = [
            ["private cloud", privateCloud],
            ["begun", begunAt ?? "no: nothing was changed"],
            ["ended", endedAt && `${endedAt} (${because})`],
            ...phases.map(({ phase, predictedSeconds, measuredSeconds }) => [
                phase,
                `${measuredSeconds} s, predicted ${predictedSeconds} s`,
            ]),
            ["hash", head],
        ];
        console.log(facts.flatMap(([name = "", fact]) => (fact ? [`${name.padEnd(14)} ${fact}`] : [])).join("\n"));
    }
    for (const fault of report.faults) say(fault);
}

/** A pause that is cut short by a signal is over. */
async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
    try {
        await wait(milliseconds, undefined, signal ? { signal } : {});
    } catch (error) {
        if (!signal?.aborted) throw error;
    }
}

const say = (line: string): void => console.error(`pulumi-zscaler: ${line}`);

function timeBetween(least: number, most: number): (text: string) => number {
    return (text) => {
        const seconds = /[mh]$/.test(text) ? secondsIn(text) : undefined;
        if (seconds !== undefined && seconds >= least && seconds <= most) return seconds;
        throw new InvalidArgumentError(`use minutes or hours from ${least / MINUTE}m to 24h, such as 30m or 2h`);
    };
}

function target(text: string): string {
    const { probeTarget }: typeof import("./probes") = require("./probes");
    try {
        return probeTarget(text);
    } catch (error) {
        throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
    }
}
