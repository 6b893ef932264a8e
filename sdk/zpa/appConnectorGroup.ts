import type * as pulumi from "@pulumi/pulumi";
import type { appConnectorGroup as definition } from "../../provider/zpa/appConnectorGroup";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import { DETACHING, type DetachableArgs } from "./common/detachable";
import { RECOVERABLE_GROUP, RecoverableGroup, type RecoverableGroupArgs } from "./common/enrollmentGroup";
import type { DnsResolution } from "./types";

/** Arguments of an App Connector group. */
export interface AppConnectorGroupArgs extends RecoverableGroupArgs, DetachableArgs {
    /** Address types that the connectors resolve. API: `dnsQueryType`. @default "IPv4 and IPv6" */
    dnsResolution?: pulumi.Input<DnsResolution>;
    /**
     * TCP quick acknowledgement, between connector and application and between connector and cloud.
     * API: `tcpQuickAckApp`, `tcpQuickAckAssistant`, `tcpQuickAckReadAssistant`.
     * @default false
     */
    tcpQuickAck?: pulumi.Input<boolean>;
    /** Whether the connectors carry Privileged Remote Access (PRA). API: `praEnabled`. @default false */
    privilegedRemoteAccess?: pulumi.Input<boolean>;
    /** Whether the connectors inspect traffic for AppProtection (WAF). API: `wafDisabled`, inverted. @default true */
    waf?: pulumi.Input<boolean>;
    /**
     * Whether log receivers stream through the connectors (Log Streaming Service). A `LogReceiver` sets this for its
     * groups: omit it for those, or set true. API: `lssAppConnectorGroup`.
     * @default not changed; false for a new group
     */
    logStreaming?: pulumi.Input<boolean>;
    /** IPv4 and IPv6 addresses and ranges from which connectors may enroll; a set. API: `ipAcl`. @default any */
    allowedSourceAddresses?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /** Where the connectors are hosted, at most 64 characters. API: `dcHostingInfo`. @default none */
    hostingInfo?: pulumi.Input<string>;
    /**
     * App Connectors, or Network Connectors of Zscaler Private Access Network. A change replaces the group.
     * API: `connectorGroupType`.
     * @default "App"
     */
    connectorType?: pulumi.Input<"App" | "Network">;
    /**
     * Settings of a group of Network Connectors; required with `connectorType: "Network"`, not allowed otherwise.
     * API: `npAssistantGroup`.
     * @default none
     */
    networkConnector?: pulumi.Input<NetworkConnectorArgs>;
    /**
     * Whether the deletion of the group first deletes its App Connectors: only those that `deletesConnectorsOnDelete`
     * lists, and only if all are disconnected, so stop their machines before.
     * @default false
     */
    deleteConnectorsOnDelete?: pulumi.Input<boolean>;
}

/** The network side of a group of Network Connectors. */
export interface NetworkConnectorArgs {
    /** App Connector group whose connectors the network connectors run beside. */
    appConnectorGroupId: pulumi.Input<string>;
    /** Largest packet in bytes. @default the service's */
    mtu?: pulumi.Input<number>;
    /** Networks behind the connectors. @default none */
    lanSubnets?: pulumi.Input<readonly pulumi.Input<LanSubnetArgs>[]>;
}

/** A network behind a group of Network Connectors. */
export interface LanSubnetArgs {
    /** Name of the network. */
    name: pulumi.Input<string>;
    /** Its range, such as `"10.1.0.0/16"`. */
    subnet: pulumi.Input<string>;
    /** Domain names that are served from it. @default none */
    domainNames?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /** Addresses of servers in it. @default none */
    serverAddresses?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /** Name servers for it. @default none */
    nameServer?: pulumi.Input<NameServerArgs>;
}

/** Name servers of a network. */
export interface NameServerArgs {
    /** Name of the record. */
    name: pulumi.Input<string>;
    /** Domains that they answer for. */
    domainNames: pulumi.Input<readonly pulumi.Input<string>[]>;
    /** Their addresses. */
    addresses: pulumi.Input<readonly pulumi.Input<string>[]>;
}

/**
 * A group of App Connectors. Connectors enroll in the group with its provisioning keys, serve the applications of the
 * server groups that reference it, and are updated together. API: `appConnectorGroup`.
 * @see https://help.zscaler.com/zpa/configuring-app-connector-groups-using-api
 *
 * @example Group of a branch office
 * const lyon = new zscaler.AppConnectorGroup("lyon", {
 *     name: "Branch Lyon",
 *     location: "Lyon, France",
 *     latitude: 45.764,
 *     longitude: 4.8357,
 * });
 *
 * @example Upgrade window, version profile and allowed addresses
 * const paris = new zscaler.AppConnectorGroup("paris", {
 *     name: "Headquarters Paris",
 *     location: "Paris, France",
 *     latitude: 48.8566,
 *     longitude: 2.3522,
 *     upgradeDay: "Wednesday",
 *     upgradeTime: "02:15",
 *     versionProfileName: "Previous Default",
 *     allowedSourceAddresses: ["203.0.113.0/24"],
 * });
 */
