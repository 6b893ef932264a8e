import { z } from "zod";
import { interrupts, irreversible, isDisabled, narrows } from "../contract/consequences";
import { flag, moment, number, reference, text, textOf, textSet } from "../contract/fields";
import { defineZpa } from "./client/define";
import type { ZpaEndpoint } from "./client/endpoint";
import { ASSOCIATIONS, type Association, associations, importScopes } from "./common/association";
import { microtenant, restrictions, SERVICE_KEYS, times } from "./common/fields";
import * as schema from "./common/schemas";
import { certificateIdOf, certificateNameOf, onlyOneCertificate } from "./enrollmentCertificate";

/** The certificate that signs by default. */
const defaultCertificate = (association?: Association) =>
    association === "ServiceEdgeGroup" ? "Service Edge" : "Connector";

/** Each kind of group has keys of its own, with their own item of a role. */
const KEYS: { readonly [A in Association]?: Omit<ZpaEndpoint, "path"> } = {
    AppConnectorGroup: {
        permission: "App Connector Provisioning Keys (App Connector Management)",
        limit: { most: 100, of: "App Connector provisioning keys" },
    },
    ServiceEdgeGroup: {
        permission: "Private Service Edge Provisioning Keys (Private Service Edge Management)",
        limit: { most: 100, of: "Private Service Edge provisioning keys" },
    },
    PrivateCloudControllerGroup: {
        permission: "Private Cloud Controller Provisioning Keys (Business Continuity Management)",
        limit: { most: 100, of: "Private Cloud Controller provisioning keys" },
    },
};

const KEY_ITEMS = Object.fromEntries(
    Object.entries(KEYS).flatMap(([association, { permission }]) => (permission ? [[association, permission]] : [])),
);

export const provisioningKey = defineZpa({
    type: "zpa:ProvisioningKey",
    noun: { one: "provisioning key", many: "provisioning keys" },
    permission: { by: "associationType", items: KEY_ITEMS },
    calls: { "zpa:EnrollmentCertificate": "Read Only" },
    inputs: z.strictObject({
        name: schema.name,
        associationType: z.enum(associations).default("AppConnectorGroup"),
        group: schema.ref(associations.map((association) => `zpa:${association}` as const)),
        maxUsage: z.int().min(1),
        enabled: z.boolean().default(true),
        exportable: z.boolean().default(true),
        expiresAt: schema.moment.optional(),
        allowedSourceAddresses: schema.addresses.optional(),
        enrollmentCertificateName: schema.name.optional(),
        enrollmentCertificateId: schema.ref("zpa:EnrollmentCertificate").optional(),
        microtenantId: schema.microtenantId.optional(),
    }),
    rules: [onlyOneCertificate("enrollmentCertificateName", "enrollmentCertificateId")],
    outputs: z.object({
        provisioningKey: z.string().optional(),
        ...restrictions.schema,
    }),

    observed: {
        schema: z.object({ usageCount: z.number(), groupName: z.string().optional(), ...times.shape }),
        fromWire: (wire) => ({
            usageCount: Number(textOf(wire.usageCount) ?? 0),
            groupName: textOf(wire.zcomponentName),
            ...times.fromWire(wire),
        }),
    },

    naturalKey: ["name", "associationType", "microtenantId"],
    replaceOn: ["associationType", "group", "microtenantId"],
    consequences: {
        create: "none",
        delete: irreversible("The key cannot be restored: machines that start with it can no longer enroll."),
        update: {
            name: "none",
            maxUsage: interrupts(
                "Machines beyond the lower limit cannot enroll.",
                (before, after) => Number(after.maxUsage) < Number(before.maxUsage),
            ),
            enabled: interrupts(
                "No machine can enroll with the key; those that have enrolled stay connected.",
                isDisabled,
            ),
            exportable: "none",
            expiresAt: interrupts(
                "Machines cannot enroll with the key after the earlier date.",
                ({ expiresAt: before }, { expiresAt: after }) =>
                    after !== undefined && (before === undefined || String(after) < String(before)),
            ),
            allowedSourceAddresses: interrupts(
                "Machines at other addresses cannot enroll with the key.",
                narrows("allowedSourceAddresses"),
            ),
            enrollmentCertificateName: "none",
            enrollmentCertificateId: "none",
        },
    },
    secrets: { provisioningKey: { ifLost: "replace", shownWhile: "exportable" } },
    writeProtection: restrictions.reason,
    importScopes: (scope) => importScopes(scope, associations),

    references: {
        group: {
            within: (type) => ({ associationType: associations.find((association) => type === `zpa:${association}`) }),
        },
    },

    collection: {
        endpoint: ({ associationType = "AppConnectorGroup" }) => ({
            ...KEYS[associationType],
            path: `associationType/${ASSOCIATIONS[associationType]}/provisioningKey`,
        }),
        notOnWire: ["associationType"],
        fields: {
            name: text("name"),
            group: reference("zcomponentId"),
            maxUsage: number("maxUsage"),
            enabled: flag("enabled"),
            exportable: flag("exportable"),
            expiresAt: moment("expirationInEpochSec"),
            allowedSourceAddresses: textSet("ipAcl"),
            enrollmentCertificateId: reference("enrollmentCertId"),
            microtenantId: microtenant,
            provisioningKey: text("provisioningKey"),
            ...restrictions.fields,
        },
        async toWire({ inputs: key, backend, standing, removed = [] }) {
            if (key.enrollmentCertificateId) return {};
            // An update keeps the certificate that the key has, unless the program named one and no longer does.
            const kept = removed.includes("enrollmentCertificateName") ? undefined : standing?.enrollmentCertificateId;
            if (key.enrollmentCertificateName === undefined && kept) return {};
            const name = key.enrollmentCertificateName ?? defaultCertificate(key.associationType);
            const operation = `write provisioning key "${key.name}"`;
            return { enrollmentCertId: await certificateIdOf(name, backend, operation, "enrollmentCertificateName") };
        },
        async fromWire(wire, backend) {
            const { enrollmentCertId: id, enrollmentCertName: name } = wire;
            return { enrollmentCertificateName: textOf(name) ?? (await certificateNameOf(String(id), backend)) };
        },
        unset: { enrollmentCertificateName: {}, enrollmentCertificateId: {} },
        // The value of the key is the service's: sent back, it would only travel once more.
        readOnlyKeys: [...SERVICE_KEYS, "usageCount", "zcomponentName", "enrollmentCertName", "provisioningKey"],
    },
});
