import { z } from "zod";
import { define, type Values } from "../definition";
import { release } from "../taken";
import { describe, placeOf } from "../translate";
import { flag, moment, reference, text, textOf, within } from "../wire";
import type { ZpaClient } from "./shared/client";
import { adopt } from "./shared/connectorAdoption";
import { microtenant, restrictions, SERVICE_KEYS, times } from "./shared/fields";
import * as schema from "./shared/schemas";

/** What a program may change of a connector. */
const MANAGED = ["name", "description", "enabled"] as const;

export const appConnector = define({
    type: "zpa:AppConnector",
    noun: "App Connector",
    inputs: z.strictObject({
        connectorId: schema.id.optional(),
        connectorName: schema.name.optional(),
        provisioningKey: schema.id.optional(),
        waitMinutes: z.number().min(0).max(1_440).optional(),
        name: schema.name.optional(),
        description: schema.text.min(1).optional(),
        enabled: z.boolean().optional(),
        deleteOnDestroy: z.boolean().optional(),
        microtenantId: schema.id.optional(),
    }),
    rules: [
        {
            needs: ["connectorId", "connectorName", "provisioningKey"],
            property: "connectorName",
            when: (connector) => identities(connector) === 0,
            reason: "is required, or connectorId, or provisioningKey: they say which connector is meant",
        },
        {
            needs: ["connectorId", "connectorName", "provisioningKey"],
            property: "connectorName",
            when: (connector) => identities(connector) > 1,
            reason: "is one of three ways to say which connector is meant, with connectorId and provisioningKey: keep one of them",
        },
    ],
    outputs: z.object({
        appConnectorGroup: z.string(),
        provisioningKeyId: z.string().optional(),
        ...restrictions.schema,
    }),

    naturalKey: ["connectorId", "connectorName", "provisioningKey"],
    replaceOn: ["connectorId", "connectorName", "provisioningKey", "microtenantId"],
    secretOutputs: [],
    restriction: restrictions.reason,
    staysOnDelete: ({ deleteOnDestroy }) => deleteOnDestroy !== true,

    operations: {
        // A connector is not made: it is there once a machine has enrolled.
        async create(connector, zpa: ZpaClient, own) {
            const id = await adopt(connector, await placeOf(appConnector, connector, zpa), zpa, own);
            try {
                const said = await own.read(id, connector);
                const isEqual =
                    said && MANAGED.every((key) => connector[key] === undefined || connector[key] === said[key]);
                return { id, said: isEqual ? said : await own.update(id, {}, connector) };
            } catch (error) {
                release(id, zpa);
                throw error;
            }
        },
        // One that was looked up or imported is known by its id.
        async read(id, known, _zpa, own) {
            const said = await own.read(id, known);
            return said && identities(known) === 0 ? { ...said, connectorId: id } : said;
        },
        // Its machine goes on working, and would have to enrol anew.
        async delete(id, outputs, zpa: ZpaClient, own) {
            const label = describe(appConnector, outputs, id);
            if (outputs.deleteOnDestroy !== true) zpa.tell(`${label} stays in the tenant: deleteOnDestroy is not set`);
            else await own.delete(id, outputs);
        },
    },

    collection: {
        path: () => "connector",
        place: () => ({ access: "App Connectors (App Connector Management)" }),
        local: ["connectorId", "connectorName", "provisioningKey", "waitMinutes", "deleteOnDestroy"],
        fields: {
            // The name that it has stays.
            name: { ...text("name"), unset: {} },
            description: text("description"),
            enabled: { ...flag("enabled"), unset: { enabled: true } },
            appConnectorGroup: reference("appConnectorGroupId"),
            provisioningKeyId: reference("provisioningKeyId"),
            microtenantId: microtenant,
            ...restrictions.fields,
        },
        live: (wire) => ({
            appConnectorGroupName: textOf(wire.appConnectorGroupName),
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
            ...times(wire),
        }),
        // What the connector says of itself, and what its group and its key are called.
        neverSent: [
            ...SERVICE_KEYS,
            "appConnectorGroupName",
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
            "assistantVersion",
            "zpnSubModuleUpgradeList",
        ],
    },
});

const identities = ({ connectorId, connectorName, provisioningKey }: Values): number =>
    [connectorId, connectorName, provisioningKey].filter((each) => each !== undefined).length;
