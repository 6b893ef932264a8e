/** What the gateway lets pass in each span of fixed length; every answer announces the rest. */
export class Quota {
    #start = Number.NEGATIVE_INFINITY;
    #used = 0;

    constructor(private readonly seconds: number) {}

    /**
     * Counts a request.
     *
     * @returns the seconds until the next span when this one is used up, else 0
     */
    enter(limit: number, now: number): number {
        if (now - this.#start >= this.seconds * 1_000) {
            this.#start = now;
            this.#used = 0;
        }
        if (this.#used >= limit) return this.#reset(now);
        this.#used += 1;
        return 0;
    }

    headers(limit: number, now: number): Record<string, string> {
        return {
            "x-ratelimit-limit": `${limit}, ${limit};w=${this.seconds}`,
            "x-ratelimit-remaining": String(limit - this.#used),
            "x-ratelimit-reset": String(this.#reset(now)),
        };
    }

    #reset(now: number): number {
        return Math.ceil((this.#start - now) / 1_000 + this.seconds);
    }
}
