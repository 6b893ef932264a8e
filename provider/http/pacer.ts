import { type Clock, inWords } from "./clock";
import type { Log } from "./log";

/** The window of the documented limits. */
const WINDOW_MS = 10_000;

/** Covers two clocks that do not run equally fast, and services that round to milliseconds. */
const SAFETY_MS = 50;

/** A wait longer than this is explained, a moment later so that all who came together are counted, and then again. */
const QUIET_MS = 10_000;
const MOMENT_MS = 1_000;
const REMINDER_MS = 30_000;

interface Waiter {
    start: () => void;
}

/** The right to send one request, to be given back when it was answered or has failed. */
export interface Slot {
    /** `sent` is false when the request never left this machine, so that the service has not counted it. */
    leave(sent: boolean): void;
}

/**
 * An exact sliding window: of the requests it admits, the service never sees more than `limit` arrive in any ten
 * seconds, whatever the network does to them. A request arrives somewhere between its sending and its answer, so its
 * place is given to the next one only ten seconds after the *answer*. First come, first served.
 */
export class Pacer {
    readonly #newcomers = new Set<Waiter>();
    readonly #returning = new Set<Waiter>();
    /** When places become free again; answers come in order of time, so the earliest is first. */
    readonly #cooling: number[] = [];
    #inFlight = 0;
    #heldUntil = Number.NEGATIVE_INFINITY;
    #heldBecause = "";
    #cancelWakeUp: (() => void) | undefined;
    #cancelReminder: (() => void) | undefined;

    /** @param limit most requests in any ten seconds; 0 for no limit */
    constructor(
        private readonly name: string,
        private readonly limit: number,
        private readonly clock: Clock,
        private readonly log: Log,
    ) {}

    /**
     * Waits for a place. Rejects with the signal's reason when it aborts.
     * @param returning true for a request that was already sent once: it goes before those that have not begun
     */
    acquire(signal: AbortSignal, returning = false): Promise<Slot> {
        return new Promise((resolve, reject) => {
            if (signal.aborted) {
                reject(signal.reason);
                return;
            }
            const queue = returning ? this.#returning : this.#newcomers;
            const stopped = () => {
                queue.delete(waiter);
                this.#admit();
                reject(signal.reason);
            };
            const waiter = {
                start: () => {
                    queue.delete(waiter);
                    signal.removeEventListener("abort", stopped);
                    resolve(this.#take());
                },
            };
            signal.addEventListener("abort", stopped, { once: true });
            queue.add(waiter);
            this.#admit();
        });
    }

    /** Nothing of this class starts during the next `ms` milliseconds. */
    hold(ms: number, because: string): void {
        const until = this.clock.now() + ms;
        if (until > this.#heldUntil) {
            this.#heldUntil = until;
            this.#heldBecause = because;
            this.#admit();
        }
    }

    #take(): Slot {
        this.#inFlight++;
        return {
            leave: (sent) => {
                if (sent && this.limit > 0) {
                    this.#cooling.push(this.clock.now() + WINDOW_MS + SAFETY_MS);
                }
                this.#inFlight--;
                this.#admit();
            },
        };
    }

    get #waiting(): number {
        return this.#returning.size + this.#newcomers.size;
    }

    #admit(): void {
        const now = this.clock.now();
        const cold = this.#cooling.findIndex((until) => until > now);
        this.#cooling.splice(0, cold === -1 ? this.#cooling.length : cold);
        while (now >= this.#heldUntil && this.#waiting > 0 && this.#hasPlace()) {
            const [next] = this.#returning.size > 0 ? this.#returning : this.#newcomers;
            next?.start();
        }
        this.#planWakeUp(now);
        this.#explain(now);
    }

    #hasPlace(): boolean {
        return this.limit === 0 || this.#inFlight + this.#cooling.length < this.limit;
    }

    /** One timer for all who wait. Where every place is taken by a request in flight, its answer wakes us instead. */
    #planWakeUp(now: number): void {
        this.#cancelWakeUp?.();
        this.#cancelWakeUp = undefined;
        const place = this.#hasPlace() ? now : (this.#cooling[0] ?? Number.POSITIVE_INFINITY);
        const next = Math.max(place, this.#heldUntil);
        if (this.#waiting > 0 && Number.isFinite(next)) {
            this.#cancelWakeUp = this.clock.after(Math.max(0, next - now), () => this.#admit());
        }
    }

    #explain(now: number): void {
        if (this.#waiting === 0) {
            this.#cancelReminder?.();
            this.#cancelReminder = undefined;
        } else if (!this.#cancelReminder && this.#lastStart(now) - now > QUIET_MS) {
            this.#remindAfter(MOMENT_MS);
        }
    }

    #remindAfter(ms: number): void {
        this.#cancelReminder = this.clock.after(ms, () => {
            this.log.info(this.#sentence(this.clock.now()));
            this.#remindAfter(REMINDER_MS);
        });
    }

    /** When the last one in the queue may start, if requests in flight were answered now. */
    #lastStart(now: number): number {
        const from = Math.max(now, this.#heldUntil);
        if (this.limit === 0) {
            return from;
        }
        const rounds = Math.floor((this.#waiting - 1) / this.limit);
        const place = (this.#waiting - 1) % this.limit;
        const free = this.limit - this.#cooling.length - this.#inFlight;
        const opens = place < free ? now : (this.#cooling[place - free] ?? now + WINDOW_MS + SAFETY_MS);
        return Math.max(from, opens) + rounds * (WINDOW_MS + SAFETY_MS);
    }

    #sentence(now: number): string {
        const many = this.#waiting === 1 ? `1 ${this.name} waits` : `${this.#waiting} ${this.name}s wait`;
        const why = this.#heldUntil > now ? this.#heldBecause : `the limit is ${this.limit} in 10 s`;
        return `${many} to be sent (${why}); the last one starts in about ${inWords(this.#lastStart(now) - now)}`;
    }
}
