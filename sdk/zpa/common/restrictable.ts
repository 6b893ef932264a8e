import type * as pulumi from "@pulumi/pulumi";
import { Resource } from "../../resource";

/** An object that Zscaler may keep from being changed: it can be looked up, and a write is refused before any call. */
export abstract class RestrictableResource extends Resource {
    /** Whether nobody may change it, as with objects of Zscaler Deception. */
    declare readonly readOnly: pulumi.Output<boolean | undefined>;
    /** Whether Zscaler manages it; nobody else may change it then. */
    declare readonly zscalerManaged: pulumi.Output<boolean | undefined>;
    /** Why it is restricted, in the service's words. */
    declare readonly restrictionType: pulumi.Output<string | undefined>;
}

/** @internal */
export const RESTRICTIONS = { readOnly: "output", zscalerManaged: "output", restrictionType: "output" } as const;
