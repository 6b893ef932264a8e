import { z } from "zod";
import { type Definition, define } from "../contract/definition";
import { reference, textOf } from "../contract/fields";
import * as machine from "./common/enrolledMachine";
import * as schema from "./common/schemas";

const { local, ...traits } = machine.enrolledMachine(
    {
        noun: "Private Service Edge",
        byId: "serviceEdgeId",
        byName: "serviceEdgeName",
        none: "is required, or serviceEdgeId, or provisioningKey: they say which service edge is meant",
        several:
            "is one of three ways to say which service edge is meant, with serviceEdgeId and provisioningKey: keep one of them",
    },
    (): Definition => serviceEdge,
);

export const serviceEdge = define({
    type: "zpa:ServiceEdge",
    inputs: z.strictObject({
        serviceEdgeId: schema.id.optional(),
        serviceEdgeName: schema.name.optional(),
        ...machine.inputs,
    }),
    outputs: z.object({ serviceEdgeGroup: z.string(), ...machine.outputs }),
    ...traits,

    collection: {
        path: () => "serviceEdge",
        place: () => ({ access: "Private Service Edges (Private Service Edge Management)" }),
        local,
        fields: { ...machine.fields, serviceEdgeGroup: reference("serviceEdgeGroupId") },
        live: (wire) => ({ serviceEdgeGroupName: textOf(wire.serviceEdgeGroupName), ...machine.live(wire) }),
        neverSent: [...machine.neverSent, "serviceEdgeGroupName", "privateBrokerVersion", "zpnSubModuleUpgradeList"],
    },
});
