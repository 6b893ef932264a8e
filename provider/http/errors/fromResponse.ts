import { z } from "zod";
import { words } from "../text";
import {
    AlreadyExistsError,
    AuthenticationError,
    ConflictError,
    type ErrorFacts,
    InvalidRequestError,
    LimitExceededError,
    MaintenanceError,
    MOST_OF_A_NAME,
    MOST_OF_A_REASON,
    MOST_PARAMS,
    NotFoundError,
    PermissionError,
    RateLimitError,
    ReferencedError,
    ServiceError,
    UnexpectedResponseError,
    type ZscalerError,
} from "./errors";

/** An answer that is not a success. */
export interface FailedResponse {
    operation: string;
    /** What the credential's role needs for the call, named in a permission error. */
    needs?: string;
    /** How many objects of the kind that the call makes a tenant holds, named when there is no room for another. */
    limit?: Limit;
    /** What a person knows a key of the call's body as. */
    propertyOf?: (key: string) => string | undefined;
    /** Whether the call's path names the tenant, so that another one's may be at fault. @default false */
    namesCustomer?: boolean;
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

/** How much of a page is looked at, and how many of its words are shown. Characters. */
const MOST_OF_A_PAGE = 16_384;
const MOST_OF_AN_EXCERPT = 160;

type ErrorClass = new (facts: ErrorFacts) => ZscalerError;

interface Kind {
    applies: (refusal: FailedResponse, said: ErrorBody) => boolean;
    error: ErrorClass;
    nextStep: string | ((refusal: FailedResponse, said: ErrorBody) => string);
    /** The service may have carried the call out before it failed. */
    ambiguous?: boolean;
}

/** What the service's error says, whichever of its four shapes it has. */
interface ErrorBody {
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
    params: z
        .array(z.coerce.string())
        .transform((params) => params.slice(0, MOST_PARAMS))
        .catch([]),
});

const advised = z.object({ "Retry-After": z.coerce.string() });

/** How long to wait, where the body says it. */
export const adviceIn = (body: unknown): string | undefined => advised.safeParse(body).data?.["Retry-After"];

/** Whether the service refused only because of what happens at the same time. */
export const asksToTryAgain = ({ serviceId = "", reason = "" }: ZscalerError): boolean =>
    TRY_AGAIN_IDS.includes(serviceId) || TRY_AGAIN_WORDS.test(reason);

/** Somebody else has the right to edit, for as long as that takes. */
export const EDIT_LOCK = "EDIT_LOCK_NOT_AVAILABLE";

/** Concurrent changes of one thing, which the service asks to try again. */
const TRY_AGAIN_IDS: readonly string[] = ["api.concurrent.access.error", "db.simultaneous.request", EDIT_LOCK];

/** The same, where only the words tell it from a lasting refusal. */
const TRY_AGAIN_WORDS = /failed during enter org barrier|resource access blocked|precondition/i;

/** Most telling first: the service's own ids, then what the status alone says. */
const ERROR_RULES: readonly Kind[] = [
    {
        applies: ({ body }) => saysMigrated(body),
        error: AuthenticationError,
        nextStep:
            "This tenant has moved to OneAPI and takes no legacy API keys: create an API client in ZIdentity, and set " +
            "zscaler:vanityDomain, zscaler:clientId and zscaler:clientSecret instead of the legacy key.",
    },
    {
        applies: ({ status }, { id }) =>
            (status === 401 && /^(authz|access)\./.test(id)) || /\.sku\.not\.enabled$/.test(id),
        error: PermissionError,
        nextStep: (refusal, said) => featureStep(said) ?? roleStep(refusal),
    },
    {
        applies: ({ status }, { reason }) => [401, 409, 412].includes(status) && TRY_AGAIN_WORDS.test(reason),
        error: ConflictError,
        nextStep: "The service is busy with other changes of this tenant: run again later.",
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
        nextStep: ({ limit }) => limitStep(limit),
    },
    {
        applies: (_, { id }) => id === "STATE_READONLY",
        error: MaintenanceError,
        nextStep:
            "Zscaler is upgrading the service, which can be read but not changed meanwhile: run again in an hour or so.",
    },
    {
        applies: (_, { id }) => id === "TRIAL_EXPIRED",
        error: PermissionError,
        nextStep: "The tenant's trial has ended: nothing can be changed until it has a subscription.",
    },
    {
        applies: ({ status }, { reason }) => status === 403 && /unauthorized access to private resource/i.test(reason),
        error: PermissionError,
        nextStep: "The legacy API does not serve this: use an API client of OneAPI (zscaler:clientId) instead.",
    },
    {
        applies: ({ status }) => status === 403,
        error: PermissionError,
        nextStep: (refusal) => `${roleStep(refusal)} The feature may also be missing from the tenant's licence.`,
    },
    {
        applies: (_, { id }) => id === "resource.not.found",
        error: NotFoundError,
        nextStep(refusal, said) {
            const where = knownProperties(refusal, said).join(", ") || "the id and the microtenant";
            return `It was deleted, or it is in another microtenant: check ${where}.`;
        },
    },
    {
        applies: ({ status, body }) => status === 404 && !isPlainText(body),
        error: NotFoundError,
        nextStep: "It was deleted, or it is in another microtenant: check the id and the microtenant.",
    },
    {
        applies: ({ status }) => status === 404 || status === 405,
        error: UnexpectedResponseError,
        nextStep: "Nobody serves this path there: check zscaler:endpoint and zscaler:cloud.",
    },
    {
        applies: (_, { id }) => id === "resource.already.exist" || id === "DUPLICATE_ITEM",
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
        applies: (_, { id, reason }) => id === "INVALID_OPERATION" && /associated with|referenced/i.test(reason),
        error: ReferencedError,
        nextStep: "Take it out of what names it first.",
    },
    {
        applies: (_, { id }) => id === EDIT_LOCK,
        error: ConflictError,
        nextStep: "Another administrator is editing: run again when they have activated their changes or logged out.",
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
        nextStep: (refusal, said) =>
            `Correct ${properties(refusal, said) || "the property named above"}; an id may belong to an object that is gone.`,
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
        error: UnexpectedResponseError,
        nextStep: "Something between here and the service redirects calls: check zscaler:endpoint and the proxy.",
    },
];

