import type { CollectionDefinition } from "../collection";
import { derived, kept } from "../fields";
import type { StoredObject, WireObject } from "../json";
import type { Part } from "../part";
import { type Call, collectionRoutes, customerPath, type Reply, type Route } from "../routes";
import type { Tenant } from "../tenant";
import { licensed } from "./privateCloudControllerGroup";
import { CONTROLLER, machineFields, versionBlock } from "./shared/machine";
import { expectedUpgradeTime, rollUpgrades } from "./shared/upgrade";

/** A machine that stands in for the service while a site is cut off. As documented: no exchange was ever recorded. */
export const privateCloudController: CollectionDefinition = {
    name: CONTROLLER.collection,
    typeName: "Private Cloud Controller",
    limit: 100,
    fields: {
        ...machineFields(CONTROLLER),
        expectedUpgradeTime: derived(expectedUpgradeTime),
        osUpgradeEnabled: kept(),
        sargeUpgradeStatus: kept(),
        masterLastSyncTime: kept(),
        shardLastSyncTime: kept(),
        userdbLastSyncTime: kept(),
        listenIps: kept(),
        publishIps: kept(),
        privateCloudControllerVersion: derived(controllerVersion),
    },
    rules(_, check) {
        // Controllers are not created: they appear when a machine enrols.
        if (!check.previous) check.missing(CONTROLLER.groupKey);
    },
    references: (machine) => [{ collection: CONTROLLER.group, id: String(machine[CONTROLLER.groupKey]) }],
    passed: (tenant, from, to) => rollUpgrades(tenant, CONTROLLER, from, to),
};

/** The official clients disagree on the path of a restart: both are served. */
const RESTARTS = ["restart/:id", ":id/restart"];

const routes: Route[] = [
    ...collectionRoutes(privateCloudController, { verbs: ["list", "get", "update", "delete"] }),
    ...RESTARTS.map(
        (rest): Route => ({
            method: "PUT",
            path: customerPath("v1", `${CONTROLLER.collection}/${rest}`),
            handle: restart,
        }),
    ),
];

export const part: Part = { collections: [privateCloudController], routes: routes.map(licensed) };

function restart(call: Call): Reply {
    const machine = call.find(privateCloudController);
    if (machine.applicationStartTime !== undefined) {
        const applicationStartTime = String(call.tenant.clock.seconds());
        call.tenant.put(call.collection(privateCloudController), { ...machine, applicationStartTime });
    }
    return { status: 204 };
}

function controllerVersion(machine: StoredObject, tenant: Tenant): WireObject | undefined {
    const block = versionBlock(machine, tenant, "Broker");
    return block && { ...block, privateCloudControllerGroupId: machine[CONTROLLER.groupKey] };
}
