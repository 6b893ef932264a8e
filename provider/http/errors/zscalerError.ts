import { formatDuration } from "../clock";
import { inLines, inOneLine, words } from "../text";
import type { AnyZscalerError } from "./errors";
import { redact } from "./redact";

/** How much of what the service says is kept, in characters and in parameters. */
export const MOST_OF_A_REASON = 500;
export const MOST_OF_A_NAME = 160;
export const MOST_PARAMS = 20;

/** The page that has a section for each code. */
const PAGE = "docs/errors.md";

/**
 * Why something failed: a closed set, to switch over. Each is the name of its class in lower case, and stands in brackets
 * at the end of the message.
 */
export type ErrorCode = AnyZscalerError["code"];

/** What is known about a failure. */
export interface ErrorFacts {
    /** What was attempted, on which object: `create App Connector group "Lyon"`. */
    operation: string;
    /** What went wrong, a clause without a full stop. */
    problem: string;
    /** What to do now, in whole sentences; a list is as many lines. */
    nextStep: string | readonly string[];
    /** HTTP status, if the service answered. */
    status?: number;
    /** The service's own error id, such as `resource.not.found`. */
    serviceId?: string;
    /** The service's own words. */
    reason?: string;
    /** What the service's error is about: names of objects, fields, features. */
    params?: readonly string[];
    /** How many objects of the kind a tenant holds, unless Zscaler has raised that. */
    limit?: number;
    /** The service's number of the request, for its support. */
    requestId?: string;
    /**
     * True when a write was sent and may have been carried out although it failed.
     * @default false
     */
    ambiguous?: boolean;
    /** How long the service asked to wait, in milliseconds. */
    retryAfterMs?: number;
    /**
     * What the service itself says, where gateways and other causes lead to an error of the same class: that the same call may
     * succeed a moment later, that there is no such object, or that the tenant does not have the feature.
     * @default nothing
     */
    certainly?: "try-again" | "not-found" | "no-feature" | undefined;
}

/** True of the errors of every copy and version of this library in the process. */
const BRAND = Symbol.for("pulumi-zscaler.ZscalerError");

/** A class of errors, as its own static methods see it. */
type ErrorClass<E> = (abstract new (...facts: never) => E) & { readonly code?: ErrorCode };

/** The base class narrows to the union of its classes, so that a `switch` over `code` narrows further. */
type Narrowed<E> = ZscalerError extends E ? AnyZscalerError : E;

function isOfClass<E>(this: ErrorClass<E>, error: unknown): error is Narrowed<E> {
    if (typeof error !== "object" || error === null || !(BRAND in error)) return false;
    return this.code === undefined || Reflect.get(error, "code") === this.code;
}

/**
 * Base class of every error that this library throws on purpose. `instanceof` finds the errors of other copies of this
 * library in the same process too. No property holds a secret, nor does the stack.
 *
 * @example
 * try {
 *     await zscaler.getServerGroup({ name: "Shared" });
 * } catch (error) {
 *     if (!(error instanceof zscaler.ZscalerError) || error.code !== "not-found") throw error;
 * }
 */
export abstract class ZscalerError extends Error {
    /** The code of the errors of this class; the base class has none. */
    declare static readonly code: ErrorCode;
    /** Why it failed, from a closed set; the message ends with it. */
    readonly code: ErrorCode;
    /** What was attempted, on which object: `look up server group "Shared"`. */
    readonly operation: string;
    /** HTTP status, if the service answered. */
    declare readonly status?: number;
    /** The service's own error id, such as `resource.not.found`, if it gave one. */
    declare readonly serviceId?: string;
    /** What the service said, if it said anything; at most 500 characters. */
    declare readonly reason?: string;
    /** What the service's error is about: names of objects, fields, features. Empty if it names nothing. */
    readonly params: readonly string[];
    /** The service's number of the request, which Zscaler support asks for; if it answered. */
    declare readonly requestId?: string;
    /** Whether a write was sent that may have been carried out although it failed. Always false for lookups. */
    readonly ambiguous: boolean;
    /** What to do now, in whole sentences. */
    readonly nextStep: string;
    /** How long the service asked to wait, in milliseconds, if it did. */
    declare readonly retryAfterMs?: number;
    /**
     * What the service says for certain; not printed.
     * @internal
     */
    declare readonly certainly?: ErrorFacts["certainly"];

