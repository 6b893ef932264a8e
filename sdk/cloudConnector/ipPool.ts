import type { ipPool as definition } from "../../provider/cloudConnector/ipPool";
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

/** Filter of the IP pools to list. Without a filter, all of them. */
export interface GetIpPoolsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    predefined?: boolean;
}

/**
 * The IP pool of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getIpPool = one<IdOrNameArgs, GetIpPoolResult, typeof definition>("cloudConnector:IpPool");

/** The same, with outputs of other resources as arguments. */
export const getIpPoolOutput = outputOf(getIpPool);

/**
 * Every IP pool, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getIpPools = all<GetIpPoolsArgs, GetIpPoolResult>("cloudConnector:IpPool");

/** The same, with outputs of other resources as arguments. */
export const getIpPoolsOutput = outputOf(getIpPools);
