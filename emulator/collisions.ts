import type { Collection } from "./collection";
import { concurrentAccess } from "./errors";
import type { WireObject } from "./json";
import type { Tenant } from "./tenant";

/**
 * Runs a write that shares something with others: its policy set, or the object itself, as the switch `concurrency`
 * says. Refused writes hold nothing.
 *
 * @throws ApiError 409 when another write has just used the same
 */
export function exclusively<Result>(
    tenant: Tenant,
    collection: Collection,
    object: WireObject,
    write: () => Result,
): Result {
    const shared = sharedWith(tenant, collection, object);
    if (shared === undefined) return write();
    const key = `${shared.collection}/${shared.id}`;
    const last = tenant.lastWrites.get(key);
    if (last !== undefined && performance.now() - last < tenant.switches.collisionMs) {
        const { typeName } = tenant.collection(shared.collection).definition;
        throw concurrentAccess(`com.zscaler.zpn.model.${typeName.replaceAll(" ", "")}`);
    }
    const result = write();
    if (tenant.lastWrites.size > 10_000) tenant.lastWrites.clear();
    tenant.lastWrites.set(key, performance.now());
    return result;
}

function sharedWith(tenant: Tenant, collection: Collection, object: WireObject) {
    const { concurrency } = tenant.switches;
    if (concurrency === "off") return undefined;
    const shared = collection.definition.sharedBy?.(object);
    if (shared || concurrency === "policySets" || typeof object.id !== "string") return shared;
    return { collection: collection.name, id: object.id };
}
