import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import type { Changes, Result } from "../importing";
import { printForget, printMissing, printReport, printUnread } from "./importReport";
import { Stack, typeErrors } from "./importStack";
import { readInput } from "./inputFile";
import { settingsOfStack } from "./stackFiles";

export interface ProgramOptions {
    all?: true;
    kind?: string[];
    name?: string[];
    needs?: string[];
    microtenant?: string;
    from?: string;
    out: string;
    stack?: string;
    dryRun?: true;
    overwrite?: true;
}

/** As the other commands have them; 9 is for a result from which objects are missing. */
const EXIT = { failure: 1, credentials: 3, partial: 9 } as const;
/** The state before the import, for the way back. */
const BACKUP = "zscaler-before-import.json";

export function withProgramOptions(command: Command): Command {
    return command
        .option("--kind <types...>", "objects of these types, for example zpa:AppConnectorGroup")
        .option("--name <names...>", "objects with these names; * stands for any characters")
        .option("--needs <names...>", "objects with these names, and everything that they need")
        .option("--microtenant <name>", "objects in this microtenant, by name or id; Default for those in none")
        .option(
            "--from <file>",
            "the objects in a terraform.tfstate or in the export of a stack with pulumi-zpa, by their names there; prints how that tool forgets them",
        )
        .option("--out <folder>", "folder of the Pulumi project", ".")
        .option("--stack <name>", "the stack (default: the selected one of the folder)")
        .option("--dry-run", "write the program and the import file, and touch neither the stack nor the tenant")
        .option("--overwrite", "discard changes that were made by hand in generated files");
}

/** Writes the program, imports its objects, and claims nothing unless a preview of it is empty. */
export async function programFrom(options: ProgramOptions): Promise<void> {
    try {
        process.exitCode = await run(options);
    } catch (error) {
        console.error(`pulumi-zscaler: ${error instanceof Error ? error.message : String(error)}`);
        const code = error instanceof Error && "code" in error ? error.code : undefined;
        process.exitCode = isAboutCredentials(code) ? EXIT.credentials : EXIT.failure;
    }
}

async function run(options: ProgramOptions): Promise<number> {
    // Loaded here, so that the other commands start without the provider and the engine's library.
    const { Importing }: typeof import("../provider/queries/importEntry") = require("../provider/queries/importEntry");
    const {
        foreignState,
        generate,
        MAPPING,
        namesIn,
        takenFrom,
    }: typeof import("../importing") = require("../importing");
    const project = path.resolve(options.out);
    const { all, kind: kinds, name: names, needs, microtenant, from, stack: stackName, dryRun, overwrite } = options;
    const foreign = from === undefined ? undefined : foreignState(readInput(from), from);
    const selection = { all, kinds, names, needs, microtenant, objects: foreign?.objects };
    if (Object.values(selection).every((each) => each === undefined) && !existsSync(path.join(project, MAPPING))) {
        throw new Error("nothing is selected; use --all, --kind, --name, --needs, --microtenant or --from");
    }
    const stack = dryRun ? undefined : new Stack(project, stackName);
    if (stack) refuseUnused(project);
    const before = await stack?.exported();
    const importing = new Importing(settingsOfStack(stackName, project));
    const result = await generate(importing, {
        project,
        selection,
        overwrite: overwrite === true,
        names: foreign && namesIn(foreign),
        inStack: before === undefined ? new Map() : managedIn(before),
    });
    const { program, tenant, beside } = result;
    if (program.resources.length === 0 && tenant.unread.length > 0) {
        beside.discard();
        printUnread(tenant.unread);
        console.error("pulumi-zscaler: nothing could be read, and nothing was written");
        return tenant.unread.every(({ code }) => isAboutCredentials(code)) ? EXIT.credentials : EXIT.failure;
    }
    const types = await checkedTypes(project, result);
    beside.take();
    console.log(`Types: ${types}`);
    if (!existsSync(path.join(project, "index.ts"))) writeFileSync(path.join(project, "index.ts"), ENTRY);
    printReport(result);
    const taken = foreign && takenFrom(foreign, result);
    if (taken) printMissing(taken.gone, taken.staying);
    if (stack && before !== undefined) {
        const isDone = await imported(stack, { project, before, result });
        if (!isDone) return EXIT.failure;
    } else console.log(DRY_RUN);
    if (taken) printForget(taken.forget);
    const isPartial = tenant.unread.length > 0 || program.undeclarable.length > 0;
    return isPartial ? EXIT.partial : 0;
}

