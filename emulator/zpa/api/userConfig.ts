import type { Reply } from "../../core/http";
import { isObject, type Json } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { NO_CACHE } from "../../server/caching";

/** What this family of the API answers as JSON numbers, of any size. */
const NUMBERS = new Set(["id", "idpId", "creationTime", "modifiedTime", "totalPages", "totalCount"]);

/** The path of what identity providers have brought. */
export const userConfigPath = (rest: string) => `/userconfig/v1/customers/:customerId/${rest}`;

/** A reply in the form of this family, with all digits of its numbers. */
export function userConfigReply(tenant: Tenant, body: Json): Reply {
    const headers = { "content-type": "application/json", ...NO_CACHE };
    if (tenant.switches.userConfigNumbers === "texts") return { status: 200, body, headers };
    return { status: 200, body: serialized(body), headers };
}

function serialized(value: Json | undefined): string {
    if (Array.isArray(value)) return `[${value.map(serialized).join()}]`;
    if (!isObject(value)) return JSON.stringify(value);
    const entries = Object.entries(value).flatMap(([key, inner]) => {
        if (inner === undefined) return [];
        const isNumber = NUMBERS.has(key) && typeof inner === "string" && /^\d+$/.test(inner);
        return [`${JSON.stringify(key)}:${isNumber ? inner : serialized(inner)}`];
    });
    return `{${entries.join()}}`;
}
