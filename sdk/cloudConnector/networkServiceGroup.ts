import type { networkServiceGroup as definition } from "../../provider/cloudConnector/networkServiceGroup";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** A network service group: several network services. It is set up in the portal. */
export interface GetNetworkServiceGroupResult {
    id: string;
    name: string;
    description?: string;
    /** Network services in it. */
    services: { id: string; name: string }[];
}

/** Filter of the network service groups to list. Without a filter, all of them. */
export interface GetNetworkServiceGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
}

/**
 * The network service group of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getNetworkServiceGroup = one<IdOrNameArgs, GetNetworkServiceGroupResult, typeof definition>(
    "cloudConnector:NetworkServiceGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getNetworkServiceGroupOutput = outputOf(getNetworkServiceGroup);

/**
 * Every network service group, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getNetworkServiceGroups = all<GetNetworkServiceGroupsArgs, GetNetworkServiceGroupResult>(
    "cloudConnector:NetworkServiceGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getNetworkServiceGroupsOutput = outputOf(getNetworkServiceGroups);
