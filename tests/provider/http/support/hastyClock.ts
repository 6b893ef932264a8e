import type { Clock } from "../../../../provider/http/clock";

/** Real time, but every wait is over at once and counts all the same. */
export class HastyClock implements Clock {
    /** The waits, in milliseconds, in the order they began. */
    readonly waits: number[] = [];
    #skipped = 0;

    now(): number {
        return performance.now() + this.#skipped;
    }

    after(ms: number, callback: () => void): () => void {
        this.waits.push(ms);
        const immediate = setImmediate(() => {
            this.#skipped += ms;
            callback();
        });
        return () => clearImmediate(immediate);
    }
}
