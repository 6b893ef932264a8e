import type * as pulumi from "@pulumi/pulumi";
import type { serverGroup as definition } from "../../provider/zpa/serverGroup";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { References } from "../references";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import type { AppConnectorGroup } from "./appConnectorGroup";
import type { ApplicationServer } from "./applicationServer";
import { DETACHING, type DetachableArgs, DetachableResource } from "./common/detachable";
import { RESTRICTIONS } from "./common/restrictable";

/** Arguments of a server group. */
export interface ServerGroupArgs extends DetachableArgs {
    /** Name of the group, unique in its microtenant. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether applications are reached through the group. @default true */
    enabled?: pulumi.Input<boolean>;
    /** App Connector groups whose connectors reach the servers, as resources or ids; a set, not empty. */
    appConnectorGroups: References<AppConnectorGroup>;
    /** Whether connectors find the servers by the names of the applications. @default true */
    dynamicDiscovery?: pulumi.Input<boolean>;
    /**
     * The servers, as resources or ids; a set. Required where `dynamicDiscovery` is false, refused where it is true.
     * @default none
     */
    servers?: References<ApplicationServer>;
    /**
     * Whether traffic to the servers leaves from addresses of your own (source IP anchoring). API: `ipAnchored`.
     * @default false
     */
    sourceIpAnchoring?: pulumi.Input<boolean>;
    /**
     * Microtenant that the group belongs to. A change replaces the group.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * A server group: the App Connector groups that reach the servers of an application.
 * API: `serverGroup`.
 * @see https://help.zscaler.com/zpa/configuring-server-groups-using-api
 *
 * @example Servers behind one App Connector group
 * const servers = new zscaler.ServerGroup("lyon", { name: "Branch Lyon", appConnectorGroups: [lyon] });
 */
export class ServerGroup extends DetachableResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:ServerGroup");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    /** Ids of the App Connector groups. */
    declare readonly appConnectorGroups: pulumi.Output<string[]>;
    declare readonly dynamicDiscovery: pulumi.Output<boolean>;
    /** Ids of the servers. */
    declare readonly servers: pulumi.Output<string[] | undefined>;
    declare readonly sourceIpAnchoring: pulumi.Output<boolean>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;

    /**
     * Creates the group and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ServerGroupArgs, options?: pulumi.CustomResourceOptions) {
        super(ServerGroup.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a group that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getServerGroup` throws `NotFoundError` instead.
     * @param id Id of the group; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): ServerGroup {
        return new ServerGroup(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a server group, including status and counters, which are not in the state. */
export interface GetServerGroupResult extends Found<ServerGroup> {
    /** The application segments that are reached through the group. */
    applicationSegments: { id: string; name: string; enabled: boolean }[];
    /** When the group was created, in UTC. */
    createdAt?: string;
    /** When the group was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The group to look up, by `id` or by `name`. */
export interface GetServerGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the groups to list. Without a filter, all of them. */
export interface GetServerGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** @default both */
    dynamicDiscovery?: boolean;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the server group with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getServerGroup = one<GetServerGroupArgs, GetServerGroupResult, typeof definition>("zpa:ServerGroup");

/** The same, with outputs of other resources as arguments. */
export const getServerGroupOutput = outputOf(getServerGroup);

/**
 * Returns every server group that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getServerGroups = all<GetServerGroupsArgs, GetServerGroupResult>("zpa:ServerGroup", "microtenantId");

/** The same, with outputs of other resources as arguments. */
export const getServerGroupsOutput = outputOf(getServerGroups);

const PROPERTIES: PropertiesOf<ServerGroupArgs, ServerGroup, typeof definition> = {
    name: true,
    description: true,
    enabled: true,
    appConnectorGroups: "reference",
    dynamicDiscovery: true,
    servers: "reference",
    sourceIpAnchoring: true,
    microtenantId: true,
    ...DETACHING,
    ...RESTRICTIONS,
};
