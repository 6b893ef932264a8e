import type * as pulumi from "@pulumi/pulumi";
import { asOutput, findAll, findOne, type InputsOf, type LookupOptions } from "../lookup";

/** A Cloud Connector group as Private Access sees it, with the id that its rules name. */
export interface GetPrivateAccessCloudConnectorGroupResult {
    id: string;
    name: string;
    description?: string;
    enabled: boolean;
    /** `EDGE_CONNECTOR_GRP`, `IP_ANCHORED_ZEN_GRP` or `ZVPN_GRP`. */
    groupType?: string;
    /** Cloud of the tenant that manages it. */
    cloud?: string;
    /** Id of that tenant. */
    organizationId?: string;
    /** The Cloud Connectors in it. */
    connectors: { id: string; name: string; enabled: boolean }[];
}

/** Which group to look up: by `id` or by `name`. */
export interface GetPrivateAccessCloudConnectorGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
}

/** Which groups to list. Without a filter, all of them. */
export interface GetPrivateAccessCloudConnectorGroupsArgs {
    /** A part of the name, whatever the case. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** For example `EDGE_CONNECTOR_GRP`. @default any */
    groupType?: string;
}

/**
 * The Cloud Connector group as Private Access sees it, of this id or name.
 * @throws When there is none; the error lists those there are.
 */
export function getPrivateAccessCloudConnectorGroup(
    args: GetPrivateAccessCloudConnectorGroupArgs,
    options?: LookupOptions,
): Promise<GetPrivateAccessCloudConnectorGroupResult> {
    return findOne("zpa:PrivateAccessCloudConnectorGroup", args, options);
}

/** The same for arguments that are outputs of other resources. */
export function getPrivateAccessCloudConnectorGroupOutput(
    args: InputsOf<GetPrivateAccessCloudConnectorGroupArgs>,
    options?: LookupOptions,
): pulumi.Output<GetPrivateAccessCloudConnectorGroupResult> {
    return asOutput(getPrivateAccessCloudConnectorGroup, args, options);
}

/** Every Cloud Connector group as Private Access sees it, or those that the filter leaves. */
export function getPrivateAccessCloudConnectorGroups(
    args: GetPrivateAccessCloudConnectorGroupsArgs = {},
    options?: LookupOptions,
): Promise<GetPrivateAccessCloudConnectorGroupResult[]> {
    return findAll("zpa:PrivateAccessCloudConnectorGroup", args, {}, options);
}

/** The same for arguments that are outputs of other resources. */
export function getPrivateAccessCloudConnectorGroupsOutput(
    args: InputsOf<GetPrivateAccessCloudConnectorGroupsArgs> = {},
    options?: LookupOptions,
): pulumi.Output<GetPrivateAccessCloudConnectorGroupResult[]> {
    return asOutput(getPrivateAccessCloudConnectorGroups, args, options);
}
