import { Command } from "commander";
import { keysCommand } from "./keys";
import { recordCommand } from "./record";
import { rehearseCommand } from "./rehearse";
import { verifyCommand } from "./verify";

/** `pulumi-zscaler dr`: what disaster recovery needs outside of Zscaler's console. */
export function drCommand(): Command {
    return new Command("dr")
        .description("Disaster recovery of Private Access: keys, activation records, rehearsals and journals of drills")
        .addCommand(keysCommand())
        .addCommand(recordCommand())
        .addCommand(rehearseCommand())
        .addCommand(verifyCommand());
}
