import type { Importing } from "../provider/queries/importEntry";
import { importedResource, importFile } from "./importFile";
import type { Mapping, Proposed } from "./mapping";
import { keyOf } from "./model";
import { Beside, digest, editedIn, FOLDER, MAPPING, previousIn } from "./output";
import { type Program, programOf } from "./program";
import type { Selection } from "./selection";
import { type Read, readTenant, type Tenant } from "./tenant";

/** One run: reads the tenant, and writes the program beside the one before. */

export interface Request {
    /** Folder of the project. */
    readonly project: string;
    readonly selection: Selection;
    /** Whether generated files that were changed by hand are overwritten. */
    readonly overwrite: boolean;
    /** Names of the resources by which the stack manages objects, by key. */
    readonly inStack: ReadonlyMap<string, string>;
    /** What new objects are to be called, by key. @default their names in the tenant */
    readonly names?: ReadonlyMap<string, Proposed> | undefined;
}

/** What has become different since the run before, by key. */
export interface Changes {
    readonly added: readonly string[];
    readonly gone: readonly string[];
    readonly changed: readonly string[];
}

export interface Result {
    readonly tenant: Tenant;
    readonly program: Program;
    readonly changes: Changes;
    readonly beside: Beside;
    /** What the stack does not have yet. */
    readonly toImport: readonly (Read & { readonly name: string })[];
    /** What each object is called in the tenant, by key. */
    readonly called: ReadonlyMap<string, string>;
}

/** @throws {Error} if nothing can be written without losing something */
export async function generate(importing: Importing, request: Request): Promise<Result> {
    const { project, selection, overwrite, inStack, names } = request;
    const previous = previousIn(project);
    const edited = overwrite ? [] : editedIn(project, previous.lock);
    if (edited.length > 0) {
        throw new Error(
            `these generated files were changed by hand: ${edited.join(", ")}. Move the changes into other files, or discard them with --overwrite`,
        );
    }
    refuseRenamed(previous.mapping, inStack);
    const before = previous.mapping.objects;
    const managed = new Map(
        [...inStack]
            .filter(([key]) => !before.some((object) => keyOf(object) === key))
            .map(([key, name]) => [key, `the stack manages it already, as ${name}`]),
    );
    const tenant = await readTenant(importing, { selection, before, managed });
    refuseUnread(tenant, previous.mapping);
    const gone = before.map(keyOf).filter((key) => !tenant.keys.has(key));
    const mapping = previous.mapping.without(new Set(gone)).with(tenant.chosen, names);
    const program = programOf({ declared: tenant.chosen, known: tenant.known, mapping });
    const read = new Map(tenant.chosen.map((object) => [keyOf(object), object]));
    const resources = program.resources.flatMap(({ object, name }) => {
        const found = read.get(keyOf(object));
        return found ? [{ ...found, name }] : [];
    });
    const objects = Object.fromEntries(resources.map((each) => [keyOf(each), digest(JSON.stringify(each.inputs))]));
    const toImport = resources.filter((each) => !inStack.has(keyOf(each)));
    const beside = new Beside(project, {
        files: program.files,
        importFile: importFile(toImport.map((each) => importedResource(each))),
        mapping,
        objects,
    });
    const known = previous.lock.objects;
    return {
        tenant,
        program,
        changes: {
            added: Object.keys(objects).filter((key) => !(key in known)),
            gone,
            changed: Object.keys(objects).filter((key) => key in known && known[key] !== objects[key]),
        },
        beside,
        toImport,
        called: new Map(resources.map((each) => [keyOf(each), each.called])),
    };
}

/** A program without them would delete them. */
function refuseUnread({ unread, absent }: Tenant, mapping: Mapping): void {
    const own = mapping.objects;
    const lost = [...unread, ...absent].filter(({ type, id }) =>
        own.some((object) => object.type === type && (id === undefined || object.id === id)),
    );
    if (lost.length === 0) return;
    const lines = lost.map(({ text }) => `  ${text}`);
    throw new Error(
        `objects that the program declares cannot be read, and ${FOLDER}/ was not written, because it would miss them:\n${[...new Set(lines)].join("\n")}`,
    );
}

/** Under another name the object would be declared twice. */
function refuseRenamed(mapping: Mapping, inStack: ReadonlyMap<string, string>): void {
    for (const object of mapping.objects) {
        const name = inStack.get(keyOf(object));
        if (object.entry.skip || name === undefined || name === object.entry.name) continue;
        throw new Error(
            `${MAPPING} names ${object.type} ${object.id} ${object.entry.name}, but the stack has it as ${name}; use that name`,
        );
    }
}
