import { type Clock, formatDuration } from "../clock";
import type { Log } from "../log";
import type { Stop } from "../shutdown";

/** Most requests in any stretch of time as long as this. */
export interface Window {
    readonly most: number;
    readonly ms: number;
}

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
export interface Permit {
    /** `sent` is false when the request never left this machine, so that the service has not counted it. */
    release(sent: boolean): void;
}

/**
 * Exact sliding windows: of the requests it admits, the service never sees more arrive in any stretch of time than each
 * window allows, whatever the network does to them. A request arrives somewhere between its sending and its answer, so
 * its place is given to the next one only a window's length after the *answer*. First come, first served.
 */
export class RateLimiter {
    readonly #newcomers = new Set<Waiter>();
    readonly #returning = new Set<Waiter>();
    /** When requests were answered, the earliest first; those that count in no window any more are forgotten. */
    readonly #answered: number[] = [];
    readonly #longestMs: number;
    #inFlight = 0;
    #heldUntil = Number.NEGATIVE_INFINITY;
    #heldBecause = "";
    #cancelWakeUp: (() => void) | undefined;
    #cancelReminder: (() => void) | undefined;

    /** @param windows none for no limit */
    constructor(
        private readonly name: string,
        private readonly windows: readonly Window[],
        private readonly clock: Clock,
        private readonly log: Log,
    ) {
        this.#longestMs = Math.max(0, ...windows.map(({ ms }) => ms));
    }

    /**
     * Waits for a place. Rejects with the reason of the stop when that is requested.
     * @param repeated Whether the request was sent once: it goes before those that have not begun. @default false
     */
    async acquire(stop: Stop, { repeated = false } = {}): Promise<Permit> {
        if (stop.requested) throw stop.reason;
        const isFree = this.#waiting === 0 && this.#startsBy(this.#forgetOld());
        return isFree ? this.#take() : this.#queued(stop, repeated ? this.#returning : this.#newcomers);
    }

    #queued(stop: Stop, queue: Set<Waiter>): Promise<Permit> {
        return new Promise((resolve, reject) => {
            const waiter = {
                start: () => {
                    queue.delete(waiter);
                    withdraw();
                    resolve(this.#take());
                },
            };
            const withdraw = stop.onRequest(() => {
                queue.delete(waiter);
                this.#admit();
                reject(stop.reason);
            });
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

    #take(): Permit {
        this.#inFlight++;
        return {
            release: (sent) => {
                if (sent && this.windows.length > 0) {
                    this.#answered.push(this.clock.now());
                }
                this.#inFlight--;
                this.#admit();
            },
        };
    }

    get #waiting(): number {
        return this.#returning.size + this.#newcomers.size;
    }

    /** Forgets the answers that count in no window any more. Returns the time that it went by. */
    #forgetOld(): number {
        const now = this.clock.now();
        const recent = this.#answered.findIndex((at) => at + this.#longestMs + SAFETY_MS > now);
        this.#answered.splice(0, recent === -1 ? this.#answered.length : recent);
        return now;
    }

    #startsBy(now: number): boolean {
        return now >= this.#heldUntil && this.#opens() <= now;
    }

    #admit(): void {
        const now = this.#forgetOld();
        while (this.#waiting > 0 && this.#startsBy(now)) {
            const [next] = this.#returning.size > 0 ? this.#returning : this.#newcomers;
            next?.start();
        }
        this.#planWakeUp(now);
        this.#explain(now);
    }

    /** When the next request may start as far as the windows go; infinity while requests in flight take every place. */
    #opens(): number {
        return Math.max(Number.NEGATIVE_INFINITY, ...this.windows.map((window) => this.#opensIn(window, 0)));
    }

    /** When one that has `ahead` others before it gets a place in this window, if no further ones were answered. */
    #opensIn({ most, ms }: Window, ahead: number): number {
        const free = most - this.#inFlight - ahead;
        if (free <= 0) {
            return Number.POSITIVE_INFINITY;
        }
        const blocking = this.#answered.at(-free);
        return blocking === undefined ? Number.NEGATIVE_INFINITY : blocking + ms + SAFETY_MS;
    }

    #planWakeUp(now: number): void {
        this.#cancelWakeUp?.();
        this.#cancelWakeUp = undefined;
        const next = Math.max(this.#opens(), this.#heldUntil);
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
        return Math.max(now, this.#heldUntil, ...this.windows.map((window) => this.#lastStartIn(window, now)));
    }

    #lastStartIn(window: Window, now: number): number {
        const lengthMs = window.ms + SAFETY_MS;
        const place = (this.#waiting - 1) % window.most;
        const rounds = Math.floor((this.#waiting - 1) / window.most);
        const opens = this.#opensIn(window, place);
        const from = Number.isFinite(opens) ? Math.max(now, opens) : opens > now ? now + lengthMs : now;
        return from + rounds * lengthMs;
    }

    #sentence(now: number): string {
        const many = this.#waiting === 1 ? `1 ${this.name} is` : `${this.#waiting} ${this.name}s are`;
        const why = this.#heldUntil > now ? this.#heldBecause : `rate limit: ${this.#limits()}`;
        return `${many} waiting to be sent (${why}); the last one starts in about ${formatDuration(this.#lastStart(now) - now)}`;
    }

    #limits(): string {
        return this.windows.map(({ most, ms }) => `${most} in ${formatDuration(ms)}`).join(" and ");
    }
}
