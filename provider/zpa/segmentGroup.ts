import { z } from "zod";
import { cutsOff, isDisabled } from "../contract/consequences";
import { defineZpa } from "./client/define";
import { detaching } from "./common/detaching";
import { applicationSegments, microtenant, restrictions, SERVICE_KEYS, times } from "./common/fields";
import { named } from "./common/named";
import * as schema from "./common/schemas";

export const segmentGroup = defineZpa({
    type: "zpa:SegmentGroup",
    noun: { one: "segment group", many: "segment groups" },
    permission: "Segment Groups (Configuration)",
    quota: 200,
    inputs: z.strictObject({
        ...named.inputs,
        microtenantId: schema.microtenantId.optional(),
        ...detaching.inputs,
    }),
    outputs: z.object({ ...detaching.outputs, ...restrictions.schema }),

    observed: {
        schema: z.object({ ...applicationSegments.shape, ...times.shape }),
        fromWire: (wire) => ({ ...applicationSegments.fromWire(wire), ...times.fromWire(wire) }),
    },

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId"],
    consequences: {
        create: "none",
        delete: cutsOff("Users whom rules allow by this group lose access to its segments."),
        update: {
            ...named.consequences,
            enabled: cutsOff("Users can no longer reach the applications of the group's segments.", isDisabled),
            detachOnDelete: "none",
        },
    },
    writeProtection: restrictions.reason,

    collection: {
        endpoint: {
            path: "segmentGroup",
        },
        notOnWire: ["detachOnDelete"],
        fields: {
            ...named.fields,
            microtenantId: microtenant,
            ...restrictions.fields,
        },
        // Segments say themselves which group they are in; sent from here, an old list could move them back.
        readOnlyKeys: [...SERVICE_KEYS, "applications", "applicationNames", "policyMigrated"],
    },
});
