import type { CollectionDefinition } from "../core/collection";
import { derived, kept } from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply, type Route } from "../core/http";
import type { StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { CONTROLLER, machineFields, versionBlock } from "./common/machine";
import { expectedUpgradeTime, rollUpgrades } from "./common/upgrade";
import { licensed } from "./privateCloudControllerGroup";

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

export const part: EmulatorModule = { collections: [privateCloudController], routes: routes.map(licensed) };

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
