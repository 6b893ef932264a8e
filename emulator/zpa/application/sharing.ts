import { DEFAULT_MICROTENANT } from "../../core/collection";
import { change, refuseRestricted } from "../../core/crud";
import * as errors from "../../core/errors";
import { derived, type Field } from "../../core/fields";
import { type Call, customerPath, type Reply, type Route } from "../../core/http";
import { isObject, type Json, type StoredObject, type WireObject } from "../../core/json";
import { answer, microtenantName } from "../../core/serialize";
import type { Tenant } from "../../core/tenant";

const APPLICATION = "application";

/** One microtenant that a segment is shared with. */
interface Share {
    readonly id: string;
    /** The id under which it has the segment, where that is not the same. */
    readonly as?: string;
}

export const sharingRoutes: Route[] = [
    { method: "PUT", path: customerPath("v1", "application/:id/share"), handle: share },
];

/** With whom a segment is shared, or who shares it. Requests that carry it are about something else. */
export const sharing: Field = derived(details, { inCreateAnswer: "never" });

/** The microtenants that a segment is shared with under its own id. */
export function seenBy(segment: StoredObject): string[] {
    return sharesOf(segment).flatMap(({ id, as }) => (as === undefined ? [id] : []));
}

/** The microtenants that a segment is shared with. */
export const sharedWith = (segment: StoredObject): string[] => sharesOf(segment).map(({ id }) => id);

/** Whether an object only shows the segment of another microtenant. */
export const isCopy = (segment: StoredObject): boolean => sharedFrom(segment) !== undefined;

/** A segment as the request's microtenant sees it: nobody but its own may write it. */
export function seen(call: Call, segment: StoredObject, form: "single" | "listed"): WireObject {
    const wire = answer(call.tenant, call.tenant.collection(APPLICATION), segment, form);
    if (!isReceived(call, segment)) return wire;
    const sharedFromMicrotenant = named(segment.microtenantId, call.tenant);
    return { ...wire, readOnly: true, sharedMicrotenantDetails: { sharedFromMicrotenant } };
}

/** @throws ApiError when the request's microtenant only sees the segment because another one shares it */
export function refuseReceived(call: Call, segment: StoredObject): void {
    if (isReceived(call, segment)) throw errors.accessDenied(Number(call.tenant.switches.restrictedStatus));
}

/** @throws ApiError where a segment that is shared cannot be deleted */
export function refuseShared(segment: StoredObject, tenant: Tenant): void {
    const shares = sharesOf(segment);
    const [first] = shares;
    if (first && tenant.switches.sharedDeletion === "refused") {
        throw errors.referenced("Microtenant", String(named(first.id, tenant).name));
    }
    for (const each of shares) refuseNamed(segment, each, tenant);
}

/** After a write or a deletion: what other microtenants have of the segment follows it. */
export function copiesFollow(previous: StoredObject, tenant: Tenant): void {
    const collection = tenant.collection(APPLICATION);
    const now = collection.get(previous.id);
    const kept = now ? sharedWith(now) : [];
    for (const { id, as } of sharesOf(previous)) {
        const copy = as === undefined ? undefined : collection.get(as);
        if (!copy) continue;
        if (now && kept.includes(id)) tenant.put(collection, copyOf(now, copy.id, id));
        else tenant.drop(collection, copy);
    }
}

/** Replaces the list of those that the segment is shared with. */
function share(call: Call): Reply {
    const { tenant } = call;
    const collection = tenant.collection(APPLICATION);
    const segment = call.find(collection.definition);
    refuseReceived(call, segment);
    refuseRestricted(tenant, segment);
    const ids = recipients(call, segment);
    const before = sharesOf(segment);
    for (const each of before) if (!ids.includes(each.id)) refuseNamed(segment, each, tenant);
    const shares = ids.map((id) => before.find((each) => each.id === id) ?? begun(id, tenant));
    call.holds.exclusively(collection, segment, () => {
        const sharedMicrotenantDetails =
            shares.length > 0 ? { sharedToMicrotenants: shares.map((each) => ({ ...each })) } : null;
        change(tenant, collection, segment, { sharedMicrotenantDetails }, tenant.identity.apiUserId);
        copiesFollow(segment, tenant);
        for (const { id, as } of shares) {
            if (as !== undefined) tenant.put(collection, copyOf(collection.get(segment.id) ?? segment, as, id));
        }
    });
    return { status: 204 };
}

