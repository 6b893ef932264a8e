import type { Collection } from "./collection";
import type { Field, ParseContext } from "./fields";
import { isObject, type Json, type WireObject } from "./json";
import type { Tenant } from "./tenant";

/**
 * Whether a value says the same as leaving its key out. Clients written in Go send every field that their structs do not
 * mark as optional: `null` for a list, `""` for a text and `{}` for an object that nobody has set.
 *
 * @param field absent for keys that are not modelled
 */
export function isAbsent(field: Field | undefined, value: Json | undefined, context: ParseContext): boolean {
    const { nullFields, emptyObject } = context.tenant.switches;
    if (value === undefined) return true;
    if (value === null) return nullFields === "omitted";
    if (isObject(value)) return emptyObject === "absent" && isEmpty(value);
    return value === "" && field !== undefined && !takesEmptyText(field, context);
}

/** Whether a value holds nothing, at any depth. */
export function isEmpty(value: Json | undefined): boolean {
    if (Array.isArray(value)) return value.length === 0;
    if (isObject(value)) return Object.values(value).every(isEmpty);
    return value === undefined || value === null || value === "";
}

/** A request's body without the keys whose values say the same as leaving them out. */
export function withoutAbsent(
    tenant: Tenant,
    { definition }: Collection,
    body: WireObject,
    microtenantId: string,
): WireObject {
    const context: ParseContext = { tenant, microtenantId };
    const said = Object.entries(body).filter(([key, value]) => !isAbsent(definition.fields[key], value, context));
    return Object.fromEntries(said);
}

/** Free text can be made empty. An id, a number, a word of a list or a required text cannot. */
function takesEmptyText({ parse, required }: Field, context: ParseContext): boolean {
    return required === undefined && parse?.("", context) !== undefined;
}
