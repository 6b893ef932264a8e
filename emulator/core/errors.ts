import type { WireObject } from "./json";

/** An answer that ends a request early: the status and body the service would send. */
export class ApiError extends Error {
    override readonly name = "ApiError";

    constructor(
        readonly status: number,
        /** A string is sent as text, `undefined` sends no body. */
        readonly body: WireObject | string | undefined,
        readonly headers: Readonly<Record<string, string>> = {},
    ) {
        super(
            typeof body === "object"
                ? String(body.reason ?? body.message ?? body.error ?? body.detail ?? status)
                : (body ?? `${status}`),
        );
    }

    /** The service's own name of the error, where it has one. */
    get id(): string | undefined {
        if (typeof this.body !== "object") return undefined;
        const id = this.body.id ?? this.body.code ?? this.body.error;
        return typeof id === "string" ? id : undefined;
    }
}

function refusal(status: number, id: string, reason: string, params?: string[]): ApiError {
    return new ApiError(status, { id, reason, ...(params && { params }), exception: id });
}

export const headerMissing = () => refusal(401, "auth.header.missing", "Authorization header is missing");
export const staleToken = () =>
    new ApiError(
        401,
        { detail: "unauthorized", type: "", title: "", status: "" },
        { "x-oneapi-api-category": "public" },
    );
export const accessDenied = (status: number) => refusal(status, "access.denied", "Access denied");
/** What hosts of legacy keys tell a tenant that has moved; of its wording only the last words are known. */
export const onlyOneApi = () =>
    new ApiError(401, "API access for this organization is available only through Zscaler OneAPI.", {
        "content-type": "text/plain",
    });
export const unknownPath = () => new ApiError(404, "No handler found");
export const wrongMethod = () => new ApiError(405, undefined);
export const wrongContentType = () => refusal(415, "unsupported.media.type", "Content type must be application/json");
export const malformedBody = (reason: string) => refusal(400, "bad.request", reason);
export const bodyTooLarge = () => refusal(413, "request.too.large", "The request body is too large");

export const notFound = (status: number, id: string) =>
    refusal(status, "resource.not.found", `No resource exists with the given id/name :${id}`, [id]);
export const missing = (fields: string[]) =>
    refusal(400, "missing.mandatory.params", `The mandatory parameter ${fields.join(", ")} is null or empty.`, fields);
export const invalid = (fields: string[]) =>
    refusal(400, "invalid.resource.argument", `One or more input fields ${fields.join(", ")} are not valid.`, fields);
export const alreadyExists = (name: string) =>
    refusal(400, "resource.already.exist", `Resource already exists : ${name}`, [name]);
export const referenced = (typeName: string, name: string) =>
    refusal(400, "resource.referenced", `Resource is being referenced in ${typeName} : ${name}.`, [typeName, name]);
export const invalidSearch = (text: string) =>
    refusal(400, "filtering.input.invalid.operand", `Invalid search expression : ${text}`, [text]);
export const featureDisabled = (flag: string, customerId: string) =>
    refusal(401, "authz.featureflag.permission.denied", `Feature flag ${flag} disabled for customer ${customerId}`, [
        flag,
        customerId,
    ]);
export const limitExceeded = (typeName: string, limit: number) =>
    new ApiError(403, { code: "LIMIT_EXCEEDED", message: `The limit of ${limit} for ${typeName} is reached` });
export const concurrentAccess = (model: string) =>
    refusal(
        409,
        "api.concurrent.access.error",
        "Unable to modify the resource due to concurrent change requests. Try again",
        [model],
    );
/** @param wait as the header says it, for example `3s` */
export const tooManyRequests = (wait: string) =>
    new ApiError(
        429,
        {
            id: "invalid.toomanyrequests",
            reason: "Exceeded the number of requests allowed.",
            exception: "invalid.toomanyrequests",
        },
        { "retry-after": wait, "content-type": "application/json" },
    );
/** What a machine is told that enrols with a key it cannot use. */
export const enrolmentRefused = (id: string, reason: string, param: string) => refusal(400, id, reason, [param]);
/** Why rules stay as they are: the reasons are documented, some of the ids are not. */
export const reorderRefused = (reason: string, params?: string[], id = "invalid.resource.argument") =>
    refusal(400, id, reason, params);
