import type { Backend } from "./backend";
import type { Definition } from "./definition";

/** A kind of resource, and the client by which its objects are reached. What is done with an object takes this first. */
export interface ResourceContext {
    readonly definition: Definition;
    readonly backend: Backend;
}
