import type { Values } from "../provider/contract/values";
import { without } from "../provider/contract/values";
import { WITHHELD } from "../provider/hosts/dynamic/host";
import { providerOf } from "../sdk/resource";
import { resourceToken } from "../sdk/typeToken";

/** The file with which `pulumi import --file` takes objects into a state. */

interface Taken {
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly inputs: Values;
    readonly outputs: Values;
    /** Outputs that are secret. @default none */
    readonly secrets?: Values | undefined;
}

/** How the engine marks a value as secret. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/**
 * The resource as the file has it.
 * @param more What the file says of it besides. @default nothing
 */
export function importedResource({ type, name, id, inputs, outputs }: Taken, more: object = {}): object {
    const __provider = providerOf(type);
    return {
        type: resourceToken(type),
        name,
        id,
        ...more,
        inputs: { ...inputs, __provider },
        outputs: { ...outputs, __provider },
    };
}

/** The same with its secrets, marked so that the state keeps them encrypted: for a pipe, never for a file. */
export function withSecrets(taken: Taken): Taken {
    const { secrets = {}, outputs } = taken;
    const sealed = Object.entries(secrets).map(([key, value]) => [
        key,
        { [SIGNATURE]: SECRET, plaintext: JSON.stringify(value) },
    ]);
    if (sealed.length === 0) return taken;
    return { ...taken, outputs: { ...without(outputs, [WITHHELD]), ...Object.fromEntries(sealed) } };
}

export const importFile = (resources: readonly object[], more: object = {}): string =>
    `${JSON.stringify({ ...more, resources }, undefined, 4)}\n`;