export class AppConnectorGroup extends RecoverableGroup {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:AppConnectorGroup");

    declare readonly dnsResolution: pulumi.Output<DnsResolution>;
    declare readonly tcpQuickAck: pulumi.Output<boolean>;
    declare readonly privilegedRemoteAccess: pulumi.Output<boolean>;
    declare readonly waf: pulumi.Output<boolean>;
    /** Undefined if the program does not set it. */
    declare readonly logStreaming: pulumi.Output<boolean | undefined>;
    declare readonly allowedSourceAddresses: pulumi.Output<string[] | undefined>;
    declare readonly hostingInfo: pulumi.Output<string | undefined>;
    declare readonly connectorType: pulumi.Output<"App" | "Network">;
    declare readonly networkConnector: pulumi.Output<pulumi.Unwrap<NetworkConnectorArgs> | undefined>;
    /** Whether its deletion first removes the references to it from other objects. */
    declare readonly detachOnDelete: pulumi.Output<boolean | undefined>;
    /**
     * If `detachOnDelete` is true: the objects, by kind, name and id, whose references the deletion removes. As of the
     * last update or refresh.
     */
    declare readonly detachesOnDelete: pulumi.Output<string[] | undefined>;
    declare readonly deleteConnectorsOnDelete: pulumi.Output<boolean | undefined>;
    /**
     * Where `deleteConnectorsOnDelete` is true: the App Connectors, by name and id, that the deletion of the group
     * deletes. As of the last refresh; the preview of the deletion prints it.
     */
    declare readonly deletesConnectorsOnDelete: pulumi.Output<string[] | undefined>;

    /**
     * Creates the group and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: AppConnectorGroupArgs, options?: pulumi.CustomResourceOptions) {
        super(AppConnectorGroup.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a group that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getAppConnectorGroup` throws `NotFoundError` instead.
     * @param id Id of the group; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): AppConnectorGroup {
        return new AppConnectorGroup(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of an App Connector group, including status and counters, which are not in the state. */
export interface GetAppConnectorGroupResult extends Found<AppConnectorGroup> {
    /** The connectors that have enrolled in the group. */
    connectors: AppConnectorSummary[];
    /** How fast the group takes a new version, as returned by the API: `WEEK`, `DAY`, `NOW`. */
    upgradePriority?: string;
    /** Id of the private cloud that the group belongs to. */
    privateCloudId?: string;
    /** Name of that private cloud. */
    privateCloudName?: string;
    /** When the group was created, in UTC. */
    createdAt?: string;
    /** When the group was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** A connector, as its group shows it. */
export interface AppConnectorSummary {
    id: string;
    name: string;
    enabled: boolean;
    /** As returned by the API, for example `ZPN_STATUS_AUTHENTICATED`; absent before the first connection. */
    controlChannelStatus?: string;
    currentVersion?: string;
    expectedVersion?: string;
    /** As returned by the API, for example `COMPLETE`. */
    upgradeStatus?: string;
}

/** The group to look up, by `id` or by `name`. */
export interface GetAppConnectorGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the groups to list. Without a filter, all of them. */
export interface GetAppConnectorGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /**
     * Groups whose connectors are set up for log streaming, as the console's Log Receivers page lists them.
     * @default both
     */
    logStreaming?: boolean;
    /** Groups designated for disaster recovery. @default both */
    disasterRecovery?: boolean;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the group with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getAppConnectorGroup = one<GetAppConnectorGroupArgs, GetAppConnectorGroupResult, typeof definition>(
    "zpa:AppConnectorGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getAppConnectorGroupOutput = outputOf(getAppConnectorGroup);

/**
 * Returns every group that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getAppConnectorGroups = all<GetAppConnectorGroupsArgs, GetAppConnectorGroupResult>(
    "zpa:AppConnectorGroup",
    "microtenantId",
);

/** The same, with outputs of other resources as arguments. */
export const getAppConnectorGroupsOutput = outputOf(getAppConnectorGroups);

const PROPERTIES: PropertiesOf<AppConnectorGroupArgs, AppConnectorGroup, typeof definition> = {
    ...RECOVERABLE_GROUP,
    dnsResolution: true,
    tcpQuickAck: true,
    privilegedRemoteAccess: true,
    waf: true,
    logStreaming: true,
    allowedSourceAddresses: true,
    hostingInfo: true,
    connectorType: true,
    networkConnector: true,
    ...DETACHING,
    deleteConnectorsOnDelete: true,
    deletesConnectorsOnDelete: true,
};
