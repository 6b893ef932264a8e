import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import type { Source, StackState, Upgrade } from "../../views";
import { EXIT } from "../exitCodes";
import { codeOf, isAboutCredentials } from "../failing";
import { readInput } from "../inputFile";
import { configurationOf, exportIn, sealedStack } from "../stackFiles";

/** Where views get their objects from. */

export interface SourceOptions {
    readonly stack?: string;
    readonly stackExport?: string;
    readonly live?: true;
    readonly microtenant?: string;
    readonly timeZone?: string;
}

/** What was read, and what could not be. */
export interface Reading {
    readonly source: Source;
    readonly exitCode: number;
}

/** What is to be read of a tenant. */
export interface Wanted {
    readonly types: readonly string[];
    /** Whether the program's places are shown. */
    readonly needsPlaces: boolean;
}

export function withSourceOptions(command: Command): Command {
    return command
        .option("--stack <name>", "the stack (default: the selected one of this folder)")
        .option(
            "--stack-export <file>",
            "output of `pulumi stack export`, instead of running it; - reads standard input",
        )
        .option("--live", "read the tenant instead of the state, with what changes without an update")
        .option(
            "--microtenant <name>",
            "with --live, only objects in this microtenant, by name or id; Default for those in none",
        )
        .option(
            "--time-zone <zone>",
            "IANA time zone of the connectors, such as Europe/Paris (default: times are local to them)",
            timeZone,
        );
}

function timeZone(zone: string): string {
    const { isTimeZone }: typeof import("../../views") = require("../../views");
    if (isTimeZone(zone)) return zone;
    throw new InvalidArgumentError("use an IANA time zone such as Europe/Paris");
}

/** The settings of the stack's configuration; what they lack is in the environment. */
export type Config = (key: string) => string | undefined;

export async function configOf({ stack }: SourceOptions): Promise<Config> {
    const configuration = await configurationOf(stack);
    return (key) => configuration?.values[key];
}

/** @throws {Error} if nothing can be read, with the code of the first failure */
export async function readingOf(options: SourceOptions, wanted: Wanted, config: Promise<Config>): Promise<Reading> {
    const now = new Date();
    const { live, timeZone: zone, microtenant: name } = options;
    if (!live) {
        if (name !== undefined) throw new Error("--microtenant is for the tenant; add --live");
        const { project, stack, objects } = await stateOf(options);
        return { source: { title: `${project}/${stack}`, isLive: false, now, objects, timeZone: zone }, exitCode: 0 };
    }
    const { withPlaces }: typeof import("../../views") = require("../../views");
    const { microtenantIn, objectsIn }: typeof import("./live") = require("./live");
    const microtenant = name === undefined ? undefined : await microtenantIn(name, await config);
    const [{ objects, failures }, state] = await Promise.all([
        config.then((get) => objectsIn(wanted.types, get, microtenant)),
        wanted.needsPlaces ? placesOf(options) : undefined,
    ]);
    // A tenant with one of the products has settings for one.
    const unlisted = failures.filter(({ id }) => id === undefined);
    const hasRead = objects.length > 0 || unlisted.length < wanted.types.length;
    const [first] = unlisted;
    if (first && !hasRead) throw first.error;
    for (const { type, id, error } of failures)
        console.error(`pulumi-zscaler: not read: ${type}${id === undefined ? "" : ` (${id})`}: ${messageOf(error)}`);
    const serious = failures.filter(({ error }) => codeOf(error) !== "configuration");
    const exitCode =
        serious.length === 0
            ? 0
            : serious.every(({ error }) => isAboutCredentials(codeOf(error)))
              ? EXIT.credentials
              : EXIT.failure;
    return {
        source: {
            title: "the tenant",
            isLive: true,
            now,
            objects: state ? withPlaces(objects, state) : objects,
            timeZone: zone,
            microtenant,
        },
        exitCode,
    };
}

async function stateOf({ stack, stackExport }: SourceOptions): Promise<StackState> {
    const { stackState }: typeof import("../../views") = require("../../views");
    return stackState(stackExport === undefined ? await sealedStack(stack) : exportIn(stackExport));
}

/** The tenant can be read without a stack, unless one is named. */
async function placesOf(options: SourceOptions): Promise<StackState | undefined> {
    if (options.stack !== undefined || options.stackExport !== undefined) return stateOf(options);
    return stateOf(options).catch(() => undefined);
}

/** @throws {Error} if an upgrade status cannot be read */
export async function upgradesOf(
    ids: readonly string[],
    config: Promise<Config>,
): Promise<ReadonlyMap<string, Upgrade>> {
    const { upgradesIn }: typeof import("./live") = require("./live");
    return upgradesIn(ids, await config);
}

/** The connectors of Cloud Connector groups in an earlier output of `--json`. @throws {Error} if it is none */
export function membersBefore(file: string): NonNullable<Source["before"]> {
    const text = readInput(file);
    try {
        const { rows } = JSON.parse(text);
        const entries = rows.map((row: { id: string; members: Record<string, unknown>[] }) => {
            return [row.id, [...row.members]];
        });
        return new Map(entries);
    } catch {
        throw new Error(`${file} is not an earlier output of \`pulumi-zscaler cloud-connectors --live --json\``);
    }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
