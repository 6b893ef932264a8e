import { CLOUD, ORGANISATION_ID } from "../cloudConnector/organisation";
import type { CollectionDefinition } from "../collection";
import { kept } from "../fields";
import { collectionRoutes, type Route, summaryRoute } from "../routes";
import { builtIn } from "./builtIn";
import { audit } from "./commonFields";

/** A group of Cloud Connectors as Private Access sees it: kept by another product, read here. */
export const cloudConnectorGroup: CollectionDefinition = {
    name: "cloudConnectorGroup",
    typeName: "Cloud Connector Group",
    scope: "shared",
    fields: {
        ...audit,
        name: kept(),
        description: kept(),
        enabled: kept(),
        geoLocationId: kept(),
        ziaCloud: kept(),
        ziaOrgId: kept(),
        znfGroupType: kept(),
        cloudConnectors: kept(),
    },
    builtIn: (tenant) => {
        const group = (name: string) =>
            builtIn(tenant, name, {
                enabled: true,
                ziaCloud: CLOUD,
                ziaOrgId: String(ORGANISATION_ID),
                znfGroupType: "EDGE_CONNECTOR_GRP",
            });
        return [group("zs-cc-vpc-eu-west-1a"), group("zs-cc-vnet-westeurope-1")];
    },
};

export const cloudConnectorGroupRoutes: Route[] = [
    summaryRoute(cloudConnectorGroup),
    ...collectionRoutes(cloudConnectorGroup, { verbs: ["list", "get"] }),
];
