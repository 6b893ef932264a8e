import type { StoredObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { latestBuild } from "./build";

/** How the upgrade of a connector stands, in words; a connector says it as a number. */
export const UPGRADE_STATES = ["NO_PENDING_UPGRADE", "SCHEDULED", "FAILED_OTHER", "BOOTSTRAPPING", "BLOCKED"] as const;

export type UpgradeState = (typeof UPGRADE_STATES)[number];

export function upgradeState(machine: StoredObject, tenant: Tenant): UpgradeState {
    const age = tenant.clock.seconds() - Number(machine.creationTime);
    if (machine.disabled === true) return "BLOCKED";
    if (machine.failedUpgradeTime !== undefined) return "FAILED_OTHER";
    if (age < tenant.switches.bootstrapSeconds) return "BOOTSTRAPPING";
    return isBehind(machine, tenant) ? "SCHEDULED" : "NO_PENDING_UPGRADE";
}

export function isBehind({ buildVersion }: StoredObject, tenant: Tenant): boolean {
    return buildVersion !== latestBuild(tenant).name;
}
