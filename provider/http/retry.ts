import { TRY_AGAIN_IDS } from "./answer";
import { type Clock, inWords, pause } from "./clock";
import {
    AuthenticationError,
    ConflictError,
    ConnectionError,
    RateLimitError,
    ServiceError,
    ZscalerError,
} from "./errors";
import type { Log } from "./log";

interface Failure {
    error: ZscalerError;
    /** Whether doing the call twice has the effect of doing it once. */
    repeatable: boolean;
    /** Whether the call carries a token that can be renewed; signing in does not. */
    carriesToken: boolean;
}

/** One reason to send a call again. The first that applies decides. */
interface RetryRule {
    /** Named in the log. */
    reason: string;
    /** Why repeating is safe and may help. */
    why: string;
    applies: (failure: Failure) => boolean;
    /** Most repetitions for this reason; the deadline bounds them in any case. */
    most: number;
    /** Milliseconds before the repetition; `backOff` doubles and is jittered. */
    wait: (failure: Failure, backOff: number) => number;
    /** The service asks everybody to wait, not this call alone. */
    holdsOthers?: boolean;
    renewsToken?: boolean;
}

/** Failures to connect that may pass by themselves; a wrong name or an untrusted certificate does not. */
const MAY_PASS =
    /^(ECONNREFUSED|ECONNRESET|EAI_AGAIN|E(HOST|NET)UNREACH|EPIPE|ETIMEDOUT|UND_ERR_(CONNECT_TIMEOUT|SOCKET)|PROXY_5\d\d)$/;

/** Added to an advice, so that those who were given the same do not all come back in the same instant. */
const SPREAD_MS = 500;

const advised = ({ error }: Failure, backOff: number) =>
    error.retryAfterMs === undefined ? backOff : error.retryAfterMs + Math.random() * SPREAD_MS;
const backingOff = (_: Failure, backOff: number) => backOff;

const RULES: readonly RetryRule[] = [
    {
        reason: "token refused",
        why: "A token can be revoked before it expires; the gateway refuses it before anything else happens.",
        applies: ({ error, carriesToken }) =>
            carriesToken && error instanceof AuthenticationError && error.status === 401,
        most: 1,
        wait: () => 0,
        renewsToken: true,
    },
    {
        reason: "no connection",
        why: "Nothing was sent, so nothing can happen twice, not even a POST.",
        applies: ({ error }) =>
            error instanceof ConnectionError && !error.sent && MAY_PASS.test(error.systemCode ?? ""),
        most: 4,
        wait: backingOff,
    },
    {
        reason: "rate limit",
        why: "The limiter refuses before the call is carried out, and says when it will not.",
        applies: ({ error }) => error instanceof RateLimitError,
        most: Number.POSITIVE_INFINITY,
        wait: advised,
        holdsOthers: true,
    },
    {
        reason: "concurrent change",
        why: "The service refused to change what another call was changing, and asks to try again.",
        applies: ({ error }) => error instanceof ConflictError && TRY_AGAIN_IDS.includes(error.serviceId ?? ""),
        most: Number.POSITIVE_INFINITY,
        wait: advised,
    },
    {
        reason: "conflict",
        why: "A conflict without an id may be a concurrent change; one that stays has another cause.",
        applies: ({ error }) => error instanceof ConflictError && error.serviceId === undefined,
        most: 3,
        wait: advised,
    },
    {
        reason: "maintenance",
        why: "The service said when it will be back.",
        applies: ({ error, repeatable }) => repeatable && error.status === 503 && error.retryAfterMs !== undefined,
        most: Number.POSITIVE_INFINITY,
        wait: advised,
    },
    {
        reason: "stale connection",
        why: "A kept connection that the other side has closed fails on first use; a fresh one works at once.",
        applies: ({ error, repeatable }) => repeatable && error instanceof ConnectionError && error.sent,
        most: 1,
        wait: () => 0,
    },
    {
        reason: "connection lost",
        why: "Networks recover, and this call may be done twice.",
        applies: ({ error, repeatable }) => repeatable && error instanceof ConnectionError && error.sent,
        most: 4,
        wait: backingOff,
    },
    {
        reason: "service failure",
        why: "Failures of a gateway pass, and this call may be done twice.",
        applies: ({ error, repeatable }) => repeatable && error instanceof ServiceError,
        most: 6,
        wait: advised,
    },
];

/** A call that takes longer than this says why, and says it again after every further `REMINDER_MS`. */
const QUIET_MS = 10_000;
const REMINDER_MS = 30_000;

const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 10_000;

/** Doubles from half a second to ten, minus up to half of it, so that equals spread out. */
function backOffAfter(repetitions: number): number {
    const doubled = Math.min(FIRST_BACK_OFF_MS * 2 ** repetitions, LONGEST_BACK_OFF_MS);
    return doubled * (1 - Math.random() / 2);
}

/** A call that is to be carried out in spite of failures that pass. */
export interface Effort<T, P> {
    doing: string;
    repeatable: boolean;
    /** Bounds the attempts and the waits between them. */
    deadlineMs: number;
    stop: AbortSignal;
    clock: Clock;
    log: Log;
    /** Waits for a place in our own queue, which does not count. */
    queue: (repeated: boolean) => Promise<P>;
    /** Makes one attempt, which may take `leftMs`; `since` is why the one before is repeated. */
    attempt: (place: P, leftMs: number, since: string | undefined) => Promise<T>;
    hold?: (ms: number, because: string) => void;
    renewToken?: () => void;
}

/** Makes attempts until one succeeds, no rule wants another, the deadline has passed, or the run is stopped. */
export async function persist<T, P>(effort: Effort<T, P>): Promise<T> {
    const used = new Map<RetryRule, number>();
    let spent = 0;
    let tries = 1;
    let explainAt = QUIET_MS;
    let since: string | undefined;
    for (;;) {
        const place = await effort.queue(since !== undefined);
        const started = effort.clock.now();
        try {
            return await effort.attempt(place, effort.deadlineMs - spent, since);
        } catch (error) {
            spent += effort.clock.now() - started;
            if (!(error instanceof ZscalerError)) {
                throw error;
            }
            const carriesToken = effort.renewToken !== undefined;
            const failure = { error, repeatable: effort.repeatable, carriesToken };
            const rule = RULES.find((rule) => rule.applies(failure) && (used.get(rule) ?? 0) < rule.most);
            const repetitions = rule ? (used.get(rule) ?? 0) : 0;
            const wait = rule?.wait(failure, backOffAfter(repetitions)) ?? 0;
            if (!rule || spent + wait >= effort.deadlineMs) {
                throw tries > 1 ? error.afterTrying(tries, spent) : error;
            }
            if (effort.stop.aborted) {
                throw error.ambiguous ? error : effort.stop.reason;
            }
            used.set(rule, repetitions + 1);
            tries += rule.renewsToken ? 0 : 1;
            since = rule.reason;
            spent += wait;
            if (spent > explainAt) {
                explainAt = spent + REMINDER_MS;
                const said = [error.status, error.serviceId].filter(Boolean).join(" ");
                const because = `${rule.reason}${said ? `: ${said}` : ""}`;
                effort.log.info(`still trying to ${effort.doing} (${because}), again in ${inWords(wait)}`);
            }
            if (rule.renewsToken) {
                effort.renewToken?.();
            }
            if (rule.holdsOthers && effort.hold) {
                // The next place in the queue is one after the wait.
                effort.hold(wait, `the service asked to wait ${inWords(wait)}`);
            } else {
                await pause(effort.clock, wait, effort.stop);
            }
        }
    }
}
