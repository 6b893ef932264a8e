import type { CollectionDefinition } from "../collection";
import { derived, kept } from "../fields";
import type { StoredObject, WireObject } from "../json";
import type { Part } from "../part";
import { collectionRoutes } from "../routes";
import type { Tenant } from "../tenant";
import { bulkDeleteRoute } from "./shared/bulkDelete";
import { CONNECTOR, machineFields, versionBlock } from "./shared/machine";
import { expectedUpgradeTime, rollUpgrades } from "./shared/upgrade";

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

export const part: Part = {
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
