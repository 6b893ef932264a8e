import type { CollectionDefinition } from "../core/collection";
import { derived, kept } from "../core/fields";
import { collectionRoutes } from "../core/http";
import type { StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { bulkDeleteRoute } from "./api/bulkDelete";
import { CONNECTOR, machineFields, versionBlock } from "./common/machine";
import { expectedUpgradeTime, rollUpgrades } from "./common/upgrade";

export const connector: CollectionDefinition = {
    name: CONNECTOR.collection,
    typeName: "App Connector",
    limit: 100,
    fields: {
        ...machineFields(CONNECTOR),
        expectedUpgradeTime: derived(expectedUpgradeTime),
        connectorType: kept(),
        assistantVersion: derived(assistantVersion),
    },
    rules(_, check) {
        // Connectors are not created: they appear when a machine enrols.
        if (!check.previous) check.missing(CONNECTOR.groupKey);
    },
    references: (machine) => [{ collection: CONNECTOR.group, id: String(machine[CONNECTOR.groupKey]) }],
    passed: (tenant, from, to) => rollUpgrades(tenant, CONNECTOR, from, to),
};

export const part: EmulatorModule = {
    collections: [connector],
    routes: [
        ...collectionRoutes(connector, { verbs: ["list", "get", "update", "delete"] }),
        bulkDeleteRoute(connector),
    ],
};

function assistantVersion(machine: StoredObject, tenant: Tenant): WireObject | undefined {
    const block = versionBlock(machine, tenant, "Broker");
    const { appConnectorGroupId, tunnelId } = machine;
    return block && { ...block, appConnectorGroupId, mtunnelId: tunnelId };
}
