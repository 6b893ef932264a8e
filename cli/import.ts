import { execFileSync } from "node:child_process";
import { Command } from "commander";
import type { ImportEntry } from "../provider/queries/importEntry";
import { namesFor } from "../sdk/resourceNames";
import { resourceToken } from "../sdk/typeToken";
import { type Wanted, wantedIn } from "./importNames";

interface Options {
    all?: true;
    parent?: string;
}

/** `pulumi-zscaler import`: the file by which `pulumi import` takes over what exists. */
export function importCommand(): Command {
    return new Command("import")
        .description("Print the file with which `pulumi import --file` imports existing objects into a stack")
        .argument(
            "<what...>",
            "type of the resource, for example zpa:AppConnectorGroup, then a name in the program and the id of the object, " +
                "MICROTENANT_ID/ID for one in a microtenant; any number of names and ids, then other types; " +
                "with --all only types",
        )
        .option(
            "--all",
            "every object of the types except read-only ones; its name in the program is derived from its own name",
        )
        .option("--parent <urn>", "URN of the parent resource; `pulumi stack --show-urns` lists them")
        .addHelpText(
            "after",
            `
Examples:
  pulumi-zscaler import zpa:AppConnectorGroup lyon 216196257331404007 > import.json
  pulumi-zscaler import zpa:AppConnectorGroup lyon 1 paris 2 zpa:ServerGroup shared 3 > import.json
  pulumi-zscaler import --all zpa:AppConnectorGroup zpa:ServerGroup > import.json

Settings are read from the environment (ZSCALER_CLIENT_ID and so on), or else from the selected stack in this folder.`,
        )
        .action(run);
}

async function run(what: string[], { all, parent }: Options): Promise<void> {
    const wanted = wantedIn(what, all === true);
    const scope = scopeOf(parent);
    // Loaded here, so that the other commands start without the provider and the engine's library.
    const { Importing }: typeof import("../provider/queries/importEntry") = require("../provider/queries/importEntry");
    const { providerOf }: typeof import("../sdk/resource") = require("../sdk/resource");
    const importing = new Importing(settings());
    const found = await everyOne(wanted, async ({ type, name, reference }) => {
        if (name !== undefined && reference !== undefined) {
            return [{ type, name, ...(await importing.one(type, reference)) }];
        }
        const { entries, leftOut } = await importing.all(type);
        for (const line of leftOut) console.error(`Left out ${line}`);
        return namesFor(entries.map(({ called }) => called)).map((given, index) => ({
            type,
            name: given,
            ...(entries[index] as ImportEntry),
        }));
    });
    const resources = found.flat().map(({ type, name, id, inputs, outputs }) => {
        const __provider = providerOf(type);
        return {
            type: resourceToken(type),
            name,
            id,
            ...scope.each,
            inputs: { ...inputs, __provider },
            outputs: { ...outputs, __provider },
        };
    });
    console.log(JSON.stringify({ ...scope.file, resources }, null, 4));
}

/** @throws Error with a line for each that failed, so that one run shows all of them */
async function everyOne<T>(wanted: readonly Wanted[], get: (one: Wanted) => Promise<T>): Promise<T[]> {
    const results = await Promise.allSettled(wanted.map(get));
    const failures = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    if (failures.length === 0)
        return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const lines = failures.map((failure) => (failure instanceof Error ? failure.message : String(failure)));
    throw new Error([...new Set(lines)].join("\n"));
}

/** The name under which an import file knows a parent. */
const PARENT = "parent";

/** What an import file says of a parent, for the whole and for each resource. */
function scopeOf(urn: string | undefined): { file: object; each: object } {
    if (urn === undefined) return { file: {}, each: {} };
    if (/^urn:pulumi:[^:]+::[^:]+::.+::.+$/.test(urn)) {
        return { file: { nameTable: { [PARENT]: urn } }, each: { parent: PARENT } };
    }
    throw new Error(`${urn} is not the URN of a resource; \`pulumi stack --show-urns\` lists the URNs of the stack`);
}

/** The selected stack is asked only when a setting is looked for, and at most once. */
function settings(): (key: string) => string | undefined {
    let stack: Record<string, { value?: string }> | undefined;
    return (key) => {
        stack ??= stackSettings();
        return stack[key]?.value;
    };
}

/** A folder without a project has no settings; what is missing then is reported with all the rest. */
function stackSettings(): Record<string, { value?: string }> {
    try {
        const output = execFileSync("pulumi", ["config", "--show-secrets", "--json"], {
            stdio: ["ignore", "pipe", "ignore"],
        });
        return JSON.parse(output.toString());
    } catch {
        return {};
    }
}
