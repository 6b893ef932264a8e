import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";

const WORK = path.resolve(__dirname, "../../.work");

/** Gives the work a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    mkdirSync(WORK, { recursive: true });
    const folder = mkdtempSync(path.join(WORK, "bench-"));
    try {
        return await work(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
