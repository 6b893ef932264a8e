import { type Clock, formatDuration, pause } from "../clock";
import { ZscalerError } from "../errors/errors";
import { interruptedError } from "../errors/fromNetwork";
import type { Log } from "../log";
import type { Stop } from "../shutdown";
import { RETRY_RULES, type RetryRule } from "./rules";

/** A call that takes longer than this says why, and says it again after every further `REMINDER_MS`. */
const QUIET_MS = 10_000;
const REMINDER_MS = 30_000;

const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 10_000;

/** A call that is to be carried out in spite of failures that pass. */
export interface RetryOptions<T, P> {
    operation: string;
    repeatable: boolean;
    /** Bounds the attempts and the waits between them. */
    deadlineMs: number;
    stop: Stop;
    clock: Clock;
    log: Log;
    /** Waits for a place in our own queue, which does not count. */
    queue: (how: { repeated: boolean }) => Promise<P>;
    /** Makes one attempt, which may take `leftMs`; `since` is why the one before is repeated. */
    attempt: (place: P, leftMs: number, since: string | undefined) => Promise<T>;
    /** Makes everybody in the queue wait. @default the call waits alone */
    hold?: (ms: number, because: string) => void;
    /** Whether the token that the call carried may be to blame. @default it carries none */
    suspectsToken?: (error: ZscalerError, place: P) => boolean;
    /** Forgets that token. @default it carries none */
    renewToken?: (place: P) => void;
}

/** Makes attempts until one succeeds, no rule wants another, the deadline has passed, or the run is stopped. */
export async function retry<T, P>(effort: RetryOptions<T, P>): Promise<T> {
    const course = new RetryState(effort);
    try {
        for (;;) {
            const place = await effort.queue({ repeated: course.since !== undefined });
            const started = effort.clock.now();
            try {
                return await effort.attempt(place, effort.deadlineMs - course.spent, course.since);
            } catch (error) {
                await course.goOnAfter(error, effort.clock.now() - started, place);
            }
        }
    } catch (error) {
        if (effort.stop.requested && error === effort.stop.reason && course.ambiguous) {
            throw interruptedError(effort.operation, { ambiguous: true });
        }
        throw error;
    }
}

/** How an effort has gone so far. */
class RetryState<T, P> {
    /** Milliseconds of attempts and waits. */
    spent = 0;
    /** Why the next attempt is made. */
    since: string | undefined;
    /** Whether an attempt may have been carried out although it failed. */
    ambiguous = false;
    readonly #used = new Map<RetryRule, number>();
    #tries = 1;
    #explainAt = QUIET_MS;

    constructor(private readonly effort: RetryOptions<T, P>) {}

    /** Resolves when it is time for another attempt; throws when there is to be none. */
    async goOnAfter(error: unknown, tookMs: number, place: P): Promise<void> {
        const { effort } = this;
        this.spent += tookMs;
        if (!(error instanceof ZscalerError)) {
            throw error;
        }
        const tokenIsSuspect = effort.suspectsToken?.(error, place) ?? false;
        const failure = { error, repeatable: effort.repeatable, tokenIsSuspect };
        const applicable = RETRY_RULES.filter((rule) => rule.applies(failure));
        if (applicable.length > 0) {
            this.ambiguous ||= error.ambiguous;
        }
        const rule = applicable.find((rule) => (this.#used.get(rule) ?? 0) < rule.most);
        const wait = rule?.wait(failure, backOffAfter(this.#used.get(rule) ?? 0)) ?? 0;
        if (!rule || this.spent + wait >= effort.deadlineMs) {
            throw this.#tries > 1
                ? error.afterTrying(this.#tries, this.spent, { ambiguous: this.ambiguous || error.ambiguous })
                : error;
        }
        if (effort.stop.requested) {
            throw error.ambiguous ? error : effort.stop.reason;
        }
        this.#used.set(rule, (this.#used.get(rule) ?? 0) + 1);
        this.#tries += rule.renewsToken ? 0 : 1;
        this.since = rule.reason;
        this.spent += wait;
        this.#explain(error, rule, wait);
        if (rule.renewsToken) {
            effort.renewToken?.(place);
        }
        await this.#wait(rule, wait);
    }

    async #wait(rule: RetryRule, ms: number): Promise<void> {
        const { hold, clock, stop } = this.effort;
        if (rule.holdsOthers && hold) {
            // The next place in the queue is one after the wait.
            hold(ms, `the service asked to wait ${formatDuration(ms)}`);
        } else {
            await pause(clock, ms, stop);
        }
    }

    #explain({ status, serviceId }: ZscalerError, { reason, holdsOthers }: RetryRule, wait: number): void {
        // A long wait of the whole queue is explained by the queue, once for all.
        const explained = holdsOthers && this.effort.hold && wait > QUIET_MS;
        if (this.spent > this.#explainAt && !explained) {
            this.#explainAt = this.spent + REMINDER_MS;
            const said = [status, serviceId].filter(Boolean).join(" ");
            const because = said ? `${reason}: ${said}` : reason;
            this.effort.log.info(
                `still trying to ${this.effort.operation} (${because}); next attempt in ${formatDuration(wait)}`,
            );
        }
    }
}

/** Doubles from half a second to ten, minus up to half of it, so that equals spread out. */
function backOffAfter(repetitions: number): number {
    const doubled = Math.min(FIRST_BACK_OFF_MS * 2 ** repetitions, LONGEST_BACK_OFF_MS);
    return doubled * (1 - Math.random() / 2);
}
