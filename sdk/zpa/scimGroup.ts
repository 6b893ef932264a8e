import type * as pulumi from "@pulumi/pulumi";
import { asOutput, findAll, findOne, type InputsOf, type LookupOptions } from "../lookup";

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
export function getScimGroup(args: GetScimGroupArgs, options?: LookupOptions): Promise<GetScimGroupResult> {
    return findOne("zpa:ScimGroup", args, options);
}

/** The same for arguments that are outputs of other resources. */
export function getScimGroupOutput(
    args: InputsOf<GetScimGroupArgs>,
    options?: LookupOptions,
): pulumi.Output<GetScimGroupResult> {
    return asOutput(getScimGroup, args, options);
}

/** Every SCIM group of one provider, or those that the filter leaves. */
export function getScimGroups(
    { identityProvider, ...filter }: GetScimGroupsArgs,
    options?: LookupOptions,
): Promise<GetScimGroupResult[]> {
    return findAll("zpa:ScimGroup", filter, { identityProvider }, options);
}

/** The same for arguments that are outputs of other resources. */
export function getScimGroupsOutput(
    args: InputsOf<GetScimGroupsArgs>,
    options?: LookupOptions,
): pulumi.Output<GetScimGroupResult[]> {
    return asOutput(getScimGroups, args, options);
}
