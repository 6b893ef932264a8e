import { DEFAULT_MICROTENANT } from "../collection";
import { derived, type Field, kept } from "../fields";
import type { StoredObject } from "../json";
import type { Tenant } from "../tenant";
import { microtenantName } from "../views";

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

/** Where an object belongs; creates do not answer it. */
export const microtenant: Fields = {
    microtenantId: derived(microtenantId, { inCreateAnswer: "never" }),
    microtenantName: derived(microtenantName, { inCreateAnswer: "never" }),
};

function microtenantId(object: StoredObject, tenant: Tenant): string | undefined {
    const unnamed = object.microtenantId === DEFAULT_MICROTENANT && tenant.switches.defaultMicrotenant === "absent";
    return unnamed ? undefined : object.microtenantId;
}
