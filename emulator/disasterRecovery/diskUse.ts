import { notFound } from "../core/errors";
import type { StoredObject, WireObject } from "../core/json";
import type { Tenant } from "../core/tenant";
import { CONNECTOR, SERVICE_EDGE } from "../zpa/common/machine";

/** Above this, a machine takes no snapshots until space is freed, as documented. */
const MOST_PERCENT = 90;

/** Whether the disk of a machine has room for snapshots; that of a new machine has. */
export const hasRoom = ({ diskUsedPercent = 0 }: StoredObject): boolean => Number(diskUsedPercent) <= MOST_PERCENT;

/**
 * The disk of a machine fills up, or is freed.
 *
 * @throws {RangeError} for what is no percentage
 * @throws ApiError 400 when no machine has the id
 */
export function setDiskUse(tenant: Tenant, id: string, { diskUsedPercent }: WireObject): void {
    if (typeof diskUsedPercent !== "number" || !(diskUsedPercent >= 0 && diskUsedPercent <= 100)) {
        throw new RangeError("diskUsedPercent must be a number from 0 to 100.");
    }
    const machines = [CONNECTOR, SERVICE_EDGE].map(({ collection }) => tenant.collection(collection));
    const collection = machines.find((each) => each.get(id));
    const machine = collection?.get(id);
    if (!collection || !machine) throw notFound(400, id);
    tenant.put(collection, { ...machine, diskUsedPercent });
}
