import { z } from "zod";
import { interrupts, irreversible, isDisabled } from "../../contract/consequences";
import type { Definition, DefinitionPart } from "../../contract/definition";
import { flag, moment, reference, text, textOf, type Wire, within } from "../../contract/fields";
import type { Operations } from "../../contract/operations";
import type { Rule } from "../../contract/rules";
import type { Values } from "../../contract/values";
import { AdoptionClaims } from "../../lifecycle/adoptionClaims";
import { describe, endpointOf } from "../../lifecycle/mapping";
import { microtenant, restrictions, SERVICE_KEYS, times } from "./fields";
import { adopt, type MachineWords } from "./machineAdoption";
import * as schema from "./schemas";

/** What machines have in common that are not made but adopted once they have enrolled: App Connectors and service edges. */

/** What a program may change of a machine. */
const MANAGED = ["name", "description", "enabled"] as const;

export const inputs = {
    provisioningKey: schema.ref("zpa:ProvisioningKey", { blocksDeletion: false }).optional(),
    waitMinutes: z.number().min(0).max(1_440).optional(),
    name: schema.name.optional(),
    description: schema.text.min(1).optional(),
    enabled: z.boolean().optional(),
    deleteOnDestroy: z.boolean().optional(),
    microtenantId: schema.microtenantId.optional(),
};

export const outputs = { provisioningKeyId: z.string().optional(), ...restrictions.schema };

export const fields = {
    // The name that it has stays.
    name: { ...text("name"), unset: {} },
    description: text("description"),
    enabled: { ...flag("enabled"), unset: { enabled: true } },
    provisioningKeyId: reference("provisioningKeyId"),
    microtenantId: microtenant,
    ...restrictions.fields,
};

/** What moves by itself. */
export const observed = {
    shape: {
        provisioningKeyName: z.string().optional(),
        enrollmentCertificateId: z.string().optional(),
        enrollmentCertificateName: z.string().optional(),
        certificateId: z.string().optional(),
        certificateFingerprint: z.string().optional(),
        controlChannelStatus: z.string().optional(),
        currentVersion: z.string().optional(),
        expectedVersion: z.string().optional(),
        upgradeStatus: z.string().optional(),
        privateIp: z.string().optional(),
        publicIp: z.string().optional(),
        platform: z.string().optional(),
        runtimeOs: z.string().optional(),
        lastConnectedAt: z.string().optional(),
        lastDisconnectedAt: z.string().optional(),
        ...times.shape,
    },
    fromWire: (wire: Wire) => ({
        provisioningKeyName: textOf(wire.provisioningKeyName),
        enrollmentCertificateId: within("enrollmentCert", text("id")).fromWire(wire),
        enrollmentCertificateName: within("enrollmentCert", text("name")).fromWire(wire),
        certificateId: textOf(wire.issuedCertId),
        certificateFingerprint: textOf(wire.fingerprint),
        controlChannelStatus: textOf(wire.controlChannelStatus),
        currentVersion: textOf(wire.currentVersion),
        expectedVersion: textOf(wire.expectedVersion),
        upgradeStatus: textOf(wire.upgradeStatus),
        privateIp: textOf(wire.privateIp),
        publicIp: textOf(wire.publicIp),
        platform: textOf(wire.platform),
        runtimeOs: textOf(wire.runtimeOS),
        lastConnectedAt: moment("lastBrokerConnectTime").fromWire(wire),
        lastDisconnectedAt: moment("lastBrokerDisconnectTime").fromWire(wire),
        ...times.fromWire(wire),
    }),
};

/**
 * Addresses or names of a machine: a list, or a text with commas between them, as official clients disagree.
 *
 * @returns each once, in order; none if the API does not say
 */
export function addressesIn(value: unknown): string[] {
    const all = Array.isArray(value) ? value.map(String) : typeof value === "string" ? value.split(",") : [];
    return [...new Set(all.map((each) => each.trim()).filter((each) => each !== ""))].sort();
}

