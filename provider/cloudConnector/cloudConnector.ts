import { z } from "zod";
import { interrupts, irreversible, isDisabled } from "../contract/consequences";
import { textOf, type Wire } from "../contract/fields";
import { ref } from "../contract/references";
import * as schema from "../contract/schemas";
import { pick, type Values } from "../contract/values";
import { formatDuration } from "../http/clock";
import { InvalidInputError, TimeoutError } from "../http/errors/errors";
import { quoted } from "../http/text";
import { AdoptionClaims } from "../lifecycle/adoptionClaims";
import { deletedElsewhere } from "../lifecycle/deletedElsewhere";
import { describe } from "../lifecycle/mapping";
import { PartialFailureError } from "../lifecycle/partialFailure";
import { LOOK_MS, waitFor } from "../lifecycle/waitFor";
import { type CloudConnectorClient, GROUPS } from "./client/client";
import { defineCloudConnector } from "./client/define";
import { refuseWhileRuled } from "./cloudConnector/lastMember";
import { derived } from "./common/fields";
import { applySettings, membersOf, oneMember } from "./common/groupSettings";
import { instanceIdOf, memberSchema, memberStatus } from "./common/groupStatus";
import { isOfCloud } from "./common/site";

const NOUN = "Cloud Connector";
const MINUTE = 60_000;
/** How old a group may be over which an update decides. */
const BASE_AGE_MS = 10_000;
/** How old it may be for a refresh, which is about one moment however long it takes. */
const REFRESH_AGE_MS = 60_000;
const LOCAL = ["instanceId", "connectorName", "waitMinutes", "deleteOnDestroy", "force"] as const;

/** A connector, and the group that shows it: the service keeps no list of connectors alone. */
interface Placed {
    readonly member: Wire;
    readonly group: Wire;
}

export const cloudConnector = defineCloudConnector({
    type: "cloudConnector:CloudConnector",
    noun: { one: NOUN, many: "Cloud Connectors" },
    inputs: z.strictObject({
        instanceId: schema.text.min(1).optional(),
        connectorName: schema.name.optional(),
        waitMinutes: z.number().min(0).max(1_440).optional(),
        enabled: z.boolean().optional(),
        deleteOnDestroy: schema.name.optional(),
        force: z.boolean().optional(),
    }),
    rules: [
        {
            needs: ["instanceId", "connectorName"],
            property: "instanceId",
            when: ({ instanceId, connectorName }) => (instanceId === undefined) === (connectorName === undefined),
            reason: "or connectorName is required; set exactly one of them",
        },
        {
            needs: ["connectorName", "deleteOnDestroy"],
            property: "deleteOnDestroy",
            when: ({ connectorName, deleteOnDestroy }) =>
                connectorName !== undefined && deleteOnDestroy !== undefined && connectorName !== deleteOnDestroy,
            reason: "must be exactly the name of the connector, because its deletion cannot be undone",
        },
    ],
    outputs: z.object({
        name: z.string(),
        cloudConnectorGroup: ref("cloudConnector:CloudConnectorGroup", { blocksDeletion: false }),
        cloudConnectorGroupName: z.string(),
    }),

    observed: {
        schema: memberSchema,
        fromWire: memberStatus,
    },

    naturalKey: ["instanceId", "connectorName"],
    replaceOn: ["instanceId", "connectorName"],
    consequences: {
        create: "none",
        delete: irreversible(
            "The Cloud Connector is deleted; its machine registers again only when it is replaced.",
            ({ deleteOnDestroy }) => deleteOnDestroy !== undefined,
        ),
        update: {
            waitMinutes: "none",
            enabled: interrupts("Traffic through the connector ends; others of its group take over.", isDisabled),
            deleteOnDestroy: "none",
            force: "none",
        },
    },
    retainOnDelete: ({ deleteOnDestroy }) => deleteOnDestroy === undefined,

    operations: {
        // A connector is not made: it is there once its machine has registered.
        async create({ inputs, backend, defaults }) {
            const { instanceId, connectorName, waitMinutes = 20 } = inputs;
            const awaited = connectorName ? `${NOUN} "${connectorName}"` : `the ${NOUN} of machine ${instanceId}`;
            const operation = `adopt ${awaited}`;
            const found = await waitFor(
                {
                    awaited,
                    operation,
                    mostMs: waitMinutes * MINUTE,
                    look: async () => placed(await backend.seen(GROUPS, LOOK_MS)).find(isMeant(inputs)),
                },
                backend,
            );
            if (!found) throw missed(operation, waitMinutes);
            const id = String(found.member.id);
            const claims = backend.state(AdoptionClaims);
            if (claims.isClaimed(id) || defaults.isManaged(id)) throw twice(operation, id);
            claims.claim(id);
            const said = readable(found);
            try {
                await assert(found, inputs, backend, `adopt ${describe(cloudConnector, said, id)}`);
            } catch (error) {
                // With the status that stands, so that the next run finds what is left.
                throw new PartialFailureError(id, { ...inputs, ...said }, error);
            }
            return { id, observed: { ...said, ...inputs } };
        },
        async read({ id, known, backend }) {
            const found = await find(id, backend);
            if (!found) return undefined;
            const identity =
                (known.instanceId ?? known.connectorName) ? {} : { connectorName: String(found.member.name) };
            return { ...pick(known, LOCAL), ...readable(found), ...identity };
        },
        async update({ id, olds, inputs, backend }) {
            const operation = `update ${describe(cloudConnector, olds, id)}`;
            const found = await find(id, backend, BASE_AGE_MS);
            if (!found) throw deletedElsewhere(operation);
            const isChanged = olds.enabled !== inputs.enabled;
            await assert(found, isChanged ? { enabled: inputs.enabled ?? true } : {}, backend, operation);
            return { ...readable(found), ...inputs };
        },
        async delete({ id, outputs, backend }) {
            const label = describe(cloudConnector, outputs, id);
            if (outputs.deleteOnDestroy === undefined) {
                backend.log(`${label} remains unchanged, because deleteOnDestroy is not its name`);
                return;
            }
            const operation = `delete ${label}`;
            const found = await find(id, backend, 0);
            if (found) refuseUnmeant(found, outputs, operation);
            if (found && membersOf(found.group).length === 1) await refuseWhileRuled(found.group, backend, operation);
            const group = found?.group.id ?? outputs.cloudConnectorGroup;
            const holds = async () => (await find(id, backend, 0)) !== undefined;
            await backend.delete({ path: `${GROUPS.path}/${group}/vm`, noun: NOUN, holds }, id, operation);
        },
        async list({ backend }) {
            return placed(await backend.listAll(GROUPS)).map(({ member, group }) => ({
                ...member,
                ...groupOf(group),
            }));
        },
    },

    collection: {
        endpoint: { path: GROUPS.path },
        notOnWire: LOCAL,
        fields: {
            name: derived(({ name }) => textOf(name)),
            enabled: derived((member) => memberStatus(member).enabled),
            cloudConnectorGroup: derived(({ cloudConnectorGroup }) => textOf(cloudConnectorGroup)),
            cloudConnectorGroupName: derived(({ cloudConnectorGroupName }) => textOf(cloudConnectorGroupName)),
        },
    },
});

