import type { scimGroup as definition } from "../../provider/zpa/scimGroup";
import { all, one, outputOf } from "../lookup";

/** A SCIM group: users that an identity provider has put together. */
export interface GetScimGroupResult {
    id: string;
    name: string;
    /** Id of the identity provider that brought it. */
    identityProvider: string;
    /** Its id at that provider. */
    idpGroupId?: string;
}

/** The group to look up, by `id` or by `name`. */
export interface GetScimGroupArgs {
    /** Id of the identity provider. */
    identityProvider: string;
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
}

/** Filter of the groups to list. Without a filter, all of one provider. */
export interface GetScimGroupsArgs {
    /** Id of the identity provider. */
    identityProvider: string;
    /** Part of the name, case-insensitive. @default any */
    name?: string;
}

/**
 * The SCIM group of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getScimGroup = one<GetScimGroupArgs, GetScimGroupResult, typeof definition>("zpa:ScimGroup");

/** The same, with outputs of other resources as arguments. */
export const getScimGroupOutput = outputOf(getScimGroup);

/**
 * Every SCIM group of one provider, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getScimGroups = all<GetScimGroupsArgs, GetScimGroupResult>("zpa:ScimGroup", "identityProvider");

/** The same, with outputs of other resources as arguments. */
export const getScimGroupsOutput = outputOf(getScimGroups);
