import type { Limit } from "../http/errors/fromResponse";

/** Where the objects of one kind are, and how the service serves them. */
export interface Endpoint {
    /** Path of the collection below the product's prefix. @example "appConnectorGroup" */
    path: string;
    /** The console's noun of what is there, for messages and for the permission that an error asks for. @default the path */
    noun?: string;
    /** The scope that calls are about, where the product has any. @default the connection's, else all that are visible */
    scope?: string | undefined;
    /** What the path does not say of the one object that is meant. @example { region: "us-east-1" } */
    query?: Record<string, string>;
    /** Path of the list, where single objects are read and written elsewhere. @default path */
    listPath?: string;
    /** The version of the API, where a kind of call is not served by v1. Deletions use that of `write`. @default v1 */
    versions?: { list?: "v2"; read?: "v2"; write?: "v2"; delete?: "v1" };
    /** The group of APIs that serves it. @default "mgmtconfig" */
    family?: "mgmtconfig" | "userconfig";
    /** The objects are in no scope, so that the connection's is not sent. @default false */
    tenantWide?: boolean;
    /** The objects are the same for every tenant, and the path names no tenant. @default false */
    ofEveryTenant?: boolean;
    /** The key under which answers carry name and times, where these are not at the top. @example "config" */
    header?: string;
    /** The service refuses two writes to this collection at a time, so that they are sent one after the other. @default false */
    oneWriteAtATime?: boolean;
    /** There is one object: it is read at the path itself, and written at its id. @default false */
    singleton?: boolean;
    /** The service has no call that reads a single object: it is taken from the list. @default false */
    onlyListed?: boolean;
    /** Single reads are wrong or refused for some objects: they are read from the list first. @default false */
    readInList?: boolean;
    /** The item of a role that opens it, where the definition does not say it. @example "Segment Groups (Configuration)" */
    permission?: string;
    /** How many a tenant may have, where the definition does not say it as its quota. */
    limit?: Limit;
    /** Called with a key or an id out of a refusal: the property that it is about. @default none */
    propertyOf?(key: string): string | undefined;
    /** Called when a deletion is answered with "not found": whether the object is still there. @default the list is read */
    holds?(id: string): Promise<boolean>;
}
