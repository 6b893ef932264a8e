import type { Limit } from "../../http/answer";

/** How many objects a tenant holds unless Zscaler support raises it, as documented, by the path of their collection. */
export const LIMITS: Readonly<Record<string, Limit>> = {
    appConnectorGroup: { most: 100, of: "App Connector groups" },
    "associationType/CONNECTOR_GRP": { most: 100, of: "App Connector provisioning keys" },
    serviceEdgeGroup: { most: 100, of: "Private Service Edge groups" },
    "associationType/SERVICE_EDGE_GRP": { most: 100, of: "Private Service Edge provisioning keys" },
    "associationType/SITE_CONTROLLER_GRP": { most: 100, of: "Private Cloud Controller provisioning keys" },
    serverGroup: { most: 1_000, of: "server groups" },
    server: { most: 10_000, of: "servers" },
    segmentGroup: { most: 200, of: "segment groups" },
    application: { most: 6_000, of: "application segments" },
    policySet: { most: 2_000, of: "access policy rules" },
    enrollmentCert: { most: 1_000, of: "enrollment certificates" },
    microtenants: { most: 500, of: "microtenants" },
};
