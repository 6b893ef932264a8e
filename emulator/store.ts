import { mkdirSync } from "node:fs";
import type { BatchOperation, ClassicLevel } from "classic-level";
import type { Json } from "./json";

const FORMAT_KEY = "format";
/** Raised when what is stored can no longer be read by older versions. */
const FORMAT = "1";

/** A data folder that cannot be used, said in one sentence. */
export class DataFolderError extends Error {
    override readonly name = "DataFolderError";
}

type Batch = BatchOperation<ClassicLevel<string, string>, string, string>[];

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

    private constructor(private readonly database: ClassicLevel<string, string> | undefined) {}

    /** @param folder is created when missing; without one, nothing is kept. */
    static async open(folder?: string): Promise<Store> {
        if (folder === undefined) return new Store(undefined);
        const { ClassicLevel }: typeof import("classic-level") = require("classic-level");
        const database = new ClassicLevel<string, string>(folder, { keyEncoding: "utf8", valueEncoding: "utf8" });
        try {
            // The tenant's secrets are in there.
            mkdirSync(folder, { recursive: true, mode: 0o700 });
            await database.open();
        } catch (error) {
            throw new DataFolderError(explain(folder, error));
        }
        const format = await database.get(FORMAT_KEY);
        if (format !== undefined && format !== FORMAT) {
            await database.close();
            throw new DataFolderError(
                `${folder} was written by another version of the emulator (its format is ${format}, this one knows ` +
                    `${FORMAT}): use that version, or another folder`,
            );
        }
        if (format === undefined) await database.put(FORMAT_KEY, FORMAT);
        return new Store(database);
    }

    /** Everything that was stored, in the order of the keys. */
    async *entries(): AsyncGenerator<[key: string, value: unknown]> {
        if (!this.database) return;
        for await (const [key, value] of this.database.iterator()) {
            if (key !== FORMAT_KEY) yield [key, JSON.parse(value)];
        }
    }

    /** `undefined` removes the key. The value is serialised when it is written, so the newest state wins. */
    set(key: string, value: Json | undefined): void {
        if (this.database) this.#pending.set(key, value);
    }

    /** Resolves when all that was set before the call is stored. Rejects, for good, once a write has failed. */
    flush(): Promise<void> {
        if (this.#pending.size === 0) return this.#next ?? this.#writing;
        this.#next ??= this.#writing.then(() => this.#write());
        return this.#next;
    }

    async close(): Promise<void> {
        await this.flush();
        await this.database?.close();
    }

    #write(): Promise<void> {
        const batch: Batch = [];
        for (const [key, value] of this.#pending) {
            if (value === undefined) batch.push({ type: "del", key });
            else batch.push({ type: "put", key, value: JSON.stringify(value) });
        }
        this.#pending = new Map();
        this.#next = undefined;
        this.#writing = this.database?.batch(batch) ?? Promise.resolve();
        return this.#writing;
    }
}

function explain(folder: string, error: unknown): string {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "LEVEL_LOCKED") return `${folder} is in use by another emulator: stop it, or choose another folder`;
    const reason = cause instanceof Error ? cause.message : String(cause);
    return `${folder} cannot be opened as an emulator's data folder: ${reason}`;
}
