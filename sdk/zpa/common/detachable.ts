import type * as pulumi from "@pulumi/pulumi";
import { RestrictableResource } from "./restrictable";

/** What is declared of an object that others may name. */
export interface DetachableArgs {
    /**
     * Whether its deletion first takes it out of the objects that name it. Only out of those that `detachesOnDelete`
     * has shown, and never where something would be left without any, or a rule would then apply to more.
     * @default false
     */
    detachOnDelete?: pulumi.Input<boolean>;
}

/** An object that others may name, which stands in the way of its deletion. */
export abstract class DetachableResource extends RestrictableResource {
    declare readonly detachOnDelete: pulumi.Output<boolean | undefined>;
    /**
     * Where `detachOnDelete` is true: the objects, by kind, name and id, that the deletion takes it out of. As of the
     * last refresh; the preview of the deletion prints it.
     */
    declare readonly detachesOnDelete: pulumi.Output<string[] | undefined>;
}

/** @internal */
export const DETACHING = { detachOnDelete: true, detachesOnDelete: true } as const;
