import { z } from "zod";
import { isoSecond, isWire, textOf, type Wire } from "../../contract/fields";
import { WEEKDAYS } from "../../contract/timeOfDay";
import { isDisabled, membersOf, settingsOf } from "./groupSettings";

/** What the service observes of connectors: for lookups, never for the state. */

export const OPERATIONAL_STATUS = ["Active", "Inactive", "Disabled"] as const;
export type OperationalStatus = (typeof OPERATIONAL_STATUS)[number];

export const memberSchema = z.object({
    id: z.string(),
    name: z.string(),
    instanceId: z.string().optional(),
    enabled: z.boolean(),
    operationalStatus: z.enum(OPERATIONAL_STATUS),
    upgradeDay: z.enum(WEEKDAYS).optional(),
    upgradeStart: z.string().optional(),
    upgradeEnd: z.string().optional(),
    buildVersion: z.string().optional(),
    lastUpgradedAt: z.string().optional(),
    publicIp: z.string().optional(),
});

export function operationalStatus(group: Wire): OperationalStatus {
    const words = membersOf(group).map(statusOf);
    if (words.includes("Active")) return "Active";
    return words.length > 0 && words.every((word) => word === "Disabled") ? "Disabled" : "Inactive";
}

function statusOf(member: Wire): OperationalStatus {
    if (isDisabled(member)) return "Disabled";
    return member.operationalStatus === "ACTIVE" ? "Active" : "Inactive";
}

/** The machine's name in its cloud: documents and tenants differ in where it stands. */
export function instanceIdOf({ metaConfig }: Wire): string | undefined {
    return isWire(metaConfig) ? (textOf(metaConfig.nativeId) ?? textOf(metaConfig.uuid)) : undefined;
}

/** One connector as lookups show it. */
export function memberStatus(member: Wire): z.output<typeof memberSchema> {
    const { upgradeDay, upgradeStart, upgradeEnd, enabled = true } = settingsOf(member);
    const { lastUpgradeTime } = member;
    return {
        id: String(member.id),
        name: String(member.name),
        instanceId: instanceIdOf(member),
        enabled,
        operationalStatus: statusOf(member),
        upgradeDay,
        upgradeStart,
        upgradeEnd,
        buildVersion: textOf(member.buildVersion),
        lastUpgradedAt:
            typeof lastUpgradeTime === "number" && lastUpgradeTime > 0 ? isoSecond(lastUpgradeTime * 1000) : undefined,
        publicIp: textOf(member.natIp),
    };
}
