import { isWire, type Wire } from "../contract/fields";
import type { Answer } from "../http/client";
import { NotFoundError, UnexpectedResponseError } from "../http/errors/errors";

/** What answers have to hold to count: gateways and proxies answer too, with any status. */

/** The id of an object: digits, never an error's name. */
export const isId = (value: unknown): boolean => /^[1-9]\d{0,19}$/.test(String(value));

/** Whether it is the service itself that says so: anybody may answer 404. */
export function isNamedByService(error: unknown): error is NotFoundError {
    return error instanceof NotFoundError && error.certainly === "not-found";
}

/** Of a call: whether it may have changed something. */
interface Effect {
    /** @default false */
    wrote?: boolean;
}

/**
 * @throws {UnexpectedResponseError} when the response is not a JSON object
 */
export function object(answer: Answer, operation: string, effect: Effect = {}): Wire {
    if (isWire(answer.body)) return answer.body;
    throw unexpected("the response is not a JSON object", answer, operation, effect);
}

/**
 * The objects of a list.
 * @throws {UnexpectedResponseError} when the answer is not a list
 */
export function listed(value: unknown, answer: Answer, operation: string): Wire[] {
    if (Array.isArray(value)) return value.filter(isWire);
    throw answerWithout("a list", answer, operation);
}

/**
 * Goes through the pages of a list, and hands on what no earlier page held: objects move between pages while others
 * write.
 *
 * @throws {UnexpectedResponseError} when pages repeat, so that not everything can be seen
 */
export class Pages {
    private readonly seen = new Set<string>();
    private longest = 0;

    fresh(items: readonly Wire[], answer: Answer, operation: string): Wire[] {
        const fresh = items.filter(({ id }) => !this.seen.has(String(id)));
        for (const { id } of fresh) this.seen.add(String(id));
        this.longest = Math.max(this.longest, items.length);
        // A page that is full of what was there before is no matter of a few objects that moved.
        const repeats = items.length > 0 && fresh.length === 0 && items.length === this.longest;
        if (repeats) throw unexpected("every page of the list contains the same objects", answer, operation);
        return fresh;
    }
}

/** The error of a successful answer without what it should hold. */
export function answerWithout(
    what: string,
    answer: Answer,
    operation: string,
    effect?: Effect,
): UnexpectedResponseError {
    return unexpected(`the response does not contain ${what}`, answer, operation, effect);
}

function unexpected(
    problem: string,
    answer: Answer,
    operation: string,
    { wrote = false }: Effect = {},
): UnexpectedResponseError {
    return new UnexpectedResponseError({
        operation,
        problem: `${problem}:`,
        status: answer.status,
        requestId: answer.requestId,
        nextStep: "Check that zscaler:endpoint and the proxy lead to the management API, and run again.",
        ambiguous: wrote,
    });
}

/** The error of a deletion whose object is still listed, although the answer says that there is none. */
export function nothingLikeIt(operation: string, { status, serviceId, reason, requestId }: NotFoundError) {
    return new UnexpectedResponseError({
        operation,
        problem: "the object is still in the list, but the response was",
        status,
        serviceId,
        reason,
        requestId,
        nextStep:
            "A proxy or another server may have answered instead of the service: check zscaler:endpoint and the proxy, and run again.",
    });
}
