import type { Change, Json, Subject } from "../subject";

const LOGIN = "https://idp.example.com/sso";
const PEM = "-----BEGIN CERTIFICATE-----\nMIIBAmFjbWU=\n-----END CERTIFICATE-----";
/** A property that is one key of the wire. */
const row = (property: string, value: unknown, key: string, [wire, outside]: [Json[string], Json[string]]): Change => ({
    property,
    value,
    wire: { [key]: wire },
    outside: { [key]: outside },
});
const flag = (property: string, key: string) => row(property, true, key, [true, false]);

export const businessContinuitySettings: Subject = {
    type: "zpa:BusinessContinuitySettings",
    collection: "businessContinuitySettings",
    features: ["feature.ddil.config"],
    async remote({ control }) {
        const [settings] = await control.list("businessContinuitySettings");
        if (!settings) throw new Error("the tenant has no business continuity settings");
        return settings;
    },
    declared: { domainName: "continuity.example.com" },
    wire: { offlineDomain: "continuity.example.com" },
    changes: [
        row("domainName", "BC.example.com", "offlineDomain", ["bc.example.com", "theirs.example.com"]),
        {
            property: "waitBeforeEntering",
            value: { minutes: 5 },
            wire: { maxAllowedDownTime: "5", maxAllowedDownTimeUnit: "MINUTES" },
            outside: { maxAllowedDownTime: "1", maxAllowedDownTimeUnit: "HOURS" },
        },
        {
            property: "waitBeforeLeaving",
            value: { days: 2 },
            wire: { maxAllowedSwitchTime: "2", maxAllowedSwitchTimeUnit: "DAYS", switchTimeEnabled: true },
            outside: { maxAllowedSwitchTime: "3" },
        },
        row("primaryControlChannelPath", "Private Cloud Controller", "sitecPreferred", [true, false]),
        flag("newUsers", "newUserSupport"),
        row("existingIdentityProvider", false, "useExistingIdp", [false, true]),
        row("identityProviderEntityId", "urn:idp", "idpEntityId", ["urn:idp", "urn:theirs"]),
        row("identityProviderLoginUrl", LOGIN, "idpLoginUrl", [LOGIN, "https://theirs.example.com/sso"]),
        row("identityProviderCertificate", `${PEM}\n`, "idpCert", [PEM, PEM.replace("MIIB", "MIIC")]),
        flag("encryptSamlResponse", "encryptSamlResponse"),
        flag("backups", "backupEnabled"),
        row("backupsKept", 20, "backupMaxAllowedNum", ["20", "30"]),
        row("backupSchedule", "Weekly", "backupScheduleType", ["WEEKLY", "HOURLY"]),
        row("backupScheduleValue", "3", "backupScheduleValue", ["3", "4"]),
        row("backupFolder", "/opt/backups", "backupBasedir", ["/opt/backups", "/tmp"]),
    ],
    samples: [
        {
            domainName: "continuity.example.com",
            waitBeforeEntering: { hours: 1 },
            waitBeforeLeaving: { minutes: 30 },
            primaryControlChannelPath: "Public Cloud",
            newUsers: true,
            existingIdentityProvider: false,
            identityProviderEntityId: "urn:example:idp",
            identityProviderLoginUrl: LOGIN,
            identityProviderCertificate: PEM,
            encryptSamlResponse: true,
            backups: true,
            backupsKept: 15,
            backupSchedule: "Daily",
            backupScheduleValue: "3",
            backupFolder: "/opt/backups",
        },
    ],
};
