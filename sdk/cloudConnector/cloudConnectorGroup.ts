import * as pulumi from "@pulumi/pulumi";
import type { cloudConnectorGroup as definition } from "../../provider/cloudConnector/cloudConnectorGroup";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { perConnection } from "../perConnection";
import { isOpen, type Reference, withIds } from "../references";
import { NOT_DECLARED, Resource } from "../resource";
import type { Weekday } from "../types";
import { resourceToken } from "../typeToken";
import type { ProvisioningUrl } from "./provisioningUrl";
import type { Cloud, CloudConnectorStatus, OperationalStatus, ReleaseChannel } from "./types";

/** The deployment that creates the group. A deployment creates one group for each zone of its network. */
export interface DeploymentArgs {
    /** The provisioning URL that the machines are started with, as a resource or as an id. */
    provisioningUrl: Reference<ProvisioningUrl>;
    /** Cloud in which they run. */
    cloud: pulumi.Input<Cloud>;
    /** Id of the VPC, or name of the virtual network, as the group's name has it. */
    network: pulumi.Input<string>;
    /**
     * Zone, with the name that the cloud uses: `us-west-2a`, `westeurope-1` (`westeurope` without zones),
     * `europe-west1-b`.
     */
    zone: pulumi.Input<string>;
}

/** The same as it is kept: the provisioning URL by its id. */
export interface Deployment {
    provisioningUrl: string;
    cloud: Cloud;
    network: string;
    zone: string;
}

/** Arguments of a Cloud Connector group. Exactly one of the first three identifies it; the others are its settings. */
export interface CloudConnectorGroupArgs {
    /** Id of an existing group. A change replaces the resource. @default by name or deployment */
    groupId?: pulumi.Input<string>;
    /**
     * Name that the service assigns to the group, case-insensitive. A change replaces the resource.
     * @default by id or deployment
     */
    groupName?: pulumi.Input<string>;
    /** The deployment that creates the group. A change replaces the resource. @default by id or name */
    deployment?: DeploymentArgs;
    /**
     * Minutes to wait for the first connector of the group to register, from 0 (it must exist) to 1440. A group that is
     * identified by its id must exist. @default 20
     */
    waitMinutes?: pulumi.Input<number>;
    /**
     * Day on which connectors are upgraded, with `upgradeStart`.
     * @default not managed; the default of the service is Sunday
     */
    upgradeDay?: pulumi.Input<Weekday>;
    /**
     * Hour at which their window opens, from `"00:00"` to `"22:00"` in the local time of the connectors.
     * @default not managed; the default of the service is 00:00
     */
    upgradeStart?: pulumi.Input<string>;
    /** When it closes: two hours later, up to `"24:00"`. @default two hours after `upgradeStart` */
    upgradeEnd?: pulumi.Input<string>;
    /** Whether the connectors of the group serve traffic. @default not managed */
    enabled?: pulumi.Input<boolean>;
    /** Releases that the connectors get. The service does not return this value. @default not managed */
    releaseChannel?: pulumi.Input<ReleaseChannel>;
    /** Whether destroying the resource resets the declared properties to the defaults of the service. @default false */
    resetOnDestroy?: pulumi.Input<boolean>;
}

/**
 * A Cloud Connector group: the connectors of one zone of a network. The service creates it when the first of them
 * registers; the resource waits for it and adopts it. The declared properties are set on every connector, also on those
 * that join later. Destroying the resource does not delete the group and its connectors. API: `ecgroup`.
 * @see https://help.zscaler.com/cloud-branch-connector/about-cloud-connector-groups
 *
 * @example Adopt the group of one zone
 * const group = new zscaler.CloudConnectorGroup("us-west-2a", {
 *     deployment: { provisioningUrl: url, cloud: "aws", network: vpc.id, zone: "us-west-2a" },
 *     upgradeDay: "Tuesday",
 *     upgradeStart: "02:00",
 * });
 *
 * @example Group with a known name
 * const known = new zscaler.CloudConnectorGroup("west", { groupName: "zs-cc-vpc-0a1b2c3d-us-west-2a", enabled: true });
 */
