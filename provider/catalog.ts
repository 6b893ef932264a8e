import type { Definition } from "./definition";
import { appConnectorGroup } from "./zpa/appConnectorGroup";
import { provisioningKey } from "./zpa/provisioningKey";

/** Every resource of the library. */
export const catalog: readonly Definition[] = [appConnectorGroup, provisioningKey];

export function definitionOf(type: string): Definition {
    const definition = catalog.find((candidate) => candidate.type === type);
    if (definition) return definition;
    throw new Error(
        `pulumi-zscaler has no resource ${type}: the state was written by a newer version, install that one`,
    );
}
