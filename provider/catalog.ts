import type { Definition, Noun } from "./definition";
import { appConnectorGroup } from "./zpa/appConnectorGroup";
import { enrollmentCertificate } from "./zpa/enrollmentCertificate";
import { identityProvider } from "./zpa/identityProvider";
import { machineGroup } from "./zpa/machineGroup";
import { postureProfile } from "./zpa/postureProfile";
import { privateAccessBranchConnectorGroup } from "./zpa/privateAccessBranchConnectorGroup";
import { privateAccessCloudConnectorGroup } from "./zpa/privateAccessCloudConnectorGroup";
import { provisioningKey } from "./zpa/provisioningKey";
import { samlAttribute } from "./zpa/samlAttribute";
import { scimAttribute } from "./zpa/scimAttribute";
import { scimGroup } from "./zpa/scimGroup";
import { serverGroup } from "./zpa/serverGroup";
import { trustedNetwork } from "./zpa/trustedNetwork";
import { versionProfile } from "./zpa/versionProfile";

/** Every resource of the library. */
export const catalog: readonly Definition[] = [appConnectorGroup, provisioningKey, serverGroup];

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
