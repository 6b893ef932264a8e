import { Command } from "commander";
import type { ImportEntry } from "../provider/queries/importEntry";
import { namesFor } from "../sdk/resourceNames";
import { type Wanted, wantedIn } from "./importNames";
import { type ProgramOptions, programFrom, withProgramOptions } from "./importProgram";
import { settingsOfStack } from "./stackFiles";

interface Options extends ProgramOptions {
    parent?: string;
}

/** `pulumi-zscaler import`: the file by which `pulumi import` takes over what exists, or a whole program. */
export function importCommand(): Command {
    const command = new Command("import")
        .description("Write a program of existing objects and import them, or print an import file for some of them")
        .argument(
            "[what...]",
            "print an import file: type of the resource, for example zpa:AppConnectorGroup, then a name in the program and the id of " +
                "the object, MICROTENANT_ID/ID for one in a microtenant; any number of names and ids, then other types; " +
                "with --all only types",
        )
        .option(
            "--all",
            "every object of the tenant; of the types, if types are given, except read-only ones. Names in the program are derived from their names",
        )
        .option(
            "--parent <urn>",
            "for an import file: URN of the parent resource; `pulumi stack --show-urns` lists them",
        );
    return withProgramOptions(command)
        .addHelpText(
            "after",
            `
Examples:
  pulumi-zscaler import --all
  pulumi-zscaler import --all --dry-run
  pulumi-zscaler import --needs "Branch Lyon"
  pulumi-zscaler import --from terraform.tfstate
  pulumi-zscaler import --kind zpa:AppConnectorGroup zpa:ServerGroup --name "Branch *"
  pulumi-zscaler import zpa:AppConnectorGroup lyon 216196257331404007 > import.json
  pulumi-zscaler import --all zpa:AppConnectorGroup zpa:ServerGroup > import.json

Settings are read from the environment (ZSCALER_CLIENT_ID and so on), or else from the selected stack in the folder.
Exit codes: 0 done, 9 done except for objects that could not be read or declared, 3 credentials are missing or refused, 1 other failures.`,
        )
        .action((what: string[], options: Options) =>
            what.length > 0 ? printFile(what, options) : programFrom(options),
        );
}

async function printFile(what: string[], { all, parent }: Options): Promise<void> {
    const wanted = wantedIn(what, all === true);
    const scope = scopeOf(parent);
    // Loaded here, so that the other commands start without the provider and the engine's library.
    const { Importing }: typeof import("../provider/queries/importEntry") = require("../provider/queries/importEntry");
    const { importedResource, importFile }: typeof import("../importing") = require("../importing");
    const importing = new Importing(settingsOfStack());
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
    const resources = found.flat().map((each) => importedResource(each, scope.each));
    process.stdout.write(importFile(resources, scope.file));
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
