import { type Rule, say } from "../rule";

/** Provisioning keys. */

const KEY = ["zpa:ProvisioningKey"];
const PAGE = "zpa/provisioningKey.md";
const DAY_MS = 24 * 60 * 60 * 1_000;
const MEMBERS = ["zpa:AppConnector", "zpa:ServiceEdge"];

export const keyNeverExpires: Rule = {
    id: "key-never-expires",
    level: "low",
    title: "A provisioning key never expires, so that everybody who has it can enroll machines at any time.",
    todo: "Set expiresAt, and rotate the key.",
    page: "rotate-provisioning-key.md",
    source: "Zscaler help, About App Connector Groups (A10)",
    types: KEY,
    check: ({ values }) =>
        values.enabled !== false && values.expiresAt === undefined ? say`expiresAt is not set` : undefined,
};

export const keyExpires: Rule = {
    id: "key-expires",
    level: "high",
    title: "A provisioning key has expired or does so soon: no machine can enroll with it then.",
    todo: "Rotate the key, or set a later expiresAt.",
    page: "rotate-provisioning-key.md",
    source: "Zscaler help, About App Connector Groups (A10)",
    types: KEY,
    check({ values }, { settings }) {
        const { enabled, expiresAt } = values;
        if (enabled === false || typeof expiresAt !== "string") return undefined;
        const days = Math.floor((Date.parse(expiresAt) - settings.now.getTime()) / DAY_MS);
        if (Number.isNaN(days) || days >= settings.daysBeforeExpiry) return undefined;
        return days < 0 ? say`expiresAt has passed` : say`it expires in ${days} days`;
    },
};

export const keyUsesBelowCapacity: Rule = {
    id: "key-uses-below-capacity",
    level: "high",
    title: "The uses of a provisioning key do not cover the machines that start with it: the last ones cannot enroll.",
    todo: "Raise maxUsage to more than the most machines, with a reserve for replaced ones.",
    page: PAGE,
    source: "zscaler/terraform-aws-zpa-app-connector-modules, provisioning_key_max_usage",
    types: KEY,
    check(key, view) {
        const { maxUsage, usageCount = 0 } = key.values;
        const members = MEMBERS.flatMap((type) => view.naming(key, type)).length;
        const needed = Math.max(view.machines(key) ?? 0, members);
        const left = Number(maxUsage) - Number(usageCount);
        return needed > left ? say`it has ${left} uses for up to ${needed} machines` : undefined;
    },
};

export const keyIsExportable: Rule = {
    id: "key-is-exportable",
    level: "low",
    title: "A provisioning key is exportable: every administrator who may see keys can read its value.",
    todo: "Set exportable to false once the key is in the secret store of its machines. It cannot be set back.",
    page: "secrets.md",
    source: "Zscaler API, provisioningKey.exportable; terraform-provider-zpa PR 629",
    types: KEY,
    check: ({ values }) => (values.exportable === false ? undefined : say`exportable is not false`),
};

export const keyFromAnywhere: Rule = {
    id: "key-from-anywhere",
    level: "low",
    title: "A provisioning key can be used from any address.",
    todo: "Set allowedSourceAddresses to the addresses from which its machines reach the internet.",
    page: PAGE,
    source: "Zscaler API, provisioningKey.ipAcl",
    types: KEY,
    check: ({ values }) =>
        values.allowedSourceAddresses === undefined ? say`allowedSourceAddresses is not set` : undefined,
};

export const keyOfDisabledGroup: Rule = {
    id: "key-of-disabled-group",
    level: "low",
    title: "An enabled provisioning key is for a disabled group: machines that enroll with it serve nobody.",
    todo: "Disable the key, or enable the group.",
    page: PAGE,
    source: "Zscaler help, About App Connector Groups (A27)",
    types: KEY,
    check(key, view) {
        if (key.values.enabled === false) return undefined;
        const [disabled] = view.named(key, "group").filter(({ values }) => values.enabled === false);
        return disabled && say`the group ${disabled.name} is disabled`;
    },
};
