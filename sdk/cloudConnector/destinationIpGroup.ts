import type { destinationIpGroup as definition } from "../../provider/cloudConnector/destinationIpGroup";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** A destination IP group: addresses or domain names that traffic goes to. It is set up in the portal. */
export interface GetDestinationIpGroupResult {
    id: string;
    name: string;
    description?: string;
    /** What it holds: `DSTN_IP`, `DSTN_FQDN`, `DSTN_DOMAIN` or `DSTN_OTHER`. */
    type?: string;
    /** Addresses, ranges or domain names in it. */
    addresses: string[];
    /** Countries in it, as the service spells them: `COUNTRY_FR`. */
    countries: string[];
    /** URL categories in it, as the service spells them. */
    categories: string[];
}

/** Filter of the destination IP groups to list. Without a filter, all of them. */
export interface GetDestinationIpGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** For example `DSTN_FQDN`. @default any */
    type?: string;
}

/**
 * The destination IP group of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getDestinationIpGroup = one<IdOrNameArgs, GetDestinationIpGroupResult, typeof definition>(
    "cloudConnector:DestinationIpGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getDestinationIpGroupOutput = outputOf(getDestinationIpGroup);

/**
 * Every destination IP group, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getDestinationIpGroups = all<GetDestinationIpGroupsArgs, GetDestinationIpGroupResult>(
    "cloudConnector:DestinationIpGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getDestinationIpGroupsOutput = outputOf(getDestinationIpGroups);