function placed(groups: readonly Wire[]): Placed[] {
    return groups.filter(isOfCloud).flatMap((group) => membersOf(group).map((member) => ({ member, group })));
}

async function find(id: string, client: CloudConnectorClient, maxAgeMs = REFRESH_AGE_MS): Promise<Placed | undefined> {
    return placed(await client.listAll(GROUPS, maxAgeMs)).find(({ member }) => String(member.id) === id);
}

function isMeant({ instanceId, connectorName }: Values): (candidate: Placed) => boolean {
    if (instanceId !== undefined) return ({ member }) => instanceIdOf(member) === instanceId;
    return ({ member }) => member.name === connectorName;
}

const groupOf = (group: Wire) => ({
    cloudConnectorGroup: String(group.id),
    cloudConnectorGroupName: String(group.name),
});

function readable({ member, group }: Placed): Values {
    return { name: String(member.name), enabled: memberStatus(member).enabled, ...groupOf(group) };
}

function assert(
    { member, group }: Placed,
    { enabled }: Values,
    client: CloudConnectorClient,
    operation: string,
): Promise<void> {
    const wanted = typeof enabled === "boolean" ? { enabled } : {};
    return applySettings(oneMember(group, member), { wanted, operation }, client);
}

/** @throws {InvalidInputError} unless the program has repeated the name, and the connector serves nobody or that is accepted */
function refuseUnmeant({ member }: Placed, { deleteOnDestroy, force }: Values, operation: string): void {
    if (deleteOnDestroy !== member.name) {
        throw new InvalidInputError({
            operation,
            problem: `deleteOnDestroy is "${deleteOnDestroy}", but the name of the connector is ${quoted(member.name)}`,
            nextStep:
                "The deletion cannot be undone, so deleteOnDestroy must be exactly the name: correct it, run `pulumi up`, and destroy again.",
        });
    }
    if (memberStatus(member).operationalStatus !== "Active" || force === true) return;
    throw new InvalidInputError({
        operation,
        problem: "the connector is Active: its machine is running and would register again as a new connector",
        nextStep: "Stop the machine first, or set force to true and run `pulumi up`. Then destroy again.",
    });
}

function missed(operation: string, waitMinutes: number): TimeoutError {
    const when =
        waitMinutes > 0
            ? `the connector has not registered within ${formatDuration(waitMinutes * MINUTE)}`
            : "the connector has not registered";
    return new TimeoutError({
        operation,
        problem: when,
        nextStep:
            "Nothing was changed. Check that the machine is running and can reach the service, and run `pulumi up` again.",
    });
}

function twice(operation: string, id: string): InvalidInputError {
    return new InvalidInputError({
        operation,
        problem: `another resource in this stack already manages connector ${id}`,
        nextStep: "Remove one of the two resources.",
    });
}
