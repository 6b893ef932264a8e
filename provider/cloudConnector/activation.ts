import { z } from "zod";
import type { CloudConnectorClient } from "./client/client";
import { defineCloudConnector } from "./client/define";

/** There is nothing on the other side that could have one. */
const ID = "activation";

const words = z.string();

export const activation = defineCloudConnector({
    type: "cloudConnector:Activation",
    noun: { one: "activation", many: "activations" },
    inputs: z.strictObject({
        triggers: z.union([z.array(words), z.record(words, words)], "must be a list or a map of texts").optional(),
        force: z.boolean().default(false),
    }),
    outputs: z.object({ result: z.enum(["active", "queued"]) }),

    naturalKey: [],
    replaceOn: [],
    // Whatever changes, it activates again.
    computed: { result: ["triggers", "force"] },

    // It is something that is done: the service keeps nothing of it that could be read, changed or deleted.
    operations: {
        async create(inputs, client: CloudConnectorClient) {
            return { id: ID, observed: { ...inputs, result: await client.activateNow(inputs.force === true) } };
        },
        async update(_id, _olds, inputs, client: CloudConnectorClient) {
            return { ...inputs, result: await client.activateNow(inputs.force === true) };
        },
        async read(_id, known) {
            return known.result ? known : undefined;
        },
        async delete(_id, _outputs, client: CloudConnectorClient) {
            client.log("an activation cannot be undone: what has taken effect stays so");
        },
    },

    collection: {
        endpoint: { path: "ecAdminActivateStatus" },
        notOnWire: ["triggers", "force"],
        fields: {},
    },
});