const isAboutCredentials = (code: unknown): boolean => code === "authentication" || code === "configuration";

const ENTRY = 'import "./zscaler";\n';
const DRY_RUN = `Nothing was imported. To import: run the command without --dry-run, or
  pulumi import --file zscaler/import.json --generate-code=false
  pulumi preview --expect-no-changes
Keys (zpa:ProvisioningKey) are then shown as updates, because zscaler/import.json does not have their values.`;

/** A program that does not load the generated files would delete what is imported. */
function refuseUnused(project: string): void {
    if (!existsSync(path.join(project, "Pulumi.yaml"))) {
        throw new Error(`${project} has no Pulumi.yaml; run \`pulumi new typescript\` there first, or use --dry-run`);
    }
    const main = path.join(project, "index.ts");
    if (!existsSync(main) || /["']\.\/zscaler(\/index)?["']/.test(readFileSync(main, "utf8"))) return;
    throw new Error(`${main} does not load the generated program; add \`import "./zscaler";\` to it, then run again`);
}

/** @throws {Error} with the errors; nothing was adopted then */
async function checkedTypes(project: string, { beside, program }: Result): Promise<string> {
    const errors = await typeErrors(project, beside.folder, [...program.files.keys()]);
    rmSync(path.join(beside.folder, "tsconfig.json"), { force: true });
    if (errors === undefined) return "not checked, because the project has no package typescript";
    if (errors === "") return "no errors";
    beside.discard();
    throw new Error(`the generated program has type errors, and nothing was written; report this:\n${errors}`);
}

/** Names of the resources of an export that manage objects of this library, by key. */
function managedIn(exported: string): Map<string, string> {
    const { managedStack }: typeof import("../drift/stack") = require("../drift/stack");
    const parsed: { deployment?: { resources?: unknown[] | null } } = JSON.parse(exported);
    if (!parsed.deployment?.resources?.length) return new Map();
    return new Map(managedStack(parsed).objects.map(({ type, id, name }) => [`${type} ${id}`, name]));
}

interface Step {
    readonly project: string;
    /** The stack as it was. */
    readonly before: string;
    readonly result: Result;
}

/** @returns whether the preview is empty */
async function imported(stack: Stack, { project, before, result }: Step): Promise<boolean> {
    const {
        FOLDER,
        IMPORT_FILE,
        importedResource,
        importFile,
        withSecrets,
    }: typeof import("../importing") = require("../importing");
    const backup = path.join(project, BACKUP);
    writeFileSync(backup, before, { mode: 0o600 });
    const { toImport, changes } = result;
    try {
        if (toImport.length > 0) {
            const whole = importFile(toImport.map((each) => importedResource(withSecrets(each))));
            await stack.importObjects(whole, path.join(project, FOLDER, IMPORT_FILE));
        }
        console.log(`Imported: ${toImport.length} resources`);
        const preview = await stack.preview(needsRefresh(changes) ? ["--refresh"] : []);
        if (preview.code === 0) {
            rmSync(backup);
            console.log("Preview: no changes");
            if (needsRefresh(changes)) console.log("Run `pulumi refresh` to take what has changed into the state.");
            return true;
        }
        console.error(
            `${preview.output.trim()}\n\npulumi-zscaler: the preview is not empty, see above.\n${hint(changes)}${wayBack()}`,
        );
    } catch (error) {
        console.error(`pulumi-zscaler: ${error instanceof Error ? error.message : String(error)}\n${wayBack()}`);
    }
    return false;
}

const needsRefresh = ({ changed, gone }: Changes): boolean => changed.length + gone.length > 0;

/** A refresh takes only properties into the state that are declared there already. */
const hint = ({ changed }: Changes): string =>
    changed.length === 0
        ? ""
        : "Objects that have changed in the tenant are shown as updates where the state does not have the property yet: `pulumi up` sets the values that the tenant has.\n";

const wayBack = (): string =>
    `The tenant was not changed. To put the stack back to where it was before the import:
  pulumi stack import --file ${BACKUP}`;
