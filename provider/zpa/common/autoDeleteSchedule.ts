import { z } from "zod";
import { becomes, irreversible } from "../../contract/consequences";
import { flag, number } from "../../contract/fields";
import type { Nouns } from "../../contract/noun";
import type { RemoteObject } from "../../contract/operations";
import { defineZpa } from "../client/define";
import { SERVICE_KEYS } from "./fields";
import { createOrAdopt } from "./onlyOne";
import * as schema from "./schemas";

/** After how many days the service can delete; it knows no others. */
const INTERVALS = [5, 7, 14, 30, 60, 90] as const;

/** A schedule by which machines that are away for long are deleted. */
export function autoDeleteSchedule(
    type: string,
    { noun, machines, path }: { noun: Nouns; machines: string; path: string },
) {
    const deletes = `The service deletes ${machines} that are disconnected for longer than inactiveDays.`;
    const definition = defineZpa({
        type,
        noun,
        inputs: z.strictObject({
            enabled: z.boolean().default(true),
            deleteDisabled: z.boolean().default(false),
            inactiveDays: z.literal(INTERVALS),
            microtenantId: schema.microtenantId.optional(),
        }),

        naturalKey: ["microtenantId"],
        unique: [{ by: ["microtenantId"] }],
        replaceOn: ["microtenantId"],
        consequences: {
            create: irreversible(deletes, (_, { enabled }) => enabled !== false),
            delete: "none",
            update: {
                enabled: irreversible(deletes, becomes("enabled", true)),
                deleteDisabled: irreversible(
                    `The service deletes disabled ${machines} as well.`,
                    becomes("deleteDisabled", true),
                ),
                inactiveDays: irreversible(
                    `The service deletes ${machines} after a shorter time without a connection.`,
                    (before, after) => Number(after.inactiveDays) < Number(before.inactiveDays),
                ),
            },
        },

        operations: {
            // Once made, a schedule is there for good: what was set up before is taken over.
            create: (creation): Promise<RemoteObject> => createOrAdopt(definition, creation),
            // The service has no delete.
            async delete({ id, outputs, backend, defaults }) {
                const said = await defaults.read({ id, known: outputs });
                if (!said) return;
                if (said.enabled === true) {
                    await defaults.update({ id, olds: said, inputs: { ...said, enabled: false } });
                }
                backend.log(`${noun.one} (${id}) cannot be deleted; it remains in the tenant, disabled`);
            },
        },

        collection: {
            endpoint: { path: path, singleton: true },
            notOnWire: ["microtenantId"],
            fields: {
                enabled: flag("enabled"),
                deleteDisabled: flag("deleteDisabled"),
                inactiveDays: {
                    ...number("frequencyInterval"),
                    fromWire: ({ frequencyInterval }) => INTERVALS.find((days) => days === Number(frequencyInterval)),
                },
            },
            async toWire({ backend: { customerId } }) {
                return { customerId, frequency: "days" };
            },
            readOnlyKeys: SERVICE_KEYS,
        },
    });
    return definition;
}
