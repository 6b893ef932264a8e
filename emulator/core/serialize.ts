import { isAbsent } from "./absence";
import { type Collection, DEFAULT_MICROTENANT } from "./collection";
import type { Json, StoredObject, WireObject } from "./json";
import type { Tenant } from "./tenant";

/** The complete object, as a single read answers it, or as an item of a list where those differ. */
export function answer(
    tenant: Tenant,
    collection: Collection,
    object: StoredObject,
    form: "single" | "listed" = "single",
): WireObject {
    const wire: WireObject = {};
    for (const [key, field] of collection.fields) {
        if (field.access === "internal") continue;
        const answered = (form === "listed" && field.listAnswer) || field.answer;
        const value = answered ? answered(object, tenant) : object[key];
        if (value !== undefined) wire[key] = escaped(tenant, key, value);
    }
    for (const key of Object.keys(object)) {
        if (!isKnown(collection, key)) wire[key] = object[key];
    }
    return wire;
}

/** Some attributes of an object, as a single read answers them; the others are not worked out. */
export function pick(
    tenant: Tenant,
    collection: Collection,
    object: StoredObject,
    keys: readonly string[],
): WireObject {
    const wire: WireObject = {};
    for (const key of keys) {
        const value = attributeOf(tenant, collection, object, key);
        if (value !== undefined) wire[key] = escaped(tenant, key, value);
    }
    return wire;
}

/** The partial object a create answers. */
export function createdAnswer(
    tenant: Tenant,
    collection: Collection,
    object: StoredObject,
    sent: WireObject,
): WireObject {
    const wire: WireObject = {};
    const context = { tenant, microtenantId: object.microtenantId };
    for (const [key, field] of collection.fields) {
        const { access, inCreateAnswer = "always" } = field;
        if (access === "internal" || inCreateAnswer === "never") continue;
        if (inCreateAnswer === "ifSent" && isAbsent(field, sent[key], context)) continue;
        const answered = field.createAnswer ?? field.answer;
        const value = answered ? answered(object, tenant) : object[key];
        if (value !== undefined) wire[key] = escaped(tenant, key, value);
    }
    return wire;
}

/** Everything that is known of an object, what answers hide included: the view of tests and tools. */
export function rawView(tenant: Tenant, collection: Collection, object: StoredObject): WireObject {
    return { ...answer(tenant, collection, object), ...object };
}

/** One attribute as an answer would show it, for searching and sorting. */
export function attributeOf(
    tenant: Tenant,
    collection: Collection,
    object: StoredObject,
    key: string,
): Json | undefined {
    const field = collection.definition.fields[key];
    if (field?.access === "internal") return undefined;
    return field?.answer ? field.answer(object, tenant) : object[key];
}

function isKnown(collection: Collection, key: string): boolean {
    return key === "microtenantId" || Object.hasOwn(collection.definition.fields, key);
}

/** An attribute as some tenants show it. */
export function escaped(tenant: Tenant, key: string, value: Json): Json {
    const isText = (key === "name" || key === "description") && typeof value === "string";
    return isText && tenant.switches.escapeNames === "on" ? escapeHtml(value) : value;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeHtml(value: string): string {
    return value.replace(/[&<>"'*]/g, (char) => ENTITIES[char] ?? `&#x${char.charCodeAt(0).toString(16)};`);
}

/** The name of a microtenant, as objects show it. */
export function microtenantName(object: StoredObject, tenant: Tenant): string | undefined {
    if (object.microtenantId === DEFAULT_MICROTENANT) return "Default";
    return tenant.collection("microtenants").get(object.microtenantId)?.name;
}
