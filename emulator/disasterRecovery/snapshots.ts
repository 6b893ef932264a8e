import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import { isObject, type Json, type StoredObject } from "../core/json";
import type { Tenant } from "../core/tenant";
import { CONNECTOR, SERVICE_EDGE } from "../zpa/common/machine";
import { versionProfileOf } from "../zpa/versionProfile";
import { hasRoom } from "./diskUse";
import { isDesignated } from "./members";

/** How many of each kind a group keeps, as documented; Support can change both. */
const KEPT = { configuration: 15, binary: 5 } as const;

/** What the machines of a group have on their disks; it has the id of the group. */
export const snapshots: CollectionDefinition = {
    name: "disasterRecoverySnapshots",
    typeName: "Disaster Recovery snapshots",
    scope: "tenant",
    fields: { name: kept(), since: kept(), configuration: kept(), binary: kept() },
};

/** One copy. */
export interface Snapshot {
    /** As the folder on the machine is named. */
    readonly name: string;
    /** Epoch seconds. */
    readonly takenAt: number;
}

/** The copies of one group, oldest first. */
export interface Snapshots {
    readonly groupId: string;
    /** Ids of machines that take none, because their disks are more than 90 % full. */
    readonly withoutRoom: readonly string[];
    readonly configuration: readonly Snapshot[];
    readonly binary: readonly Snapshot[];
}

export function snapshotsOf(tenant: Tenant): Snapshots[] {
    return [...tenant.collection(snapshots.name).values()].map(({ id, configuration, binary }) => ({
        groupId: id,
        withoutRoom: machinesOf(tenant, id)
            .filter((machine) => !hasRoom(machine))
            .map((machine) => machine.id),
        configuration: ring(configuration),
        binary: ring(binary),
    }));
}

const machinesOf = (tenant: Tenant, groupId: string): StoredObject[] =>
    [CONNECTOR, SERVICE_EDGE].flatMap(({ group, collection }) =>
        tenant.collection(group).get(groupId)
            ? tenant.referrers(group, groupId, collection).map(({ object }) => object)
            : [],
    );

/** Groups take the copies that have become due up to a moment, and drop the oldest. */
export function takeSnapshots(tenant: Tenant, from: number, to: number): void {
    for (const kind of [CONNECTOR, SERVICE_EDGE]) {
        for (const group of tenant.collection(kind.group).values()) takeOf(tenant, group, from, to);
    }
    const rings = tenant.collection(snapshots.name);
    const kinds = [CONNECTOR, SERVICE_EDGE];
    const isThere = (id: string) => kinds.some((kind) => tenant.collection(kind.group).get(id));
    for (const each of [...rings.values()]) if (!isThere(each.id)) tenant.drop(rings, each);
}

function takeOf(tenant: Tenant, group: StoredObject, from: number, to: number): void {
    const rings = tenant.collection(snapshots.name);
    const before = rings.get(group.id);
    const machines = machinesOf(tenant, group.id);
    if (!isDesignated(group) || machines.length === 0) {
        // A group that is designated again begins anew; what is there stays.
        if (before?.since !== undefined) tenant.put(rings, { ...before, since: undefined });
        return;
    }
    // What was due while no machine had room for it is not made up for.
    if (!machines.some(hasRoom)) return;
    const since = Number(before?.since ?? from);
    const due = dueAfter(since, before?.since === undefined ? since - 1 : from, to, tenant.switches.drSnapshotInterval);
    if (due.length === 0 && before?.since !== undefined) return;
    const version = String(versionProfileOf(group, tenant)?.softwareVersion ?? "");
    const configuration = due.map((at) => ({ name: `config-${day(at)}`, takenAt: at }));
    const binary = due.map((at) => ({ name: `binary-${day(at)}-${minute(at)}_ver_${version}`, takenAt: at }));
    tenant.put(rings, {
        id: group.id,
        name: group.name,
        microtenantId: group.microtenantId,
        since,
        configuration: [...ring(before?.configuration), ...configuration].slice(-KEPT.configuration).map(asJson),
        binary: [...ring(before?.binary), ...binary].slice(-KEPT.binary).map(asJson),
    });
}

/** The last moments in `(from, to]` at which copies are due, which is more than any ring keeps. */
function dueAfter(since: number, from: number, to: number, interval: number): number[] {
    if (interval <= 0) return [];
    const first = Math.max(0, Math.floor((from - since) / interval) + 1);
    const last = Math.floor((to - since) / interval);
    const start = Math.max(first, last - KEPT.configuration + 1);
    return Array.from({ length: Math.max(0, last - start + 1) }, (_, index) => since + (start + index) * interval);
}

function ring(value: Json | undefined): Snapshot[] {
    return (Array.isArray(value) ? value : [])
        .filter(isObject)
        .map(({ name, takenAt }) => ({ name: String(name), takenAt: Number(takenAt) }));
}

const asJson = ({ name, takenAt }: Snapshot): Json => ({ name, takenAt });
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
const day = (seconds: number) => iso(seconds).slice(0, 10);
const minute = (seconds: number) => iso(seconds).slice(11, 16).replace(":", "-");
