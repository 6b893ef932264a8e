import type { Clock } from "./clock";

/** The service's time, as its last answer told it: what it says about "now" does not depend on this machine's clock. */
export class ServerTime {
    #told: { serverMs: number; at: number } | undefined;

    constructor(private readonly clock: Clock) {}

    /** Takes the `Date` header of an answer. */
    learn(date: string | undefined): void {
        const serverMs = Date.parse(date ?? "");
        if (!Number.isNaN(serverMs)) {
            this.#told = { serverMs, at: this.clock.now() };
        }
    }

    /** Milliseconds since 1970, exact to about a second; this machine's time until the service has told its own. */
    now(): number {
        return this.#told ? this.#told.serverMs + (this.clock.now() - this.#told.at) : Date.now();
    }
}
