import type { CollectionDefinition } from "../core/collection";
import { derived, texts } from "../core/fields";
import { collectionRoutes } from "../core/http";
import type { StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { bulkDeleteRoute } from "./api/bulkDelete";
import { machineFields, SERVICE_EDGE, versionBlock } from "./common/machine";
import { expectedUpgradeTime, rollUpgrades } from "./common/upgrade";

/** A private service edge: a machine that clients connect to instead of a public one. */
export const serviceEdge: CollectionDefinition = {
    name: SERVICE_EDGE.collection,
    typeName: "Service Edge",
    limit: 100,
    fields: {
        ...machineFields(SERVICE_EDGE),
        expectedUpgradeTime: derived(expectedUpgradeTime),
        listenIps: texts(),
        publishIps: texts(),
        privateBrokerVersion: derived(privateBrokerVersion),
    },
    rules(_, check) {
        // Service edges are not created: they appear when a machine enrols.
        if (!check.previous) check.missing(SERVICE_EDGE.groupKey);
    },
    references: (machine) => [{ collection: SERVICE_EDGE.group, id: String(machine[SERVICE_EDGE.groupKey]) }],
    passed: (tenant, from, to) => rollUpgrades(tenant, SERVICE_EDGE, from, to),
};

export const part: EmulatorModule = {
    collections: [serviceEdge],
    routes: [
        ...collectionRoutes(serviceEdge, { verbs: ["list", "get", "update", "delete"] }),
        bulkDeleteRoute(serviceEdge),
    ],
};

function privateBrokerVersion(machine: StoredObject, tenant: Tenant): WireObject | undefined {
    const block = versionBlock(machine, tenant, "");
    const { serviceEdgeGroupId, tunnelId } = machine;
    if (!block) return undefined;
    const siblings = tenant.referrers(SERVICE_EDGE.group, String(serviceEdgeGroupId), SERVICE_EDGE.collection);
    return { ...block, loneWarrior: siblings.length === 1, tunnelId, osUpgradeEnabled: false, serviceEdgeGroupId };
}
