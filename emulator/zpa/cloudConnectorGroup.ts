import { CLOUD, ORGANISATION_ID } from "../cloudConnector/common/organisation";
import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import { collectionRoutes, summaryRoute } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { builtIn } from "./common/builtIn";
import { audit } from "./common/commonFields";

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

export const part: EmulatorModule = {
    collections: [cloudConnectorGroup],
    routes: [summaryRoute(cloudConnectorGroup), ...collectionRoutes(cloudConnectorGroup, { verbs: ["list", "get"] })],
};
