import { DEFAULT_MICROTENANT } from "../../core/collection";
import type { StoredObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { CONNECTOR_USER } from "../administrator";
import { membersOf } from "./members";
import { CLOUD, ORGANISATION_ID } from "./organisation";

/** The collection in which Private Access keeps what it sees of groups; only the name tells which is which. */
const TWINS = "cloudConnectorGroup";
/** The same for their members. */
const MEMBER_TWINS = "cloudConnector";

/** Lets Private Access see a group as it is now. */
export function replicate(tenant: Tenant, group: StoredObject): void {
    const now = String(tenant.clock.seconds());
    const twin = twinOf(tenant, group) ?? {
        id: tenant.nextId(),
        name: group.name,
        microtenantId: DEFAULT_MICROTENANT,
        creationTime: now,
        description: group.desc,
        enabled: true,
        ziaCloud: CLOUD,
        ziaOrgId: String(ORGANISATION_ID),
        znfGroupType: "EDGE_CONNECTOR_GRP",
    };
    const written = { modifiedTime: now, modifiedBy: CONNECTOR_USER };
    const members = membersOf(tenant, group.id).map(({ zpaId, name, disabled }) => ({
        id: String(zpaId),
        name,
        enabled: disabled !== true,
    }));
    tenant.put(tenant.collection(TWINS), { ...twin, ...written, cloudConnectors: members });
    const present = new Set(members.map(({ id }) => id));
    dropMembers(tenant, twin.id, ({ id }) => !present.has(id));
    const collection = tenant.collection(MEMBER_TWINS);
    for (const member of members) {
        tenant.put(collection, {
            creationTime: now,
            ...collection.get(member.id),
            ...member,
            ...written,
            microtenantId: DEFAULT_MICROTENANT,
            edgeConnectorGroupId: twin.id,
            edgeConnectorGroupName: group.name,
        });
    }
}

/** A group is gone: Private Access no longer shows it. */
export function withdraw(tenant: Tenant, group: StoredObject): void {
    const twin = twinOf(tenant, group);
    if (!twin) return;
    dropMembers(tenant, twin.id, () => true);
    tenant.drop(tenant.collection(TWINS), twin);
}

function dropMembers(tenant: Tenant, groupId: string, isGone: (member: StoredObject) => boolean): void {
    const collection = tenant.collection(MEMBER_TWINS);
    for (const member of [...collection.values()]) {
        if (member.edgeConnectorGroupId === groupId && isGone(member)) tenant.drop(collection, member);
    }
}

function twinOf(tenant: Tenant, { name }: StoredObject): StoredObject | undefined {
    return [...tenant.collection(TWINS).values()].find((twin) => twin.name === name);
}
