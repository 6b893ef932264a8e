import type { CollectionDefinition } from "./collection";
import type { ControlRoute } from "./control/routes";
import type { Route } from "./routes";
import { appConnectorGroup, appConnectorGroupRoutes } from "./zpa/appConnectorGroup";
import { connector, connectorRoutes } from "./zpa/connector";
import { enrollmentCert, enrollmentCertRoutes } from "./zpa/enrollmentCert";
import { machineRoutes } from "./zpa/enrolment";
import { microtenantRoutes, microtenants } from "./zpa/microtenant";
import { privateCloudControllerGroup, privateCloudRoutes, privateExporterGroup } from "./zpa/privateCloud";
import { provisioningKey, provisioningKeyRoutes } from "./zpa/provisioningKey";
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
    ...trustedNetworkRoutes,
    ...serviceEdgeGroupRoutes,
    ...privateCloudRoutes,
    ...provisioningKeyRoutes,
];

/** What the control API can do beside what it does for all objects. */
export const controlRoutes: readonly ControlRoute[] = [...machineRoutes];
