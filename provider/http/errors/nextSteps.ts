import type { ErrorBody, FailedResponse, Limit } from "./errorRules";

/** What to do about an error, in sentences that several rules share. */

/** Where the service says no more than that there is none. */
export const CHECK_ID = "The object was deleted, or the id is wrong: check the id.";

/** The role that the credential needs, and what else may be wrong. */
export function roleStep({ needs, assumes }: FailedResponse): string {
    if (assumes === undefined) return `Grant the credential's role ${needs ?? "access to this operation"}.`;
    return needs
        ? `Grant the credential's role ${needs}, and check that ${assumes}.`
        : `Check that ${assumes}, and that the credential's role allows this operation.`;
}

export function limitStep(limit: Limit | undefined): string {
    const reached = limit
        ? `The tenant has reached its limit of ${limit.most} ${limit.of}, or the higher limit that Zscaler support has set`
        : "The tenant has reached its limit for objects of this kind";
    return `${reached}: delete some, or ask Zscaler support to raise the limit.`;
}

/** Properties, each with what the service calls it, where that is something else. */
export function namedProperties({ propertyOf }: FailedResponse, { params }: Pick<ErrorBody, "params">): string {
    const named = params.map((key) => [...new Set([propertyOf?.(key) ?? key, key])]);
    return named.map(([property, key]) => (key === undefined ? property : `${property} (${key})`)).join(", ");
}

/** The same, of what is a property for certain: some errors name it in the sentence alone. */
export function knownProperties(response: FailedResponse, { params, reason }: ErrorBody): string {
    const named = [...new Set([...params, ...keysIn(reason)])];
    const known = named.filter((key) => response.propertyOf?.(key) !== undefined);
    return known.map((key) => namedProperties(response, { params: [key] })).join(", ");
}

function keysIn(reason: string): string[] {
    const [, list = ""] = /\binput fields? ([\w, ]{1,300}) (?:is|are) not valid\b/.exec(reason) ?? [];
    const [, missing = ""] = /\bparameter (\w{1,100}) is null or empty\b/.exec(reason) ?? [];
    return [...list.split(", "), missing];
}
