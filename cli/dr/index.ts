import { Command } from "commander";
import { keysCommand } from "./keys";
import { recordCommand } from "./record";

/** `pulumi-zscaler dr`: what disaster recovery needs outside of Zscaler's console. */
export function drCommand(): Command {
    return new Command("dr")
        .description("Disaster recovery of Private Access: keys and activation records")
        .addCommand(keysCommand())
        .addCommand(recordCommand());
}
