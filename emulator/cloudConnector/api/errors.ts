import { ApiError } from "../../core/errors";
import type { Switches } from "../../switches";

export const refusal = (status: number, code: string | null, message: string, headers?: Record<string, string>) =>
    new ApiError(status, { code, message }, headers);

export const invalidArgument = (message: string) => refusal(400, "INVALID_INPUT_ARGUMENT", message);
export const invalidOperation = (message: string) => refusal(400, "INVALID_OPERATION", message);
export const wrongCredentials = () => refusal(400, "INVALID_USERNAME_OR_PASSWORD", "Invalid email or password");
export const keyDisabled = () => refusal(403, null, "The API key is disabled");
/** The wording is what a servlet container says of a session that timed out. */
export const sessionGone = () => refusal(401, "SESSION_NOT_VALID", "getAttribute: Session already invalidated");
export const notOffered = () => refusal(403, null, "Unauthorized access to private resource");
export const unknownObject = (id: string) => refusal(404, "RESOURCE_NOT_FOUND", `No resource with id ${id}`);
export const editLocked = () => refusal(409, "EDIT_LOCK_NOT_AVAILABLE", "The edit lock is not available");
export const staleConfiguration = () =>
    refusal(409, "STALE_CONFIGURATION_ERROR", "The rule was changed since it was read");
export const readOnlyState = () =>
    refusal(403, "STATE_READONLY", "The service is being upgraded: only reads are possible", {
        "x-zscaler-mode": "read-only",
    });

export const unknownPath = ({ pathRefusal }: Switches) =>
    pathRefusal === "json" ? refusal(404, "RESOURCE_NOT_FOUND", "Resource not found") : new ApiError(404, undefined);
export const wrongMethod = ({ pathRefusal }: Switches) =>
    pathRefusal === "json" ? refusal(405, "METHOD_NOT_ALLOWED", "Method not allowed") : new ApiError(405, undefined);

/** A write that belongs to a newer contract than the tenant offers. */
export function unoffered(switches: Switches): ApiError {
    if (switches.unofferedStatus === "403") return notOffered();
    return switches.unofferedStatus === "405" ? wrongMethod(switches) : unknownPath(switches);
}

/**
 * @param limit for example `1/SECOND`
 * @param wait the time to wait, in words
 */
export function tooManyRequests({ retryAfterIn }: Switches, limit: string, wait: string): ApiError {
    const message = `Rate Limit (${limit}) exceeded`;
    return retryAfterIn === "body"
        ? new ApiError(429, { message, "Retry-After": wait })
        : new ApiError(429, { message }, { "retry-after": wait });
}

/** The codes of this product for what is refused to all products alike. */
const CODES: Readonly<Record<string, string>> = {
    "missing.mandatory.params": "INVALID_INPUT_ARGUMENT",
    "invalid.resource.argument": "INVALID_INPUT_ARGUMENT",
    "bad.request": "INVALID_INPUT_ARGUMENT",
    "unsupported.media.type": "UNSUPPORTED_MEDIA_TYPE",
    "resource.already.exist": "DUPLICATE_ITEM",
    "resource.referenced": "INVALID_OPERATION",
    "access.denied": "INVALID_OPERATION",
};

/** The same refusal as this product says it. */
export function inOwnWords(error: ApiError, switches: Switches): ApiError {
    const code = CODES[error.id ?? ""];
    if (code === undefined) return error;
    const status = code === "DUPLICATE_ITEM" ? Number(switches.duplicateItemStatus) : error.status;
    return refusal(status, code, error.message);
}
