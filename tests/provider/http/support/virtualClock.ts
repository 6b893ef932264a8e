import type { Clock } from "../../../../provider/http/clock";

/** Time that passes only when told to. */
export class VirtualClock implements Clock {
    #now = 0;
    readonly #timers = new Set<{ at: number; callback: () => void }>();

    now(): number {
        return this.#now;
    }

    after(ms: number, callback: () => void): () => void {
        const timer = { at: this.#now + ms, callback };
        this.#timers.add(timer);
        return () => this.#timers.delete(timer);
    }

    get timers(): number {
        return this.#timers.size;
    }

    /** Lets `ms` pass; what becomes due runs in order, with everything that follows from it. */
    async advance(ms: number): Promise<void> {
        const end = this.#now + ms;
        await settled();
        for (let next = this.#next(end); next; next = this.#next(end)) {
            this.#timers.delete(next);
            this.#now = Math.max(this.#now, next.at);
            next.callback();
            await settled();
        }
        this.#now = end;
    }

    #next(end: number) {
        return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
    }
}

/** Lets promises that can go on do so. */
function settled(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
}
