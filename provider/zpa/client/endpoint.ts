import type { ServedEndpoint } from "../../client/servedEndpoint";

/** Where the objects of one kind are in Private Access. */
export interface ZpaEndpoint extends Omit<ServedEndpoint, "onlyListed" | "holds"> {
    /** Path of the list, where single objects are read and written elsewhere. @default path */
    listPath?: string;
    /** The version of the API, where a kind of call is not served by v1. Deletions use that of `write`. @default v1 */
    versions?: { list?: "v2"; read?: "v2"; write?: "v2"; delete?: "v1" };
    /** The group of APIs that serves it; `clientConnector` is that of Client Connector, beside Private Access. @default "mgmtconfig" */
    family?: "mgmtconfig" | "userconfig" | "clientConnector";
    /** The objects are in no microtenant, so that the connection's is not sent. @default false */
    tenantWide?: boolean;
    /** The objects are the same for every tenant, and the path names no tenant. @default false */
    ofEveryTenant?: boolean;
    /** The key under which answers carry name and times, where these are not at the top. @example "config" */
    header?: string;
    /** The largest page that it gives, where that is another one. @default 500 @example 200 */
    pageSize?: number;
    /** The key under which answers carry the name, where that is not `name`. @example "username" */
    nameKey?: string;
}
