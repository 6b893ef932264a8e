import { all, one, outputOf } from "../lookup";

/** A Branch Connector group as Private Access sees it, with the id that its rules name. */
export interface GetPrivateAccessBranchConnectorGroupResult {
    id: string;
    name: string;
    enabled: boolean;
}

/** Which group to look up: by `id` or by `name`. */
export interface GetPrivateAccessBranchConnectorGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
}

/** Which groups to list. Without a filter, all of them. */
export interface GetPrivateAccessBranchConnectorGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
}

/**
 * The Branch Connector group as Private Access sees it, of this id or name.
 * @throws When there is none; the error lists those there are.
 */
export const getPrivateAccessBranchConnectorGroup = one<
    GetPrivateAccessBranchConnectorGroupArgs,
    GetPrivateAccessBranchConnectorGroupResult
>("zpa:PrivateAccessBranchConnectorGroup");

/** The same, with outputs of other resources as arguments. */
export const getPrivateAccessBranchConnectorGroupOutput = outputOf(getPrivateAccessBranchConnectorGroup);

/** Every Branch Connector group as Private Access sees it, or those that match the filter. */
export const getPrivateAccessBranchConnectorGroups = all<
    GetPrivateAccessBranchConnectorGroupsArgs,
    GetPrivateAccessBranchConnectorGroupResult
>("zpa:PrivateAccessBranchConnectorGroup");

/** The same, with outputs of other resources as arguments. */
export const getPrivateAccessBranchConnectorGroupsOutput = outputOf(getPrivateAccessBranchConnectorGroups);
