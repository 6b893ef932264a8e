import { z } from "zod";
import type { Definition } from "../contract/definition";
import { reference, textOf } from "../contract/fields";
import { defineZpa } from "./client/define";
import * as machine from "./common/enrolledMachine";
import * as schema from "./common/schemas";

const { notOnWire, traits } = machine.enrolledMachine(
    {
        noun: { one: "Private Service Edge", many: "Private Service Edges" },
        byId: "serviceEdgeId",
        byName: "serviceEdgeName",
        none: "is required, unless serviceEdgeId or provisioningKey is set",
        several: "cannot be combined with serviceEdgeId or provisioningKey; set only one of them",
    },
    (): Definition => serviceEdge,
);

export const serviceEdge = defineZpa({
    type: "zpa:ServiceEdge",
    permission: "Private Service Edges (Private Service Edge Management)",
    inputs: z.strictObject({
        serviceEdgeId: schema.id.optional(),
        serviceEdgeName: schema.name.optional(),
        ...machine.inputs,
    }),
    outputs: z.object({
        serviceEdgeGroup: schema.ref("zpa:ServiceEdgeGroup", { blocksDeletion: false }),
        ...machine.outputs,
    }),
    ...traits,

    observed: {
        schema: z.object({
            serviceEdgeGroupName: z.string().optional(),
            publishAddresses: z.array(z.string()),
            ...machine.observed.shape,
        }),
        fromWire: (wire) => ({
            serviceEdgeGroupName: textOf(wire.serviceEdgeGroupName),
            publishAddresses: machine.addressesIn(wire.publishIps),
            ...machine.observed.fromWire(wire),
        }),
    },

    collection: {
        endpoint: { path: "serviceEdge" },
        notOnWire,
        fields: { ...machine.fields, serviceEdgeGroup: reference("serviceEdgeGroupId") },
        readOnlyKeys: [
            ...machine.readOnlyKeys,
            "serviceEdgeGroupName",
            "privateBrokerVersion",
            "zpnSubModuleUpgradeList",
        ],
    },
});
