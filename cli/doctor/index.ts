import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { EXIT } from "../exitCodes";
import { isAboutCredentials, withExitCode } from "../failing";
import { configurationOf, exportIn, sealedStack } from "../stackFiles";
import { type Check, report } from "./check";

interface Options {
    readonly stack?: string;
    readonly stackExport?: string;
    readonly json?: true;
}

/** `pulumi-zscaler doctor`: whether this machine, its settings and its credential can do what a program needs. */
export function doctorCommand(): Command {
    return new Command("doctor")
        .description(
            "Check versions, settings, the way to the service, the credential, and access to each kind of object",
        )
        .option("--stack <name>", "the stack (default: the selected one of this folder)")
        .option(
            "--stack-export <file>",
            "output of `pulumi stack export`, instead of running it; - reads standard input",
        )
        .option("--json", "print JSON")
        .addHelpText(
            "after",
            `
With a stack, access to the kinds that it has is needed; without one, every kind is read, and what cannot be read is a warning.

Examples:
  pulumi-zscaler doctor
  pulumi-zscaler doctor --stack dev --json

It reads only. Exit codes: 0 nothing failed, 3 credentials are missing or refused, 8 cancelled, 1 something else failed.`,
        )
        .action((options: Options) => withExitCode(() => run(options)));
}

async function run({ stack, stackExport, json }: Options): Promise<number> {
    const { tenantChecks }: typeof import("./tenant") = require("./tenant");
    const { versionChecks, versionIn }: typeof import("./versions") = require("./versions");
    // What cannot be an export is said before any call.
    const file = stackExport === undefined ? undefined : exportIn(stackExport);
    const [cli, configuration, exported] = await Promise.all([
        output("pulumi", ["version"]),
        configurationOf(stack),
        file ?? (stack === undefined ? sealedStack(undefined).catch(() => undefined) : sealedStack(stack)),
    ]);
    const manifest = JSON.parse(readFileSync(join(__dirname, "..", "..", "..", "package.json"), "utf8"));
    const checks: Check[] = [
        ...versionChecks({ node: process.versions.node, cli, version: versionIn(process.cwd()), manifest }),
        ...(await tenantChecks({ config: (key) => configuration?.values[key], types: typesIn(exported) })),
    ];
    process.stdout.write(json ? `${JSON.stringify({ checks }, undefined, 4)}\n` : report(checks));
    return exitCodeOf(checks);
}

/** Undefined of a stack without objects of this library. */
function typesIn(exported: unknown): string[] | undefined {
    if (exported === undefined) return undefined;
    const { stackState }: typeof import("../../views") = require("../../views");
    const types = [...new Set(stackState(exported).objects.map(({ type }) => type))];
    return types.length === 0 ? undefined : types;
}

export function exitCodeOf(checks: readonly Check[]): number {
    const failed = checks.filter(({ state }) => state === "failed");
    if (failed.some(({ code }) => isAboutCredentials(code))) return EXIT.credentials;
    return failed.length > 0 ? EXIT.failure : 0;
}

/** Undefined if it does not run. */
const output = (command: string, args: readonly string[]): Promise<string | undefined> =>
    new Promise((resolve) => {
        execFile(command, args, { encoding: "utf8" }, (error, stdout) => resolve(error ? undefined : stdout));
    });
