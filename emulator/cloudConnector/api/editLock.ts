import type { StoredObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { administrator, OTHER_ADMINISTRATOR, unedited } from "../administrator";
import { editLocked } from "./errors";

/** Somebody edits in the portal: nobody else can write until that is over. */
export function lock(tenant: Tenant, { seconds, by }: { seconds?: number; by?: string }): StoredObject {
    const collection = tenant.collection(administrator.name);
    const known = [...collection.values()].find(({ id, name }) => (by ? name === by : id === OTHER_ADMINISTRATOR));
    const now = tenant.clock.seconds();
    const holder = {
        ...(known ?? unedited(tenant.nextId("cloudObject"), by ?? "")),
        lastSeen: now,
        // Without an end it is held until somebody unlocks.
        lockedUntil: seconds === undefined ? Number.MAX_SAFE_INTEGER : now + seconds,
    };
    tenant.put(collection, holder);
    return holder;
}

export function unlock(tenant: Tenant): void {
    const collection = tenant.collection(administrator.name);
    for (const holder of [...collection.values()]) {
        if (holdsLock(holder, tenant)) tenant.put(collection, { ...holder, lockedUntil: 0 });
    }
}

/** @throws ApiError 409 that does not tell who holds the lock: the activation status shows who is editing */
export function refuseWhileLocked(tenant: Tenant): void {
    for (const holder of tenant.collection(administrator.name).values()) {
        if (holdsLock(holder, tenant)) throw editLocked();
    }
}

export function holdsLock({ lockedUntil }: StoredObject, tenant: Tenant): boolean {
    return typeof lockedUntil === "number" && tenant.clock.seconds() < lockedUntil;
}
