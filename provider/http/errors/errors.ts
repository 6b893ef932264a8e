import { formatDuration } from "../clock";
import { inLines, inOneLine, words } from "../text";
import { redact } from "./redact";

/** How much of what the service says is kept, in characters and in parameters. */
export const MOST_OF_A_REASON = 500;
export const MOST_OF_A_NAME = 160;
export const MOST_PARAMS = 20;

/** Closed set of reasons why a call failed; switch over it instead of matching texts. */
export type ErrorCode =
    | "configuration"
    | "authentication"
    | "permission"
    | "notFound"
    | "alreadyExists"
    | "referenced"
    | "invalidRequest"
    | "conflict"
    | "rateLimit"
    | "limitExceeded"
    | "maintenance"
    | "notOffered"
    | "notActive"
    | "service"
    | "connection"
    | "deadline"
    | "interrupted"
    | "unexpectedAnswer";

/** What is known about a failure. */
export interface ErrorFacts {
    /** What was attempted, on which object: `create App Connector group "Lyon"`. */
    operation: string;
    /** What went wrong, a clause without a full stop. */
    problem: string;
    /** What to do now, whole sentences. */
    nextStep: string;
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
}

/** Base of everything this library throws on purpose. No property of it holds a secret, nor does its stack or cause. */
export abstract class ZscalerError extends Error {
    abstract readonly code: ErrorCode;
    readonly operation: string;
    declare readonly status?: number;
    declare readonly serviceId?: string;
    declare readonly reason?: string;
    readonly params: readonly string[];
    declare readonly requestId?: string;
    readonly ambiguous: boolean;
    readonly nextStep: string;
    declare readonly retryAfterMs?: number;

    constructor(facts: ErrorFacts) {
        const heard = inWordsOfOthers(facts);
        const said = service(heard);
        const open = facts.ambiguous ? " It is not known whether the service carried it out." : "";
        const next = inOneLine(redact(facts.nextStep));
        const apart = facts.nextStep.startsWith("\n") ? "\n" : " ";
        const operation = inOneLine(redact(facts.operation));
        const problem = inItems(redact(facts.problem));
        super(`Cannot ${operation}: ${problem}${said}.${open}${apart}${next}`);
        Object.defineProperty(this, "name", { value: new.target.name, enumerable: false });
        // The engine prints stacks; for a failure that was foreseen, the sentence is all there is to say.
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

    /** Adds to the text how much was done before giving up, and whether any of it may have been carried out. */
    afterTrying(times: number, ms: number, ambiguous: boolean): this {
        const earlier = ambiguous && !this.ambiguous ? " An earlier attempt may have been carried out." : "";
        Object.assign(this, { ambiguous });
        this.message += ` Tried ${times} times in ${formatDuration(ms)}.${earlier}`;
        this.stack = this.message;
        return this;
    }

    /** Adds what else to do, whole sentences. */
    advise(sentences: string): this {
        this.message += ` ${inOneLine(redact(sentences))}`;
        this.stack = this.message;
        return this;
    }

    toJSON(): Record<string, unknown> {
        return { ...Object.fromEntries(Object.entries(this)), name: this.name, message: this.message };
    }
}

/** Only items of a list are lines of their own: a name with a line break in it must not look like another error. */
const inItems = (problem: string): string => inLines(problem).replace(/\n(?! {2}- )/g, " ");

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

/** One setting that is missing, malformed or contradicts another. */
export interface SettingFault {
    /** The stack configuration key, such as `zscaler:clientId`. */
    key: string;
    /** The environment variable that means the same. */
    env: string;
    problem: string;
}

/** Settings are missing, malformed or contradict each other; `faults` lists all of them. Raised before any call. */
export class ConfigurationError extends ZscalerError {
    readonly code = "configuration";
    readonly faults: readonly SettingFault[];

    constructor(faults: readonly SettingFault[]) {
        const lines = faults.map(({ key, env, problem }) => `\n  - ${key} (environment variable ${env}): ${problem}`);
        super({
            operation: "connect to Zscaler",
            problem: `${faults.length === 1 ? "one setting needs" : `${faults.length} settings need`} attention${lines.join("")}`,
            nextStep:
                "\nSet each with `pulumi config set KEY VALUE` (secrets with --secret) or as the environment variable, which wins.",
        });
        this.faults = faults.map(({ key, env, problem }) => ({ key, env, problem: redact(problem) }));
    }
}

/** The credential was refused, or the token obtained with it is not accepted. */
export class AuthenticationError extends ZscalerError {
    readonly code = "authentication";
}

/** The credential is good, but its role, or what the tenant has licensed, does not cover this call. */
export class PermissionError extends ZscalerError {
    readonly code = "permission";
}

/** The object, or one that the call refers to, does not exist, or not in this microtenant. */
export class NotFoundError extends ZscalerError {
    readonly code = "notFound";
}

/** Another object has this name already. */
export class AlreadyExistsError extends ZscalerError {
    readonly code = "alreadyExists";
}

/** Another object still refers to this one; `params` says which: its type, then its name. */
export class ReferencedError extends ZscalerError {
    readonly code = "referenced";
}

/** The service refuses what the call says; the same call will never succeed. */
export class InvalidRequestError extends ZscalerError {
    readonly code = "invalidRequest";
}

/** Somebody else was changing the same thing, and still was when patience ended. */
export class ConflictError extends ZscalerError {
    readonly code = "conflict";
}

/** The service asked to slow down for longer than the deadline allows. */
export class RateLimitError extends ZscalerError {
    readonly code = "rateLimit";
}

/** The tenant holds as many objects of this kind as it may. */
export class LimitExceededError extends ZscalerError {
    readonly code = "limitExceeded";
    /** How many a tenant may hold by default, where Zscaler documents it. */
    declare readonly limit?: number;

    constructor(facts: ErrorFacts) {
        super(facts);
        Object.assign(this, facts.limit === undefined ? {} : { limit: facts.limit });
    }
}

/** The service can be read and not changed while Zscaler upgrades it. */
export class MaintenanceError extends ZscalerError {
    readonly code = "maintenance";
}

/** This tenant has no such function; nothing was changed. */
export class NotOfferedError extends ZscalerError {
    readonly code = "notOffered";
}

/** What was saved did not take effect. */
export class NotActiveError extends ZscalerError {
    readonly code = "notActive";
    /** What the service answered to the write; not printed. */
    declare readonly saved?: unknown;

    constructor(facts: ErrorFacts & { saved?: unknown }) {
        super(facts);
        Object.defineProperty(this, "saved", { value: facts.saved, enumerable: false });
    }
}

/** The service failed (5xx). */
export class ServiceError extends ZscalerError {
    readonly code = "service";
}

/** The service could not be reached, or the connection broke. */
export class ConnectionError extends ZscalerError {
    readonly code = "connection";
    /** Whether the request had gone out before the connection failed. */
    readonly sent: boolean;
    /** The system's name of the failure, such as `ECONNREFUSED`. */
    readonly systemCode?: string;

    constructor(facts: ErrorFacts & { sent: boolean; systemCode?: string }) {
        super(facts);
        this.sent = facts.sent;
        this.systemCode = facts.systemCode;
    }
}

/** No answer came within the deadline. */
export class DeadlineError extends ZscalerError {
    readonly code = "deadline";
}

/** The run was stopped (SIGINT, SIGTERM, or the caller's signal). */
export class InterruptedError extends ZscalerError {
    readonly code = "interrupted";
}

/** What answered does not speak this API: a login page, a proxy's page, a path nobody serves. */
export class UnexpectedAnswerError extends ZscalerError {
    readonly code = "unexpectedAnswer";
}
