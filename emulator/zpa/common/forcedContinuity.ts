import type { RuleCheck } from "../../core/collection";
import { type Field, structure } from "../../core/fields";
import { isObject, type StoredObject, type WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";

/**
 * Force Business Continuity Mode: the members of a private cloud turn to its controllers although the service is there,
 * and ask at an interval whether they still have to. As documented: no exchange was ever recorded.
 */

const COLLECTION = "privateCloud";

/** Seconds. The vendor's own example says DAYS, which the documented limits do not allow. */
const UNITS: Readonly<Record<string, number>> = { MINUTES: 60, HOURS: 3_600, DAYS: 86_400 };
const SHORTEST = 15 * 60;
const LONGEST = 24 * 3_600;
const STANDARD = { fireDrillInterval: "15", fireDrillIntervalTimeUnit: "MINUTES" };

/** `fireDrillEnabled` is beside it. */
export const intervalField: Field = {
    ...structure({ omitted: "unrecorded" }),
    parse: (value) => (isObject(value) && secondsIn({ ...STANDARD, ...value }) !== undefined ? value : undefined),
};

/** A new private cloud is not forced, and only one that is has an interval. */
export function forcedRules(cloud: StoredObject, { sent, previous, tenant, invalid }: RuleCheck): void {
    if (cloud.fireDrillEnabled === true && !previous) invalid("fireDrillEnabled");
    if (cloud.fireDrillEnabled === true) force(cloud, previous, tenant);
    else release(cloud, previous, { tenant, isSent: sent.zpnFireDrillSite !== undefined, invalid });
}

/** Ends what ends by itself. */
export function endForced(tenant: Tenant): void {
    if (tenant.switches.forcedContinuity === "untilCleared") return;
    const clouds = tenant.collection(COLLECTION);
    for (const cloud of [...clouds.values()]) {
        const since = Number(cloud.forcedSince ?? tenant.clock.seconds());
        if (cloud.fireDrillEnabled !== true || since + intervalOf(cloud) > tenant.clock.seconds()) continue;
        const { zpnFireDrillSite, forcedSince, ...rest } = cloud;
        tenant.put(clouds, { ...rest, fireDrillEnabled: false });
    }
}

/** Whether the members of a group are with their controllers because an administrator wants it. */
export function isForced(group: StoredObject | undefined, tenant: Tenant): boolean {
    if (group?.siteId === undefined) return false;
    const cloud = tenant.collection(COLLECTION).get(String(group.siteId));
    if (!cloud) return false;
    endForced(tenant);
    return cloud.fireDrillEnabled === true || tenant.clock.seconds() < Number(cloud.membersLeaveAt ?? 0);
}

function force(cloud: StoredObject, previous: StoredObject | undefined, tenant: Tenant): void {
    const now = tenant.clock.seconds();
    const wasForced = previous?.fireDrillEnabled === true;
    const before = wasForced ? siteOf(previous) : {};
    const site = {
        id: before.id ?? tenant.nextId(),
        creationTime: String(now),
        ...STANDARD,
        ...before,
        ...siteOf(cloud),
    };
    const isSame = wasForced && intervalOf({ ...cloud, zpnFireDrillSite: site }) === intervalOf(previous);
    cloud.zpnFireDrillSite = { ...site, modifiedTime: isSame ? (before.modifiedTime ?? String(now)) : String(now) };
    cloud.forcedSince = wasForced ? (previous.forcedSince ?? now) : now;
    delete cloud.membersLeaveAt;
}

/** Members notice when they next ask. */
function release(
    cloud: StoredObject,
    previous: StoredObject | undefined,
    { tenant, isSent, invalid }: { tenant: Tenant; isSent: boolean; invalid: RuleCheck["invalid"] },
): void {
    if (tenant.switches.intervalOfUnforced === "refused") {
        if (isSent) invalid("zpnFireDrillSite");
        delete cloud.zpnFireDrillSite;
    }
    if (previous?.fireDrillEnabled !== true) return;
    const interval = intervalOf(previous);
    const now = tenant.clock.seconds();
    const since = Number(previous.forcedSince ?? now);
    cloud.membersLeaveAt = since + Math.ceil((now - since) / interval) * interval;
    delete cloud.forcedSince;
}

const siteOf = ({ zpnFireDrillSite: site }: StoredObject): WireObject => (isObject(site) ? site : {});

const intervalOf = (cloud: StoredObject): number => secondsIn({ ...STANDARD, ...siteOf(cloud) }) ?? SHORTEST;

/** Undefined of one that is not allowed. */
function secondsIn({ fireDrillInterval, fireDrillIntervalTimeUnit }: Record<string, unknown>): number | undefined {
    const digits = String(fireDrillInterval);
    const seconds = Number(digits) * (UNITS[String(fireDrillIntervalTimeUnit)] ?? Number.NaN);
    return /^\d{1,6}$/.test(digits) && seconds >= SHORTEST && seconds <= LONGEST ? seconds : undefined;
}
