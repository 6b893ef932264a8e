import { Command } from "commander";
import { guardCommand } from "../drill/guard";
import { drillCommand, guarding } from "./drill";

/** `pulumi-zscaler bc`: business continuity, as far as its API goes. */
export function bcCommand(): Command {
    return new Command("bc")
        .description("Business continuity of Private Access: drills")
        .addCommand(drillCommand())
        .addCommand(guardCommand("drill-guard", guarding), { hidden: true });
}
