import type { Definition, Noun } from "./definition";
import { appConnectorGroup } from "./zpa/appConnectorGroup";
import { enrollmentCertificate } from "./zpa/enrollmentCertificate";
import { provisioningKey } from "./zpa/provisioningKey";
import { serverGroup } from "./zpa/serverGroup";
import { versionProfile } from "./zpa/versionProfile";

/** Every resource of the library. */
export const catalog: readonly Definition[] = [appConnectorGroup, provisioningKey, serverGroup];

/** What can only be looked up. */
export const nouns: readonly Noun[] = [enrollmentCertificate, versionProfile];

export function definitionOf(type: string): Definition {
    const definition = catalog.find((candidate) => candidate.type === type);
    if (definition) return definition;
    throw new Error(
        `pulumi-zscaler has no resource ${type}: the state was written by a newer version, install that one`,
    );
}
