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
        applies: ({ status }, { id }) => status === 401 && id.startsWith("authz.featureflag."),
        error: PermissionError,
        nextStep: (response, said) => featureStep(said) ?? roleStep(response),
        certainly: "no-feature",
    },
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
            const where = knownProperties(response, said) || "the id and the microtenant";
            return `The object was deleted, or it is in another microtenant: check ${where}.`;
        },
        certainly: "not-found",
    },
    {
        applies: ({ status, body }) => status === 404 && !isPlainText(body),
        error: NotFoundError,
        nextStep: "The object was deleted, or it is in another microtenant: check the id and the microtenant.",
    },
    {
        applies: (_, { id }) => id === "resource.already.exist",
        error: AlreadyExistsError,
        nextStep: "Choose another name, or adopt or import the existing object.",
    },
    {
        applies: (_, { id }) => id === "resource.referenced",
        error: ReferencedError,
        nextStep: (_, { params }) =>
            `Remove the reference${params.length > 0 ? ` from ${params.join(" ")}` : ""} first, or reference the object by resource, so that Pulumi deletes in the right order.`,
    },
    {
        applies: (_, { id }) => CONCURRENT.includes(id),
        error: ConflictError,
        nextStep: "Another client kept changing the same object: run again when it has finished.",
        certainly: "try-again",
    },
    {
        applies: (_, { id, reason, params }) =>
            id === "missing.mandatory.params" && /signingCertId/.test([reason, ...params].join(" ")),
        error: InvalidRequestError,
        nextStep:
            "This tenant uses OAuth2 enrollment, which requires an enrollment certificate for each group: " +
            'set one (usually "Connector"), and check that the API client can read enrollment certificates.',
    },
    {
        applies: (_, { id }) => id === "domains.does.not.belong.to.customer",
        error: InvalidRequestError,
        nextStep: (_, { params }) =>
            `${params.join(", ")} is not an authentication domain of the tenant: add it to an identity provider first, or omit it.`,
    },
    {
        applies: (_, { id }) => id === "domains.already.exists.in.other.microtenant",
        error: InvalidRequestError,
        nextStep: (_, { params }) =>
            `Another microtenant already has ${params.join(", ")}, and a domain can be in only one: remove it there first.`,
    },
    {
        applies: (_, { id }) => id === "domain.match.style.overlapping",
        error: InvalidRequestError,
        nextStep:
            "All segments that share a domain name must have the same multimatch: set it to the same value in all of them, and run again.",
    },
    {
        applies: (_, { id }) => id === "missing.mandatory.params" || id === "invalid.resource.argument",
        error: InvalidRequestError,
        nextStep: (response, said) =>
            `Correct ${namedProperties(response, said) || "the property in the message"}; an id may reference a deleted object.`,
    },
];

export const ERRORS: ErrorRules = {
    rules: RULES,
    // These hosts word a token that they forgot as a missing permission too, unless it is about a feature.
    mayMeanToken: (error) => error instanceof PermissionError && !FEATURE.test(error.serviceId ?? ""),
};

function featureStep({ id, params }: ErrorBody): string | undefined {
    const feature = /featureflag/.test(id) ? params[0] : params.find((param) => param.startsWith("feature."));
    return feature && `The feature ${feature} is not enabled for this tenant: ask Zscaler support to enable it.`;
}