/** @throws ApiError 400 where the list is missing, or names one that the segment cannot be shared with */
function recipients(call: Call, { microtenantId }: StoredObject): string[] {
    const { tenant } = call;
    const { shareToMicrotenants: sent } = call.body();
    if (!Array.isArray(sent)) throw errors.missing(["shareToMicrotenants"]);
    const ids = sent.map(String);
    const isDefaultOut = tenant.switches.defaultSharing === "refused";
    const takes = (id: string) =>
        id !== microtenantId &&
        tenant.collection("microtenants").get(id) !== undefined &&
        !(isDefaultOut && id === DEFAULT_MICROTENANT);
    if (new Set(ids).size < ids.length || !ids.every(takes)) throw errors.invalid(["shareToMicrotenants"]);
    if (isDefaultOut && microtenantId === DEFAULT_MICROTENANT && ids.length > 0)
        throw errors.invalid(["microtenantId"]);
    return ids;
}

function begun(id: string, tenant: Tenant): Share {
    return tenant.switches.sharedSegmentId === "same" ? { id } : { id, as: tenant.nextId() };
}

/** @throws ApiError while an object of that microtenant names the segment */
function refuseNamed(segment: StoredObject, { id, as = segment.id }: Share, tenant: Tenant): void {
    if (tenant.switches.references !== "strict") return;
    const referrer = tenant.referrers(APPLICATION, as).find(({ object }) => object.microtenantId === id);
    if (referrer) throw errors.referenced(referrer.collection.definition.typeName, referrer.object.name);
}

/** What is behind a segment stays in its own microtenant. */
function copyOf(segment: StoredObject, id: string, microtenantId: string): StoredObject {
    const { segmentGroupId, serverGroups, ...shown } = segment;
    const sharedFromMicrotenant = { id: segment.microtenantId };
    return { ...shown, id, microtenantId, readOnly: true, sharedMicrotenantDetails: { sharedFromMicrotenant } };
}

function isReceived({ scope }: Call, segment: StoredObject): boolean {
    return scope !== undefined && scope !== segment.microtenantId;
}

function details(segment: StoredObject, tenant: Tenant): Json | undefined {
    const from = sharedFrom(segment);
    if (from !== undefined) return { sharedFromMicrotenant: named(from, tenant) };
    const known = sharedWith(segment).filter((id) => tenant.collection("microtenants").get(id));
    return known.length > 0 ? { sharedToMicrotenants: known.map((id) => named(id, tenant)) } : undefined;
}

function named(microtenantId: string, tenant: Tenant): { id: string; name: string } {
    return { id: microtenantId, name: microtenantName({ id: "", name: "", microtenantId }, tenant) ?? "" };
}

function sharedFrom({ sharedMicrotenantDetails: stored }: StoredObject): string | undefined {
    const from = isObject(stored) ? stored.sharedFromMicrotenant : undefined;
    return isObject(from) && typeof from.id === "string" ? from.id : undefined;
}

function sharesOf({ sharedMicrotenantDetails: stored }: StoredObject): Share[] {
    const listed = isObject(stored) ? stored.sharedToMicrotenants : undefined;
    if (!Array.isArray(listed)) return [];
    return listed.flatMap((each) => {
        if (!isObject(each)) return [];
        return [{ id: String(each.id), ...(typeof each.as === "string" && { as: each.as }) }];
    });
}
