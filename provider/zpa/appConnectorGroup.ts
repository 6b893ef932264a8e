import { z } from "zod";
import { define } from "../definition";
import { flag, inverseFlag, moment, number, objects, text, textOf, textSet, word, wordsOf } from "../wire";
import type { ZpaClient } from "./client";
import { detaching } from "./detaching";
import { certificateIdOf, certificateNameOf, onlyOneCertificate } from "./enrollmentCertificate";
import { microtenant, restrictions, SERVICE_KEYS, timeOfDay, weekday } from "./fields";
import { networkConnectorField, networkConnectorSchema } from "./networkConnector";
import * as schema from "./schemas";
import { noProfile, onlyOneProfile, profileFromWire, profileToWire } from "./versionProfile";

const DNS_RESOLUTION = { "IPv4 and IPv6": "IPV4_IPV6", IPv4: "IPV4", IPv6: "IPV6" } as const;
const CONNECTOR_TYPE = { App: "APP", Network: "NP" } as const;

export const appConnectorGroup = define({
    type: "zpa:AppConnectorGroup",
    noun: "App Connector group",
    inputs: z.strictObject({
        name: schema.name,
        description: schema.text.min(1).optional(),
        enabled: z.boolean().default(true),
        location: schema.text.min(1),
        latitude: schema.latitude,
        longitude: schema.longitude,
        upgradeDay: schema.weekday.default("Sunday"),
        upgradeTime: schema.timeOfDay.default("18:30"),
        versionProfileName: schema.name.optional(),
        versionProfileId: schema.id.optional(),
        dnsResolution: z.enum(wordsOf(DNS_RESOLUTION)).default("IPv4 and IPv6"),
        tcpQuickAck: z.boolean().default(false),
        privilegedRemoteAccess: z.boolean().default(false),
        waf: z.boolean().default(true),
        logStreaming: z.boolean().default(false),
        disasterRecovery: z.boolean().default(false),
        allowedSourceAddresses: schema.addresses.optional(),
        hostingInfo: schema.text.min(1).max(64).optional(),
        signingCertificateName: schema.name.optional(),
        signingCertificateId: schema.id.optional(),
        connectorType: z.enum(wordsOf(CONNECTOR_TYPE)).default("App"),
        networkConnector: networkConnectorSchema.optional(),
        microtenantId: schema.id.optional(),
        ...detaching.inputs,
    }),
    rules: [
        onlyOneProfile,
        onlyOneCertificate("signingCertificateName", "signingCertificateId"),
        {
            needs: ["connectorType", "networkConnector"],
            property: "networkConnector",
            when: (group) => (group.connectorType === "Network") !== (group.networkConnector !== undefined),
            reason: 'goes with connectorType "Network", and only with it: set both or neither',
        },
    ],
    outputs: z.object({
        cityCountry: z.string().optional(),
        countryCode: z.string().optional(),
        ...detaching.outputs,
        ...restrictions.schema,
    }),

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId", "connectorType"],
    secretOutputs: [],
    // A tenant that has not moved to OAuth2 enrolment keeps the certificate to itself.
    keptWhenAbsent: ["signingCertificateName", "signingCertificateId"],
    restriction: restrictions.reason,

    collection: {
        path: () => "appConnectorGroup",
        local: ["detachOnDelete"],
        fields: {
            name: text("name"),
            description: text("description"),
            enabled: flag("enabled"),
            location: text("location"),
            latitude: number("latitude", 6),
            longitude: number("longitude", 6),
            upgradeDay: weekday("upgradeDay"),
            upgradeTime: timeOfDay("upgradeTimeInSecs"),
            dnsResolution: word("dnsQueryType", DNS_RESOLUTION),
            // The service wants the three to agree.
            tcpQuickAck: flag("tcpQuickAckApp", "tcpQuickAckAssistant", "tcpQuickAckReadAssistant"),
            privilegedRemoteAccess: flag("praEnabled"),
            waf: inverseFlag("wafDisabled"),
            logStreaming: flag("lssAppConnectorGroup"),
            disasterRecovery: flag("useInDrMode"),
            allowedSourceAddresses: textSet("ipAcl"),
            hostingInfo: text("dcHostingInfo"),
            connectorType: word("connectorGroupType", CONNECTOR_TYPE),
            networkConnector: networkConnectorField,
            microtenantId: microtenant,
            cityCountry: text("cityCountry"),
            countryCode: text("countryCode"),
            ...restrictions.fields,
        },
        async toWire(group, zpa: ZpaClient) {
            const doing = `write App Connector group "${group.name}"`;
            const { signingCertificateId: id, signingCertificateName: name = "Connector" } = group;
            return {
                ...(await profileToWire(group, zpa, doing)),
                // Always sent: a tenant with OAuth2 enrolment refuses a write without it, whatever it changes.
                enrollmentCertId: id ?? (await certificateIdOf(name, zpa, doing)),
            };
        },
        async fromWire(wire, zpa: ZpaClient) {
            const signingCertificateId = textOf(wire.signingCertId ?? wire.enrollmentCertId);
            return {
                ...profileFromWire(wire),
                signingCertificateId,
                signingCertificateName: signingCertificateId && (await certificateNameOf(signingCertificateId, zpa)),
            };
        },
        unset: { versionProfileName: noProfile, versionProfileId: noProfile },
        derivesFrom: ["latitude", "longitude"],
        live: (wire) => ({
            connectors: objects(wire.connectors).map((connector) => ({
                id: String(connector.id),
                name: String(connector.name),
                enabled: connector.enabled !== false,
                controlChannelStatus: textOf(connector.controlChannelStatus),
                currentVersion: textOf(connector.currentVersion),
                expectedVersion: textOf(connector.expectedVersion),
                upgradeStatus: textOf(connector.upgradeStatus),
            })),
            upgradePriority: textOf(wire.upgradePriority),
            createdAt: moment("creationTime").fromWire(wire),
            modifiedAt: moment("modifiedTime").fromWire(wire),
        }),
        neverSent: [
            ...SERVICE_KEYS,
            "cityCountry",
            "countryCode",
            "city",
            "geoLocationId",
            "versionProfileName",
            "versionProfileVisibilityScope",
            "upgradePriority",
            "version",
            "connectors",
            "serverGroups",
        ],
    },
});
