import { DEFAULT_MICROTENANT } from "../../core/collection";
import type { StoredObject, WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";

/** An object that was there before the API was ever used. */
export function builtIn(tenant: Tenant, name: string, attributes: WireObject, ids?: string): StoredObject {
    return {
        id: tenant.nextId(ids),
        modifiedTime: "1696823882",
        creationTime: "1696823882",
        modifiedBy: tenant.identity.administratorId,
        microtenantId: DEFAULT_MICROTENANT,
        name,
        ...attributes,
    };
}

/** The first object that every tenant has of a collection; objects of other collections belong to it. */
export function firstOf(tenant: Tenant, collection: string): string {
    const [first] = tenant.collection(collection).values();
    if (!first) throw new RangeError(`A new tenant has no objects in the collection ${collection}.`);
    return first.id;
}
