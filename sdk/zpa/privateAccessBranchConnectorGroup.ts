import type * as pulumi from "@pulumi/pulumi";
import { asOutput, findAll, findOne, type InputsOf, type LookupOptions } from "../lookup";

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
    /** A part of the name, whatever the case. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
}

/**
 * The Branch Connector group as Private Access sees it, of this id or name.
 * @throws When there is none; the error lists those there are.
 */
export function getPrivateAccessBranchConnectorGroup(
    args: GetPrivateAccessBranchConnectorGroupArgs,
    options?: LookupOptions,
): Promise<GetPrivateAccessBranchConnectorGroupResult> {
    return findOne("zpa:PrivateAccessBranchConnectorGroup", args, options);
}

/** The same for arguments that are outputs of other resources. */
export function getPrivateAccessBranchConnectorGroupOutput(
    args: InputsOf<GetPrivateAccessBranchConnectorGroupArgs>,
    options?: LookupOptions,
): pulumi.Output<GetPrivateAccessBranchConnectorGroupResult> {
    return asOutput(getPrivateAccessBranchConnectorGroup, args, options);
}

/** Every Branch Connector group as Private Access sees it, or those that the filter leaves. */
export function getPrivateAccessBranchConnectorGroups(
    args: GetPrivateAccessBranchConnectorGroupsArgs = {},
    options?: LookupOptions,
): Promise<GetPrivateAccessBranchConnectorGroupResult[]> {
    return findAll("zpa:PrivateAccessBranchConnectorGroup", args, {}, options);
}

/** The same for arguments that are outputs of other resources. */
export function getPrivateAccessBranchConnectorGroupsOutput(
    args: InputsOf<GetPrivateAccessBranchConnectorGroupsArgs> = {},
    options?: LookupOptions,
): pulumi.Output<GetPrivateAccessBranchConnectorGroupResult[]> {
    return asOutput(getPrivateAccessBranchConnectorGroups, args, options);
}
