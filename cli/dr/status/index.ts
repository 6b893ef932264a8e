import { existsSync } from "node:fs";
import { Command } from "commander";
import type { PlanDocument } from "../../../sdk/disasterRecovery/plan/document";
import { EXIT } from "../../exitCodes";
import { readInput } from "../../inputFile";
import { momentOf } from "../../moment";
import type { StatusSources } from "./status";

interface Options {
    readonly plan: string;
    readonly journal?: string;
    readonly server?: string;
    readonly at?: string;
    readonly json?: true;
}

/** `pulumi-zscaler dr status`: whether disaster recovery would work today. */
export function statusCommand(): Command {
    return new Command("status")
        .description("Say whether one can switch today and why not, who reaches what then, and what must still be done")
        .requiredOption("--plan <file>", "the plan; - reads standard input")
        .option("--journal <file>", "the journal of the drills of this plan; default: there was none")
        .option("--server <address>", "the DNS server, such as 9.9.9.9; default: those of this machine")
        .option("--at <time>", "when, for example 2027-03-01T06:00:00Z; default: now")
        .option("--json", "print an object instead")
        .addHelpText(
            "after",
            `
Example:
  pulumi-zscaler dr status --plan plan.json --journal drill.jsonl

It needs no access to Zscaler. Exit codes: 0 yes, 7 no or unknown, 1 other failures.`,
        )
        .action(run);
}

async function run({ plan: file, journal, server, at, json }: Options): Promise<void> {
    const { readPlan, judgePlan, statusOf, statusBlocks, terminalTextOf } = load();
    const plan = readPlan(readInput(file));
    const now = momentOf(at);
    const { findings, mandatory } = judgePlan(plan, {}, new Date(now));
    const status = statusOf({
        plan,
        published: await publishedOf(plan, server),
        findings,
        mandatory,
        lines: journal === undefined ? [] : linesOf(journal),
        at: now,
    });
    process.stdout.write(json ? `${JSON.stringify(status, undefined, 2)}\n` : terminalTextOf(statusBlocks(status)));
    if (status.canSwitch !== "yes") process.exitCode = EXIT.unexpected;
}

/** What cannot be read is a part of the answer. */
async function publishedOf(plan: PlanDocument, server: string | undefined): Promise<StatusSources["published"]> {
    const { getPublishedActivationRecord }: typeof import("../../../sdk/disasterRecovery/publishedActivationRecord") =
        require("../../../sdk/disasterRecovery/publishedActivationRecord");
    const { ConnectionError }: typeof import("../../../sdk/errors") = require("../../../sdk/errors");
    try {
        return await getPublishedActivationRecord({
            domain: plan.domainName,
            ...(plan.publicKey && { publicKey: plan.publicKey.pem }),
            ...(server !== undefined && { servers: [server] }),
        });
    } catch (error) {
        if (error instanceof ConnectionError) return { unread: error.message };
        throw error;
    }
}

/** @throws {Error} if a line was changed */
function linesOf(journal: string): StatusSources["lines"] {
    const { verifyEvidence }: typeof import("../../../sdk/disasterRecovery/drill/evidence") =
        require("../../../sdk/disasterRecovery/drill/evidence");
    if (!existsSync(journal)) return [];
    const { isIntact, lines, faults } = verifyEvidence(readInput(journal));
    if (!isIntact) throw new Error(`${journal} cannot be used: ${faults.join("; ")}`);
    return lines;
}

/** Late, so that the other commands start without it. */
function load() {
    const { readPlan }: typeof import("../../../sdk/disasterRecovery/plan/readPlan") =
        require("../../../sdk/disasterRecovery/plan/readPlan");
    const { judgePlan }: typeof import("../../../findings") = require("../../../findings");
    const { statusOf }: typeof import("./status") = require("./status");
    const { statusBlocks }: typeof import("./statusBlocks") = require("./statusBlocks");
    const { terminalTextOf }: typeof import("../../../sdk/disasterRecovery/document/terminal") =
        require("../../../sdk/disasterRecovery/document/terminal");
    return { readPlan, judgePlan, statusOf, statusBlocks, terminalTextOf };
}
