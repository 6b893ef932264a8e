import type { ResourceContext } from "../contract/resourceContext";
import type { Values } from "../contract/values";

/** An object of a tenant. */
export interface Target extends ResourceContext {
    readonly id: string;
    /** What is known of it: the state's outputs, where there are any. */
    readonly values: Values;
}
