import { redact } from "./redact";
import { type ErrorFacts, ZscalerError } from "./zscalerError";

export * from "./zscalerError";

/** One setting that is missing, malformed or contradicts another. */
export interface SettingFault {
    /** The stack configuration key, such as `zscaler:clientId`. */
    key: string;
    /** The environment variable that means the same. */
    env: string;
    problem: string;
}

/** Settings are missing, malformed or contradict each other. Thrown before any call. */
export class ConfigurationError extends ZscalerError {
    static override readonly code = "configuration";
    declare readonly code: "configuration";
    /** All of them, not only the first. */
    readonly faults: readonly SettingFault[];

    constructor(faults: readonly SettingFault[]) {
        const lines = faults.map(({ key, env, problem }) => `\n  - ${key} (environment variable ${env}): ${problem}`);
        super({
            operation: "connect to Zscaler",
            problem: `${faults.length === 1 ? "one setting is" : `${faults.length} settings are`} missing or invalid${lines.join("")}`,
            nextStep:
                "\nSet each with `pulumi config set KEY VALUE` (secrets with --secret) or as the environment variable, which takes precedence.",
        });
        this.faults = faults.map(({ key, env, problem }) => ({ key, env, problem: redact(problem) }));
    }
}

/** The credential is wrong, or the token obtained with it is not accepted. */
export class AuthenticationError extends ZscalerError {
    static override readonly code = "authentication";
    declare readonly code: "authentication";
}

/** The credential is valid, but its role, or what the tenant has licensed, does not cover the call. */
export class PermissionError extends ZscalerError {
    static override readonly code = "permission";
    declare readonly code: "permission";
}

/** The object, or one that the call refers to, does not exist, or is in another scope, or the role does not show it. */
export class NotFoundError extends ZscalerError {
    static override readonly code = "not-found";
    declare readonly code: "not-found";
}

/** Another object already has this name. */
export class AlreadyExistsError extends ZscalerError {
    static override readonly code = "already-exists";
    declare readonly code: "already-exists";
}

/** Another object still refers to the one to delete. */
export class ReferencedError extends ZscalerError {
    static override readonly code = "referenced";
    declare readonly code: "referenced";
}

/** An argument of a lookup or a function is wrong, or several objects match it. */
export class InvalidInputError extends ZscalerError {
    static override readonly code = "invalid-input";
    declare readonly code: "invalid-input";
}

/** The service refuses the values of a call, or the operation on this object; the same call will never succeed. */
export class InvalidRequestError extends ZscalerError {
    static override readonly code = "invalid-request";
    declare readonly code: "invalid-request";
}

/** Another client was changing the same thing, and still was when the last attempt was made. */
export class ConflictError extends ZscalerError {
    static override readonly code = "conflict";
    declare readonly code: "conflict";
}

/** The rate limit was reached, and waiting for it would take longer than the deadline allows. */
export class RateLimitError extends ZscalerError {
    static override readonly code = "rate-limit";
    declare readonly code: "rate-limit";
}

/** The tenant has as many objects of this kind as it may have. */
export class LimitExceededError extends ZscalerError {
    static override readonly code = "limit-exceeded";
    declare readonly code: "limit-exceeded";
    /** How many a tenant may have by default, where Zscaler documents it. */
    declare readonly limit?: number;

    constructor(facts: ErrorFacts) {
        super(facts);
        Object.assign(this, facts.limit === undefined ? {} : { limit: facts.limit });
    }
}

/** The service is read-only while Zscaler upgrades it. */
export class MaintenanceError extends ZscalerError {
    static override readonly code = "maintenance";
    declare readonly code: "maintenance";
}

/** This tenant does not offer the API to its clients; nothing was changed. */
export class FeatureUnavailableError extends ZscalerError {
    static override readonly code = "feature-unavailable";
    declare readonly code: "feature-unavailable";
}

/** The change was saved, but its activation failed. */
export class ActivationError extends ZscalerError {
    static override readonly code = "activation";
    declare readonly code: "activation";
    /**
     * What the service answered to the write; not printed.
     * @internal
     */
    declare readonly saved?: unknown;

    constructor(facts: ErrorFacts & { saved?: unknown }) {
        super(facts);
        Object.defineProperty(this, "saved", { value: facts.saved, enumerable: false });
    }
}

/** The service failed (HTTP 408 or 5xx). */
export class ServiceError extends ZscalerError {
    static override readonly code = "service";
    declare readonly code: "service";
}

/** The service could not be reached, or the connection broke. */
export class ConnectionError extends ZscalerError {
    static override readonly code = "connection";
    declare readonly code: "connection";
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

/** No response came before the deadline. */
export class TimeoutError extends ZscalerError {
    static override readonly code = "timeout";
    declare readonly code: "timeout";
}

/** The run was stopped, by Ctrl+C or a signal. */
export class InterruptedError extends ZscalerError {
    static override readonly code = "interrupted";
    declare readonly code: "interrupted";
}

/** The response is not one of this API: the page of a login or a proxy, or a path that does not exist. */
export class UnexpectedResponseError extends ZscalerError {
    static override readonly code = "unexpected-response";
    declare readonly code: "unexpected-response";
}

/** Any of the errors, told apart by `code`. What `instanceof ZscalerError` narrows to. */
export type AnyZscalerError =
    | ConfigurationError
    | AuthenticationError
    | PermissionError
    | NotFoundError
    | AlreadyExistsError
    | ReferencedError
    | InvalidInputError
    | InvalidRequestError
    | ConflictError
    | RateLimitError
    | LimitExceededError
    | MaintenanceError
    | FeatureUnavailableError
    | ActivationError
    | ServiceError
    | ConnectionError
    | TimeoutError
    | InterruptedError
    | UnexpectedResponseError;
