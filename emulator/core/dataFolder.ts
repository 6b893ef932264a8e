import {
    chmodSync,
    closeSync,
    existsSync,
    ftruncateSync,
    mkdirSync,
    openSync,
    readdirSync,
    readFileSync,
    statSync,
    writeSync,
} from "node:fs";
import { join } from "node:path";

/** A data folder that cannot be used, said in one sentence. */
export class DataFolderError extends Error {
    override readonly name = "DataFolderError";
}

/** Every folder of the database has it. */
const MARK = "CURRENT";
/** How many batches were acknowledged: tells whether the database has lost the last ones. */
const SEQUENCE = "emulator.sequence";
const OTHERS = 0o077;

/**
 * Makes the folder, or takes the one that is there, so that it belongs to its owner alone: it holds the secrets of the
 * tenant.
 *
 * @throws DataFolderError when it holds something else, or its mode cannot be changed
 */
export function prepareFolder(folder: string): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const files = readdirSync(folder);
    const [other] = files;
    if (other !== undefined && !files.includes(MARK)) {
        throw new DataFolderError(
            `${folder} is not the data folder of an emulator: it contains ${other}. Choose an empty or a new folder`,
        );
    }
    restrict(folder, folder, 0o700);
    restrictFiles(folder);
}

/** The database makes some of its files anew whenever it is opened; those it makes later are behind the folder. */
export function restrictFiles(folder: string): void {
    for (const file of readdirSync(folder)) restrict(folder, join(folder, file), 0o600);
}

function restrict(folder: string, path: string, mode: number): void {
    if (process.platform === "win32" || (statSync(path).mode & OTHERS) === 0) return;
    try {
        chmodSync(path, mode);
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new DataFolderError(
            `${folder} can be read by other users, and its mode cannot be changed (${reason}): ` +
                `it would contain the secrets of the tenant. Choose a folder that only you can read`,
        );
    }
}

/** The number of acknowledged batches, in a file of its own beside the database. */
export class SequenceFile {
    readonly #file: number;

    private constructor(readonly path: string) {
        this.#file = openSync(path, existsSync(path) ? "r+" : "w+", 0o600);
    }

    /** @returns the number in the file; `undefined` when there is no file */
    static open(folder: string): { file: SequenceFile; acknowledged: number | undefined } {
        const path = join(folder, SEQUENCE);
        const acknowledged = existsSync(path) ? Number(readFileSync(path, "utf8")) : undefined;
        return { file: new SequenceFile(path), acknowledged };
    }

    write(sequence: number): void {
        const length = writeSync(this.#file, String(sequence), 0);
        ftruncateSync(this.#file, length);
    }

    close(): void {
        closeSync(this.#file);
    }
}
