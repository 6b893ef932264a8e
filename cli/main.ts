#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { commands } from "./commands";

const manifest = readFileSync(join(__dirname, "..", "..", "package.json"), "utf8");
const { version }: { version: string } = JSON.parse(manifest);

const command = new Command("pulumi-zscaler")
    .description("Command line tools of the Pulumi library for Zscaler")
    .version(version);

for (const each of commands()) command.addCommand(each);

command.parseAsync().catch((error: unknown) => {
    console.error(`pulumi-zscaler: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
});
