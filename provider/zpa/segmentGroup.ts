import { z } from "zod";
import { define } from "../definition";
import { flag, moment, objects, text } from "../wire";
import { detaching } from "./detaching";
import { microtenant, restrictions, SERVICE_KEYS } from "./fields";
import * as schema from "./schemas";

export const segmentGroup = define({
    type: "zpa:SegmentGroup",
    noun: "segment group",
    inputs: z.strictObject({
        name: schema.name,
        description: schema.text.min(1).optional(),
        enabled: z.boolean().default(true),
        microtenantId: schema.id.optional(),
        ...detaching.inputs,
    }),
    rules: [],
    outputs: z.object({ ...detaching.outputs, ...restrictions.schema }),

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId"],
    secretOutputs: [],
    restriction: restrictions.reason,

    collection: {
        path: () => "segmentGroup",
        local: ["detachOnDelete"],
        fields: {
            name: text("name"),
            description: text("description"),
            enabled: flag("enabled"),
            microtenantId: microtenant,
            ...restrictions.fields,
        },
        live: (wire) => ({
            applicationSegments: objects(wire.applications).map(({ id, name, enabled }) => ({
                id: String(id),
                name: String(name),
                enabled: enabled !== false,
            })),
            createdAt: moment("creationTime").fromWire(wire),
            modifiedAt: moment("modifiedTime").fromWire(wire),
        }),
        // Segments say themselves which group they are in; sent from here, an old list could move them back.
        neverSent: [...SERVICE_KEYS, "applications", "applicationNames", "policyMigrated"],
    },
});
