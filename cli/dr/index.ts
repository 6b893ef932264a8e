import { Command } from "commander";
import { guardCommand } from "../drill/guard";
import { drillCommand } from "./drill";
import { guarding } from "./drill/guarding";
import { keysCommand } from "./keys";
import { recordCommand } from "./record";
import { rehearseCommand } from "./rehearse";
import { runbookCommand } from "./runbook";
import { statusCommand } from "./status";
import { verifyCommand } from "./verify";

/** `pulumi-zscaler dr`: what disaster recovery needs outside of Zscaler's console. */
export function drCommand(): Command {
    return new Command("dr")
        .description(
            "Disaster recovery of Private Access: keys, activation records, rehearsals, runbooks, drills and their journals",
        )
        .addCommand(drillCommand())
        .addCommand(guardCommand("drill-guard", guarding), { hidden: true })
        .addCommand(keysCommand())
        .addCommand(recordCommand())
        .addCommand(rehearseCommand())
        .addCommand(runbookCommand())
        .addCommand(statusCommand())
        .addCommand(verifyCommand());
}
