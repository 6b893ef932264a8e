import type * as pulumi from "@pulumi/pulumi";
import type { cloudConnector as definition } from "../../provider/cloudConnector/cloudConnector";
import { all, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED, Resource } from "../resource";
import type { Weekday } from "../types";
import { resourceToken } from "../typeToken";
import type { OperationalStatus } from "./types";

/** Arguments of a Cloud Connector. One of the first two identifies it; the others are its settings. */
export interface CloudConnectorArgs {
    /**
     * Id of the machine in its cloud, such as `i-0123456789abcdef0`. A change replaces the resource.
     * @default by name
     */
    instanceId?: pulumi.Input<string>;
    /**
     * Name that the service gave the connector, letter by letter. A change replaces the resource.
     * @default by machine
     */
    connectorName?: pulumi.Input<string>;
    /** How many minutes to wait for it to register, from 0 (it has to be there) to 1440. @default 20 */
    waitMinutes?: pulumi.Input<number>;
    /** Whether the connector serves traffic. @default not managed */
    enabled?: pulumi.Input<boolean>;
    /**
     * Name of the connector, letter by letter: it is then deleted with the resource, which cannot be undone.
     * @default none: it stays
     */
    deleteOnDestroy?: pulumi.Input<string>;
    /**
     * Whether it may be deleted while it is Active; its machine would register again, as a new connector.
     * @default false
     */
    force?: pulumi.Input<boolean>;
}

/**
 * One connector of a Cloud Connector group: adopted when it is there, waited for when it is not. Destroying the
 * resource leaves the connector, unless `deleteOnDestroy` repeats its name. The resource is protected unless the
 * options say otherwise, because a connector cannot be brought back. API: `ecVMs` of `ecgroup`.
 * @see https://help.zscaler.com/cloud-branch-connector/analyzing-cloud-connector-details
 *
 * @example Disable a connector
 * const first = new zscaler.CloudConnector("first", { instanceId: machine.id, enabled: false });
 */
export class CloudConnector extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("cloudConnector:CloudConnector");

    declare readonly instanceId: pulumi.Output<string | undefined>;
    declare readonly connectorName: pulumi.Output<string | undefined>;
    declare readonly waitMinutes: pulumi.Output<number | undefined>;
    declare readonly enabled: pulumi.Output<boolean | undefined>;
    declare readonly deleteOnDestroy: pulumi.Output<string | undefined>;
    declare readonly force: pulumi.Output<boolean | undefined>;
    /** Name that the service gave the connector. */
    declare readonly name: pulumi.Output<string>;
    /** Id of its group. */
    declare readonly cloudConnectorGroup: pulumi.Output<string>;
    /** Name of its group. */
    declare readonly cloudConnectorGroupName: pulumi.Output<string>;

    /**
     * Waits for the connector, adopts it and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: CloudConnectorArgs, options?: pulumi.CustomResourceOptions) {
        const guarded = args ? { protect: true, ...options } : options;
        super(CloudConnector.__pulumiType, name, args, PROPERTIES, guarded);
    }

    /**
     * Reads a connector that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getCloudConnector` throws `NotFoundError` instead.
     * @param id Id of the connector.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): CloudConnector {
        return new CloudConnector(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a Cloud Connector, including status and counters, which are not in the state. */
export interface GetCloudConnectorResult {
    id: string;
    name: string;
    /** Id of its group. */
    cloudConnectorGroup: string;
    /** Name of its group. */
    cloudConnectorGroupName: string;
    /** Id of the machine in its cloud; absent if the service does not return it. */
    instanceId?: string;
    enabled: boolean;
    /** `"Disabled"` whether it runs or not, once it was disabled. */
    operationalStatus: OperationalStatus;
    /** Day on which it is upgraded. */
    upgradeDay?: Weekday;
    /** Hour at which its window opens, in its own local time. */
    upgradeStart?: string;
    /** Hour at which its window closes. */
    upgradeEnd?: string;
    /** Build that it runs. */
    buildVersion?: string;
    /** When it was upgraded last, in UTC. */
    lastUpgradedAt?: string;
    /** Address from which it reaches the service. */
    publicIp?: string;
}

/** The connector to look up, by `id` or by `name`. */
export interface GetCloudConnectorArgs {
    /** Id of the connector. @default by name */
    id?: string;
    /** Name of the connector. @default by id */
    name?: string;
}

/** Filter of the connectors to list. Without a filter, all of them. */
export interface GetCloudConnectorsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** Id of the group. @default any */
    cloudConnectorGroup?: string;
    /** Id of the machine in its cloud. @default any */
    instanceId?: string;
    /** @default any */
    operationalStatus?: OperationalStatus;
    /** @default both */
    enabled?: boolean;
}

/**
 * Returns the Cloud Connector with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getCloudConnector = one<GetCloudConnectorArgs, GetCloudConnectorResult, typeof definition>(
    "cloudConnector:CloudConnector",
);

/** The same, with outputs of other resources as arguments. */
export const getCloudConnectorOutput = outputOf(getCloudConnector);

/**
 * Returns every Cloud Connector that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getCloudConnectors = all<GetCloudConnectorsArgs, GetCloudConnectorResult>("cloudConnector:CloudConnector");

/** The same, with outputs of other resources as arguments. */
export const getCloudConnectorsOutput = outputOf(getCloudConnectors);

const PROPERTIES: PropertiesOf<CloudConnectorArgs, CloudConnector, typeof definition> = {
    instanceId: true,
    connectorName: true,
    waitMinutes: true,
    enabled: true,
    deleteOnDestroy: true,
    force: true,
    name: "output",
    cloudConnectorGroup: "output",
    cloudConnectorGroupName: "output",
};
