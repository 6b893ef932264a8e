import type { CollectionDefinition } from "../collection";
import { kept } from "../fields";
import type { Part } from "../part";
import { collectionRoutes, summaryRoute } from "../routes";
import { builtIn } from "./shared/builtIn";
import { audit } from "./shared/commonFields";

/** A group of Branch Connectors as Private Access sees it: kept by another product, read here. */
export const branchConnectorGroup: CollectionDefinition = {
    name: "branchConnectorGroup",
    typeName: "Branch Connector Group",
    scope: "shared",
    fields: { ...audit, name: kept(), enabled: kept() },
    builtIn: (tenant) => [builtIn(tenant, "zs-bc-lyon", { enabled: true })],
};

export const part: Part = {
    collections: [branchConnectorGroup],
    routes: [summaryRoute(branchConnectorGroup), ...collectionRoutes(branchConnectorGroup, { verbs: ["list"] })],
};
