import type { CollectionDefinition } from "./collection";
import type { ControlRoute } from "./control/routes";
import type { Route } from "./routes";
import { appConnectorGroup, appConnectorGroupRoutes } from "./zpa/appConnectorGroup";
import { application, applicationRoutes } from "./zpa/application";
import { connector, connectorRoutes } from "./zpa/connector";
import { enrollmentCert, enrollmentCertRoutes } from "./zpa/enrollmentCert";
import { machineRoutes } from "./zpa/enrolment";
import { issuedCertificate, issuedCertificateRoutes } from "./zpa/issuedCertificate";
import { microtenantRoutes, microtenants } from "./zpa/microtenant";
import { privateCloudControllerGroup, privateCloudRoutes, privateExporterGroup } from "./zpa/privateCloud";
import { provisioningKey, provisioningKeyRoutes } from "./zpa/provisioningKey";
import { segmentGroup, segmentGroupRoutes } from "./zpa/segmentGroup";
import { server, serverRoutes } from "./zpa/server";
import { serverGroup, serverGroupRoutes } from "./zpa/serverGroup";
import { serviceEdgeGroup, serviceEdgeGroupRoutes } from "./zpa/serviceEdgeGroup";
import { trustedNetwork, trustedNetworkRoutes } from "./zpa/trustedNetwork";
import { versionProfileRoutes, versionProfiles } from "./zpa/versionProfile";

/** Every kind of object the tenant has. New tenants are filled in this order. */
export const definitions: readonly CollectionDefinition[] = [
    microtenants,
    versionProfiles,
    enrollmentCert,
    appConnectorGroup,
    connector,
    server,
    serverGroup,
    segmentGroup,
    issuedCertificate,
    application,
    trustedNetwork,
    serviceEdgeGroup,
    privateCloudControllerGroup,
    privateExporterGroup,
    provisioningKey,
];

/** Every path the API answers. */
export const routes: readonly Route[] = [
    ...microtenantRoutes,
    ...versionProfileRoutes,
    ...enrollmentCertRoutes,
    ...appConnectorGroupRoutes,
    ...connectorRoutes,
    ...serverRoutes,
    ...serverGroupRoutes,
    ...segmentGroupRoutes,
    ...issuedCertificateRoutes,
    ...applicationRoutes,
    ...trustedNetworkRoutes,
    ...serviceEdgeGroupRoutes,
    ...privateCloudRoutes,
    ...provisioningKeyRoutes,
];

/** What the control API can do beside what it does for all objects. */
export const controlRoutes: readonly ControlRoute[] = [...machineRoutes];
