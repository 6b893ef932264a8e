import { z } from "zod";
import {
    AlreadyExistsError,
    AuthenticationError,
    ConflictError,
    type ErrorFacts,
    InvalidRequestError,
    LimitExceededError,
    NotFoundError,
    PermissionError,
    RateLimitError,
    ReferencedError,
    ServiceError,
    UnexpectedAnswerError,
    type ZscalerError,
} from "./errors";

/** An answer that is not a success. */
export interface Refusal {
    doing: string;
    /** What role or feature the call needs, named in a permission error. */
    needs?: string;
    status: number;
    /** Parsed when it is JSON, else the text. */
    body: unknown;
    requestId?: string;
    retryAfterMs?: number;
    /** Whether the call may have changed something although the service reports a failure. */
    writes: boolean;
}

type ErrorClass = new (facts: ErrorFacts) => ZscalerError;

interface Kind {
    applies: (refusal: Refusal, said: Said) => boolean;
    error: ErrorClass;
    nextStep: string | ((refusal: Refusal, said: Said) => string);
    /** The service may have carried the call out before it failed. */
    ambiguous?: boolean;
}

/** What the service's error says, whichever of its four shapes it has. */
interface Said {
    id: string;
    reason: string;
    params: string[];
}

const text = z.string().min(1).optional().catch(undefined);
const errorBody = z.object({
    id: text,
    code: text,
    exception: text,
    error: text,
    reason: text,
    message: text,
    error_description: text,
    detail: text,
    params: z.array(z.coerce.string()).catch([]),
});

/** Concurrent changes of one thing, which the service asks to try again. */
export const TRY_AGAIN_IDS: readonly string[] = ["api.concurrent.access.error", "db.simultaneous.request"];

/** Most telling first: the service's own ids, then what the status alone says. */
const KINDS: readonly Kind[] = [
    {
        applies: (_, { reason }) => /only through zscaler oneapi/i.test(reason),
        error: AuthenticationError,
        nextStep:
            "This tenant has been moved to OneAPI and refuses legacy API keys: create an API client in ZIdentity and use its id and secret.",
    },
    {
        applies: ({ status }, { id }) =>
            (status === 401 && /^(authz|access)\./.test(id)) || /\.sku\.not\.enabled$/.test(id),
        error: PermissionError,
        nextStep: (refusal, said) => `${featureOf(said)} ${roleFor(refusal)}`,
    },
    {
        applies: ({ status }) => status === 401,
        error: AuthenticationError,
        nextStep:
            "The token was refused, also after renewing it: check that the API client is enabled and belongs to this tenant.",
    },
    {
        applies: (_, { id }) => /^limit_exceeded$/i.test(id),
        error: LimitExceededError,
        nextStep:
            "The tenant holds as many of these as it may: remove some, or ask Zscaler support to raise the limit.",
    },
    {
        applies: ({ status }) => status === 403,
        error: PermissionError,
        nextStep: (refusal) => `${roleFor(refusal)} The feature may also be missing from the tenant's licence.`,
    },
    {
        applies: (_, { id }) => id === "resource.not.found",
        error: NotFoundError,
        nextStep: "It was deleted, or it is in another microtenant: check the id and the microtenant.",
    },
    {
        applies: ({ status, body }) => status === 404 && !isPlainText(body),
        error: NotFoundError,
        nextStep: "It was deleted, or it is in another microtenant: check the id and the microtenant.",
    },
    {
        applies: ({ status }) => status === 404 || status === 405,
        error: UnexpectedAnswerError,
        nextStep: "Nobody serves this path there: check zscaler:endpoint and zscaler:cloud.",
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
        applies: ({ status }, { id }) => status === 409 || TRY_AGAIN_IDS.includes(id),
        error: ConflictError,
        nextStep: "Somebody else kept changing the same thing: run again when they are done.",
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
        applies: (_, { id }) => id === "missing.mandatory.params" || id === "invalid.resource.argument",
        error: InvalidRequestError,
        nextStep: (_, { params }) =>
            `Correct ${params.length > 0 ? params.join(", ") : "the property named above"}; an id may belong to an object that is gone.`,
    },
    {
        applies: ({ status }) => status === 429,
        error: RateLimitError,
        nextStep:
            "Somebody else shares the tenant's rate limit: run again later, raise zscaler:deadlineSeconds, " +
            "or lower zscaler:readsPer10Seconds and zscaler:writesPer10Seconds.",
    },
    {
        applies: ({ status }) => status === 408 || status >= 500,
        error: ServiceError,
        nextStep: "Run again later; if it stays, give the request id to Zscaler support.",
        ambiguous: true,
    },
    {
        applies: ({ status }) => status < 400,
        error: UnexpectedAnswerError,
        nextStep: "Something between here and the service redirects calls: check zscaler:endpoint and the proxy.",
    },
];

const ANY_OTHER: Omit<Kind, "applies"> = {
    error: InvalidRequestError,
    nextStep: "The service refuses these values: correct them as it says.",
};

/** The error that tells what the service said and what to do about it. */
export function errorFromAnswer(refusal: Refusal): ZscalerError {
    const { doing, status, requestId, retryAfterMs, writes } = refusal;
    const said = read(refusal.body);
    const {
        error: KindOfError,
        nextStep,
        ambiguous,
    } = KINDS.find(({ applies }) => applies(refusal, said)) ?? ANY_OTHER;
    return new KindOfError({
        doing,
        problem: "the service answered",
        nextStep: typeof nextStep === "string" ? nextStep : nextStep(refusal, said).trim(),
        status,
        serviceId: said.id,
        reason: said.reason,
        params: said.params,
        requestId,
        retryAfterMs,
        ambiguous: writes && (ambiguous ?? false),
    });
}

function read(body: unknown): Said {
    if (typeof body === "string") {
        return { id: "", reason: excerpt(body), params: [] };
    }
    const parsed = errorBody.safeParse(body);
    if (!parsed.success) {
        return { id: "", reason: "", params: [] };
    }
    const { id, code, exception, error, reason, message, error_description, detail, params } = parsed.data;
    return {
        id: id ?? code ?? exception ?? error ?? "",
        reason: reason ?? message ?? error_description ?? detail ?? "",
        params,
    };
}

/** The first words of a page that is not JSON, without its markup. */
export function excerpt(page: string): string {
    const words = page
        .replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, " ")
        .replace(/\s+/g, " ")
        .trim();
    return words.length > 160 ? `${words.slice(0, 160)}…` : words;
}

function isPlainText(body: unknown): boolean {
    return typeof body === "string" && body.trim() !== "";
}

function featureOf({ id, params }: Said): string {
    const feature = /featureflag/.test(id) ? params[0] : params.find((param) => param.startsWith("feature."));
    return feature ? `The feature ${feature} is not enabled for this tenant: ask Zscaler to enable it.` : "";
}

function roleFor({ needs }: Refusal): string {
    return needs
        ? `Give the API client's role the permission ${needs}.`
        : "Check that zscaler:customerId is this tenant's, and that the API client's role allows this.";
}
