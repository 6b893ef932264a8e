import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Mapping } from "./mapping";

/** The files of a generated program in the folder of a project. */

/** The folder that is written again by each run. */
export const FOLDER = "zscaler";
/** The file that users edit. */
export const MAPPING = "zscaler-import.json";
/** What the run before has written, in the folder. */
const LOCK = "import-lock.json";
export const IMPORT_FILE = "import.json";

/** What a run remembers of its result, by digests alone. */
export interface Lock {
    /** Digests of the generated files. */
    readonly files: Readonly<Record<string, string>>;
    /** Digests of the objects that are declared, by key. */
    readonly objects: Readonly<Record<string, string>>;
}

/** What the run before has left. */
export interface Previous {
    readonly mapping: Mapping;
    readonly lock: Lock;
}

export const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** @throws {Error} if the mapping is invalid */
export function previousIn(project: string): Previous {
    const mapping = contentOf(path.join(project, MAPPING));
    return {
        mapping: mapping === undefined ? Mapping.empty : Mapping.read(mapping, MAPPING),
        lock: lockIn(path.join(project, FOLDER)),
    };
}

function lockIn(folder: string): Lock {
    const content = contentOf(path.join(folder, LOCK));
    return content === undefined ? { files: {}, objects: {} } : JSON.parse(content);
}

/** Generated files that somebody has changed since, or that were not generated: the next run would lose them. */
export function editedIn(project: string, { files }: Lock): string[] {
    const folder = path.join(project, FOLDER);
    return Object.entries(files)
        .filter(([name, before]) => {
            const now = contentOf(path.join(folder, name));
            return now !== undefined && digest(now) !== before;
        })
        .map(([name]) => `${FOLDER}/${name}`);
}

interface Written {
    /** Contents by name. */
    readonly files: ReadonlyMap<string, string>;
    readonly importFile: string;
    readonly mapping: Mapping;
    /** Digests of the objects, by key. */
    readonly objects: Readonly<Record<string, string>>;
}

/** A result that is written beside the one before, and takes its place at the end. */
export class Beside {
    /** Where it is until then. */
    readonly folder: string;

    constructor(
        private readonly project: string,
        private readonly written: Written,
    ) {
        this.folder = path.join(project, `${FOLDER}.new`);
        const { files, importFile, objects } = written;
        rmSync(this.folder, { recursive: true, force: true });
        mkdirSync(this.folder, { recursive: true });
        for (const [name, content] of files) writeFileSync(path.join(this.folder, name), content);
        writeFileSync(path.join(this.folder, IMPORT_FILE), importFile);
        const digests = [...files].map(([name, content]) => [name, digest(content)]);
        const lock: Lock = { files: Object.fromEntries(digests), objects };
        writeFileSync(path.join(this.folder, LOCK), `${JSON.stringify(lock, undefined, 1)}\n`);
    }

    /** Files that nobody generated move along. */
    take(): void {
        const own = path.join(this.project, FOLDER);
        const old = path.join(this.project, `${FOLDER}.old`);
        rmSync(old, { recursive: true, force: true });
        if (existsSync(own)) renameSync(own, old);
        renameSync(this.folder, own);
        const generated = new Set([LOCK, IMPORT_FILE, ...Object.keys(lockIn(old).files)]);
        for (const name of existsSync(old) ? readdirSync(old) : []) {
            const target = path.join(own, name);
            if (!generated.has(name) && !existsSync(target)) renameSync(path.join(old, name), target);
        }
        writeFileSync(path.join(this.project, MAPPING), this.written.mapping.text);
        rmSync(old, { recursive: true, force: true });
    }

    discard(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}

function contentOf(file: string): string | undefined {
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
