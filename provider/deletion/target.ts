import type { Backend } from "../contract/backend";
import type { Definition } from "../contract/definition";
import type { Values } from "../contract/values";

/** An object of a tenant. */
export interface Target {
    readonly definition: Definition;
    readonly id: string;
    /** What is known of it: the state's outputs, where there are any. */
    readonly values: Values;
    readonly backend: Backend;
}
