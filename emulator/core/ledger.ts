import { crc32 } from "node:zlib";

/** How many keys of one kind there are, and the sum of their checksums. */
type Total = readonly [count: number, sum: number];

/** What a store should hold, so that what is lost or damaged can be named. */
export class Ledger {
    readonly #checksums = new Map<string, number>();
    readonly #totals = new Map<string, Total>();
    /** How many batches were written so far. */
    sequence = 0;

    /** @param text absent: the key is removed */
    set(key: string, text: string | undefined): void {
        const kind = kindOf(key);
        const before = this.#checksums.get(key);
        const [count, sum] = this.#totals.get(kind) ?? [0, 0];
        if (text === undefined) {
            if (before === undefined) return;
            this.#checksums.delete(key);
            this.#totals.set(kind, [count - 1, sum - before]);
            return;
        }
        const now = crc32(`${key}\n${text}`);
        this.#checksums.set(key, now);
        this.#totals.set(kind, before === undefined ? [count + 1, sum + now] : [count, sum - before + now]);
    }

    toString(): string {
        return JSON.stringify({ sequence: this.sequence, totals: Object.fromEntries(this.#totals) });
    }

    /**
     * Compares what was found with what was written last.
     *
     * @param written what `toString` gave then
     * @param sequence how many batches were acknowledged
     * @returns one sentence part for each fault
     */
    faults(written: string | undefined, sequence: number): string[] {
        const saved = parse(written);
        // Killed before anything was written.
        if (written === undefined && sequence === 0 && this.#totals.size === 0) return [];
        if (!saved) return ["the list of its contents is lost"];
        const faults: string[] = [];
        if (saved.sequence < sequence) faults.push(`the last ${sequence - saved.sequence} writes are lost`);
        for (const kind of new Set([...Object.keys(saved.totals), ...this.#totals.keys()])) {
            const [count, sum] = saved.totals[kind] ?? [0, 0];
            const [found, foundSum] = this.#totals.get(kind) ?? [0, 0];
            if (found < count) faults.push(`${count - found} of ${count} entries of ${kind} are lost`);
            else if (found > count) faults.push(`${found - count} entries of ${kind} should not be there`);
            else if (foundSum !== sum) faults.push(`entries of ${kind} are damaged`);
        }
        return faults;
    }
}

function parse(written: string | undefined): { sequence: number; totals: Record<string, Total> } | undefined {
    if (written === undefined) return undefined;
    try {
        return JSON.parse(written);
    } catch (error) {
        if (error instanceof SyntaxError) return undefined;
        throw error;
    }
}

/** Objects are told apart by their collection; of settings, each is a kind of its own. */
function kindOf(key: string): string {
    const [first = "", second = ""] = key.split("/");
    return first === "object" ? second : first === "setting" ? key : first;
}