/** What the machine says of itself, and what its key is called. */
export const readOnlyKeys = [
    ...SERVICE_KEYS,
    "provisioningKeyName",
    "controlChannelStatus",
    "ctrlBrokerName",
    "currentVersion",
    "expectedVersion",
    "previousVersion",
    "sargeVersion",
    "expectedUpgradeTime",
    "lastUpgradeTime",
    "upgradeStatus",
    "upgradeAttempt",
    "lastBrokerConnectTime",
    "lastBrokerConnectTimeDuration",
    "lastBrokerDisconnectTime",
    "lastBrokerDisconnectTimeDuration",
    "applicationStartTime",
];

type Meant<Id extends string, Name extends string> = Record<Id | Name | "provisioningKey", unknown>;

interface Words<Id extends string, Name extends string> extends MachineWords {
    byId: Id;
    byName: Name;
    /** Why it is wrong to say in no way which one is meant. */
    none: string;
    /** Why it is wrong to say it in more than one. */
    several: string;
}

/** How a program says which machine is meant, and how that is found. */
export function enrolledMachine<Id extends string, Name extends string>(
    words: Words<Id, Name>,
    definition: () => Definition,
) {
    const { byId, byName, none, several } = words;
    const ways = [byId, byName, "provisioningKey"] as const;
    const count = (values: Values): number => ways.filter((way) => values[way] !== undefined).length;
    const rules: Rule<Meant<Id, Name>>[] = [
        {
            needs: ways,
            property: byName,
            when: (machine) => count(machine) === 0,
            reason: none,
        },
        {
            needs: ways,
            property: byName,
            when: (machine) => count(machine) > 1,
            reason: several,
        },
    ];
    const traits = {
        noun: words.noun,
        rules,
        naturalKey: ways,
        replaceOn: [...ways, "microtenantId"] as const,
        consequences: consequences(words.noun),
        writeProtection: restrictions.reason,
        retainOnDelete: ({ deleteOnDestroy }: { deleteOnDestroy?: unknown }) => deleteOnDestroy !== true,
        operations: operations(words, definition, count),
    } satisfies DefinitionPart;
    return { traits, notOnWire: [...ways, "waitMinutes", "deleteOnDestroy"] as const };
}

const consequences = ({ one, many }: MachineWords["noun"]) => ({
    create: "none" as const,
    delete: irreversible(
        `The ${one} is deleted; its machine has to enroll again.`,
        ({ deleteOnDestroy }) => deleteOnDestroy === true,
    ),
    update: {
        waitMinutes: "none" as const,
        name: "none" as const,
        description: "none" as const,
        enabled: interrupts(`Sessions through the ${one} end; other ${many} of its group take over.`, isDisabled),
        deleteOnDestroy: "none" as const,
    },
});

function operations(words: MachineWords, definition: () => Definition, count: (values: Values) => number): Operations {
    return {
        // A machine is not made: it is there once it has enrolled.
        async create({ inputs: machine, backend, defaults }) {
            const sought = {
                machineId: textOf(machine[words.byId]),
                machineName: textOf(machine[words.byName]),
                provisioningKey: textOf(machine.provisioningKey),
                name: textOf(machine.name),
                waitMinutes: inputs.waitMinutes.parse(machine.waitMinutes),
            };
            const endpoint = await endpointOf({ definition: definition(), backend }, machine);
            const id = await adopt(sought, words, { endpoint, backend, defaults });
            try {
                const said = await defaults.read({ id, known: machine });
                const isEqual =
                    said && MANAGED.every((key) => machine[key] === undefined || machine[key] === said[key]);
                return { id, observed: isEqual ? said : await defaults.update({ id, olds: {}, inputs: machine }) };
            } catch (error) {
                backend.state(AdoptionClaims).release(id);
                throw error;
            }
        },
        // One that was looked up or imported is known by its id.
        async read({ id, known, defaults }) {
            const said = await defaults.read({ id, known });
            return said && count(known) === 0 ? { ...said, [words.byId]: id } : said;
        },
        // It goes on working, and would have to enrol anew.
        async delete({ id, outputs, backend, defaults }) {
            const label = describe(definition(), outputs, id);
            if (outputs.deleteOnDestroy !== true)
                backend.log(`${label} remains in the tenant, because deleteOnDestroy is not set`);
            else await defaults.delete({ id, outputs });
        },
    };
}
