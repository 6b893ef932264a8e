import type { Subject } from "../subject";

const PASSWORD = "Lifecycle-2027!";
const PHONE = { phoneNumber: "0123456789" };

export const administrator: Subject = {
    type: "zpa:Administrator",
    collection: "administrators",
    async setup({ control }) {
        const role = await control.create("roles", { name: "Operators" });
        const other = await control.create("roles", { name: "Auditors" });
        const microtenant = await control.create("microtenants", { name: "Administered", enabled: true });
        return {
            declared: { role: role.id },
            changes: [{ property: "role", value: other.id, wire: { roleId: other.id }, outside: { roleId: "12" } }],
            replacement: { microtenantId: microtenant.id },
        };
    },
    declared: { name: "kim@example.com", ...PHONE, initialPassword: PASSWORD },
    wire: {
        username: "kim@example.com",
        ...PHONE,
        isEnabled: true,
        forcePwdChange: true,
        localLoginDisabled: false,
        twoFactorAuthEnabled: false,
    },
    changes: [
        {
            property: "displayName",
            value: "Kim & Co",
            wire: { displayName: "Kim & Co" },
            outside: { displayName: "theirs" },
        },
        {
            property: "email",
            value: "kim.mail@example.com",
            wire: { email: "kim.mail@example.com" },
            outside: { email: "theirs@example.com" },
        },
        {
            property: "phoneNumber",
            value: "9876543210",
            wire: { phoneNumber: "9876543210" },
            outside: { phoneNumber: "5555555555" },
        },
        { property: "enabled", value: false, wire: { isEnabled: false }, outside: { isEnabled: true } },
        {
            property: "localSignIn",
            value: false,
            wire: { localLoginDisabled: true },
            outside: { localLoginDisabled: false },
        },
        {
            property: "twoFactorAuthentication",
            value: true,
            wire: { twoFactorAuthEnabled: true, twoFactorAuthType: "YUBIKEY" },
            outside: { twoFactorAuthEnabled: false },
        },
        {
            property: "timezone",
            value: "Europe/Paris",
            wire: { timezone: "Europe/Paris" },
            outside: { timezone: "UTC" },
        },
        {
            property: "languageCode",
            value: "fr-fr",
            wire: { languageCode: "fr-fr" },
            outside: { languageCode: "en-us" },
        },
        {
            property: "comments",
            value: "R&D <Lyon>",
            wire: { comments: "R&D <Lyon>" },
            outside: { comments: "theirs" },
        },
    ],
    coveredElsewhere: ["initialPassword", "changePasswordAtFirstSignIn"],
    samples: [
        {
            name: "sample@example.com",
            displayName: "Sample",
            email: "sample@example.com",
            ...PHONE,
            role: "12",
            initialPassword: PASSWORD,
            changePasswordAtFirstSignIn: false,
            enabled: true,
            localSignIn: true,
            twoFactorAuthentication: true,
            timezone: "UTC",
            languageCode: "en-us",
            comments: "For a test",
            microtenantId: "7",
        },
    ],
};
