import { z } from "zod";
import type { Definition } from "../contract/definition";
import { reference, textOf } from "../contract/fields";
import { defineZpa } from "./client/define";
import * as machine from "./common/enrolledMachine";
import * as schema from "./common/schemas";

const { notOnWire, traits } = machine.enrolledMachine(
    {
        noun: { one: "App Connector", many: "App Connectors" },
        byId: "connectorId",
        byName: "connectorName",
        none: "is required, unless connectorId or provisioningKey is set",
        several: "cannot be combined with connectorId or provisioningKey; set only one of them",
    },
    (): Definition => appConnector,
);

export const appConnector = defineZpa({
    type: "zpa:AppConnector",
    permission: "App Connectors (App Connector Management)",
    inputs: z.strictObject({
        connectorId: schema.id.optional(),
        connectorName: schema.name.optional(),
        ...machine.inputs,
    }),
    outputs: z.object({
        appConnectorGroup: schema.ref("zpa:AppConnectorGroup", { blocksDeletion: false }),
        ...machine.outputs,
    }),
    ...traits,

    observed: {
        schema: z.object({ appConnectorGroupName: z.string().optional(), ...machine.observed.shape }),
        fromWire: (wire) => ({
            appConnectorGroupName: textOf(wire.appConnectorGroupName),
            ...machine.observed.fromWire(wire),
        }),
    },

    collection: {
        endpoint: { path: "connector" },
        notOnWire,
        fields: { ...machine.fields, appConnectorGroup: reference("appConnectorGroupId") },
        readOnlyKeys: [...machine.readOnlyKeys, "appConnectorGroupName", "assistantVersion", "zpnSubModuleUpgradeList"],
    },
});
