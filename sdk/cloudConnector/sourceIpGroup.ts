import type { sourceIpGroup as definition } from "../../provider/cloudConnector/sourceIpGroup";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** A source IP group: addresses that traffic comes from. It is set up in the portal. */
export interface GetSourceIpGroupResult {
    id: string;
    name: string;
    description?: string;
    /** Addresses and ranges in it. */
    addresses: string[];
}

/** Filter of the source IP groups to list. Without a filter, all of them. */
export interface GetSourceIpGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
}

/**
 * The source IP group of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getSourceIpGroup = one<IdOrNameArgs, GetSourceIpGroupResult, typeof definition>(
    "cloudConnector:SourceIpGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getSourceIpGroupOutput = outputOf(getSourceIpGroup);

/**
 * Every source IP group, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getSourceIpGroups = all<GetSourceIpGroupsArgs, GetSourceIpGroupResult>("cloudConnector:SourceIpGroup");

/** The same, with outputs of other resources as arguments. */
export const getSourceIpGroupsOutput = outputOf(getSourceIpGroups);
