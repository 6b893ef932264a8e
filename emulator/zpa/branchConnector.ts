import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import { collectionRoutes } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { branchConnectorGroup } from "./branchConnectorGroup";
import { builtIn, firstOf } from "./common/builtIn";
import { edgeConnectorFields } from "./common/edgeConnector";

/** A Branch Connector as Private Access sees it: kept by another product, listed here. */
export const branchConnector: CollectionDefinition = {
    name: "branchConnector",
    typeName: "Branch Connector",
    scope: "shared",
    fields: { ...edgeConnectorFields, branchConnectorGroupId: kept(), branchConnectorGroupName: kept() },
    builtIn: (tenant) => {
        const branchConnectorGroupId = firstOf(tenant, branchConnectorGroup.name);
        const group = tenant.collection(branchConnectorGroup.name).get(branchConnectorGroupId);
        return [
            builtIn(tenant, "zs-bc-lyon-1", {
                enabled: true,
                branchConnectorGroupId,
                branchConnectorGroupName: group?.name,
            }),
        ];
    },
};

export const part: EmulatorModule = {
    collections: [branchConnector],
    routes: collectionRoutes(branchConnector, { verbs: ["list"] }),
};
