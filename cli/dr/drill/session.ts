import { EvidenceFile } from "../../../sdk/disasterRecovery/drill/evidenceFile";
import { Journal } from "../../../sdk/disasterRecovery/drill/journal";
import type { PlanDocument } from "../../../sdk/disasterRecovery/plan/document";
import { readPlan } from "../../../sdk/disasterRecovery/plan/readPlan";
import { readInput } from "../../inputFile";
import type { Options } from "./options";
import { Ports } from "./ports";

/** A plan, its journal, and what a drill does and sees. */
export interface Session {
    readonly plan: PlanDocument;
    readonly journal: Journal;
    readonly ports: Ports;
}

/** @throws {InvalidInputError} if the plan cannot be used @throws {EvidenceError} if the journal cannot be continued */
export function sessionOf(options: Options, stop: AbortSignal, publishing?: (pid: number) => void): Session {
    const plan = readPlan(readInput(options.plan), options.plan);
    const ports = new Ports(options, plan, stop, publishing);
    const journal = new Journal(new EvidenceFile(options.journal), plan.fingerprint, ports.now, ports.pause);
    return { plan, journal, ports };
}
