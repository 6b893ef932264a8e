import { isAbsent, isEmpty, withoutAbsent } from "./absence";
import { refuseBeyondLimit } from "./capacity";
import { type Collection, DEFAULT_MICROTENANT, type RuleCheck } from "./collection";
import * as errors from "./errors";
import type { Field, ParseContext } from "./fields";
import type { Json, StoredObject, WireObject } from "./json";
import type { Tenant } from "./tenant";

/** Who writes, and where. */
export interface Writer {
    readonly microtenantId: string;
    /** The user that becomes `modifiedBy`. */
    readonly userId: string;
}

/** Makes an object out of a request's body. `fixed` are values that come from elsewhere, such as the path. */
export function create(
    tenant: Tenant,
    collection: Collection,
    body: WireObject,
    writer: Writer,
    fixed: WireObject = {},
): StoredObject {
    const sent = withoutAbsent(tenant, collection, body, writer.microtenantId);
    const draft = read(tenant, collection, { ...sent, ...fixed }, writer.microtenantId);
    const object = accept(tenant, collection, draft, sent);
    refuseBeyondLimit(tenant, collection, object);
    const now = String(tenant.clock.seconds());
    const stored = {
        ...object,
        id: tenant.nextId(collection.definition.ids),
        creationTime: now,
        modifiedTime: now,
        modifiedBy: writer.userId,
    };
    tenant.put(collection, stored);
    return stored;
}

/** Applies an update: what it omits is kept or cleared, field by field, as the definition says. */
export function replace(
    tenant: Tenant,
    collection: Collection,
    previous: StoredObject,
    body: WireObject,
    writer: Writer,
): StoredObject {
    refuseRestricted(tenant, previous);
    const sent = withoutAbsent(tenant, collection, body, previous.microtenantId);
    const draft = read(tenant, collection, sent, previous.microtenantId, previous);
    const object = accept(tenant, collection, draft, sent, previous);
    const stored = { ...object, modifiedTime: String(tenant.clock.seconds()), modifiedBy: writer.userId };
    tenant.put(collection, stored);
    return stored;
}

/** Removes an object that nothing refers to. */
export function remove(tenant: Tenant, collection: Collection, object: StoredObject): void {
    refuseRestricted(tenant, object);
    const referrer = tenant.referrers(collection.name, object.id)[0];
    if (referrer && tenant.switches.references === "strict") {
        throw errors.referenced(referrer.collection.definition.typeName, referrer.object.name);
    }
    tenant.drop(collection, object);
    collection.definition.removed?.(object, tenant);
}

/** Puts an object where the API has no create, as the service itself would; the body is stored as it is. */
export function place(tenant: Tenant, collection: Collection, body: WireObject, userId: string): StoredObject {
    if (typeof body.name !== "string" || body.name === "") throw errors.missing(["name"]);
    const id = tenant.nextId(collection.definition.ids);
    const creationTime = String(tenant.clock.seconds());
    const { name, microtenantId = DEFAULT_MICROTENANT } = body;
    const blank = { id, name, microtenantId: String(microtenantId), creationTime };
    return change(tenant, collection, blank, body, userId);
}

/** Sets attributes as another administrator would, without the rules that bind API clients; `null` removes one. */
export function change(
    tenant: Tenant,
    collection: Collection,
    previous: StoredObject,
    patch: WireObject,
    userId: string,
): StoredObject {
    const merged: WireObject = { ...previous, ...patch };
    for (const key of Object.keys(merged)) if (merged[key] === null) delete merged[key];
    const object: StoredObject = {
        ...merged,
        id: previous.id,
        name: typeof merged.name === "string" ? merged.name : previous.name,
        microtenantId: previous.microtenantId,
        modifiedTime: String(tenant.clock.seconds()),
        modifiedBy: userId,
    };
    tenant.put(collection, object);
    return object;
}

interface Draft {
    readonly values: WireObject;
    readonly missing: string[];
    readonly invalid: string[];
}

