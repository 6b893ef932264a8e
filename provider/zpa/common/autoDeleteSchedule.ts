import { z } from "zod";
import { becomes, irreversible } from "../../contract/consequences";
import { flag, number } from "../../contract/fields";
import type { Nouns } from "../../contract/noun";
import { UnexpectedResponseError, ZscalerError } from "../../http/errors/errors";
import { endpointOf, toWire } from "../../lifecycle/mapping";
import { defineZpa } from "../client/define";
import { SERVICE_KEYS } from "./fields";
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
            async create({ inputs: schedule, backend, defaults }) {
                const operation = `create ${noun.one}`;
                const context = { definition, backend };
                const endpoint = await endpointOf(context, schedule);
                const look = async () => (await backend.listAll(endpoint))[0];
                let standing = await look();
                if (!standing) {
                    const body = await toWire(context, schedule);
                    const refusal = await refusalOf(backend.post(endpoint, body, operation));
                    standing = await look();
                    if (!standing) throw refusal ?? vanished(operation);
                }
                const id = String(standing.id);
                const said = await defaults.read({ id, known: schedule });
                const equal = Object.entries(schedule).every(([property, value]) => said?.[property] === value);
                const observed = said && equal ? said : await defaults.update({ id, olds: {}, inputs: schedule });
                return { id, observed };
            },
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

/** Of a create that may still have come to something: somebody else was faster, or its answer was lost. */
async function refusalOf(create: Promise<unknown>): Promise<ZscalerError | undefined> {
    try {
        await create;
        return undefined;
    } catch (error) {
        if (error instanceof ZscalerError && (error.ambiguous || error.code === "already-exists")) return error;
        throw error;
    }
}

function vanished(operation: string): UnexpectedResponseError {
    return new UnexpectedResponseError({
        operation,
        problem: "the service accepted the schedule but does not return it",
        nextStep: "Run `pulumi up` again.",
    });
}
