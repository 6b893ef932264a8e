import { z } from "zod";
import type { CollectionPart } from "../../contract/collection";
import { becomes, cutsOff, interrupts } from "../../contract/consequences";
import { flag, isWire, number, text, textOf, type Wire } from "../../contract/fields";
import type { ZpaClient } from "../client/client";
import { certificateIdOf, certificateNameOf, onlyOneCertificate } from "../enrollmentCertificate";
import { onlyOneProfile, profileFromWire, profileToWire, type VersionProfileChoice } from "../versionProfile";
import { strangeCountry } from "./country";
import { microtenant, restrictions, SERVICE_KEYS, timeOfDay, times, weekday } from "./fields";
import { named } from "./named";
import * as schema from "./schemas";

/** What groups that machines enrol in have in common: where they are, what they run and since when, and who signs. */

export const inputs = {
    ...named.inputs,
    location: schema.text.min(1),
    latitude: schema.latitude,
    longitude: schema.longitude,
    upgradeDay: schema.weekday.default("Sunday"),
    upgradeTime: schema.timeOfDay.default("18:30"),
    versionProfileName: schema.name.optional(),
    versionProfileId: schema.ref("zpa:VersionProfile").optional(),
    signingCertificateName: schema.name.optional(),
    signingCertificateId: schema.ref("zpa:EnrollmentCertificate").optional(),
    microtenantId: schema.microtenantId.optional(),
};

export const rules = [onlyOneProfile, onlyOneCertificate("signingCertificateName", "signingCertificateId")];

export const outputs = {
    cityCountry: z.string().optional(),
    countryCode: z.string().optional(),
    ...restrictions.schema,
};

// A tenant that has not moved to OAuth2 enrolment keeps the certificate to itself.
export const preserveWhenOmitted = ["signingCertificateName", "signingCertificateId"] as const;

export const computed = { cityCountry: ["latitude", "longitude"], countryCode: ["latitude", "longitude"] } as const;

/** @param machines What enrolls in such a group. */
export const consequences = (machines: string) => ({
    ...named.consequences,
    location: "none" as const,
    latitude: "none" as const,
    longitude: "none" as const,
    upgradeDay: "none" as const,
    upgradeTime: "none" as const,
    versionProfileName: upgrades(machines),
    versionProfileId: upgrades(machines),
    signingCertificateName: "none" as const,
    signingCertificateId: "none" as const,
});

const upgrades = (machines: string) =>
    interrupts(`The ${machines} of the group upgrade, and restart, in their next upgrade window.`);

export const fields = {
    ...named.fields,
    location: text("location"),
    latitude: number("latitude", 6),
    longitude: number("longitude", 6),
    upgradeDay: weekday("upgradeDay"),
    upgradeTime: timeOfDay("upgradeTimeInSecs"),
    microtenantId: microtenant,
    cityCountry: text("cityCountry"),
    countryCode: text("countryCode"),
    ...restrictions.fields,
};

interface Located {
    location?: string;
    latitude?: number;
    longitude?: number;
    cityCountry?: string | undefined;
}

/** The coordinates say to which data centre users and connectors are close; a sign or a digit is soon wrong. */
export const remark = {
    about: ["location", "latitude", "longitude"] as const,
    say({ location = "", latitude, longitude, cityCountry = "" }: Located): string | undefined {
        const [, found] = /, ([A-Z]{2})$/.exec(cityCountry) ?? [];
        const country = found && strangeCountry(location, found);
        if (!country) return undefined;
        return `location ends in "${country}", but the coordinates ${latitude}, ${longitude} are in ${cityCountry}; correct one of them`;
    },
};

const NOT_IN_DISASTER = "In disaster recovery mode, users no longer reach applications through the group.";

/** Of groups whose machines serve users: what the console calls their designation. */
export const disasterRecovery = {
    inputs: { disasterRecovery: z.boolean().default(false) },
    consequence: (machines: string) => [
        cutsOff(NOT_IN_DISASTER, becomes("disasterRecovery", false)),
        interrupts(
            `The ${machines} of the group restart when disaster recovery is tested or activated, or no longer do.`,
        ),
    ],
    ofDeletion: cutsOff(NOT_IN_DISASTER, ({ disasterRecovery: isDesignated }) => isDesignated === true),
    fields: { disasterRecovery: flag("useInDrMode") },
};

interface Declared extends VersionProfileChoice {
    name?: string;
    signingCertificateName?: string;
    signingCertificateId?: string;
}

interface Written {
    inputs: Declared;
    backend: ZpaClient;
    standing?: Declared;
    removed?: readonly string[];
}

/**
 * What takes a look into the tenant: the version profile and the certificate.
 * @param certificate Name of the enrollment certificate that signs unless the program says otherwise.
 */
export function lookedUp(noun: string, certificate: string) {
    return {
        async toWire({ inputs: group, backend: zpa, standing = {}, removed = [] }: Written): Promise<Wire> {
            const operation = `write ${noun} "${group.name}"`;
            const { signingCertificateName: name } = group;
            const isNamed = name !== undefined || removed.includes("signingCertificateName");
            const id = group.signingCertificateId ?? (isNamed ? undefined : standing.signingCertificateId);
            return {
                ...(await profileToWire(group, zpa, operation)),
                // Always sent: a tenant with OAuth2 enrolment refuses a write without it, whatever it changes.
                enrollmentCertId:
                    id ?? (await certificateIdOf(name ?? certificate, zpa, operation, "signingCertificateName")),
            };
        },
        called: { enrollmentCertId: "signingCertificateId", versionProfileId: "versionProfileId" } as const,
        async fromWire(wire: Wire, zpa: ZpaClient): Promise<Declared> {
            const signingCertificateId = textOf(wire.signingCertId ?? wire.enrollmentCertId);
            return {
                ...profileFromWire(wire),
                signingCertificateId,
                signingCertificateName: signingCertificateId && (await certificateNameOf(signingCertificateId, zpa)),
            };
        },
    } satisfies CollectionPart;
}

/** What moves by itself. */
export const observed = {
    shape: {
        upgradePriority: z.string().optional(),
        privateCloudId: z.string().optional(),
        privateCloudName: z.string().optional(),
        ...times.shape,
    },
    fromWire: (wire: Wire) => ({
        upgradePriority: textOf(wire.upgradePriority),
        privateCloudId: textOf(wire.siteId),
        privateCloudName: textOf(wire.siteName),
        ...times.fromWire(wire),
    }),
};

/** The machines of a group, as it shows them. */
export const summaries = z.array(
    z.object({
        id: z.string(),
        name: z.string(),
        enabled: z.boolean(),
        controlChannelStatus: z.string().optional(),
        currentVersion: z.string().optional(),
        expectedVersion: z.string().optional(),
        upgradeStatus: z.string().optional(),
    }),
);

/** A machine as its group shows it; its connection and version are in a block that comes with the first connection. */
export const summaryWith = (key: string) => (machine: Wire) => {
    const block = isWire(machine[key]) ? machine[key] : {};
    return {
        id: String(machine.id),
        name: String(machine.name),
        enabled: machine.enabled !== false,
        controlChannelStatus: textOf(block.ctrlChannelStatus),
        currentVersion: textOf(block.currentVersion),
        // Only said while it differs from the current one.
        expectedVersion: textOf(block.expectedVersion),
        upgradeStatus: textOf(block.upgradeStatus),
    };
};

export const readOnlyKeys = [
    ...SERVICE_KEYS,
    "cityCountry",
    "countryCode",
    "city",
    "geoLocationId",
    "versionProfileName",
    "versionProfileVisibilityScope",
    "upgradePriority",
    "version",
];
