import { z } from "zod";
import { becomes, cutsOff, interrupts, irreversible, isDisabled, narrows } from "../contract/consequences";
import { flag, inverseFlag, objects, text, textOf, textSet, word, wordsOf } from "../contract/fields";
import { networkConnectorField, networkConnectorSchema } from "./appConnectorGroup/networkConnector";
import { defineZpa } from "./client/define";
import { detaching } from "./common/detaching";
import * as enrollmentGroup from "./common/enrollmentGroup";
import { restrictions } from "./common/fields";
import { asked, groupMachines, listed } from "./common/groupMachines";
import * as schema from "./common/schemas";
import { noProfile } from "./versionProfile";

const DNS_RESOLUTION = { "IPv4 and IPv6": "IPV4_IPV6", IPv4: "IPV4", IPv6: "IPV6" } as const;
const CONNECTOR_TYPE = { App: "APP", Network: "NP" } as const;
const NOUN = "App Connector group";

export const appConnectorGroup = defineZpa({
    type: "zpa:AppConnectorGroup",
    noun: { one: NOUN, many: "App Connector groups" },
    permission: "App Connector Groups (App Connector Management)",
    calls: { "zpa:EnrollmentCertificate": "Read Only" },
    quota: 100,
    inputs: z.strictObject({
        ...enrollmentGroup.inputs,
        ...enrollmentGroup.disasterRecovery.inputs,
        dnsResolution: z.enum(wordsOf(DNS_RESOLUTION)).default("IPv4 and IPv6"),
        tcpQuickAck: z.boolean().default(false),
        privilegedRemoteAccess: z.boolean().default(false),
        waf: z.boolean().default(true),
        // Not for the program alone to say: log receivers mark their groups by it.
        logStreaming: z.boolean().optional(),
        allowedSourceAddresses: schema.addresses.optional(),
        hostingInfo: schema.text.min(1).max(64).optional(),
        connectorType: z.enum(wordsOf(CONNECTOR_TYPE)).default("App"),
        networkConnector: networkConnectorSchema.optional(),
        ...detaching.inputs,
        deleteConnectorsOnDelete: asked,
    }),
    rules: [
        ...enrollmentGroup.rules,
        {
            needs: ["connectorType", "networkConnector"],
            property: "networkConnector",
            when: (group) => (group.connectorType === "Network") !== (group.networkConnector !== undefined),
            reason: 'must be set if connectorType is "Network", and only then',
        },
    ],
    outputs: z.object({ ...enrollmentGroup.outputs, ...detaching.outputs, deletesConnectorsOnDelete: listed }),

    observed: {
        schema: z.object({
            connectors: enrollmentGroup.summaries,
            ...enrollmentGroup.observed.shape,
        }),
        fromWire: (wire) => ({
            connectors: objects(wire.connectors).map((connector) => ({
                id: String(connector.id),
                name: String(connector.name),
                enabled: connector.enabled !== false,
                controlChannelStatus: textOf(connector.controlChannelStatus),
                currentVersion: textOf(connector.currentVersion),
                expectedVersion: textOf(connector.expectedVersion),
                upgradeStatus: textOf(connector.upgradeStatus),
            })),
            ...enrollmentGroup.observed.fromWire(wire),
        }),
    },

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId", "connectorType"],
    consequences: {
        create: "none",
        delete: [
            cutsOff("Applications that are reached only through the group can no longer be reached."),
            enrollmentGroup.disasterRecovery.ofDeletion,
            irreversible(
                "The App Connectors of the group are deleted; their machines have to enroll again.",
                ({ deleteConnectorsOnDelete }) => deleteConnectorsOnDelete === true,
            ),
        ],
        update: {
            ...enrollmentGroup.consequences("App Connectors"),
            enabled: cutsOff(
                "Applications that are reached only through the group can no longer be reached.",
                isDisabled,
            ),
            disasterRecovery: enrollmentGroup.disasterRecovery.consequence("App Connectors"),
            dnsResolution: cutsOff(
                "Applications that have no address of the remaining IP version can no longer be reached.",
                (_, { dnsResolution }) => dnsResolution !== "IPv4 and IPv6",
            ),
            tcpQuickAck: "none",
            privilegedRemoteAccess: cutsOff(
                "Privileged consoles can no longer be reached through the group.",
                becomes("privilegedRemoteAccess", false),
            ),
            waf: "none",
            logStreaming: "none",
            allowedSourceAddresses: cutsOff(
                "App Connectors at other addresses can no longer connect.",
                narrows("allowedSourceAddresses"),
            ),
            hostingInfo: "none",
            networkConnector: interrupts("The VPN tunnels of the group are set up again."),
            detachOnDelete: "none",
            deleteConnectorsOnDelete: "none",
        },
    },
    computed: enrollmentGroup.computed,
    setByOthers: ["logStreaming"],
    preserveWhenOmitted: enrollmentGroup.preserveWhenOmitted,
    remark: enrollmentGroup.remark,
    writeProtection: restrictions.reason,
    members: groupMachines({
        noun: { one: "App Connector", many: "App Connectors" },
        type: "zpa:AppConnector",
        path: "connector",
        permission: "App Connectors (App Connector Management)",
        groupKey: "appConnectorGroupId",
        asked: "deleteConnectorsOnDelete",
        shown: "deletesConnectorsOnDelete",
        inBulk: true,
    }),

    collection: {
        endpoint: {
            path: "appConnectorGroup",
            // A single read says of some groups that they do not stream logs although they do.
            readInList: true,
        },
        notOnWire: ["detachOnDelete", "deleteConnectorsOnDelete"],
        fields: {
            ...enrollmentGroup.fields,
            ...enrollmentGroup.disasterRecovery.fields,
            dnsResolution: word("dnsQueryType", DNS_RESOLUTION),
            // The service wants the three to agree.
            tcpQuickAck: flag("tcpQuickAckApp", "tcpQuickAckAssistant", "tcpQuickAckReadAssistant"),
            privilegedRemoteAccess: flag("praEnabled"),
            waf: inverseFlag("wafDisabled"),
            logStreaming: flag("lssAppConnectorGroup"),
            allowedSourceAddresses: textSet("ipAcl"),
            hostingInfo: text("dcHostingInfo"),
            connectorType: word("connectorGroupType", CONNECTOR_TYPE),
            networkConnector: networkConnectorField,
        },
        ...enrollmentGroup.lookedUp(NOUN, "Connector"),
        unset: {
            versionProfileName: noProfile,
            versionProfileId: noProfile,
            logStreaming: { lssAppConnectorGroup: false },
        },
        readOnlyKeys: [...enrollmentGroup.readOnlyKeys, "connectors", "serverGroups"],
    },
});
