import type { SettingsValues } from "./facts";

/** Where the portal has the settings. */
const SETTINGS_PATH = "Administration > Disaster Recovery > Settings";
const SETTINGS_PATH_OF_EXPERIENCE_CENTER =
    "Infrastructure > Private Access > Business Continuity > Disaster Recovery > Settings";

/** What a person has to do, as no public API has the settings. */
export function manualSteps(
    { domainName, maximumAuthenticationAge: { value, unit } }: SettingsValues,
    sha256: string | undefined,
): string[] {
    return [
        `Open ${SETTINGS_PATH} in the Private Access portal (in Experience Center: ${SETTINGS_PATH_OF_EXPERIENCE_CENTER}).`,
        `Set Max Age for Authentication to ${value} ${unit}.`,
        sha256 === undefined
            ? "Delete the Disaster Recovery Public Key, if there is one."
            : `Upload publicKeyPem as the Disaster Recovery Public Key. The SHA-256 of the key (SPKI, DER) is ${sha256}.`,
        `Set Disaster Recovery Domain Name to ${domainName}.`,
        "Save. Then run on a designated App Connector: curl 'localhost:9000/assistant/zpn_dr/show_configuration'",
        "Set attestation to your name, the time, and what the command printed.",
    ];
}
