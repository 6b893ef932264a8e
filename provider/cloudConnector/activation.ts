import { z } from "zod";
import { interrupts } from "../contract/consequences";
import { defineCloudConnector } from "./client/define";

/** There is nothing on the other side that could have one. */
const ID = "activation";

const words = z.string();

const FORCES = "It also activates what other administrators have saved and not finished.";

export const activation = defineCloudConnector({
    type: "cloudConnector:Activation",
    noun: { one: "activation", many: "activations" },
    inputs: z.strictObject({
        triggers: z.union([z.array(words), z.record(words, words)], "must be a list or a map of strings").optional(),
        force: z.boolean().default(false),
    }),
    outputs: z.object({ result: z.enum(["active", "queued"]) }),

    naturalKey: [],
    replaceOn: [],
    consequences: {
        create: interrupts(FORCES, (_, { force }) => force === true),
        delete: "none",
        update: {
            triggers: interrupts(FORCES, (_, { force }) => force === true),
            force: interrupts(FORCES, (_, { force }) => force === true),
        },
    },
    // Whatever changes, it activates again.
    computed: { result: ["triggers", "force"] },

    // It is something that is done: the service keeps nothing of it that could be read, changed or deleted.
    operations: {
        async create({ inputs, backend }) {
            return {
                id: ID,
                observed: { ...inputs, result: await backend.activateNow({ force: inputs.force === true }) },
            };
        },
        async update({ inputs, backend }) {
            return { ...inputs, result: await backend.activateNow({ force: inputs.force === true }) };
        },
        async read({ known }) {
            return known.result ? known : undefined;
        },
        async delete({ backend }) {
            backend.log("an activation cannot be undone: changes that have taken effect remain");
        },
    },

    collection: {
        endpoint: { path: "ecAdminActivateStatus" },
        notOnWire: ["triggers", "force"],
        fields: {},
    },
});
