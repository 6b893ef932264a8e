import type { BatchOperation, ClassicLevel } from "classic-level";
import { DataFolderError, prepareFolder, restrictFiles, SequenceFile } from "./dataFolder";
import type { Json } from "./json";
import { Ledger } from "./ledger";

const FORMAT_KEY = "format";
const LEDGER_KEY = "ledger";
/** Raised when what is stored can no longer be read by older versions. */
const FORMAT = "2";
/** Has no ledger, else the same. */
const OLDER_FORMAT = "1";

type Batch = BatchOperation<ClassicLevel<string, string>, string, string>[];

interface Opened {
    readonly folder: string;
    readonly database: ClassicLevel<string, string>;
    readonly file: SequenceFile;
    readonly acknowledged: number | undefined;
}

/**
 * Key-value pairs that outlive the process. Values are JSON.
 *
 * Changes are collected while a request is handled and written as one batch by `flush`; requests that come together
 * share a batch. A written batch survives the process being killed at any moment; it is not forced through the
 * operating system's cache, so a power cut may lose the last seconds, but never part of a batch.
 */
export class Store {
    #pending = new Map<string, Json | undefined>();
    #writing: Promise<void> = Promise.resolve();
    #next: Promise<void> | undefined;
    readonly #ledger = new Ledger();

    private constructor(private readonly opened?: Opened) {}

    /** @param folder is created when missing; without one, nothing is kept. */
    static async open(folder?: string): Promise<Store> {
        if (folder === undefined) return new Store();
        const { ClassicLevel } = loadDatabase();
        const database = new ClassicLevel<string, string>(folder, { keyEncoding: "utf8", valueEncoding: "utf8" });
        try {
            prepareFolder(folder);
            await database.open();
            restrictFiles(folder);
        } catch (error) {
            throw error instanceof DataFolderError ? error : new DataFolderError(explain(folder, error));
        }
        const format = await database.get(FORMAT_KEY);
        if (format !== undefined && format !== FORMAT && format !== OLDER_FORMAT) {
            await database.close();
            throw new DataFolderError(
                `${folder} was written by another version of the emulator (its format is ${format}, this version uses ${FORMAT}): use that version or another folder`,
            );
        }
        return new Store({ folder, database, ...SequenceFile.open(folder) });
    }

    /**
     * Everything that was stored, in the order of the keys.
     *
     * @throws DataFolderError when something is lost or damaged
     */
    async *entries(): AsyncGenerator<[key: string, value: unknown]> {
        if (!this.opened) return;
        let written: string | undefined;
        let format: string | undefined;
        try {
            for await (const [key, text] of this.opened.database.iterator()) {
                if (key === LEDGER_KEY) written = text;
                else if (key === FORMAT_KEY) format = text;
                else {
                    this.#ledger.set(key, text);
                    yield [key, parsed(text)];
                }
            }
            this.#verify(format, written);
        } catch (error) {
            await this.#release();
            throw error instanceof DataFolderError ? error : new DataFolderError(explain(this.opened.folder, error));
        }
        await this.opened.database.put(FORMAT_KEY, FORMAT);
    }

    /** A folder without the count of batches is a new one, an older one, or one whose owner goes on with what is left. */
    #verify(format: string | undefined, written: string | undefined): void {
        if (!this.opened) return;
        const { folder, file, acknowledged } = this.opened;
        if (acknowledged === undefined || format === OLDER_FORMAT) return;
        const faults = this.#ledger.faults(written, acknowledged);
        if (faults.length > 0) {
            throw new DataFolderError(
                `${folder} is damaged: ${faults.join(", ")}. Restore a copy of the folder or choose another one. To continue with the remaining data, delete ${file.path}`,
            );
        }
        this.#ledger.sequence = acknowledged;
    }

    /** `undefined` removes the key. The value is serialised when it is written, so the newest state wins. */
    set(key: string, value: Json | undefined): void {
        if (this.opened) this.#pending.set(key, value);
    }

    /** Resolves when all that was set before the call is stored. Rejects, for good, once a write has failed. */
    flush(): Promise<void> {
        if (this.#pending.size === 0) return this.#next ?? this.#writing;
        this.#next ??= this.#writing.then(() => this.#write());
        return this.#next;
    }

    async close(): Promise<void> {
        await this.flush();
        await this.#release();
    }

    async #release(): Promise<void> {
        this.opened?.file.close();
        await this.opened?.database.close();
    }

    #write(): Promise<void> {
        const batch: Batch = [];
        for (const [key, value] of this.#pending) {
            const text = value === undefined ? undefined : JSON.stringify(value);
            batch.push(text === undefined ? { type: "del", key } : { type: "put", key, value: text });
            this.#ledger.set(key, text);
        }
        this.#pending = new Map();
        this.#next = undefined;
        this.#writing = this.#commit(batch);
        return this.#writing;
    }

    async #commit(batch: Batch): Promise<void> {
        if (!this.opened) return;
        const { database, file } = this.opened;
        this.#ledger.sequence += 1;
        const { sequence } = this.#ledger;
        batch.push({ type: "put", key: LEDGER_KEY, value: String(this.#ledger) });
        await database.batch(batch);
        file.write(sequence);
    }
}

/** An entry that does not parse is found by its checksum. */
function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch (error) {
        if (error instanceof SyntaxError) return undefined;
        throw error;
    }
}

/** Native code, which an installation may lack: there is no build for every machine. */
function loadDatabase(): typeof import("classic-level") {
    try {
        return require("classic-level");
    } catch (error) {
        const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
        throw new DataFolderError(
            `a data folder requires the optional package classic-level, which cannot be loaded (${reason}): install it with ` +
                '"npm install classic-level", which may require a C++ compiler, or start without a data folder',
        );
    }
}

function explain(folder: string, error: unknown): string {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "LEVEL_LOCKED")
        return `${folder} is in use by another emulator: stop that emulator or choose another folder`;
    const reason = cause instanceof Error ? cause.message : String(cause);
    return `${folder} cannot be opened as the data folder of an emulator: ${reason}`;
}
