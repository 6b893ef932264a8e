import { ConflictError, ConnectionError, RateLimitError, ServiceError, type ZscalerError } from "../errors/errors";

export interface Failure {
    error: ZscalerError;
    /** Whether doing the call twice has the effect of doing it once. */
    repeatable: boolean;
    /** Whether the token that the call carried may be to blame; signing in carries none. */
    tokenIsSuspect: boolean;
}

/** One reason to send a call again. The first that applies decides. */
export interface RetryRule {
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
    /^((PROXY_)?(ECONNREFUSED|ECONNRESET|EAI_AGAIN|E(HOST|NET)UNREACH|EPIPE|ETIMEDOUT|UND_ERR_(CONNECT_TIMEOUT|SOCKET))|PROXY_5\d\d)$/;

/** Added to an advice, so that those who were given the same do not all come back in the same instant. */
const SPREAD_MS = 500;

const advised = ({ error }: Failure, backOff: number) =>
    error.retryAfterMs === undefined ? backOff : error.retryAfterMs + Math.random() * SPREAD_MS;
const backingOff = (_: Failure, backOff: number) => backOff;

export const RETRY_RULES: readonly RetryRule[] = [
    {
        reason: "token refused",
        why: "A token can be revoked before it expires; the gateway refuses it before anything else happens.",
        applies: ({ tokenIsSuspect }) => tokenIsSuspect,
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
        applies: ({ error }) => error instanceof ConflictError && error.certainly === "try-again",
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
