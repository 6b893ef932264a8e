import type { CollectionDefinition } from "../collection";
import { kept } from "../fields";
import { collectionRoutes, type Route, summaryRoute } from "../routes";
import { builtIn } from "./builtIn";
import { audit } from "./commonFields";

/** A group of Branch Connectors as Private Access sees it: kept by another product, read here. */
export const branchConnectorGroup: CollectionDefinition = {
    name: "branchConnectorGroup",
    typeName: "Branch Connector Group",
    scope: "shared",
    fields: { ...audit, name: kept(), enabled: kept() },
    builtIn: (tenant) => [builtIn(tenant, "zs-bc-lyon", { enabled: true })],
};

export const branchConnectorGroupRoutes: Route[] = [
    summaryRoute(branchConnectorGroup),
    ...collectionRoutes(branchConnectorGroup, { verbs: ["list"] }),
];
