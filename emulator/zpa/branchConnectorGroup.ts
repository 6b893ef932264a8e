import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import { collectionRoutes, summaryRoute } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { builtIn } from "./common/builtIn";
import { audit } from "./common/commonFields";

/** A group of Branch Connectors as Private Access sees it: kept by another product, read here. */
export const branchConnectorGroup: CollectionDefinition = {
    name: "branchConnectorGroup",
    typeName: "Branch Connector Group",
    scope: "shared",
    fields: { ...audit, name: kept(), enabled: kept() },
    builtIn: (tenant) => [builtIn(tenant, "zs-bc-lyon", { enabled: true })],
};

export const part: EmulatorModule = {
    collections: [branchConnectorGroup],
    routes: [summaryRoute(branchConnectorGroup), ...collectionRoutes(branchConnectorGroup, { verbs: ["list"] })],
};
