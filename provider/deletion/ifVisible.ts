import { isNamedByService } from "../client/expectedAnswer";
import { type ErrorCode, ZscalerError } from "../http/errors/errors";

/** A tenant without the feature, or a role without the permission. */
const NOT_LISTED: readonly ErrorCode[] = ["not-found", "permission", "invalid-request", "unexpected-response"];

/**
 * What a look into the tenant finds; undefined where the tenant has no such list, or the role may not see it.
 * @param mustSee Whether to fail where the role may not see it. @default false
 */
export async function ifVisible<T>(look: () => Promise<T>, { mustSee = false } = {}): Promise<T | undefined> {
    try {
        return await look();
    } catch (error) {
        if (error instanceof ZscalerError && isNotListed(error) && !(mustSee && mayBeHidden(error))) return undefined;
        throw error;
    }
}

/** A success that is no list is not the service's word on it. */
const isNotListed = ({ code, status = 0 }: ZscalerError): boolean => NOT_LISTED.includes(code) && status >= 400;

/** Whether there may be a list nevertheless: without the permission, or behind a gateway that answers in its place. */
function mayBeHidden(error: ZscalerError): boolean {
    if (error.code === "permission") return error.certainly !== "no-feature";
    return error.code === "not-found" && !isNamedByService(error);
}
