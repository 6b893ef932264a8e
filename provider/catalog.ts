import type { Definition, Noun } from "./definition";
import { accessRule } from "./zpa/accessRule";
import { accessRuleOrder } from "./zpa/accessRuleOrder";
import { appConnector } from "./zpa/appConnector";
import { appConnectorGroup } from "./zpa/appConnectorGroup";
import { appConnectorSchedule } from "./zpa/appConnectorSchedule";
import { applicationSegment } from "./zpa/applicationSegment";
import { applicationServer } from "./zpa/applicationServer";
import { enrollmentCertificate } from "./zpa/enrollmentCertificate";
import { enrollmentUserCodes } from "./zpa/enrollmentUserCodes";
import { identityProvider } from "./zpa/identityProvider";
import { logReceiver } from "./zpa/logReceiver";
import { machineGroup } from "./zpa/machineGroup";
import { microtenant } from "./zpa/microtenant";
import { postureProfile } from "./zpa/postureProfile";
import { privateAccessBranchConnectorGroup } from "./zpa/privateAccessBranchConnectorGroup";
import { privateAccessCloudConnectorGroup } from "./zpa/privateAccessCloudConnectorGroup";
import { provisioningKey } from "./zpa/provisioningKey";
import { samlAttribute } from "./zpa/samlAttribute";
import { scimAttribute } from "./zpa/scimAttribute";
import { scimGroup } from "./zpa/scimGroup";
import { segmentGroup } from "./zpa/segmentGroup";
import { serverGroup } from "./zpa/serverGroup";
import { serviceEdgeGroup } from "./zpa/serviceEdgeGroup";
import { trustedNetwork } from "./zpa/trustedNetwork";
import { versionProfile } from "./zpa/versionProfile";

/** Every resource of the library. */
export const catalog: readonly Definition[] = [
    accessRule,
    accessRuleOrder,
    appConnector,
    appConnectorGroup,
    appConnectorSchedule,
    applicationSegment,
    applicationServer,
    enrollmentUserCodes,
    logReceiver,
    microtenant,
    provisioningKey,
    segmentGroup,
    serverGroup,
    serviceEdgeGroup,
];

/** What can only be looked up. */
export const nouns: readonly Noun[] = [
    enrollmentCertificate,
    identityProvider,
    machineGroup,
    postureProfile,
    privateAccessBranchConnectorGroup,
    privateAccessCloudConnectorGroup,
    samlAttribute,
    scimAttribute,
    scimGroup,
    trustedNetwork,
    versionProfile,
];

export function definitionOf(type: string): Definition {
    const definition = catalog.find((candidate) => candidate.type === type);
    if (definition) return definition;
    throw new Error(
        `pulumi-zscaler has no resource ${type}: the state was written by a newer version, install that one`,
    );
}
