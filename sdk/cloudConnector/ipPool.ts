import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** An IP pool: the addresses with which ZPA answers DNS requests. It is set up in the portal. */
export interface GetIpPoolResult {
    id: string;
    name: string;
    description?: string;
    /** Addresses and ranges of it. */
    addresses: string[];
    /** Whether it came with the tenant. */
    predefined: boolean;
}

/** Which IP pools to list. Without a filter, all of them. */
export interface GetIpPoolsArgs {
    /** A part of the name, whatever the case. @default any */
    name?: string;
    /** @default both */
    predefined?: boolean;
}

/**
 * The IP pool of this id or name.
 * @throws When there is none; the error names those that come near.
 */
export const getIpPool = one<IdOrNameArgs, GetIpPoolResult>("cloudConnector:IpPool");

/** The same for arguments that are outputs of other resources. */
export const getIpPoolOutput = outputOf(getIpPool);

/** Every IP pool, or those that the filter leaves. */
export const getIpPools = all<GetIpPoolsArgs, GetIpPoolResult>("cloudConnector:IpPool");

/** The same for arguments that are outputs of other resources. */
export const getIpPoolsOutput = outputOf(getIpPools);
