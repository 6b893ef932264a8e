import type { privateAccessCloudConnectorGroup as definition } from "../../provider/zpa/privateAccessCloudConnectorGroup";
import { all, one, outputOf } from "../lookup";

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

/** The group to look up, by `id` or by `name`. */
export interface GetPrivateAccessCloudConnectorGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
}

/** Filter of the groups to list. Without a filter, all of them. */
export interface GetPrivateAccessCloudConnectorGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** For example `EDGE_CONNECTOR_GRP`. @default any */
    groupType?: string;
}

/**
 * The Cloud Connector group as Private Access sees it, of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getPrivateAccessCloudConnectorGroup = one<
    GetPrivateAccessCloudConnectorGroupArgs,
    GetPrivateAccessCloudConnectorGroupResult,
    typeof definition
>("zpa:PrivateAccessCloudConnectorGroup");

/** The same, with outputs of other resources as arguments. */
export const getPrivateAccessCloudConnectorGroupOutput = outputOf(getPrivateAccessCloudConnectorGroup);

/**
 * Every Cloud Connector group as Private Access sees it, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getPrivateAccessCloudConnectorGroups = all<
    GetPrivateAccessCloudConnectorGroupsArgs,
    GetPrivateAccessCloudConnectorGroupResult
>("zpa:PrivateAccessCloudConnectorGroup");

/** The same, with outputs of other resources as arguments. */
export const getPrivateAccessCloudConnectorGroupsOutput = outputOf(getPrivateAccessCloudConnectorGroups);
