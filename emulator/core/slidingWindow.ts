/** Admits so many events in any span of a given length. Times are milliseconds of any one clock. */
export class SlidingWindow {
    #times: number[] = [];
    /** The times before it have left the window. */
    #start = 0;

    constructor(
        readonly limit: number,
        private readonly spanMs: number,
    ) {}

    /** How long until one more is admitted; 0 when one is now. */
    wait(now: number): number {
        this.#leave(now);
        const oldest = this.#times[this.#times.length - this.limit];
        const isFull = this.#times.length - this.#start >= this.limit && oldest !== undefined;
        return isFull ? oldest + this.spanMs - now : 0;
    }

    admit(now: number): void {
        this.#times.push(now);
    }

    /** Whether nothing is in the window any more. */
    isQuiet(now: number): boolean {
        this.#leave(now);
        return this.#start === this.#times.length;
    }

    #leave(now: number): void {
        while (now - (this.#times[this.#start] ?? now) >= this.spanMs) this.#start += 1;
        // Cutting off half at a time keeps leaving cheap.
        if (this.#start > this.#times.length / 2) {
            this.#times = this.#times.slice(this.#start);
            this.#start = 0;
        }
    }
}
