import { readFileSync, statSync } from "node:fs";

/** Larger files are of another kind, and would fill the memory. */
const MOST_BYTES = 256 * 1024 * 1024;

const REASONS: Readonly<Record<string, (file: string) => string>> = {
    ENOENT: (file) => `${file} does not exist; pass a file that can be read`,
    EISDIR: (file) => `${file} is a folder; pass a file that can be read`,
    EACCES: (file) => `${file} may not be read by this user; pass a file that can be read`,
};

/**
 * The text of a file that the command line names.
 *
 * @param file `-` for standard input.
 * @throws {Error} if it cannot be read
 */
export function readInput(file: string): string {
    if (file === "-") {
        const read = readFileSync(0);
        refuseLarge("standard input", read.length);
        return read.toString("utf8");
    }
    try {
        refuseLarge(file, statSync(file).size);
        return readFileSync(file, "utf8");
    } catch (error) {
        const reason = REASONS[String(Reflect.get(Object(error), "code"))];
        throw reason === undefined ? error : new Error(reason(file));
    }
}

function refuseLarge(file: string, size: number): void {
    if (size <= MOST_BYTES) return;
    const [has, most] = [size, MOST_BYTES].map((bytes) => Math.round(bytes / 1024 / 1024));
    throw new Error(`${file} has ${has} MiB; pass a file of at most ${most} MiB`);
}
