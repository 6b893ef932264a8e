import type { Collection } from "./collection";
import { invalidSearch } from "./errors";
import { isObject, type Json, type StoredObject, type WireObject } from "./json";
import { list } from "./listing";
import { attributeOf } from "./serialize";
import type { Tenant } from "./tenant";

/** One page of what a search in a body finds: groups of filters, paging and order each under a key of its own. */
export function postSearch(
    tenant: Tenant,
    collection: Collection,
    body: WireObject,
    view: (object: StoredObject) => WireObject,
): WireObject {
    const { filterBy, pageBy, sortBy } = body;
    const query = new URLSearchParams();
    const set = (name: string, value: Json | undefined) => {
        if (typeof value === "string" || typeof value === "number") query.set(name, String(value));
    };
    if (isObject(pageBy)) {
        set("page", pageBy.page);
        set("pagesize", pageBy.pageSize);
    }
    if (isObject(sortBy)) {
        set("sortBy", sortBy.sortName);
        set("sortOrder", sortBy.sortOrder);
    }
    const holds = isObject(filterBy) ? joined(filterBy, "filterGroups", groupHolds(tenant, collection)) : () => true;
    return list(tenant, collection, query, { where: { name: JSON.stringify(filterBy ?? {}), holds } }, view);
}

type Condition = (object: StoredObject) => boolean;

const groupHolds = (tenant: Tenant, collection: Collection) => (group: WireObject) =>
    joined(group, "filters", filterHolds(tenant, collection));

/** Several conditions under one key, all of which must hold unless their operator is OR. */
function joined(holder: WireObject, key: string, compile: (entry: WireObject) => Condition): Condition {
    const entries = holder[key];
    if (!Array.isArray(entries)) return () => true;
    const conditions = entries.map((entry) => {
        if (!isObject(entry)) throw invalidSearch(JSON.stringify(entry));
        return compile(entry);
    });
    if (conditions.length === 0) return () => true;
    return (object) =>
        holder.operator === "OR"
            ? conditions.some((holds) => holds(object))
            : conditions.every((holds) => holds(object));
}

const filterHolds =
    (tenant: Tenant, collection: Collection) =>
    (filter: WireObject): Condition => {
        const { filterName, operator = "EQ", value, values, commaSepValues } = filter;
        const isKnown = typeof filterName === "string" && Object.hasOwn(collection.definition.fields, filterName);
        if (!isKnown || operator !== "EQ") throw invalidSearch(JSON.stringify(filter));
        const listed = typeof commaSepValues === "string" ? commaSepValues.split(",") : [];
        const wanted = [value, ...(Array.isArray(values) ? values : []), ...listed]
            .filter((entry) => entry !== undefined && entry !== null && entry !== "")
            .map((entry) => String(entry).trim().toLowerCase());
        return (object) =>
            wanted.includes(String(attributeOf(tenant, collection, object, String(filterName)) ?? "").toLowerCase());
    };
