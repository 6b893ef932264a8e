import type { Collection } from "../../core/collection";
import { INVALID, MISSING, readField } from "../../core/crud";
import { invalid, missing } from "../../core/errors";
import { derived, type Field, type Options, type ParseContext, settable } from "../../core/fields";
import { isObject, type Json, type StoredObject, type WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { administrator, OTHER_ADMINISTRATOR } from "../administrator";

export type Fields = Readonly<Record<string, Field>>;

/** Kept by the service, neither taken from requests nor answered. */
export const hidden = (): Field => derived(() => undefined);

/** What all objects of a kind answer. */
export const answeredAs = (value: Json): Field => derived(() => value);

/** Every object's number, and what is known of it without being answered. */
export const identified: Fields = {
    id: derived(({ id }) => Number(id)),
    creationTime: hidden(),
    modifiedTime: hidden(),
    modifiedBy: hidden(),
};

/** Who saved an object last and when; the answer to that write does not tell. */
export const lastModified: Fields = {
    lastModUid: derived(lastEditor, { inCreateAnswer: "never" }),
    lastModTime: derived(({ modifiedTime }) => Number(modifiedTime), { inCreateAnswer: "never" }),
};

/** Writes replace the whole object: what one leaves out returns to its default, and each needs the name. */
export const replaced = (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, inWholeWrites(field)]));

const inWholeWrites = (field: Field): Field => ({
    omitted: "clear",
    ...field,
    ...(field.required === "name" && { required: "always" }),
});

/** A whole number, which is a number on the wire too. */
export const integer = (limits: { min?: number; max?: number } = {}, options: Options = {}): Field =>
    settable((value) => {
        const { min = 0, max = Number.MAX_SAFE_INTEGER } = limits;
        return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max ? value : undefined;
    }, options);

/** An object of known attributes; others are ignored, omitted ones have their default. */
export const objectOf = (fields: Fields, options: Options = {}): Field =>
    settable((value, context) => (isObject(value) ? attributes(fields, value, context) : undefined), {
        default: defaults(fields),
        ...options,
    });

/** @throws ApiError 400 that names the attributes which are missing or not valid */
function attributes(fields: Fields, sent: WireObject, context: ParseContext): WireObject {
    const values: WireObject = {};
    for (const [key, field] of Object.entries(fields)) {
        const value = readField(context.tenant, field, sent[key], undefined, false, context);
        if (value === MISSING) throw missing([key]);
        if (value === INVALID) throw invalid([key]);
        if (value !== undefined) values[key] = value;
    }
    return values;
}

function defaults(fields: Fields): WireObject | undefined {
    if (Object.values(fields).some(({ required }) => required)) return undefined;
    const known = Object.entries(fields).filter(([, field]) => field.default !== undefined);
    return Object.fromEntries(known.map(([key, field]) => [key, field.default]));
}

/** One object of another collection, sent as `{ id }`; it must exist. Stored with its id as text. */
export const link = (collection: string, options: Options = {}): Field =>
    settable((value, { tenant }) => linked(tenant.collection(collection), value), options);

/** Several objects of another collection, sent as `[{ id }]`; at most `max` of them. */
export const links = (collection: string, max: number, options: Options = {}): Field =>
    settable((value, { tenant }) => {
        if (!Array.isArray(value) || value.length > max) return undefined;
        const found = value.map((entry) => linked(tenant.collection(collection), entry));
        const known = found.filter((entry) => entry !== undefined);
        return known.length === found.length ? known : undefined;
    }, options);

function linked(collection: Collection, value: Json): WireObject | undefined {
    const id = isObject(value) && typeof value.id === "number" ? String(value.id) : "";
    return collection.get(id) && { id };
}

/** The id that a stored {@link link} holds. */
export function linkedId(value: Json | undefined): string | undefined {
    return isObject(value) && typeof value.id === "string" ? value.id : undefined;
}

/** An object as others refer to it: its number and its name. */
export function referenceTo({ id, name }: StoredObject): WireObject {
    return { id: Number(id), name };
}

/** Answers what {@link link} and {@link links} have stored under a key; what is gone meanwhile is left out. */
export function answerLinks(collection: string, key: string) {
    return (object: StoredObject, tenant: Tenant): Json | undefined => {
        const held = object[key];
        const found = (Array.isArray(held) ? held : [held])
            .map((value) => tenant.collection(collection).get(linkedId(value) ?? ""))
            .filter((other) => other !== undefined)
            .map(referenceTo);
        return Array.isArray(held) ? found : found[0];
    };
}

/** Who saved an object last: somebody of this product, or whoever else works in the tenant. */
export function lastEditor({ modifiedBy }: StoredObject, tenant: Tenant): Json | undefined {
    const editors = tenant.collection(administrator.name);
    const editor = editors.get(String(modifiedBy)) ?? editors.get(OTHER_ADMINISTRATOR);
    return modifiedBy === undefined || !editor ? undefined : referenceTo(editor);
}
