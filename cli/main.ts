#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { bcCommand } from "./bc";
import { commentCommand } from "./comment";
import { doctorCommand } from "./doctor";
import { drCommand } from "./dr";
import { driftCommand } from "./drift";
import { emulatorCommand } from "./emulator";
import { importCommand } from "./import";
import { previewCommand } from "./preview";
import { roleCommand } from "./role";
import { viewCommands } from "./views";
import { graphCommand, mapCommand } from "./views/pages";

const manifest = readFileSync(join(__dirname, "..", "..", "package.json"), "utf8");
const { version }: { version: string } = JSON.parse(manifest);

const command = new Command("pulumi-zscaler")
    .description("Command line tools of the Pulumi library for Zscaler")
    .version(version)
    .addCommand(bcCommand())
    .addCommand(commentCommand())
    .addCommand(doctorCommand())
    .addCommand(drCommand())
    .addCommand(driftCommand())
    .addCommand(emulatorCommand())
    .addCommand(graphCommand())
    .addCommand(importCommand())
    .addCommand(mapCommand())
    .addCommand(previewCommand())
    .addCommand(roleCommand());

for (const each of viewCommands()) command.addCommand(each);

command.parseAsync().catch((error: unknown) => {
    console.error(`pulumi-zscaler: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
});
