import type { locationGroup as definition } from "../../provider/cloudConnector/locationGroup";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** A location group, as the locations that are in it name it: one without any location is not found. */
export interface GetLocationGroupResult {
    id: string;
    name: string;
    /** Whether its locations are selected by their attributes instead of manually. */
    dynamic: boolean;
}

/** Filter of the location groups to list. Without a filter, all of them. */
export interface GetLocationGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    dynamic?: boolean;
}

/**
 * The location group of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getLocationGroup = one<IdOrNameArgs, GetLocationGroupResult, typeof definition>(
    "cloudConnector:LocationGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getLocationGroupOutput = outputOf(getLocationGroup);

/**
 * Every location group, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getLocationGroups = all<GetLocationGroupsArgs, GetLocationGroupResult>("cloudConnector:LocationGroup");

/** The same, with outputs of other resources as arguments. */
export const getLocationGroupsOutput = outputOf(getLocationGroups);
