import { DEFAULT_MICROTENANT } from "../../core/collection";
import type { StoredObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";

/** The collection of published builds, oldest first. */
export const BUILDS = "ecBuild";

/** What connectors ran when the tenant began; connectors run a newer one once it was published. */
export const FIRST_BUILD: StoredObject = {
    id: "1",
    name: "300001",
    microtenantId: DEFAULT_MICROTENANT,
    creationTime: "1677999488",
};

/** The build that every connector should run. */
export function latestBuild(tenant: Tenant): StoredObject {
    return [...tenant.collection(BUILDS).values()].at(-1) ?? FIRST_BUILD;
}
