import { z } from "zod";
import { words } from "../text";
import type { ErrorBody, ErrorRule, ErrorRules, FailedResponse } from "./errorRules";
import {
    AuthenticationError,
    ConflictError,
    InvalidRequestError,
    LimitExceededError,
    MOST_OF_A_NAME,
    MOST_OF_A_REASON,
    MOST_PARAMS,
    NotFoundError,
    PermissionError,
    RateLimitError,
    ServiceError,
    UnexpectedResponseError,
    type ZscalerError,
} from "./errors";
import { CHECK_ID, knownProperties, limitStep, roleStep } from "./nextSteps";

/** How much of a page is looked at, and how many of its words are shown. Characters. */
const MOST_OF_A_PAGE = 16_384;
const MOST_OF_AN_EXCERPT = 160;

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

/** What a gateway before every product says while others change the tenant. */
const BUSY = /resource access blocked/i;

/** Whatever the product, most telling first. The first says something of the credential, which no product does. */
const MIGRATED: ErrorRule = {
    applies: ({ body }) => saysMigrated(body),
    error: AuthenticationError,
    nextStep:
        "This tenant uses OneAPI and does not accept legacy API keys: create an API client in ZIdentity, and set " +
        "zscaler:vanityDomain, zscaler:clientId and zscaler:clientSecret instead of the legacy key.",
};

/** What the status says, where the product says nothing better. */
const BY_STATUS: readonly ErrorRule[] = [
    {
        applies: ({ status }, { reason }) => [401, 409, 412].includes(status) && BUSY.test(reason),
        error: ConflictError,
        nextStep: "The service is processing other changes of this tenant: run again later.",
        certainly: "try-again",
    },
    {
        applies: ({ status }) => status === 401,
        error: AuthenticationError,
        nextStep:
            "The token was rejected, even after it was renewed: check that the API client is enabled and belongs to this tenant.",
    },
    {
        applies: (_, { id }) => /^limit_exceeded$/i.test(id),
        error: LimitExceededError,
        nextStep: ({ limit }) => limitStep(limit),
    },
    {
        applies: ({ status }) => status === 403,
        error: PermissionError,
        nextStep: (response) => `${roleStep(response)} The feature may also be missing from the tenant's license.`,
    },
    {
        applies: ({ status, body }) => status === 404 && !isPlainText(body),
        error: NotFoundError,
        nextStep: CHECK_ID,
    },
    {
        applies: ({ status }) => status === 404 || status === 405,
        error: UnexpectedResponseError,
        nextStep: "The server does not have this path: check zscaler:endpoint and zscaler:cloud.",
    },
    {
        applies: ({ status }) => status === 409,
        error: ConflictError,
        nextStep: "Another client kept changing the same object: run again when it has finished.",
    },
    {
        applies: ({ status }) => status === 429,
        error: RateLimitError,
        nextStep:
            "Other clients use the tenant's rate limit, too: run again later, increase zscaler:deadlineSeconds, " +
            "or lower zscaler:readsPer10Seconds and zscaler:writesPer10Seconds.",
    },
    {
        applies: ({ status }) => status === 408 || status >= 500,
        error: ServiceError,
        nextStep: "Run again later; if the error persists, give the request id to Zscaler support.",
        ambiguous: true,
    },
    {
        applies: ({ status }) => status < 400,
        error: UnexpectedResponseError,
        nextStep: "A proxy or another server redirects the call: check zscaler:endpoint and the proxy.",
    },
];

/** The service refuses the values, and says why. */
function anyOther(response: FailedResponse, said: ErrorBody): Omit<ErrorRule, "applies"> {
    const properties = knownProperties(response, said);
    return {
        error: InvalidRequestError,
        nextStep: properties
            ? `Correct ${properties}; an id may reference a deleted object.`
            : "The service rejected these values: correct them as its message says.",
    };
}

/**
 * The error that tells what the service said and what to do about it.
 * @param product What the errors of the product mean. @default what the status alone says
 */
export function errorFromAnswer(response: FailedResponse, product: ErrorRules = {}): ZscalerError {
    const { operation, status, limit, requestId, retryAfterMs, writes } = response;
    const said = read(response.body);
    const rules = [MIGRATED, ...(product.rules ?? []), ...BY_STATUS];
    const {
        error: KindOfError,
        nextStep,
        ambiguous = false,
        certainly,
    } = rules.find(({ applies }) => applies(response, said)) ?? anyOther(response, said);
    return new KindOfError({
        operation,
        problem: "the service answered",
        nextStep: typeof nextStep === "string" ? nextStep : nextStep(response, said).trim(),
        status,
        serviceId: said.id,
        reason: said.reason,
        params: said.params,
        limit: limit?.most,
        requestId,
        retryAfterMs,
        ambiguous: writes && ambiguous,
        certainly,
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

export function isPlainText(body: unknown): boolean {
    return typeof body === "string" && body.trim() !== "";
}

/** Such a tenant answers legacy keys with a sentence, not with JSON, that may stand anywhere on a page. */
export function saysMigrated(body: unknown): boolean {
    const texts: unknown[] = typeof body === "object" && body !== null ? Object.values(body) : [body];
    return texts.some((text) => typeof text === "string" && /only through zscaler oneapi/i.test(text));
}
