import { DEFAULT_MICROTENANT } from "../../core/collection";
import { derived, type Field, kept } from "../../core/fields";
import type { StoredObject } from "../../core/json";
import { microtenantName } from "../../core/serialize";
import type { Tenant } from "../../core/tenant";

type Fields = Readonly<Record<string, Field>>;

/** Who made an object and when: epoch seconds as text. */
export const audit: Fields = {
    id: kept(),
    modifiedTime: kept(),
    creationTime: kept(),
    modifiedBy: kept(),
};

/** Whether an object can be changed at all. */
export const management: Fields = {
    readOnly: kept({ default: false }),
    zscalerManaged: kept({ default: false }),
    restrictionType: kept(),
};

/** The same fields for objects whose creates answer less. */
export const unanswered = (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, { ...field, inCreateAnswer: "never" }]));

/** Where an object belongs; creates do not answer it. */
export const microtenant: Fields = {
    microtenantId: derived(microtenantId, { inCreateAnswer: "never" }),
    microtenantName: derived(microtenantName, { inCreateAnswer: "never" }),
};

/** For objects that say nothing while they are in the Default microtenant. */
export const ownMicrotenant: Fields = {
    microtenantId: derived(unlessDefault(microtenantId), { inCreateAnswer: "never" }),
    microtenantName: derived(unlessDefault(microtenantName), { inCreateAnswer: "never" }),
};

/** Objects that come from other products carry their cloud in parentheses behind the name. */
export function nameWithoutCloud({ name }: StoredObject): string {
    return name.replace(/ \([^)]*\)$/, "");
}

function unlessDefault(answer: NonNullable<Field["answer"]>): NonNullable<Field["answer"]> {
    return (object, tenant) => (object.microtenantId === DEFAULT_MICROTENANT ? undefined : answer(object, tenant));
}

function microtenantId(object: StoredObject, tenant: Tenant): string | undefined {
    const unnamed = object.microtenantId === DEFAULT_MICROTENANT && tenant.switches.defaultMicrotenant === "absent";
    return unnamed ? undefined : object.microtenantId;
}
