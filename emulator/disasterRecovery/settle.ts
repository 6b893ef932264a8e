import type { Tenant } from "../core/tenant";
import { client, settleClients } from "./clients";
import { settleMembers } from "./members";
import { setSettledAt, settingsOf, settledAt } from "./settings";
import { snapshots, takeSnapshots } from "./snapshots";

/**
 * Lets happen what was to happen up to now: snapshots are taken, and those who read the record follow it.
 *
 * @param since from when on, if it never has before: epoch milliseconds
 */
export function settle(tenant: Tenant, since?: number): void {
    const to = tenant.clock.now();
    const isUsed =
        settingsOf(tenant).domainName !== undefined ||
        tenant.collection(client.name).size > 0 ||
        tenant.collection(snapshots.name).size > 0 ||
        [...tenant.collection("appConnectorGroup").values()].some(({ useInDrMode }) => useInDrMode === true) ||
        [...tenant.collection("serviceEdgeGroup").values()].some(({ useInDrMode }) => useInDrMode === true);
    if (!isUsed) return;
    const from = settledAt(tenant) || (since ?? to - 1);
    takeSnapshots(tenant, Math.floor(from / 1000), Math.floor(to / 1000));
    settleMembers(tenant, from, to);
    settleClients(tenant, from, to);
    setSettledAt(tenant, to);
}
