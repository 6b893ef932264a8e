import { accessDenied } from "../core/errors";
import type { Method } from "../core/http";
import type { Tenant } from "../core/tenant";

/** Only administrators of the Default microtenant see the console's page of microtenants. */
const HIDDEN = /^\/mgmtconfig\/v\d\/admin\/customers\/\d+\/microtenants(\/|$)/;
/** Administrators of other microtenants see the console's page of integrations, and change nothing on it. */
const READ_ONLY = /^\/mgmtconfig\/v\d\/admin\/customers\/\d+\/config\/ziaCloudConfig$/;

/**
 * What the console hides from administrators of a microtenant, the API denies to clients whose role is in it.
 *
 * @throws ApiError 403
 */
export function refuseHidden(tenant: Tenant, method: Method, path: string, query: URLSearchParams): void {
    const { clientMicrotenant } = tenant.switches;
    if (clientMicrotenant === "") return;
    const asked = query.get("microtenantId");
    const isElsewhere = asked !== null && asked !== "" && asked !== clientMicrotenant;
    if (isElsewhere || HIDDEN.test(path) || (READ_ONLY.test(path) && method !== "GET")) throw accessDenied(403);
}
