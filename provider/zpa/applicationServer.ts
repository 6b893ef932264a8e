import { z } from "zod";
import { cutsOff, interrupts, isDisabled } from "../contract/consequences";
import { defineZpa } from "./client/define";
import { detaching } from "./common/detaching";
import { caselessText, host } from "./common/domainNames";
import { microtenant, restrictions, SERVICE_KEYS, times } from "./common/fields";
import { named } from "./common/named";
import * as schema from "./common/schemas";

export const applicationServer = defineZpa({
    type: "zpa:ApplicationServer",
    noun: { one: "application server", many: "application servers" },
    permission: "Servers (Configuration)",
    quota: 10_000,
    inputs: z.strictObject({
        ...named.inputs,
        address: host,
        microtenantId: schema.microtenantId.optional(),
        ...detaching.inputs,
    }),
    outputs: z.object({ ...detaching.outputs, ...restrictions.schema }),

    observed: {
        schema: z.object({ ...times.shape }),
        fromWire: (wire) => ({
            ...times.fromWire(wire),
        }),
    },

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId"],
    consequences: {
        create: "none",
        delete: cutsOff("Applications that are only on this server can no longer be reached."),
        update: {
            ...named.consequences,
            enabled: cutsOff("Applications that are only on this server can no longer be reached.", isDisabled),
            address: interrupts("Sessions are set up again, to the new address."),
            detachOnDelete: "none",
        },
    },
    // No answer that is on record says where a server belongs.
    preserveWhenOmitted: ["microtenantId"],
    writeProtection: restrictions.reason,

    collection: {
        endpoint: { path: "server" },
        notOnWire: ["detachOnDelete"],
        fields: {
            ...named.fields,
            address: caselessText("address"),
            microtenantId: microtenant,
            ...restrictions.fields,
        },
        readOnlyKeys: [...SERVICE_KEYS],
    },
});
