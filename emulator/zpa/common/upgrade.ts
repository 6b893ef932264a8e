import type { StoredObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { WEEKDAYS } from "./groupFields";
import { expectedVersion, groupOf, isConnected, type Kind, upgraded } from "./machine";

const DAY = 86_400;
const WEEK = 7 * DAY;
const WINDOW = 4 * 3_600;
/** How long one machine takes; the next one of its group waits for it. */
const TURN = 900;

/**
 * What the service does while time passes: in the window of a group, its connected machines that run another version
 * than they should are upgraded one after another. Windows are in UTC. Times are epoch seconds.
 */
export function rollUpgrades(tenant: Tenant, kind: Kind, from: number, to: number): void {
    const collection = tenant.collection(kind.collection);
    const turns = new Map<string, number>();
    for (const machine of [...collection.values()]) {
        const group = groupOf(machine, tenant);
        if (!group || !isBehind(machine, tenant)) continue;
        const turn = turns.get(group.id) ?? 0;
        turns.set(group.id, turn + 1);
        const start = windowStart(group, from);
        const at = Math.max(start, from) + turn * TURN;
        if (at <= to && at < start + WINDOW) tenant.put(collection, upgraded(tenant, machine, undefined, at));
    }
}

/** When a machine that runs another version than it should will be upgraded: epoch seconds as text. */
export function expectedUpgradeTime(machine: StoredObject, tenant: Tenant): string | undefined {
    const group = groupOf(machine, tenant);
    const now = tenant.clock.seconds();
    return group && isBehind(machine, tenant) ? String(Math.max(windowStart(group, now), now)) : undefined;
}

function isBehind(machine: StoredObject, tenant: Tenant): boolean {
    return isConnected(machine) && machine.currentVersion !== expectedVersion(machine, tenant);
}

/** The start of the group's window that is open at a moment, else of the next one. */
function windowStart(group: StoredObject, moment: number): number {
    const midnight = moment - (moment % DAY);
    const weekday = new Date(midnight * 1_000).getUTCDay();
    const days = (WEEKDAYS.indexOf(String(group.upgradeDay)) - weekday + 7) % 7;
    const start = midnight + days * DAY + Number(group.upgradeTimeInSecs);
    // The window of the day before may reach over midnight.
    const starts = [start - WEEK, start, start + WEEK];
    return starts.find((candidate) => candidate + WINDOW > moment) ?? start;
}
