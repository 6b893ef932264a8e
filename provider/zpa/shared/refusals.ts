import type { Place } from "../../definition";
import type { Call } from "../../http/client";
import { LIMITS } from "./limits";

/** What the service may miss, or have too much of, when it refuses a call; so that the error can name it. */

/** What a role is given access to, by the path of a collection: the item, and the feature of the console it is under. */
const PERMISSIONS: Readonly<Record<string, string>> = {
    appConnectorGroup: "App Connector Groups (App Connector Management)",
    connector: "App Connectors (App Connector Management)",
    "associationType/CONNECTOR_GRP": "App Connector Provisioning Keys (App Connector Management)",
    serviceEdgeGroup: "Private Service Edge Groups (Private Service Edge Management)",
    serviceEdge: "Private Service Edges (Private Service Edge Management)",
    "associationType/SERVICE_EDGE_GRP": "Private Service Edge Provisioning Keys (Private Service Edge Management)",
    privateCloudControllerGroup: "Private Cloud Controller Groups (Business Continuity Management)",
    "associationType/SITE_CONTROLLER_GRP":
        "Private Cloud Controller Provisioning Keys (Business Continuity Management)",
    enrollmentCert: "Enrollment Certificates (App Connector Management)",
    serverGroup: "Server Groups (Configuration)",
    server: "Servers (Configuration)",
    segmentGroup: "Segment Groups (Configuration)",
    application: "Application Segments (Configuration)",
    policySet: "Policies (Policies)",
    lssConfig: "Log Receivers (Log Streaming)",
    microtenants: "Microtenant (Administration Control)",
    machineGroup: "Machine Groups (Machine Management)",
    scimattribute: "SCIM Attributes (SCIM Management)",
    idp: "IdP Configuration (Authentication)",
    samlAttribute: "SAML Attributes (Authentication)",
    scimgroup: "SCIM Groups (SCIM Management)",
    cloudConnectorGroup: "Cloud Connector Group (Cloud Connector Management)",
};

/** What an error about this call is to name. Where no permission is documented, it is described. */
export function refusalsOf({ path, noun = path }: Place, method: Call["method"]): Pick<Call, "needs" | "limit"> {
    const reads = method === "GET";
    const item = entry(PERMISSIONS, path);
    const described = `permission to ${reads ? "read" : "change"} this: ${noun}`;
    return {
        needs: item === undefined ? described : `${reads ? "Read Only" : "Full"} access to ${item}`,
        limit: entry(LIMITS, path),
    };
}

/** The first whose key stands in the path; some collections are below an object of another. */
function entry<T>(table: Readonly<Record<string, T>>, path: string): T | undefined {
    return Object.entries(table).find(([key]) => `/${path}/`.includes(`/${key}/`))?.[1];
}
