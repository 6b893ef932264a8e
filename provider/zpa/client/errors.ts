import type { ErrorBody, ErrorRule, ErrorRules } from "../../http/errors/errorRules";
import {
    AlreadyExistsError,
    ConflictError,
    InvalidRequestError,
    NotFoundError,
    PermissionError,
    ReferencedError,
} from "../../http/errors/errors";
import { isPlainText } from "../../http/errors/fromResponse";
import { knownProperties, namedProperties, roleStep } from "../../http/errors/nextSteps";

/** What the errors of Private Access mean. */

/** Concurrent changes of one thing, which the service asks to try again. */
const CONCURRENT: readonly string[] = ["api.concurrent.access.error", "db.simultaneous.request"];

/** Names a feature that the tenant does not have. */
const FEATURE = /featureflag|sku/;

const RULES: readonly ErrorRule[] = [
    {
        applies: ({ status }, { id }) =>
            (status === 401 && /^(authz|access)\./.test(id)) || /\.sku\.not\.enabled$/.test(id),
        error: PermissionError,
        nextStep: (response, said) => featureStep(said) ?? roleStep(response),
    },
    {
        applies: (_, { id }) => id === "resource.not.found",
        error: NotFoundError,
        nextStep(response, said) {
            const where = knownProperties(response, said, keysIn) || "the id and the microtenant";
            return `It was deleted, or it is in another microtenant: check ${where}.`;
        },
        certainly: "not-found",
    },
    {
        applies: ({ status, body }) => status === 404 && !isPlainText(body),
        error: NotFoundError,
        nextStep: "It was deleted, or it is in another microtenant: check the id and the microtenant.",
    },
    {
        applies: (_, { id }) => id === "resource.already.exist",
        error: AlreadyExistsError,
        nextStep: "Choose another name, or bring the existing object under management.",
    },
    {
        applies: (_, { id }) => id === "resource.referenced",
        error: ReferencedError,
        nextStep: (_, { params }) =>
            `Remove the reference${params.length > 0 ? ` from ${params.join(" ")}` : ""} first, or declare the dependency so that the order is right.`,
    },
    {
        applies: (_, { id }) => CONCURRENT.includes(id),
        error: ConflictError,
        nextStep: "Somebody else kept changing the same thing: run again when they are done.",
        certainly: "try-again",
    },
    {
        applies: (_, { id, reason, params }) =>
            id === "missing.mandatory.params" && /signingCertId/.test([reason, ...params].join(" ")),
        error: InvalidRequestError,
        nextStep:
            "Zscaler has switched this tenant to OAuth2 enrolment, where a group needs an enrollment certificate: " +
            'name one (usually "Connector"), and check that the API client may read enrollment certificates.',
    },
    {
        applies: (_, { id }) => id === "domains.does.not.belong.to.customer",
        error: InvalidRequestError,
        nextStep: (_, { params }) =>
            `${params.join(", ")} is no authentication domain of the tenant: add it to an identity provider first, or leave it out.`,
    },
    {
        applies: (_, { id }) => id === "domains.already.exists.in.other.microtenant",
        error: InvalidRequestError,
        nextStep: (_, { params }) =>
            `Another microtenant has ${params.join(", ")}: a domain is in one only, so take it out there first.`,
    },
    {
        applies: (_, { id }) => id === "domain.match.style.overlapping",
        error: InvalidRequestError,
        nextStep:
            "All segments of a domain name match alike: set multimatch to the same value in all that share one, and run again.",
    },
    {
        applies: (_, { id }) => id === "missing.mandatory.params" || id === "invalid.resource.argument",
        error: InvalidRequestError,
        nextStep: (response, said) =>
            `Correct ${namedProperties(response, said) || "the property named above"}; an id may belong to an object that is gone.`,
    },
];

export const ERRORS: ErrorRules = {
    rules: RULES,
    keysIn,
    // These hosts word a token that they forgot as a missing permission too, unless it is about a feature.
    mayMeanToken: (error) => error instanceof PermissionError && !FEATURE.test(error.serviceId ?? ""),
};

function keysIn(reason: string): string[] {
    const [, list = ""] = /\binput fields? ([\w, ]{1,300}) (?:is|are) not valid\b/.exec(reason) ?? [];
    const [, missing = ""] = /\bparameter (\w{1,100}) is null or empty\b/.exec(reason) ?? [];
    return [...list.split(", "), missing];
}

function featureStep({ id, params }: ErrorBody): string | undefined {
    const feature = /featureflag/.test(id) ? params[0] : params.find((param) => param.startsWith("feature."));
    return feature && `The feature ${feature} is not enabled for this tenant: ask Zscaler support to enable it.`;
}
