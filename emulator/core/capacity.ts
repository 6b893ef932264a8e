import type { Collection } from "./collection";
import { limitExceeded } from "./errors";
import type { WireObject } from "./json";
import type { Tenant } from "./tenant";

/**
 * Refuses one more object than a tenant may have. Keys of each kind count for themselves.
 *
 * @throws ApiError 403 while the switch `capacity` says that the documented limits hold
 */
export function refuseBeyondLimit(tenant: Tenant, collection: Collection, object: WireObject): void {
    const { limit, typeName, uniqueWithin } = collection.definition;
    if (limit === undefined || tenant.switches.capacity !== "documented" || collection.size < limit) return;
    const kind = uniqueWithin?.(object);
    const alike = [...collection.values()].filter((other) => uniqueWithin?.(other) === kind);
    if (alike.length >= limit) throw limitExceeded(typeName, limit);
}
