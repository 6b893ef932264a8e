import type { Tenant } from "../../core/tenant";

/** Whether the tenant may use what the service only sells to some. */
export function isLicensed(tenant: Tenant, feature: string): boolean {
    return tenant.switches.featureFlags.split(",").some((name) => name.trim() === feature);
}
