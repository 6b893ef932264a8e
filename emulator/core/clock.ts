/** The emulator's time: real time plus what tests have advanced it by. */
export class Clock {
    #offsetMs: number;

    constructor(offsetMs = 0) {
        this.#offsetMs = offsetMs;
    }

    get offsetMs(): number {
        return this.#offsetMs;
    }

    /** Milliseconds since the epoch. */
    now(): number {
        return Date.now() + this.#offsetMs;
    }

    /** Whole seconds since the epoch. */
    seconds(): number {
        return Math.floor(this.now() / 1000);
    }

    advance(ms: number): void {
        this.#offsetMs += ms;
    }
}
