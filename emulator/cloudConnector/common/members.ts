import type { StoredObject, WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";

/** The collections of groups and of the connectors in them. */
export const GROUPS = "ecgroup";
export const CONNECTORS = "ecVm";

/** Lists show what came first first. */
export function byNumber({ id }: StoredObject): string {
    return id.padStart(12, "0");
}

/** The connectors of a group, oldest first. */
export function membersOf(tenant: Tenant, groupId: string): StoredObject[] {
    const members = tenant.referrers(GROUPS, groupId, CONNECTORS).map(({ object }) => object);
    return members.sort((a, b) => Number(a.id) - Number(b.id));
}

/** The record of a machine, as its cloud calls it. */
export function connectorOf(tenant: Tenant, instanceId: string): StoredObject | undefined {
    for (const member of tenant.collection(CONNECTORS).values()) {
        if (member.instanceId === instanceId) return member;
    }
    return undefined;
}

/** Changes what the service knows of a connector. */
export function update(tenant: Tenant, member: StoredObject, changes: WireObject): StoredObject {
    const changed = { ...member, ...changes, modifiedTime: String(tenant.clock.seconds()) };
    tenant.put(tenant.collection(CONNECTORS), changed);
    return changed;
}
