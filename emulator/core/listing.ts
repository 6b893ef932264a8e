import type { Collection } from "./collection";
import { invalidSearch } from "./errors";
import type { Json, StoredObject, WireObject } from "./json";
import { compileSearch } from "./search";
import { attributeOf } from "./serialize";
import type { Tenant } from "./tenant";

/** How many items a page holds, and which query parameter asks for more. */
export interface PageSize {
    readonly parameter: string;
    readonly usual: number;
    readonly most: number;
}

const PAGE_SIZE: PageSize = { parameter: "pagesize", usual: 20, most: 500 };

/** Which objects a list is about, before search and paging. */
export interface Selection {
    /** Absent: all microtenants. */
    readonly microtenantId?: string;
    /** A further condition, with a name that tells it from others of the same collection. */
    readonly where?: { readonly name: string; readonly holds: (object: StoredObject) => boolean };
}

/** One page of a collection: search, order and paging as the query parameters ask. */
export function list(
    tenant: Tenant,
    collection: Collection,
    query: URLSearchParams,
    selection: Selection,
    view: (object: StoredObject) => WireObject,
): WireObject {
    const shown = page(tenant, select(tenant, collection, query, selection), query, view);
    if (!collection.definition.countsPage) return shown;
    const { totalPages, list: items, ...rest } = shown;
    return { totalPages, currentCount: String(Array.isArray(items) ? items.length : 0), ...rest, list: items };
}

/** Wraps one page in the envelope of lists: totals are strings. */
export function page<Item>(
    tenant: Tenant,
    items: readonly Item[],
    query: URLSearchParams,
    view: (item: Item) => Json,
): WireObject {
    const { size, shown } = onPage(items, query, PAGE_SIZE);
    return {
        totalPages: String(Math.ceil(items.length / size)),
        totalCount: String(items.length),
        ...((shown.length > 0 || tenant.switches.emptyListKey === "present") && { list: shown.map(view) }),
    };
}

/** The items of the page that a query asks for. */
export function onPage<Item>(items: readonly Item[], query: URLSearchParams, { parameter, usual, most }: PageSize) {
    const size = Math.min(positive(query.get(parameter), usual), most);
    const start = (positive(query.get("page"), 1) - 1) * size;
    return { size, shown: items.slice(start, start + size) };
}

/** The objects that a list shows over all its pages. */
export function select(
    tenant: Tenant,
    collection: Collection,
    query: URLSearchParams,
    selection: Selection,
): readonly StoredObject[] {
    const { microtenantId, where } = selection;
    const matches = (object: StoredObject) =>
        (microtenantId === undefined || collection.isVisible(object, microtenantId)) && (where?.holds(object) ?? true);
    const search = query.get("search");
    const sortBy = query.get("sortBy");
    if (!search && !sortBy) {
        return collection.ordered(`${microtenantId ?? ""}\n${where?.name ?? ""}`, () => inOrder(collection, matches));
    }
    const found = inOrder(collection, search ? both(matches, searched(tenant, collection, search)) : matches);
    return sortBy ? sorted(tenant, collection, found, sortBy, query) : found;
}

type Condition = (object: StoredObject) => boolean;

const both =
    (first: Condition, second: Condition): Condition =>
    (object) =>
        first(object) && second(object);

function searched(tenant: Tenant, collection: Collection, search: string): Condition {
    const holds = compileSearch(search, tenant.switches.searchCase === "sensitive");
    const { fields, nameWithoutCloud } = collection.definition;
    const read = (object: StoredObject) => (field: string) => {
        const value = attributeOf(tenant, collection, object, field);
        const known = value !== undefined || Object.hasOwn(fields, field);
        if (!known) throw invalidSearch(search);
        return value;
    };
    if (!nameWithoutCloud || tenant.switches.cloudSuffix === "required") return (object) => holds(read(object));
    return (object) => {
        const name = nameWithoutCloud(object);
        return holds(read(object)) || holds((field) => (field === "name" ? name : read(object)(field)));
    };
}

/** The objects of a collection that match, in the order of its lists. */
export function inOrder(collection: Collection, matches: Condition): StoredObject[] {
    const keyed: { key: string; object: StoredObject }[] = [];
    const keyOf = collection.definition.sortKey ?? (({ name }) => nameKey(name));
    for (const object of collection.values()) {
        if (matches(object)) keyed.push({ key: keyOf(object), object });
    }
    keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
    return keyed.map(({ object }) => object);
}

/** Recorded lists are ordered as a person would: case, blanks and punctuation of the name do not count. */
export function nameKey(name: string): string {
    return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function sorted(
    tenant: Tenant,
    collection: Collection,
    objects: StoredObject[],
    sortBy: string,
    query: URLSearchParams,
): StoredObject[] {
    const order = (query.get("sortOrder") ?? query.get("sortDir") ?? "ASC").toUpperCase();
    const direction = /^DE?SC/.test(order) ? -1 : 1;
    const keyed = objects.map((object) => ({ key: attributeOf(tenant, collection, object, sortBy), object }));
    keyed.sort((a, b) => direction * compare(String(a.key ?? ""), String(b.key ?? "")));
    return keyed.map(({ object }) => object);
}

function compare(a: string, b: string): number {
    const isNumeric = /^-?\d+(\.\d+)?$/;
    if (isNumeric.test(a) && isNumeric.test(b)) return Number(a) - Number(b);
    const [left, right] = [a.toLowerCase(), b.toLowerCase()];
    return left < right ? -1 : Number(left > right);
}

function positive(value: string | null, fallback: number): number {
    return value !== null && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : fallback;
}
