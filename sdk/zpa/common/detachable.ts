import type * as pulumi from "@pulumi/pulumi";
import { RestrictableResource } from "./restrictable";

/** Arguments of an object that other objects may reference. */
export interface DetachableArgs {
    /**
     * Whether its deletion first removes the references to it from other objects. Only references that
     * `detachesOnDelete` lists are removed, and never if a list would become empty or a rule would then apply to more
     * requests.
     * @default false
     */
    detachOnDelete?: pulumi.Input<boolean>;
}

/** An object whose references from other objects block its deletion. */
export abstract class DetachableResource extends RestrictableResource {
    declare readonly detachOnDelete: pulumi.Output<boolean | undefined>;
    /**
     * If `detachOnDelete` is true: the objects, by kind, name and id, whose references the deletion removes. As of the
     * last refresh; the preview of the deletion prints it.
     */
    declare readonly detachesOnDelete: pulumi.Output<string[] | undefined>;
}

/** @internal */
export const DETACHING = { detachOnDelete: true, detachesOnDelete: true } as const;
