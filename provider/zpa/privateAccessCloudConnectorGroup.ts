import { objects, textOf } from "../contract/fields";
import type { Noun } from "../contract/noun";
import type { ZpaClient } from "./client/client";

/** A Cloud Connector group as Private Access sees it: kept by another product, and with another id there. */
export const privateAccessCloudConnectorGroup = {
    type: "zpa:PrivateAccessCloudConnectorGroup",
    noun: { one: "Cloud Connector group", many: "Cloud Connector groups" },
    endpoint: () => ({
        path: "cloudConnectorGroup",
        noun: "Cloud Connector group",
        permission: "Cloud Connector Group (Cloud Connector Management)",
    }),
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        description: textOf(wire.description),
        enabled: wire.enabled !== false,
        groupType: textOf(wire.znfGroupType),
        cloud: textOf(wire.ziaCloud),
        organizationId: textOf(wire.ziaOrgId),
        connectors: objects(wire.cloudConnectors).map(({ id, name, enabled }) => ({
            id: String(id),
            name: String(name),
            enabled: enabled !== false,
        })),
    }),
} satisfies Noun<ZpaClient>;
