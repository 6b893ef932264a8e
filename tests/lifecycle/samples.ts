import type { Change } from "./subject";

/** What the tables of several resources have in common. */

export const described: Change = {
    property: "description",
    value: "R&D <Lyon>",
    wire: { description: "R&D <Lyon>" },
    outside: { description: "theirs" },
};
export const disabled: Change = {
    property: "enabled",
    value: false,
    wire: { enabled: false },
    outside: { enabled: true },
};

export const names = { name: "Sample", description: "For a test" };
export const ids = ["11", "12", "13"];
export const addresses = ["10.0.0.0/8", "203.0.113.7", "2001:db8::1"];
export const place = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357, upgradeDay: "Monday" };
export const machines = { ...names, ...place, enabled: true, upgradeTime: "18:30", microtenantId: "7" };
export const byName = { versionProfileName: "Default", signingCertificateName: "Connector" };
export const byId = { versionProfileId: "0", signingCertificateId: "6573" };
export const conditions = [
    { segmentGroups: ids, applicationSegments: ["21", "22"] },
    { match: "all", negated: true, clientTypes: ["Client Connector", "Web Browser", "Machine Tunnel"] },
    {
        identityProviders: ids,
        machineGroups: ids,
        locations: ids,
        cloudConnectorGroups: ids,
        branchConnectorGroups: ids,
    },
    {
        scimGroups: [
            { identityProvider: "31", group: "32" },
            { identityProvider: "31", group: "33" },
        ],
    },
    { scimAttributes: [{ attribute: "41", value: "Sales" }], samlAttributes: [{ attribute: "42", value: "Lyon" }] },
    {
        postureProfiles: [{ profile: "a-b", verified: false }, { profile: "c-d" }],
        trustedNetworks: ["n-1", { network: "n-2", connected: false }],
    },
    { platforms: ["Windows", "Mac", "Linux"], countryCodes: ["FR", "DE", "IT"], riskFactors: ["Low", "High"] },
    { other: [{ objectType: "CHROME_POSTURE_PROFILE", lhs: "zpaEnabled", rhs: "true" }] },
];
export const rule = {
    name: "Sample",
    description: "For a test",
    enabled: true,
    order: 2,
    rank: 7,
    cloudConnectorGroups: ids,
    locations: ids,
};
