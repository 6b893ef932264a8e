import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import { collectionRoutes, customerPath } from "../core/http";
import type { StoredObject } from "../core/json";
import { nameKey } from "../core/listing";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { builtIn } from "./common/builtIn";
import { audit, nameWithoutCloud } from "./common/commonFields";

/** A network known to the access product; service edges may be reserved for clients on it. */
export const trustedNetwork: CollectionDefinition = {
    name: "network",
    typeName: "Trusted Network",
    scope: "tenant",
    fields: {
        ...audit,
        name: kept(),
        networkId: kept(),
        zscalerCloud: kept(),
    },
    // Recorded: the cloud in parentheses is part of the answer, not of what is sorted.
    sortKey: (network) => nameKey(nameWithoutCloud(network)),
    nameWithoutCloud,
    builtIn: (tenant) => [
        network(tenant, "Headquarters (zscalerthree.net)", "3c3e55e7-cfe1-4abf-974f-276ac586309b"),
        network(tenant, "Branches (zscalerthree.net)", "928c092b-3fe1-49bb-b01f-0618e4f38468"),
    ],
};

export const part: EmulatorModule = {
    collections: [trustedNetwork],
    routes: [
        ...collectionRoutes(trustedNetwork, { path: customerPath("v2", "network"), verbs: ["list"] }),
        ...collectionRoutes(trustedNetwork, { verbs: ["get"] }),
    ],
};

function network(tenant: Tenant, name: string, networkId: string): StoredObject {
    return builtIn(tenant, name, { modifiedBy: "72057594037928115", networkId, zscalerCloud: "zscalerthree" });
}