function read(
    tenant: Tenant,
    collection: Collection,
    sent: WireObject,
    microtenantId: string,
    previous?: StoredObject,
): Draft {
    const draft: Draft = { values: { microtenantId }, missing: [], invalid: [] };
    const context: ParseContext = { tenant, microtenantId };
    for (const [key, field] of collection.fields) {
        const value = readField(tenant, field, sent[key], previous?.[key], previous !== undefined, context);
        if (value === MISSING) draft.missing.push(key);
        else if (value === INVALID) draft.invalid.push(key);
        else if (value !== undefined) draft.values[key] = value;
    }
    // What the emulator does not model, but another administrator's tool has put there, is kept and can be updated.
    for (const key of Object.keys(previous ?? {})) {
        if (Object.hasOwn(collection.definition.fields, key) || key === "microtenantId") continue;
        draft.values[key] = sent[key] ?? previous?.[key];
    }
    return draft;
}

export const MISSING = Symbol("missing");
export const INVALID = Symbol("invalid");

/** What one attribute becomes in a write. */
export function readField(
    tenant: Tenant,
    field: Field,
    sent: Json | undefined,
    previous: Json | undefined,
    isUpdate: boolean,
    context: ParseContext,
): Json | undefined | typeof MISSING | typeof INVALID {
    if (field.access === "readOnly" || !field.parse) {
        if (field.access === "internal" && !isUpdate && sent !== undefined) return sent;
        return isUpdate ? previous : field.default;
    }
    if (sent === undefined || isAbsent(field, sent, context)) {
        if (isRequired(tenant, field, isUpdate)) return MISSING;
        return isUpdate && keepsOmitted(tenant, field) ? previous : field.default;
    }
    const { emptyText } = tenant.switches;
    if (sent === "" && emptyText === "kept" && isUpdate) return previous;
    if (isEmpty(sent) && (sent !== "" || emptyText !== "stored")) return field.required ? MISSING : field.default;
    const value = field.parse(sent, context);
    if (value === undefined) return INVALID;
    if (isUpdate && field.access === "createOnly" && previous !== undefined && value !== previous) return INVALID;
    return value;
}

/** Whether a write is refused that leaves the field out. */
function isRequired(tenant: Tenant, { required }: Field, isUpdate: boolean): boolean {
    if (!isUpdate || required === "always") return required !== undefined;
    return required === "name" && tenant.switches.omittedName === "refused";
}

function keepsOmitted(tenant: Tenant, field: Field): boolean {
    if (field.access === "createOnly") return true;
    const { omitted = "keep" } = field;
    return (omitted === "unrecorded" ? tenant.switches.unrecordedOmission : omitted) === "keep";
}

/** Applies the rules over several fields and the uniqueness of names. */
function accept(
    tenant: Tenant,
    collection: Collection,
    draft: Draft,
    sent: WireObject,
    previous?: StoredObject,
): StoredObject {
    const { definition } = collection;
    const object: StoredObject = {
        ...draft.values,
        id: previous?.id ?? "",
        name: typeof draft.values.name === "string" ? draft.values.name : "",
        microtenantId: previous?.microtenantId ?? String(draft.values.microtenantId ?? DEFAULT_MICROTENANT),
    };
    const check: RuleCheck = {
        tenant,
        sent,
        previous,
        invalid: (...fields) => draft.invalid.push(...fields),
        missing: (...fields) => draft.missing.push(...fields),
    };
    definition.rules?.(object, check);
    if (draft.missing.length > 0) throw errors.missing([...new Set(draft.missing)]);
    if (draft.invalid.length > 0) throw errors.invalid([...new Set(draft.invalid)]);
    if (tenant.switches.duplicateName === "refused" && collection.namesake(object)) {
        throw errors.alreadyExists(object.name);
    }
    return object;
}

/** Whether only the service itself may change the object. */
export function isRestricted(object: StoredObject): boolean {
    return object.readOnly === true || object.zscalerManaged === true || object.restrictionType !== undefined;
}

/** @throws ApiError when only the service itself may change the object */
export function refuseRestricted(tenant: Tenant, object: StoredObject): void {
    if (isRestricted(object)) {
        throw errors.accessDenied(Number(tenant.switches.restrictedStatus));
    }
}
