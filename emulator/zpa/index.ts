import type { Part } from "../catalog";
import { appConnectorGroup, appConnectorGroupRoutes } from "./appConnectorGroup";
import { application, applicationRoutes } from "./application";
import { branchConnectorGroup, branchConnectorGroupRoutes } from "./branchConnectorGroup";
import { clientTypeRoutes } from "./clientTypes";
import { cloudConnectorGroup, cloudConnectorGroupRoutes } from "./cloudConnectorGroup";
import { connector, connectorRoutes } from "./connector";
import { connectorSchedule, connectorScheduleRoutes } from "./connectorSchedule";
import { enrollmentCert, enrollmentCertRoutes } from "./enrollmentCert";
import { machineRoutes } from "./enrolment";
import { identityProvider, identityProviderRoutes } from "./identityProvider";
import { issuedCertificate, issuedCertificateRoutes } from "./issuedCertificate";
import { location, locationRoutes } from "./location";
import { logTypeRoutes } from "./logTypes";
import { lssConfig, lssConfigRoutes } from "./lssConfig";
import { machineGroup, machineGroupRoutes } from "./machineGroup";
import { microtenantRoutes, microtenants } from "./microtenant";
import { policyRule, policyRuleRoutes } from "./policyRule";
import { policyRuleOrderRoutes } from "./policyRuleOrder";
import { policySet, policySetRoutes } from "./policySet";
import { postureProfile, postureProfileRoutes } from "./postureProfile";
import { privateCloudControllerGroup, privateCloudControllerGroupRoutes } from "./privateCloudControllerGroup";
import { privateExporterGroup } from "./privateExporterGroup";
import { provisioningKey, provisioningKeyRoutes } from "./provisioningKey";
import { samlAttribute, samlAttributeRoutes } from "./samlAttribute";
import { scimAttribute, scimAttributeRoutes } from "./scimAttribute";
import { scimGroup, scimGroupRoutes } from "./scimGroup";
import { segmentGroup, segmentGroupRoutes } from "./segmentGroup";
import { server, serverRoutes } from "./server";
import { serverGroup, serverGroupRoutes } from "./serverGroup";
import { serviceEdge, serviceEdgeRoutes } from "./serviceEdge";
import { serviceEdgeGroup, serviceEdgeGroupRoutes } from "./serviceEdgeGroup";
import { trustedNetwork, trustedNetworkRoutes } from "./trustedNetwork";
import { machines, userCodeRoutes } from "./userCode";
import { versionProfileRoutes, versionProfiles } from "./versionProfile";

/** What Private Access serves. New tenants are filled in this order. */
export const zpa: readonly Part[] = [
    { collections: [microtenants], routes: microtenantRoutes },
    { collections: [versionProfiles], routes: versionProfileRoutes },
    { collections: [enrollmentCert], routes: enrollmentCertRoutes },
    { collections: [appConnectorGroup], routes: appConnectorGroupRoutes },
    { collections: [connector], routes: connectorRoutes },
    { collections: [connectorSchedule], routes: connectorScheduleRoutes },
    { collections: [machines], routes: userCodeRoutes },
    { collections: [server], routes: serverRoutes },
    { collections: [serverGroup], routes: serverGroupRoutes },
    { collections: [segmentGroup], routes: segmentGroupRoutes },
    { collections: [issuedCertificate], routes: issuedCertificateRoutes },
    { collections: [application], routes: applicationRoutes },
    { collections: [trustedNetwork], routes: trustedNetworkRoutes },
    { collections: [serviceEdgeGroup], routes: serviceEdgeGroupRoutes },
    { collections: [serviceEdge], routes: serviceEdgeRoutes },
    { collections: [privateCloudControllerGroup], routes: privateCloudControllerGroupRoutes },
    { collections: [privateExporterGroup] },
    { collections: [provisioningKey], routes: provisioningKeyRoutes },
    { collections: [identityProvider], routes: identityProviderRoutes },
    { collections: [scimGroup], routes: scimGroupRoutes },
    { collections: [scimAttribute], routes: scimAttributeRoutes },
    { collections: [samlAttribute], routes: samlAttributeRoutes },
    { collections: [postureProfile], routes: postureProfileRoutes },
    { collections: [machineGroup], routes: machineGroupRoutes },
    { collections: [cloudConnectorGroup], routes: cloudConnectorGroupRoutes },
    { collections: [branchConnectorGroup], routes: branchConnectorGroupRoutes },
    { collections: [location], routes: locationRoutes },
    { collections: [policySet], routes: policySetRoutes },
    { collections: [policyRule], routes: policyRuleRoutes },
    { collections: [lssConfig], routes: lssConfigRoutes },
    { routes: clientTypeRoutes },
    { control: machineRoutes },
    { routes: logTypeRoutes },
    { routes: policyRuleOrderRoutes },
];
