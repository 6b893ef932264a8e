import type { ErrorFacts, ZscalerError } from "./errors";

/** An answer that is not a success. */
export interface FailedResponse {
    operation: string;
    /** What the credential's role needs for the call, named in a permission error. */
    needs?: string;
    /** What else has to be right for the call to be allowed: `zscaler:customerId is this tenant's`. */
    assumes?: string | undefined;
    /** How many objects of the kind that the call makes a tenant holds, named when there is no room for another. */
    limit?: Limit;
    /** What a person knows a key of the call's body as. */
    propertyOf?: (key: string) => string | undefined;
    status: number;
    /** Parsed when it is JSON, else the text. */
    body: unknown;
    requestId?: string;
    retryAfterMs?: number;
    /** Whether the call may have changed something although the service reports a failure. */
    writes: boolean;
}

/** How many objects of one kind a tenant holds. */
export interface Limit {
    /** Unless Zscaler support has raised it. */
    most: number;
    /** The kind, for people, in the plural: `App Connector groups`. */
    of: string;
}

/** What the service's error says, whichever of its four shapes it has. */
export interface ErrorBody {
    id: string;
    reason: string;
    params: string[];
}

/** What one error of a service means. */
export interface ErrorRule {
    applies: (response: FailedResponse, said: ErrorBody) => boolean;
    error: new (facts: ErrorFacts) => ZscalerError;
    nextStep: string | ((response: FailedResponse, said: ErrorBody) => string);
    /** The service may have carried the call out before it failed. @default false */
    ambiguous?: boolean;
    /** What the service says for certain, beyond the class of the error. @default nothing */
    certainly?: ErrorFacts["certainly"];
}

/** What the errors of a product's API mean, where the status alone does not say it. Its client hands this to the transport. */
export interface ErrorRules {
    /** Most telling first. They come before what the status says. @default none */
    rules?: readonly ErrorRule[];
    /** Called with a refusal by a host of legacy keys: whether that may have forgotten the token. @default 401 alone means that */
    mayMeanToken?: (error: ZscalerError) => boolean;
}
