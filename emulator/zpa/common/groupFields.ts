import type { Reference, RuleCheck } from "../../core/collection";
import { decimal, derived, type Field, flag, kept, oneOf, reference, text, wholeNumber } from "../../core/fields";
import type { Json, StoredObject, WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { type VersionProfile, versionProfileOf } from "../versionProfile";
import { nearestCity } from "./cities";

type Fields = Readonly<Record<string, Field>>;

export const WEEKDAYS = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

/** Which software the machines of a group run. What follows from the profile is worked out for each answer. */
export const versionProfileFields = (override: boolean): Fields => ({
    versionProfileId: {
        ...reference("versionProfiles", { default: "0" }),
        answer: (group, tenant) => versionProfileOf(group, tenant)?.id,
    },
    overrideVersionProfile: flag(override),
    versionProfileName: derived(
        fromProfile((profile) => profile.name),
        { inCreateAnswer: "ifSent" },
    ),
    upgradePriority: derived(
        fromProfile((profile) => profile.upgradePriority),
        { inCreateAnswer: "never" },
    ),
    versionProfileVisibilityScope: derived(
        fromProfile((profile) => profile.visibilityScope),
        {
            inCreateAnswer: "never",
        },
    ),
});

/** When the machines of a group are updated: a weekday, and a quarter of an hour in seconds after midnight. */
export const upgradeFields = (day: string): Fields => ({
    upgradeTimeInSecs: wholeNumber({ max: 86_399, step: 900 }, { default: "66600" }),
    upgradeDay: oneOf(WEEKDAYS, { default: day }),
});

/** Which software the profile stands for. */
export const versionFields: Fields = {
    version: derived(fromProfile(softwareVersion), { inCreateAnswer: "never" }),
};

/** Where a group is. City and country follow from the coordinates, whatever a client sends. */
export const placeFields = (omitted: Field["omitted"]): Fields => ({
    location: text(),
    latitude: decimal(90, { omitted, answer: coordinate("latitude") }),
    longitude: decimal(180, { omitted, answer: coordinate("longitude") }),
});

export const derivedPlaceFields: Fields = {
    cityCountry: kept(),
    countryCode: kept(),
};

/** The certificate that signs the machines' own: written as `enrollmentCertId`, answered as `signingCertId`. */
export const signingFields: Fields = {
    enrollmentCertId: { ...reference("enrollmentCert"), answer: () => undefined },
    signingCertId: derived(signingCertId),
};

/** The rules that groups of machines share. */
export function groupRules(group: StoredObject, check: RuleCheck): void {
    derivePlace(group, check);
    const namesProfile = check.sent.versionProfileId !== undefined || check.previous !== undefined;
    if (check.sent.overrideVersionProfile === true && !namesProfile) check.missing("versionProfileId");
    // The error names the field that answers use, not the one that requests use.
    if (!signsMachines(check.sent, check.tenant)) check.missing("signingCertId");
}

/** Whether a group has the certificate that tenants with OAuth2 enrolment ask for. */
export function signsMachines(group: WireObject, tenant: Tenant): boolean {
    const certified = group.enrollmentCertId !== undefined && group.enrollmentCertId !== "";
    return certified || tenant.switches.oauth2Enrolment === "off";
}

export function signingReference(group: StoredObject): Reference[] {
    const id = group.enrollmentCertId;
    return typeof id === "string" ? [{ collection: "enrollmentCert", id }] : [];
}

function derivePlace(group: StoredObject, check: RuleCheck): void {
    const { latitude, longitude } = group;
    if (latitude !== undefined && longitude !== undefined) {
        Object.assign(group, nearestCity(Number(latitude), Number(longitude)));
        return;
    }
    if (latitude !== undefined) check.invalid("longitude");
    if (longitude !== undefined) check.invalid("latitude");
    delete group.cityCountry;
    delete group.countryCode;
}

function coordinate(key: "latitude" | "longitude") {
    return (group: StoredObject, tenant: Tenant): Json | undefined => {
        const value = group[key];
        const rounds = tenant.switches.coordinates === "rounded" && value !== undefined;
        return rounds ? String(Math.round(Number(value) * 1e6) / 1e6) : value;
    };
}

function fromProfile(pick: (profile: VersionProfile) => Json | undefined) {
    return (group: StoredObject, tenant: Tenant): Json | undefined => {
        const profile = versionProfileOf(group, tenant);
        return profile && pick(profile);
    };
}

function softwareVersion(profile: VersionProfile): Json {
    return {
        version_profile_gid: profile.id,
        versionProfileName: profile.name,
        sargeVersion: profile.softwareVersion,
        childVersion: profile.softwareVersion,
        latestPlatform: profile.platform,
    };
}

function signingCertId(group: StoredObject, tenant: Tenant): Json | undefined {
    const { signingCertId: shown, oauth2Enrolment } = tenant.switches;
    return shown === "always" || oauth2Enrolment === "on" ? group.enrollmentCertId : undefined;
}
