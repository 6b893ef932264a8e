import { z } from "zod";
import { cutsOff, interrupts } from "../contract/consequences";
import { type Field, flag, number, text, textOf, type Wire, word, wordsOf } from "../contract/fields";
import type { RemoteObject } from "../contract/operations";
import { rememberSecret } from "../http/errors/knownSecrets";
import { defineZpa } from "./client/define";
import { controlChannelPath, path } from "./common/controlChannelPath";
import { caselessText, fullDomainName } from "./common/domainNames";
import { durationField, durationSchema } from "./common/duration";
import { restrictions, SERVICE_KEYS, times } from "./common/fields";
import { createOrAdopt } from "./common/onlyOne";
import * as schema from "./common/schemas";

/** Answers can hold them. They go back as they came, and nowhere else. */
const PRIVATE_KEYS = ["sitespCAPrivateKey", "sitespPrivateKey", "sitespSigningPrivateKey"];

const SCHEDULES = { Hourly: "HOURLY", Daily: "DAILY", Weekly: "WEEKLY" };

const PEM = /^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/;

const providerCertificate = z
    .string()
    .refine((value) => !/PRIVATE KEY/.test(value), {
        error: "holds a private key; pass the certificate alone",
        abort: true,
    })
    .regex(PEM, 'must be a certificate in PEM: "-----BEGIN CERTIFICATE-----…"');

const loginUrl = z.url({ protocol: /^https$/, error: 'must be an https URL such as "https://idp.example.com/sso"' });

const OWN_PROVIDER = ["identityProviderEntityId", "identityProviderLoginUrl", "identityProviderCertificate"] as const;

const NOT_CONTINUED =
    "During an outage of Zscaler, users lose access to applications that depend on business continuity.";
const NEW_DOMAIN = "Clients and connectors find the controllers under the new domain only after they have got it.";
const SIGN_IN = "During an outage of Zscaler, users sign in otherwise, or no longer can.";

/** A certificate is the same with other line breaks at its ends. */
const pem = (key: string): Field<string> => ({
    ...text(key),
    toWire: (value) => ({ [key]: value.trim() }),
    fromWire: (wire) => textOf(wire[key])?.trim(),
});

export const businessContinuitySettings = defineZpa({
    type: "zpa:BusinessContinuitySettings",
    noun: { one: "business continuity settings", many: "business continuity settings" },
    permission: "Business Continuity Settings (Business Continuity Management)",
    inputs: z.strictObject({
        domainName: fullDomainName,
        waitBeforeEntering: durationSchema({ least: { minutes: 1 }, most: { hours: 8 } }).optional(),
        waitBeforeLeaving: durationSchema({ least: { minutes: 10 }, most: { days: 7 } }).optional(),
        primaryControlChannelPath: path.optional(),
        newUsers: z.boolean().optional(),
        existingIdentityProvider: z.boolean().optional(),
        identityProviderEntityId: schema.text.min(1).optional(),
        identityProviderLoginUrl: loginUrl.optional(),
        identityProviderCertificate: providerCertificate.transform((value) => value.trim()).optional(),
        encryptSamlResponse: z.boolean().optional(),
        backups: z.boolean().optional(),
        backupsKept: z.int().min(1).max(100).optional(),
        backupSchedule: z.enum(wordsOf(SCHEDULES)).optional(),
        backupScheduleValue: schema.text.min(1).optional(),
        backupFolder: schema.text.min(1).optional(),
    }),
    rules: [
        ...OWN_PROVIDER.map((property) => ({
            needs: ["existingIdentityProvider", property] as const,
            property,
            when: (settings: Readonly<Record<string, unknown>>) =>
                settings.existingIdentityProvider === true && settings[property] !== undefined,
            reason: "cannot be combined with existingIdentityProvider: true; set only one of them",
        })),
        ...(["backupsKept", "backupSchedule", "backupScheduleValue", "backupFolder"] as const).map((property) => ({
            needs: ["backups", property] as const,
            property,
            when: (settings: Readonly<Record<string, unknown>>) =>
                settings.backups === false && settings[property] !== undefined,
            reason: "has no effect while backups is false; omit it",
        })),
    ],
    outputs: z.object({ ...restrictions.schema }),

    observed: {
        schema: z.object({ ...times.shape }),
        fromWire: times.fromWire,
    },

    naturalKey: [],
    unique: [{ by: [] }],
    replaceOn: [],
    consequences: {
        create: "none",
        delete: cutsOff(NOT_CONTINUED),
        update: {
            domainName: cutsOff(NEW_DOMAIN),
            waitBeforeEntering: "none",
            waitBeforeLeaving: "none",
            primaryControlChannelPath: interrupts("Connectors and service edges connect again, in the other way."),
            newUsers: cutsOff(SIGN_IN, (before, after) => before.newUsers === true && after.newUsers !== true),
            existingIdentityProvider: cutsOff(SIGN_IN),
            identityProviderEntityId: cutsOff(SIGN_IN),
            identityProviderLoginUrl: cutsOff(SIGN_IN),
            identityProviderCertificate: cutsOff(SIGN_IN),
            encryptSamlResponse: cutsOff(SIGN_IN),
            backups: "none",
            backupsKept: "none",
            backupSchedule: "none",
            backupScheduleValue: "none",
            backupFolder: "none",
        },
    },
    writeProtection: restrictions.reason,

    operations: {
        // A tenant has one, which an administrator may have made.
        create: (creation): Promise<RemoteObject> => createOrAdopt(businessContinuitySettings, creation),
    },

    collection: {
        endpoint: { path: "businessContinuitySettings", tenantWide: true },
        fields: {
            domainName: caselessText("offlineDomain"),
            waitBeforeEntering: durationField("maxAllowedDownTime", "maxAllowedDownTimeUnit"),
            waitBeforeLeaving: durationField("maxAllowedSwitchTime", "maxAllowedSwitchTimeUnit", "switchTimeEnabled"),
            primaryControlChannelPath: controlChannelPath,
            newUsers: flag("newUserSupport"),
            existingIdentityProvider: flag("useExistingIdp"),
            identityProviderEntityId: text("idpEntityId"),
            identityProviderLoginUrl: text("idpLoginUrl"),
            identityProviderCertificate: pem("idpCert"),
            encryptSamlResponse: flag("encryptSamlResponse"),
            backups: flag("backupEnabled"),
            backupsKept: number("backupMaxAllowedNum"),
            backupSchedule: word("backupScheduleType", SCHEDULES),
            backupScheduleValue: text("backupScheduleValue"),
            backupFolder: text("backupBasedir"),
            ...restrictions.fields,
        },
        async fromWire(wire) {
            for (const secret of secretsIn(wire)) rememberSecret(secret);
            return {};
        },
        readOnlyKeys: [...SERVICE_KEYS, "userIdpsMetaData", "metaData"],
    },
});

const secretsIn = (wire: Wire): string[] => PRIVATE_KEYS.flatMap((key) => textOf(wire[key]) ?? []);
