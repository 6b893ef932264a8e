import type { Values } from "../provider/contract/values";

/** What findings are about: the resources of one stack, as they are to be. */

/** The key by which the engine marks a secret value in a state. */
export const SECRET_MARK = "4dabf18193072939515e22adb298388d";

/** A resource of this library. */
export interface PlannedObject {
    readonly urn: string;
    /** @example "zpa:AppConnectorGroup" */
    readonly type: string;
    /** Name of the resource in the program. */
    readonly name: string;
    /** @default not known yet */
    readonly id?: string | undefined;
    /** Its inputs, and outputs as far as they are known. Values that a preview does not know are in it as the engine writes them. */
    readonly values: Values;
    /** By property, URNs of the resources that its value is made of. @default none */
    readonly dependencies?: Readonly<Record<string, readonly string[]>> | undefined;
    /** Whether the option `protect` is set. @default not known */
    readonly isProtected?: boolean | undefined;
    /** Whether `values` tells secrets from plain values, with `[secret]` or the engine's mark in place of a secret. @default false */
    readonly tellsSecrets?: boolean | undefined;
}

/** A resource of another package, such as the machines that start with a provisioning key. */
export type OtherObject = Pick<PlannedObject, "urn" | "type" | "name" | "values" | "dependencies">;

export interface PlannedStack {
    readonly objects: readonly PlannedObject[];
    /** @default none */
    readonly others?: readonly OtherObject[];
}
