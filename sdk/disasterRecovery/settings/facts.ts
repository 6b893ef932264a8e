import { createHash, createPublicKey } from "node:crypto";
import { ArgumentChecks } from "../../argumentChecks";
import { domainFault } from "../domainName";
import { AGE_UNITS, type MaximumAuthenticationAge } from "../plan/document";
import { fingerprintOf } from "../plan/fingerprint";
import { publicKeyFault } from "../publicKey";
import { secondsOf, timestampOf } from "../recordFacts";
import { manualSteps } from "./steps";

/** Who has compared the settings in the portal with those that are declared, and when. */
export interface Attestation {
    /** Who, such as `Ada Lovelace` or a ticket. */
    readonly by: string;
    /** When, as a UTC timestamp such as `2027-03-01T06:00:00Z`. */
    readonly at: string;
    /** What `show_configuration` of an App Connector or Private Service Edge printed, or any other text. @default none */
    readonly evidence?: string;
}

/** The Disaster Recovery settings, as plain values. */
export interface SettingsValues {
    readonly domainName: string;
    readonly publicKeyPem?: string | undefined;
    readonly maximumAuthenticationAge: MaximumAuthenticationAge;
    readonly attestation?: Attestation | undefined;
}

/** What follows from the settings. */
export interface SettingsFacts {
    readonly fingerprint: string;
    readonly maximumAuthenticationAgeSeconds: number;
    readonly publicKeyFingerprint?: string;
    readonly manualSteps: readonly string[];
}

/** Of months the shortest: how many days Zscaler counts is not documented. */
export const DAYS: Readonly<
    Record<MaximumAuthenticationAge["unit"], { readonly least: number; readonly most: number }>
> = {
    days: { least: 1, most: 1 },
    weeks: { least: 7, most: 7 },
    months: { least: 28, most: 31 },
};

export const SECONDS_PER_DAY = 86_400;
const MOST_DAYS = 380;

/** SHA-256 of a public key (SPKI, DER), in hexadecimal digits. The text of the same key may differ. */
export function publicKeyFingerprintOf(pem: string): string {
    const der = createPublicKey(pem).export({ type: "spki", format: "der" });
    return createHash("sha256").update(der).digest("hex");
}

/**
 * @param subject such as `DisasterRecoverySettings "dr"`
 * @throws {InvalidInputError} naming everything that is wrong
 */
export function settingsFacts(settings: SettingsValues, subject: string): SettingsFacts {
    const checks = new ArgumentChecks(subject);
    checkSettings(settings, checks);
    checks.done();
    const { domainName, publicKeyPem, maximumAuthenticationAge: age } = settings;
    const sha256 = publicKeyPem === undefined ? undefined : publicKeyFingerprintOf(publicKeyPem);
    const { value, unit } = age;
    return {
        fingerprint: fingerprintOf({
            domainName,
            publicKeyFingerprint: sha256,
            maximumAuthenticationAge: { value, unit },
        }),
        maximumAuthenticationAgeSeconds: value * DAYS[unit].least * SECONDS_PER_DAY,
        ...(sha256 !== undefined && { publicKeyFingerprint: sha256 }),
        manualSteps: manualSteps(settings, sha256),
    };
}

function checkSettings(settings: SettingsValues, checks: ArgumentChecks): void {
    const { domainName, publicKeyPem, maximumAuthenticationAge, attestation } = settings;
    const domain = domainFault(domainName);
    if (domain) checks.fault("domainName", domain);
    const key = publicKeyPem === undefined ? undefined : publicKeyFault(publicKeyPem);
    if (key) checks.fault("publicKeyPem", key);
    checkAge(maximumAuthenticationAge, checks);
    if (!attestation) return;
    if (attestation.by.trim() === "") checks.fault("attestation.by", "is empty; name who compared the settings");
    const seconds = secondsOf(attestation.at);
    if (!Number.isInteger(seconds) || timestampOf(seconds) !== attestation.at) {
        checks.fault(
            "attestation.at",
            `is "${attestation.at}"; set a UTC timestamp without fractions, such as 2027-03-01T06:00:00Z`,
        );
    }
}

/** Seconds or milliseconds are far above the most. */
function checkAge({ value, unit }: MaximumAuthenticationAge, checks: ArgumentChecks): void {
    const path = "maximumAuthenticationAge";
    checks.oneOf(`${path}.unit`, unit, AGE_UNITS);
    if (!Object.hasOwn(DAYS, unit)) return;
    const most = Math.floor(MOST_DAYS / DAYS[unit].most);
    if (Number.isInteger(value) && value >= 1 && value <= most) return;
    const why = value > most ? `: the most is ${MOST_DAYS} days, and the unit is not seconds` : "";
    checks.fault(`${path}.value`, `is ${value} ${unit}; set a whole number from 1 to ${most}${why}`);
}
