import type { cloudConnectorSegmentGroup as definition } from "../../provider/cloudConnector/cloudConnectorSegmentGroup";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/**
 * A segment group of Private Access, by the id that Cloud & Branch Connector has for it: one that no traffic forwarding
 * rule names yet is not found.
 */
export interface GetCloudConnectorSegmentGroupResult {
    id: string;
    name: string;
    /** Whether Private Access has it no more. */
    deleted: boolean;
    /** How many application segments are in it. */
    segmentCount?: number;
}

/** Filter of the segment groups of Cloud & Branch Connector to list. Without a filter, all of them. */
export interface GetCloudConnectorSegmentGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    deleted?: boolean;
}

/**
 * The segment group of Cloud & Branch Connector of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getCloudConnectorSegmentGroup = one<IdOrNameArgs, GetCloudConnectorSegmentGroupResult, typeof definition>(
    "cloudConnector:CloudConnectorSegmentGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getCloudConnectorSegmentGroupOutput = outputOf(getCloudConnectorSegmentGroup);

/**
 * Every segment group of Cloud & Branch Connector, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getCloudConnectorSegmentGroups = all<
    GetCloudConnectorSegmentGroupsArgs,
    GetCloudConnectorSegmentGroupResult
>("cloudConnector:CloudConnectorSegmentGroup");

/** The same, with outputs of other resources as arguments. */
export const getCloudConnectorSegmentGroupsOutput = outputOf(getCloudConnectorSegmentGroups);
