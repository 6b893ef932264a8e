import { execFile, execFileSync } from "node:child_process";
import { readInput } from "./inputFile";

/** What the Pulumi CLI says of a stack, in memory alone: it has secrets in it. */

/** The Pulumi CLI has failed; what it said is on the terminal. */
export class PulumiError extends Error {
    override name = "PulumiError";

    constructor(
        message: string,
        /** Its exit code. */
        readonly code: number,
    ) {
        super(message);
    }
}

const MOST_BYTES = 1024 * 1024 * 1024;

/** @throws {PulumiError} if the command fails, with what it wrote to stderr */
function pulumi(args: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
        execFile("pulumi", args, { maxBuffer: MOST_BYTES, encoding: "utf8" }, (error, stdout, stderr) => {
            if (!error) return resolve(stdout);
            const code = typeof error.code === "number" ? error.code : 1;
            const said = stderr.trim() || error.message;
            reject(new PulumiError(`\`pulumi ${args.slice(0, 2).join(" ")}\` failed: ${said}`, code));
        });
    });
}

const stackOption = (stack: string | undefined): string[] => (stack === undefined ? [] : ["--stack", stack]);

/**
 * The export of a stack, with its secrets: credentials of providers are among them.
 * @throws {PulumiError} if there is none
 */
export async function exportedStack(stack: string | undefined): Promise<unknown> {
    return JSON.parse(await pulumi(["stack", "export", "--show-secrets", ...stackOption(stack)]));
}

/**
 * The same with encrypted secrets, which takes no passphrase.
 * @throws {PulumiError} if there is none
 */
export async function sealedStack(stack: string | undefined): Promise<unknown> {
    return JSON.parse(await pulumi(["stack", "export", ...stackOption(stack)]));
}

/** @throws {Error} if the file is no export */
export function exportIn(file: string): unknown {
    const { resourcesIn }: typeof import("../findings") = require("../findings");
    const text = readInput(file);
    try {
        const exported: unknown = JSON.parse(text);
        resourcesIn(exported);
        return exported;
    } catch {
        throw new Error(`${file} is not an export; write it with \`pulumi stack export --file FILE\``);
    }
}

/** The configuration of the stack, and which of it is secret; undefined outside of the folder of a project. */
export async function configurationOf(
    stack: string | undefined,
): Promise<{ values: Record<string, string>; secret: string[] } | undefined> {
    try {
        const output = await pulumi(["config", "--show-secrets", "--json", ...stackOption(stack)]);
        const found: Record<string, { value?: string; secret?: boolean }> = JSON.parse(output);
        const entries = Object.entries(found);
        return {
            values: Object.fromEntries(entries.map(([key, { value = "" }]) => [key, value])),
            secret: entries.flatMap(([key, { secret }]) => (secret === true ? [key] : [])),
        };
    } catch {
        // What follows from that is said in the report.
        return undefined;
    }
}

/** Settings of the selected stack of a folder. It is asked only when a setting is looked for, and at most once. */
export function settingsOfStack(stack?: string | undefined, cwd = process.cwd()): (key: string) => string | undefined {
    let settings: Record<string, { value?: string }> | undefined;
    return (key) => {
        settings ??= stackSettings(stack, cwd);
        return settings[key]?.value;
    };
}

/** A folder without a project has no settings; what is missing then is reported with all the rest. */
function stackSettings(stack: string | undefined, cwd: string): Record<string, { value?: string }> {
    try {
        const output = execFileSync("pulumi", ["config", "--show-secrets", "--json", ...stackOption(stack)], {
            cwd,
            stdio: ["ignore", "pipe", "ignore"],
        });
        return JSON.parse(output.toString());
    } catch {
        return {};
    }
}
