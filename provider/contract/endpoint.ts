import type { Limit } from "../http/errors/errorRules";

/** What a call to an endpoint is about. The life cycle fills it in from the definition and the values. */
export interface CallContext {
    /** The console's noun of what is there, for messages and for the permission that an error asks for. @default the path */
    noun?: string;
    /** The scope that calls are about, where the product has any. @default the connection's, else all that are visible */
    scope?: string | undefined;
    /** Called with a key or an id out of a refusal: the property that it is about. @default none */
    propertyOf?(key: string): string | undefined;
}

/**
 * Where the objects of one kind are. Each product's client has its own kind of endpoint, with what is special about its API:
 * `ZpaEndpoint` and `CloudConnectorEndpoint`.
 */
export interface Endpoint extends CallContext {
    /** Path of the collection below the product's prefix. @example "appConnectorGroup" */
    path: string;
    /** The item of a role that opens it, where the definition does not say it. @example "Segment Groups (Configuration)" */
    permission?: string;
    /** How many a tenant may have, where the definition does not say it as its quota. @example { most: 100, of: "provisioning keys" } */
    limit?: Limit;
}
