import type { CollectionDefinition } from "../collection";
import { invalid } from "../errors";
import { derived, kept } from "../fields";
import type { StoredObject, WireObject } from "../json";
import { remove } from "../operations";
import type { Part } from "../part";
import { type Call, collectionRoutes, customerPath, type Reply } from "../routes";
import type { Tenant } from "../tenant";
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
        { method: "POST", path: customerPath("v1", "connector/bulkDelete"), handle: bulkDelete },
    ],
};

function bulkDelete(call: Call): Reply {
    const { ids } = call.body();
    if (!Array.isArray(ids) || ids.length === 0) throw invalid(["ids"]);
    const machines = ids.map((id) => call.find(connector, String(id)));
    for (const machine of machines) remove(call.tenant, call.collection(connector), machine);
    return { status: 200 };
}

function assistantVersion(machine: StoredObject, tenant: Tenant): WireObject | undefined {
    const block = versionBlock(machine, tenant, "Broker");
    const { appConnectorGroupId, tunnelId } = machine;
    return block && { ...block, appConnectorGroupId, mtunnelId: tunnelId };
}