    constructor(facts: ErrorFacts) {
        const heard = inWordsOfOthers(facts);
        const said = service(heard);
        const open = facts.ambiguous ? " It is unknown whether the service made the change." : "";
        const steps = typeof facts.nextStep === "string" ? [facts.nextStep] : facts.nextStep;
        const next = steps.map(inIndentedLine).join("\n");
        const apart = steps[0]?.startsWith("\n") ? "\n" : " ";
        const operation = inOneLine(redact(facts.operation));
        const problem = inItems(redact(facts.problem));
        const { code } = new.target;
        super(`Cannot ${operation}: ${problem}${said}.${open}${apart}${next}${suffix(code)}`);
        this.code = code;
        Object.defineProperty(this, "name", { value: nameOf(code), enumerable: false });
        if (facts.certainly) Object.defineProperty(this, "certainly", { value: facts.certainly, enumerable: false });
        // What prints stacks needs none of a failure that was foreseen: the sentence is all there is to say.
        this.stack = this.message;
        this.operation = operation;
        this.params = heard.params ?? [];
        this.ambiguous = facts.ambiguous ?? false;
        this.nextStep = next;
        // Left out rather than undefined, so that a printed error shows only what is known.
        const { status, retryAfterMs } = facts;
        const { serviceId, reason, requestId } = heard;
        for (const [key, text] of Object.entries({ serviceId, reason, requestId })) {
            if (text) {
                Object.assign(this, { [key]: text });
            }
        }
        Object.assign(this, status === undefined ? {} : { status }, retryAfterMs === undefined ? {} : { retryAfterMs });
    }

    /** Where the documentation explains the code: the section of its page. */
    get docsUrl(): string {
        return `${PAGE}#${this.code}`;
    }

    /**
     * The message as a part of another, which has a code of its own.
     * @internal
     */
    get clause(): string {
        return this.message.slice(0, -suffix(this.code).length).replace(/\.$/, "");
    }

    /** @internal */
    get [BRAND](): true {
        return true;
    }

    /**
     * What Pulumi knows its run errors by: the CLI prints the message of one that a program does not catch, without a
     * stack.
     * @internal
     */
    get __pulumiRunError(): true {
        return true;
    }

    /** `instanceof`, whichever copy of this library has thrown the error. */
    static override readonly [Symbol.hasInstance] = isOfClass;

    /**
     * Adds to the text how much was done before giving up, and whether any of it may have been carried out.
     * @internal
     */
    afterTrying(times: number, ms: number, { ambiguous }: { ambiguous: boolean }): this {
        const earlier = ambiguous && !this.ambiguous ? " An earlier attempt may have made the change." : "";
        Object.assign(this, { ambiguous });
        return this.append(`Tried ${times} times in ${formatDuration(ms)}.${earlier}`);
    }

    /**
     * Adds what else to do, whole sentences.
     * @internal
     */
    advise(sentences: string): this {
        return this.append(inOneLine(redact(sentences)));
    }

    private append(sentences: string): this {
        const end = suffix(this.code);
        this.message = `${this.message.slice(0, -end.length)} ${sentences}${end}`;
        this.stack = this.message;
        return this;
    }

    /** Everything that is known, for structured logs. */
    toJSON(): Record<string, unknown> {
        const { name, message, docsUrl } = this;
        return { ...Object.fromEntries(Object.entries(this)), name, message, docsUrl };
    }
}

const suffix = (code: ErrorCode): string => ` [${code}]`;

/** Not the name of the class itself, which bundlers shorten: `NotFoundError` of `not-found`. */
const nameOf = (code: ErrorCode): string =>
    `${code.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())}Error`;

/** Only items of a list are lines of their own: a name with a line break in it must not look like another error. */
const inItems = (problem: string): string => inLines(problem).replace(/\n(?! {2}- )/g, " ");

const inIndentedLine = (step: string): string => `${/^ */.exec(step)?.[0] ?? ""}${inOneLine(redact(step))}`;

/** What the service said, as far as it helps. */
function inWordsOfOthers(facts: ErrorFacts): ErrorFacts {
    const short = (text: string | undefined) => text && words(text, MOST_OF_A_NAME);
    return {
        ...facts,
        serviceId: short(facts.serviceId),
        requestId: short(facts.requestId),
        reason: facts.reason && words(facts.reason, MOST_OF_A_REASON),
        params: facts.params?.slice(0, MOST_PARAMS).map((param) => words(param, MOST_OF_A_NAME)),
    };
}

/** ` 400 resource.referenced, "Resource is …" (params: Application, Web; request id 7f3a)`: only what is there. */
function service({ status, serviceId, reason, params, requestId }: ErrorFacts): string {
    const head = [status, serviceId].filter(Boolean).join(" ");
    const quoted = reason && reason !== serviceId ? `"${reason.replace(/[.\s]+$/, "")}"` : "";
    const details = [params?.length ? `params: ${params.join(", ")}` : "", requestId ? `request id ${requestId}` : ""];
    const tail = details.filter(Boolean).join("; ");
    const words = [head, quoted].filter(Boolean).join(", ");
    return `${words ? ` ${words}` : ""}${tail ? ` (${tail})` : ""}`;
}
