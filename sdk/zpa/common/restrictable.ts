import type * as pulumi from "@pulumi/pulumi";
import { Resource } from "../../resource";

/** An object that may be read-only: it can be looked up, and a write is refused before any call. */
export abstract class RestrictableResource extends Resource {
    /** Whether the object is read-only, as objects of Zscaler Deception are. */
    declare readonly readOnly: pulumi.Output<boolean | undefined>;
    /** Whether Zscaler manages the object, which makes it read-only. */
    declare readonly zscalerManaged: pulumi.Output<boolean | undefined>;
    /** Why it is restricted, as returned by the API. */
    declare readonly restrictionType: pulumi.Output<string | undefined>;
}

/** @internal */
export const RESTRICTIONS = { readOnly: "output", zscalerManaged: "output", restrictionType: "output" } as const;
