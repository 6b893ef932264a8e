import type * as pulumi from "@pulumi/pulumi";
import type { privateCloud as definition } from "../../provider/zpa/privateCloud";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { References } from "../references";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import type { AppConnectorGroup } from "./appConnectorGroup";
import { RESTRICTIONS, RestrictableResource } from "./common/restrictable";
import type { PrivateCloudControllerGroup } from "./privateCloudControllerGroup";
import type { ServiceEdgeGroup } from "./serviceEdgeGroup";

/** By which way App Connectors and service edges are controlled while the Zscaler cloud is there. */
export type ControlChannelPath = "Public Cloud" | "Private Cloud Controller";

/** Arguments of a private cloud. */
export interface PrivateCloudArgs {
    /** Name of the private cloud, unique in its microtenant. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether its controllers accept connections, from users, connectors and service edges. @default true */
    enabled?: pulumi.Input<boolean>;
    /**
     * Private Cloud Controller groups that take over when the Zscaler cloud is away, as resources or ids; a set. A
     * group is in one private cloud at most, like those below. API: `siteControllerGroupIds`.
     * @default none
     */
    privateCloudControllerGroups?: References<PrivateCloudControllerGroup>;
    /**
     * App Connector groups that turn to the controllers then, as resources or ids; a set. API: `assistantGroupsIds`.
     * @default none
     */
    appConnectorGroups?: References<AppConnectorGroup>;
    /**
     * Private Service Edge groups that turn to the controllers then, as resources or ids; a set.
     * API: `privateBrokerGroupIds`.
     * @default none
     */
    serviceEdgeGroups?: References<ServiceEdgeGroup>;
    /**
     * Normal control channel of the connectors and service edges of the groups. API: `sitecPreferred`.
     * @default "Public Cloud"
     */
    primaryControlChannelPath?: pulumi.Input<ControlChannelPath>;
    /**
     * How many days before they expire certificates are renewed, 30 to 180. API: `reEnrollPeriod`.
     * @default the service's own
     */
    certificateRenewalDays?: pulumi.Input<number>;
    /**
     * Whether the App Connectors and service edges of the groups are forced into business continuity, as for a drill,
     * although the Zscaler cloud is there. It lasts until a program sets false, or an administrator ends it. API: `fireDrillEnabled`.
     * @default not changed; false for a new private cloud
     */
    businessContinuityForced?: pulumi.Input<boolean>;
    /**
     * After how many minutes, 15 to 1440, members that are forced ask whether they still are; that long they stay in
     * business continuity after it has ended. Only with `businessContinuityForced: true`. API: `zpnFireDrillSite`.
     * @default the service's own, 15
     */
    forcedReconnectMinutes?: pulumi.Input<number>;
    /**
     * Microtenant that it belongs to. A change replaces it.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * A private cloud: the groups that work together on your own premises when the Zscaler cloud cannot be reached
 * (business continuity). API: `privateCloud`.
 * @see https://help.zscaler.com/zpa/about-private-clouds
 *
 * @example Groups for business continuity
 * const campus = new zscaler.PrivateCloud("campus", {
 *     name: "Campus",
 *     privateCloudControllerGroups: [controllers],
 *     appConnectorGroups: [connectors],
 * });
 */
export class PrivateCloud extends RestrictableResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:PrivateCloud");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    /** Ids of the Private Cloud Controller groups. */
    declare readonly privateCloudControllerGroups: pulumi.Output<string[] | undefined>;
    /** Ids of the App Connector groups. */
    declare readonly appConnectorGroups: pulumi.Output<string[] | undefined>;
    /** Ids of the Private Service Edge groups. */
    declare readonly serviceEdgeGroups: pulumi.Output<string[] | undefined>;
    declare readonly primaryControlChannelPath: pulumi.Output<ControlChannelPath>;
    declare readonly certificateRenewalDays: pulumi.Output<number | undefined>;
    declare readonly businessContinuityForced: pulumi.Output<boolean | undefined>;
    declare readonly forcedReconnectMinutes: pulumi.Output<number | undefined>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;

    /**
     * Creates the private cloud and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: PrivateCloudArgs, options?: pulumi.CustomResourceOptions) {
        super(PrivateCloud.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a private cloud that this program does not manage. If there is none, the preview and the update fail,
     * which a program cannot catch: `getPrivateCloud` throws `NotFoundError` instead.
     * @param id Id of the private cloud; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): PrivateCloud {
        return new PrivateCloud(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a private cloud, including status and counters, which are not in the state. */
export interface GetPrivateCloudResult extends Found<PrivateCloud> {
    /** Whether its members are forced into business continuity, as for a drill. */
    businessContinuityForced: boolean;
    /** Since when they are, in UTC; absent while they are not. */
    forcedSince?: string;
    /** When it was created, in UTC. */
    createdAt?: string;
    /** When it was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The private cloud to look up, by `id` or by `name`. */
export interface GetPrivateCloudArgs {
    /** Id of the private cloud. @default by name */
    id?: string;
    /** Name of the private cloud. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the private clouds to list. Without a filter, all of them. */
export interface GetPrivateCloudsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** Only those whose members are, or are not, forced into business continuity mode. @default both */
    businessContinuityForced?: boolean;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the private cloud with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getPrivateCloud = one<GetPrivateCloudArgs, GetPrivateCloudResult, typeof definition>("zpa:PrivateCloud");

/** The same, with outputs of other resources as arguments. */
export const getPrivateCloudOutput = outputOf(getPrivateCloud);

/**
 * Returns every private cloud that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getPrivateClouds = all<GetPrivateCloudsArgs, GetPrivateCloudResult>("zpa:PrivateCloud", "microtenantId");

/** The same, with outputs of other resources as arguments. */
export const getPrivateCloudsOutput = outputOf(getPrivateClouds);

const PROPERTIES: PropertiesOf<PrivateCloudArgs, PrivateCloud, typeof definition> = {
    name: true,
    description: true,
    enabled: true,
    privateCloudControllerGroups: "reference",
    appConnectorGroups: "reference",
    serviceEdgeGroups: "reference",
    primaryControlChannelPath: true,
    certificateRenewalDays: true,
    businessContinuityForced: true,
    forcedReconnectMinutes: true,
    microtenantId: true,
    ...RESTRICTIONS,
};