export class CloudConnectorGroup extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("cloudConnector:CloudConnectorGroup");

    declare readonly groupId: pulumi.Output<string | undefined>;
    declare readonly groupName: pulumi.Output<string | undefined>;
    declare readonly deployment: pulumi.Output<Deployment | undefined>;
    declare readonly waitMinutes: pulumi.Output<number | undefined>;
    declare readonly upgradeDay: pulumi.Output<Weekday | undefined>;
    declare readonly upgradeStart: pulumi.Output<string | undefined>;
    declare readonly upgradeEnd: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean | undefined>;
    declare readonly releaseChannel: pulumi.Output<ReleaseChannel | undefined>;
    declare readonly resetOnDestroy: pulumi.Output<boolean | undefined>;
    /** Name of the group: `zs-cc-NETWORK-ZONE`. */
    declare readonly name: pulumi.Output<string>;
    /** Cloud in which its connectors run. */
    declare readonly cloud: pulumi.Output<Cloud | undefined>;
    /** Id of its location, for rules. */
    declare readonly location: pulumi.Output<string | undefined>;
    /** Name of its location. */
    declare readonly locationName: pulumi.Output<string | undefined>;
    /** Id of the VPC, or name of the virtual network. */
    declare readonly network: pulumi.Output<string | undefined>;
    /** Zone, with the name that the cloud uses. */
    declare readonly availabilityZone: pulumi.Output<string | undefined>;
    /** Whether the number of its connectors scales with the load: Auto Scaling, or Virtual Machine Scale Sets. */
    declare readonly autoScaling: pulumi.Output<boolean | undefined>;
    /** Id of the provisioning URL that its first connector was started with. */
    declare readonly provisioningUrl: pulumi.Output<string | undefined>;

    /**
     * Waits for the group, adopts it and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: CloudConnectorGroupArgs, options?: pulumi.CustomResourceOptions) {
        const { deployment } = args ?? {};
        const inputs = isOpen(deployment)
            ? { ...args, deployment: withIds(deployment, { provisioningUrl: "reference" }) }
            : args;
        super(CloudConnectorGroup.__pulumiType, name, inputs, PROPERTIES, options);
        if (args) warnOfSharedWindow(this, args, options);
    }

    /**
     * Reads a group that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getCloudConnectorGroup` throws `NotFoundError` instead.
     * @param id Id of the group.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): CloudConnectorGroup {
        return new CloudConnectorGroup(name, NOT_DECLARED, { ...options, id });
    }
}

type Declared = "groupId" | "groupName" | "deployment" | "waitMinutes" | "releaseChannel" | "resetOnDestroy";

/** Current values of a Cloud Connector group, including status and counters, which are not in the state. */
export interface GetCloudConnectorGroupResult extends Omit<Found<CloudConnectorGroup>, Declared> {
    /** `"Active"` if at least one connector is active, `"Disabled"` if all are disabled, else `"Inactive"`. */
    operationalStatus: OperationalStatus;
    /** Its connectors. */
    connectors: CloudConnectorStatus[];
}

/** The group to look up, by `id` or by `name`. */
export interface GetCloudConnectorGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
}

/** Filter of the groups to list. Without a filter, all of them. */
export interface GetCloudConnectorGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default any */
    cloud?: Cloud;
    /** Id of the location. @default any */
    location?: string;
    /** Zone, with the name that the cloud uses. @default any */
    availabilityZone?: string;
    /** @default both */
    autoScaling?: boolean;
    /** @default any */
    operationalStatus?: OperationalStatus;
}

/**
 * Returns the Cloud Connector group with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getCloudConnectorGroup = one<GetCloudConnectorGroupArgs, GetCloudConnectorGroupResult, typeof definition>(
    "cloudConnector:CloudConnectorGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getCloudConnectorGroupOutput = outputOf(getCloudConnectorGroup);

/**
 * Returns every Cloud Connector group that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getCloudConnectorGroups = all<GetCloudConnectorGroupsArgs, GetCloudConnectorGroupResult>(
    "cloudConnector:CloudConnectorGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getCloudConnectorGroupsOutput = outputOf(getCloudConnectorGroups);

/** By network and window: the zones that are upgraded in it, and the first group that was. */
const windowsOf = perConnection(() => new Map<string, { zones: Set<string>; told: boolean }>());

/**
 * Zones of a network take over from one another, which fails if all are upgraded in the same hour. Reported during
 * preview, as a warning.
 */
function warnOfSharedWindow(
    group: CloudConnectorGroup,
    { deployment, upgradeDay, upgradeStart }: CloudConnectorGroupArgs,
    options?: pulumi.CustomResourceOptions,
) {
    const windows = windowsOf(options);
    const { network, zone, cloud } = deployment ?? {};
    pulumi.output({ network, zone, cloud, upgradeDay, upgradeStart }).apply(({ network, zone, cloud, ...known }) => {
        if (network === undefined || zone === undefined || known.upgradeDay === undefined) return;
        const when = `${known.upgradeDay} at ${known.upgradeStart}`;
        const key = [cloud, network, when].join(" ");
        const window = windows.get(key) ?? { zones: new Set(), told: false };
        windows.set(key, window);
        window.zones.add(zone);
        if (window.zones.size < 2 || window.told) return;
        window.told = true;
        const zones = [...window.zones].join(", ");
        pulumi.log.warn(
            `Zones ${zones} of ${network} are upgraded in the same window, ${when}. Set a different window for each zone.`,
            group,
        );
    });
}

const PROPERTIES: PropertiesOf<CloudConnectorGroupArgs, CloudConnectorGroup, typeof definition> = {
    groupId: true,
    groupName: true,
    deployment: true,
    waitMinutes: true,
    upgradeDay: true,
    upgradeStart: true,
    upgradeEnd: true,
    enabled: true,
    releaseChannel: true,
    resetOnDestroy: true,
    name: "output",
    cloud: "output",
    location: "output",
    locationName: "output",
    network: "output",
    availabilityZone: "output",
    autoScaling: "output",
    provisioningUrl: "output",
};
