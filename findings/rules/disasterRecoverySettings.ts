import { publicKeyFault } from "../../sdk/disasterRecovery/publicKey";
import { publicKeyFingerprintOf } from "../../sdk/disasterRecovery/settings/facts";
import { type Rule, type Subject, say } from "../rule";
import { isEnabled } from "./members";
import { PROFILE, SETTINGS } from "./planTypes";

/** The Disaster Recovery settings of the portal, and the app profiles of Client Connector, which nothing keeps equal. */

const PAGE = "disaster-recovery-findings.md";
/** Plans and the settings have the fingerprint of the key, profiles the key. */
function keyOf({ values: { publicKeyFingerprint, publicKey } }: Subject): unknown {
    if (publicKeyFingerprint !== undefined) return publicKeyFingerprint;
    const isKey = typeof publicKey === "string" && publicKeyFault(publicKey) === undefined;
    return isKey ? publicKeyFingerprintOf(publicKey) : publicKey;
}

export const otherDomain: Rule = {
    id: "dr-profile-with-other-domain",
    code: "DR004",
    level: "critical",
    isMandatory: true,
    title: "An app profile of Client Connector has another Disaster Recovery domain than the settings, so that its clients do not switch.",
    todo: "Set the domain of the settings in the profile, or the reverse, in both places.",
    page: PAGE,
    source: "Zscaler help, Understanding Disaster Recovery",
    types: [PROFILE],
    check(profile, view) {
        if (!isEnabled(profile)) return undefined;
        const other = view.all(SETTINGS).find(({ values }) => values.domainName !== profile.values.domainName);
        if (!other) return undefined;
        const [own, theirs] = [profile, other].map(({ values }) => String(values.domainName ?? "no domain"));
        return say`the profile has ${own ?? ""}, and the settings have ${theirs ?? ""}`;
    },
};

export const otherKey: Rule = {
    id: "dr-profile-with-other-key",
    code: "DR005",
    level: "critical",
    isMandatory: true,
    title: "An app profile of Client Connector has another public key than the Disaster Recovery settings: clients and connectors do not follow the same records.",
    todo: "Upload the same public key in the settings and in each profile, while the record is off.",
    page: PAGE,
    source: "Zscaler help, Understanding and Installing the Zscaler DNS Record Generator",
    types: [PROFILE],
    check(profile, view) {
        if (!isEnabled(profile)) return undefined;
        const other = view.all(SETTINGS).find((settings) => keyOf(settings) !== keyOf(profile));
        if (!other) return undefined;
        if (keyOf(profile) === undefined) return say`the settings have a public key, and the profile has none`;
        return keyOf(other) === undefined
            ? say`the profile has a public key, and the settings have none`
            : say`the profile has the key ${String(keyOf(profile))}, and the settings have ${String(keyOf(other))}`;
    },
};

export const notAttested: Rule = {
    id: "dr-settings-not-attested",
    code: "DR018",
    level: "medium",
    title: "Nobody has confirmed that the Disaster Recovery settings of the portal are those of the program.",
    todo: "Apply the settings in the portal, and set the attestation.",
    page: PAGE,
    source: "Zscaler help, About Disaster Recovery Settings",
    types: [SETTINGS],
    check: ({ values }) => (values.attested === false ? say`attested is false` : undefined),
};
