import { DEFAULT_MICROTENANT } from "../../collection";
import type { StoredObject } from "../../json";
import type { Tenant } from "../../tenant";
import { CONNECTOR_USER } from "../administrator";
import { membersOf } from "./members";
import { CLOUD, ORGANISATION_ID } from "./organisation";

/** The collection in which Private Access keeps what it sees of groups; only the name tells which is which. */
const TWINS = "cloudConnectorGroup";

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
    tenant.put(tenant.collection(TWINS), {
        ...twin,
        modifiedTime: now,
        modifiedBy: CONNECTOR_USER,
        cloudConnectors: membersOf(tenant, group.id).map(({ zpaId, name, disabled }) => ({
            id: zpaId,
            name,
            enabled: disabled !== true,
        })),
    });
}

/** A group is gone: Private Access no longer shows it. */
export function withdraw(tenant: Tenant, group: StoredObject): void {
    const twin = twinOf(tenant, group);
    if (twin) tenant.drop(tenant.collection(TWINS), twin);
}

function twinOf(tenant: Tenant, { name }: StoredObject): StoredObject | undefined {
    return [...tenant.collection(TWINS).values()].find((twin) => twin.name === name);
}
