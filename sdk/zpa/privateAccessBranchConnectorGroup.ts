import type { privateAccessBranchConnectorGroup as definition } from "../../provider/zpa/privateAccessBranchConnectorGroup";
import { all, one, outputOf } from "../lookup";

/** A Branch Connector group as Private Access sees it, with the id that its rules name. */
export interface GetPrivateAccessBranchConnectorGroupResult {
    id: string;
    name: string;
    enabled: boolean;
}

/** The group to look up, by `id` or by `name`. */
export interface GetPrivateAccessBranchConnectorGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
}

/** Filter of the groups to list. Without a filter, all of them. */
export interface GetPrivateAccessBranchConnectorGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
}

/**
 * The Branch Connector group as Private Access sees it, of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getPrivateAccessBranchConnectorGroup = one<
    GetPrivateAccessBranchConnectorGroupArgs,
    GetPrivateAccessBranchConnectorGroupResult,
    typeof definition
>("zpa:PrivateAccessBranchConnectorGroup");

/** The same, with outputs of other resources as arguments. */
export const getPrivateAccessBranchConnectorGroupOutput = outputOf(getPrivateAccessBranchConnectorGroup);

/**
 * Every Branch Connector group as Private Access sees it, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getPrivateAccessBranchConnectorGroups = all<
    GetPrivateAccessBranchConnectorGroupsArgs,
    GetPrivateAccessBranchConnectorGroupResult
>("zpa:PrivateAccessBranchConnectorGroup");

/** The same, with outputs of other resources as arguments. */
export const getPrivateAccessBranchConnectorGroupsOutput = outputOf(getPrivateAccessBranchConnectorGroups);