const ANY_OTHER: Omit<Kind, "applies"> = {
    error: InvalidRequestError,
    nextStep(refusal, said) {
        const properties = knownProperties(refusal, said).join(", ");
        return properties
            ? `Correct ${properties}; an id may belong to an object that is gone.`
            : "The service refuses these values: correct them as it says.";
    },
};

/** The error that tells what the service said and what to do about it. */
export function errorFromAnswer(refusal: FailedResponse): ZscalerError {
    const { operation, status, limit, requestId, retryAfterMs, writes } = refusal;
    const said = read(refusal.body);
    const {
        error: KindOfError,
        nextStep,
        ambiguous,
    } = ERROR_RULES.find(({ applies }) => applies(refusal, said)) ?? ANY_OTHER;
    return new KindOfError({
        operation,
        problem: "the service answered",
        nextStep: typeof nextStep === "string" ? nextStep : nextStep(refusal, said).trim(),
        status,
        serviceId: said.id,
        reason: said.reason,
        params: said.params,
        limit: limit?.most,
        requestId,
        retryAfterMs,
        ambiguous: writes && (ambiguous ?? false),
    });
}

function read(body: unknown): ErrorBody {
    if (typeof body === "string") {
        return { id: "", reason: excerpt(body), params: [] };
    }
    const parsed = errorBody.safeParse(body);
    if (!parsed.success) {
        return { id: "", reason: "", params: [] };
    }
    const { id, code, exception, error, reason, message, error_description, detail, params } = parsed.data;
    return {
        id: words(id ?? code ?? exception ?? error ?? "", MOST_OF_A_NAME),
        reason: words(reason ?? message ?? error_description ?? detail ?? "", MOST_OF_A_REASON),
        params: params.map((param) => words(param, MOST_OF_A_NAME)),
    };
}

/** The first words of a page that is not JSON, without its markup. */
export function excerpt(page: string): string {
    const text = page
        .slice(0, MOST_OF_A_PAGE)
        .replace(/<(script|style)[\s\S]*?(?:<\/\1>|$)|<[^<>]*>/gi, " ")
        .replace(/\s+/g, " ");
    return words(text, MOST_OF_AN_EXCERPT);
}

function isPlainText(body: unknown): boolean {
    return typeof body === "string" && body.trim() !== "";
}

/** Such a tenant answers legacy keys with a sentence, not with JSON, that may stand anywhere on a page. */
export function saysMigrated(body: unknown): boolean {
    const texts: unknown[] = typeof body === "object" && body !== null ? Object.values(body) : [body];
    return texts.some((text) => typeof text === "string" && /only through zscaler oneapi/i.test(text));
}

function featureStep({ id, params }: ErrorBody): string | undefined {
    const feature = /featureflag/.test(id) ? params[0] : params.find((param) => param.startsWith("feature."));
    return feature && `The feature ${feature} is not enabled for this tenant: ask Zscaler support to enable it.`;
}

/** Properties, each with what the service calls it, where that is something else. */
function properties({ propertyOf }: FailedResponse, { params }: ErrorBody): string {
    const named = params.map((key) => [...new Set([propertyOf?.(key) ?? key, key])]);
    return named.map(([property, key]) => (key === undefined ? property : `${property} (${key})`)).join(", ");
}

/** The same, of what is a property for certain: some services name it in the sentence alone. */
function knownProperties(refusal: FailedResponse, said: ErrorBody): string[] {
    const [, list = ""] = /\binput fields? ([\w, ]{1,300}) (?:is|are) not valid\b/.exec(said.reason) ?? [];
    const [, missing = ""] = /\bparameter (\w{1,100}) is null or empty\b/.exec(said.reason) ?? [];
    const named = [...new Set([...said.params, ...list.split(", "), missing])];
    const known = named.filter((key) => refusal.propertyOf?.(key) !== undefined);
    return known.map((key) => properties(refusal, { ...said, params: [key] }));
}

function roleStep({ needs, namesCustomer }: FailedResponse): string {
    if (!namesCustomer) return `Give the credential's role ${needs ?? "access to this"}.`;
    return needs
        ? `Give the credential's role ${needs}, and check that zscaler:customerId is this tenant's.`
        : "Check that zscaler:customerId is this tenant's, and that the credential's role allows this.";
}

function limitStep(limit: Limit | undefined): string {
    const reached = limit
        ? `The tenant's limit of ${limit.most} ${limit.of}, or what Zscaler has raised it to, is reached`
        : "The tenant holds as many of these as it may";
    return `${reached}: remove some, or ask Zscaler support to raise the limit.`;
}
