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

/** Which group to look up: by `id` or by `name`. */
export interface GetScimGroupArgs {
    /** Id of the identity provider. */
    identityProvider: string;
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
}

/** Which groups to list. Without a filter, all of one provider. */
export interface GetScimGroupsArgs {
    /** Id of the identity provider. */
    identityProvider: string;
    /** A part of the name, whatever the case. @default any */
    name?: string;
}

/**
 * The SCIM group of this id or name.
 * @throws When there is none; the error lists those there are.
 */
export const getScimGroup = one<GetScimGroupArgs, GetScimGroupResult>("zpa:ScimGroup");

/** The same for arguments that are outputs of other resources. */
export const getScimGroupOutput = outputOf(getScimGroup);

/** Every SCIM group of one provider, or those that the filter leaves. */
export const getScimGroups = all<GetScimGroupsArgs, GetScimGroupResult>("zpa:ScimGroup", "identityProvider");

/** The same for arguments that are outputs of other resources. */
export const getScimGroupsOutput = outputOf(getScimGroups);
