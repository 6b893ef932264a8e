import type { CollectionDefinition } from "../core/collection";
import { DEFAULT_MICROTENANT } from "../core/collection";
import { kept } from "../core/fields";
import { isObject, type Json, type StoredObject } from "../core/json";
import type { Tenant } from "../core/tenant";

/** All records of one type at one name. */
export interface RecordSet {
    readonly name: string;
    /** Such as `TXT`. */
    readonly type: string;
    /** Seconds. */
    readonly ttl: number;
    readonly values: readonly string[];
}

/** What a name has from a moment on. */
interface Version {
    /** Epoch milliseconds. */
    readonly at: number;
    readonly sets: readonly RecordSet[];
}

/** Versions beyond are so old that nobody waits for them. */
const MOST_VERSIONS = 20;

/** The public DNS, as far as disaster recovery needs it: a name in it, and what it had before. */
export const dnsName: CollectionDefinition = {
    name: "dnsName",
    typeName: "DNS name",
    scope: "tenant",
    ids: "dnsName",
    fields: { name: kept(), byOwner: kept(), byCloud: kept(), versions: kept() },
};

/** Who has set records: the control API, or the record sets of simulated clouds. */
export type Origin = "byOwner" | "byCloud";

/** Replaces what one origin has set at a name. Nothing happens where that is the same. */
export function setRecords(tenant: Tenant, origin: Origin, name: string, sets: readonly RecordSet[]): void {
    const names = tenant.collection(dnsName.name);
    const before = find(tenant, name);
    const other = setsIn(before?.[origin === "byOwner" ? "byCloud" : "byOwner"]);
    const own = setsIn(before?.[origin]);
    if (JSON.stringify(own) === JSON.stringify(sets)) return;
    const version: Version = { at: tenant.clock.now(), sets: [...sets, ...other] };
    const versions = [...versionsOf(before), version].slice(-MOST_VERSIONS);
    tenant.put(names, {
        ...(before ?? { id: tenant.nextId(dnsName.ids), name, microtenantId: DEFAULT_MICROTENANT }),
        ...(before && { byOwner: before.byOwner, byCloud: before.byCloud }),
        [origin]: asJson(sets),
        versions: asJson(versions),
    });
}

/** Takes over all record sets of the simulated clouds. */
export function setCloudRecords(tenant: Tenant, sets: readonly RecordSet[]): void {
    const known = [...tenant.collection(dnsName.name).values()].map(({ name }) => name);
    for (const name of new Set([...known, ...sets.map((set) => set.name)])) {
        setRecords(
            tenant,
            "byCloud",
            name,
            sets.filter((set) => set.name === name),
        );
    }
}

/** What the servers of the zone answer now; nothing for a name that they do not know. */
export function published(tenant: Tenant, name: string): readonly RecordSet[] | undefined {
    const sets = versionsOf(find(tenant, name)).at(-1)?.sets;
    return sets?.length === 0 ? undefined : sets;
}

/** What resolvers answer at a moment. */
export function resolved(tenant: Tenant, name: string, at: number): readonly RecordSet[] {
    const versions = versionsOf(find(tenant, name));
    return versions.findLast((_, index) => visibleFrom(tenant, versions, index) <= at)?.sets ?? [];
}

/** The moments at which resolvers begin to answer something else for a name. */
export function changesOf(tenant: Tenant, name: string): number[] {
    const versions = versionsOf(find(tenant, name));
    return versions.map((_, index) => visibleFrom(tenant, versions, index));
}

/** The texts of the TXT records among record sets. */
export const valuesOf = (sets: readonly RecordSet[], type: string): readonly string[] =>
    sets.filter((set) => set.type === type).flatMap(({ values }) => values);

/** Resolvers that have just read a record keep it for its TTL. */
function visibleFrom(tenant: Tenant, versions: readonly Version[], index: number): number {
    const { at = 0 } = versions[index] ?? {};
    if (tenant.switches.drResolvers === "fresh") return at;
    const ttls = (versions[index - 1]?.sets ?? []).map(({ ttl }) => ttl);
    return at + Math.max(0, ...ttls) * 1000;
}

function find(tenant: Tenant, name: string): StoredObject | undefined {
    return [...tenant.collection(dnsName.name).values()].find((each) => each.name === name);
}

function versionsOf(object: StoredObject | undefined): Version[] {
    const stored = Array.isArray(object?.versions) ? object.versions : [];
    return stored.flatMap((version) =>
        isObject(version) && typeof version.at === "number" ? [{ at: version.at, sets: setsIn(version.sets) }] : [],
    );
}

function setsIn(value: Json | undefined): RecordSet[] {
    return (Array.isArray(value) ? value : []).filter(isObject).map(({ name, type, ttl, values }) => ({
        name: String(name),
        type: String(type),
        ttl: Number(ttl),
        values: Array.isArray(values) ? values.map(String) : [],
    }));
}

function asJson(value: readonly (RecordSet | Version)[]): Json {
    return JSON.parse(JSON.stringify(value));
}
