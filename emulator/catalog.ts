import type { CollectionDefinition } from "./collection";
import type { ControlRoute } from "./control/routes";
import type { Route } from "./routes";
import { appConnectorGroup, appConnectorGroupRoutes } from "./zpa/appConnectorGroup";
import { application, applicationRoutes } from "./zpa/application";
import { branchConnectorGroup, branchConnectorGroupRoutes } from "./zpa/branchConnectorGroup";
import { clientTypeRoutes } from "./zpa/clientTypes";
import { cloudConnectorGroup, cloudConnectorGroupRoutes } from "./zpa/cloudConnectorGroup";
import { connector, connectorRoutes } from "./zpa/connector";
import { connectorSchedule, connectorScheduleRoutes } from "./zpa/connectorSchedule";
import { enrollmentCert, enrollmentCertRoutes } from "./zpa/enrollmentCert";
import { machineRoutes } from "./zpa/enrolment";
import { identityProvider, identityProviderRoutes } from "./zpa/identityProvider";
import { issuedCertificate, issuedCertificateRoutes } from "./zpa/issuedCertificate";
import { location, locationRoutes } from "./zpa/location";
import { logTypeRoutes } from "./zpa/logTypes";
import { lssConfig, lssConfigRoutes } from "./zpa/lssConfig";
import { machineGroup, machineGroupRoutes } from "./zpa/machineGroup";
import { microtenantRoutes, microtenants } from "./zpa/microtenant";
import { policyRule, policyRuleRoutes } from "./zpa/policyRule";
import { policyRuleOrderRoutes } from "./zpa/policyRuleOrder";
import { policySet, policySetRoutes } from "./zpa/policySet";
import { postureProfile, postureProfileRoutes } from "./zpa/postureProfile";
import { privateCloudControllerGroup, privateCloudRoutes, privateExporterGroup } from "./zpa/privateCloud";
import { provisioningKey, provisioningKeyRoutes } from "./zpa/provisioningKey";
import { samlAttribute, samlAttributeRoutes } from "./zpa/samlAttribute";
import { scimAttribute, scimAttributeRoutes } from "./zpa/scimAttribute";
import { scimGroup, scimGroupRoutes } from "./zpa/scimGroup";
import { segmentGroup, segmentGroupRoutes } from "./zpa/segmentGroup";
import { server, serverRoutes } from "./zpa/server";
import { serverGroup, serverGroupRoutes } from "./zpa/serverGroup";
import { serviceEdge, serviceEdgeRoutes } from "./zpa/serviceEdge";
import { serviceEdgeGroup, serviceEdgeGroupRoutes } from "./zpa/serviceEdgeGroup";
import { trustedNetwork, trustedNetworkRoutes } from "./zpa/trustedNetwork";
import { machines, userCodeRoutes } from "./zpa/userCode";
import { versionProfileRoutes, versionProfiles } from "./zpa/versionProfile";

/** Every kind of object the tenant has. New tenants are filled in this order. */
export const definitions: readonly CollectionDefinition[] = [
    microtenants,
    versionProfiles,
    enrollmentCert,
    appConnectorGroup,
    connector,
    connectorSchedule,
    machines,
    server,
    serverGroup,
    segmentGroup,
    issuedCertificate,
    application,
    trustedNetwork,
    serviceEdgeGroup,
    serviceEdge,
    privateCloudControllerGroup,
    privateExporterGroup,
    provisioningKey,
    identityProvider,
    scimGroup,
    scimAttribute,
    samlAttribute,
    postureProfile,
    machineGroup,
    cloudConnectorGroup,
    branchConnectorGroup,
    location,
    policySet,
    policyRule,
    lssConfig,
];

/** Every path the API answers. */
export const routes: readonly Route[] = [
    ...microtenantRoutes,
    ...versionProfileRoutes,
    ...enrollmentCertRoutes,
    ...appConnectorGroupRoutes,
    ...connectorRoutes,
    ...connectorScheduleRoutes,
    ...userCodeRoutes,
    ...serverRoutes,
    ...serverGroupRoutes,
    ...segmentGroupRoutes,
    ...issuedCertificateRoutes,
    ...applicationRoutes,
    ...trustedNetworkRoutes,
    ...serviceEdgeGroupRoutes,
    ...serviceEdgeRoutes,
    ...privateCloudRoutes,
    ...provisioningKeyRoutes,
    ...identityProviderRoutes,
    ...scimGroupRoutes,
    ...scimAttributeRoutes,
    ...samlAttributeRoutes,
    ...postureProfileRoutes,
    ...machineGroupRoutes,
    ...cloudConnectorGroupRoutes,
    ...branchConnectorGroupRoutes,
    ...locationRoutes,
    ...clientTypeRoutes,
    ...policySetRoutes,
    ...policyRuleRoutes,
    ...policyRuleOrderRoutes,
    ...lssConfigRoutes,
    ...logTypeRoutes,
];

/** What the control API can do beside what it does for all objects. */
export const controlRoutes: readonly ControlRoute[] = [...machineRoutes];
