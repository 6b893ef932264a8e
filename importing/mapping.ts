import { z } from "zod";
import { slugOf, unused, variableOf } from "./identifiers";
import { type Declared, keyOf } from "./model";
import { placeOf } from "./places";

/** The file that keeps the names of a generated program, and that its users edit. */

const entry = z.strictObject({
    name: z.string().min(1),
    file: z.string().regex(/^[A-Za-z][\w-]*$/, "must be a file name without folder and ending"),
    skip: z.boolean().optional(),
});

const document = z.record(z.string().regex(/^\w+:\w+$/, "must be a type"), z.record(z.string(), entry));

export interface Entry {
    /** Name of the resource in the program, and so in the state. */
    readonly name: string;
    /** Name of the generated file, without its ending. */
    readonly file: string;
    /** Whether the object is left out. @default false */
    readonly skip?: boolean | undefined;
}

/** What a new entry is to have. */
export interface Proposed {
    readonly name: string;
    /** @default that of its place in the console */
    readonly file?: string | undefined;
}

/** Names that generated files have for other purposes. */
const RESERVED = new Set(["index", "lookups", "lists"]);

/** Entries by type and id. */
export class Mapping {
    private constructor(private readonly entries: ReadonlyMap<string, Entry>) {}

    static readonly empty = new Mapping(new Map());

    /** @throws {Error} that names the entry and what is wrong with it */
    static read(text: string, file: string): Mapping {
        const parsed = document.safeParse(json(text, file));
        if (!parsed.success) {
            const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join(" ")}: ${message}`);
            throw new Error(`${file} has invalid entries; correct them:\n${lines.join("\n")}`);
        }
        const entries = new Map<string, Entry>();
        for (const [type, objects] of Object.entries(parsed.data)) {
            const owners = new Map<string, string>();
            for (const [id, { name, file: place, skip }] of Object.entries(objects)) {
                const owner = owners.get(name);
                if (owner !== undefined) {
                    throw new Error(
                        `${file} gives ${type} ${owner} and ${id} the same name, ${name}; change one of them`,
                    );
                }
                if (RESERVED.has(place)) {
                    throw new Error(
                        `${file} puts ${type} ${id} into the file ${place}, which is generated; use another name`,
                    );
                }
                owners.set(name, id);
                entries.set(keyOf({ type, id }), { name, file: place, ...(skip && { skip }) });
            }
        }
        return new Mapping(entries);
    }

    of(object: { readonly type: string; readonly id: string }): Entry | undefined {
        return this.entries.get(keyOf(object));
    }

    /** Types and ids of all entries. */
    get objects(): { type: string; id: string; entry: Entry }[] {
        return [...this.entries].map(([key, each]) => {
            const [type = "", ...rest] = key.split(" ");
            return { type, id: rest.join(" "), entry: each };
        });
    }

    /**
     * The same with an entry for each of these objects: new ones are named after themselves, and so that neither names nor variables
     * of a kind are equal.
     *
     * @param proposed By key, or by type where there is one object of it.
     */
    with(objects: readonly Declared[], proposed: ReadonlyMap<string, Proposed> = new Map()): Mapping {
        const entries = new Map(this.entries);
        const taken = new Map<string, Set<string>>();
        const ofType = (type: string): Set<string> => {
            const known = taken.get(type) ?? new Set<string>();
            taken.set(type, known);
            return known;
        };
        for (const { type, entry: each } of this.objects) ofType(type).add(variableOf(each.name, type));
        for (const object of objects) {
            if (this.of(object)) continue;
            const { type } = object;
            const variables = ofType(type);
            const { name: wanted = slugOf(object.called), file } =
                proposed.get(keyOf(object)) ?? proposed.get(type) ?? {};
            let name = wanted;
            for (let count = 2; variables.has(variableOf(name, type)); count++) name = `${wanted}-${count}`;
            variables.add(variableOf(name, type));
            const isFree = file !== undefined && !RESERVED.has(file);
            entries.set(keyOf(object), { name, file: isFree ? file : placeOf(type) });
        }
        return new Mapping(entries);
    }

    /** Without the entries of objects that are gone. */
    without(gone: ReadonlySet<string>): Mapping {
        return new Mapping(new Map([...this.entries].filter(([key]) => !gone.has(key))));
    }

    /** As the file holds it: one line for each object. */
    get text(): string {
        const byType = new Map<string, string[]>();
        const sorted = this.objects.sort(
            (a, b) => a.type.localeCompare(b.type, "en") || a.id.localeCompare(b.id, "en", { numeric: true }),
        );
        for (const { type, id, entry: each } of sorted) {
            const lines = byType.get(type) ?? [];
            lines.push(`    ${JSON.stringify(id)}: ${JSON.stringify(each)}`);
            byType.set(type, lines);
        }
        const types = [...byType].map(([type, lines]) => `  ${JSON.stringify(type)}: {\n${lines.join(",\n")}\n  }`);
        return types.length === 0 ? "{}\n" : `{\n${types.join(",\n")}\n}\n`;
    }
}

function json(text: string, file: string): unknown {
    try {
        return JSON.parse(text);
    } catch (error) {
        throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
}

/** Variables for objects, each another one. */
export function variablesFor(objects: readonly { type: string; id: string; name: string }[]): Map<string, string> {
    const taken = new Set<string>();
    return new Map(
        objects.map(({ type, id, name }) => {
            const variable = unused(variableOf(name, type), taken);
            taken.add(variable);
            return [keyOf({ type, id }), variable];
        }),
    );
}
