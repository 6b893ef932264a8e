import type { Subject } from "../subject";

const PEM = "-----BEGIN CERTIFICATE-----\nMIIBAmFjbWU=\n-----END CERTIFICATE-----";
const flag = (property: string, key: string) => ({
    property,
    value: true,
    wire: { [key]: true },
    outside: { [key]: false },
});

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
        {
            property: "domainName",
            value: "BC.example.com",
            wire: { offlineDomain: "bc.example.com" },
            outside: { offlineDomain: "theirs.example.com" },
        },
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
        {
            property: "primaryControlChannelPath",
            value: "Private Cloud Controller",
            wire: { sitecPreferred: true },
            outside: { sitecPreferred: false },
        },
        flag("newUsers", "newUserSupport"),
        {
            ...flag("existingIdentityProvider", "useExistingIdp"),
            value: false,
            wire: { useExistingIdp: false },
            outside: { useExistingIdp: true },
        },
        {
            property: "identityProviderEntityId",
            value: "urn:example:idp",
            wire: { idpEntityId: "urn:example:idp" },
            outside: { idpEntityId: "urn:example:theirs" },
        },
        {
            property: "identityProviderLoginUrl",
            value: "https://idp.example.com/sso",
            wire: { idpLoginUrl: "https://idp.example.com/sso" },
            outside: { idpLoginUrl: "https://theirs.example.com/sso" },
        },
        {
            property: "identityProviderCertificate",
            value: `${PEM}\n`,
            wire: { idpCert: PEM },
            outside: { idpCert: PEM.replace("MIIB", "MIIC") },
        },
        flag("encryptSamlResponse", "encryptSamlResponse"),
        flag("backups", "backupEnabled"),
        {
            property: "backupsKept",
            value: 20,
            wire: { backupMaxAllowedNum: "20" },
            outside: { backupMaxAllowedNum: "30" },
        },
        {
            property: "backupSchedule",
            value: "Weekly",
            wire: { backupScheduleType: "WEEKLY" },
            outside: { backupScheduleType: "HOURLY" },
        },
        {
            property: "backupScheduleValue",
            value: "3",
            wire: { backupScheduleValue: "3" },
            outside: { backupScheduleValue: "4" },
        },
        {
            property: "backupFolder",
            value: "/opt/backups",
            wire: { backupBasedir: "/opt/backups" },
            outside: { backupBasedir: "/tmp" },
        },
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
            identityProviderLoginUrl: "https://idp.example.com/sso",
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
