import type * as pulumi from "@pulumi/pulumi";
import type { serviceEdgeGroup as definition } from "../../provider/zpa/serviceEdgeGroup";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import {
    type MachineSummary,
    RECOVERABLE_GROUP,
    RecoverableGroup,
    type RecoverableGroupArgs,
} from "./common/enrollmentGroup";

/** Arguments of a Private Service Edge group. */
export interface ServiceEdgeGroupArgs extends RecoverableGroupArgs {
    /**
     * Whether clients on any network may use the service edges, or as Zscaler has it by default. API: `isPublic`.
     * @default "Default"
     */
    publiclyAccessible?: pulumi.Input<boolean | "Default">;
    /** Ids of the trusted networks whose clients use the service edges; a set. @default none */
    trustedNetworks?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * How much farther away than a public service edge these may be and still be preferred.
     * API: `graceDistanceEnabled`, `graceDistanceValue`, `graceDistanceValueUnit`.
     * @default no such distance
     */
    graceDistance?: pulumi.Input<GraceDistanceArgs>;
    /** Whether the service edges are only for business continuity. @default false */
    exclusiveForBusinessContinuity?: pulumi.Input<boolean>;
    /** Alternative Zscaler cloud (Alt Cloud), in the words of the service. @default none */
    altCloud?: pulumi.Input<string>;
    /**
     * Whether the deletion of the group deletes its service edges first. Only those that `deletesServiceEdgesOnDelete`
     * has shown, and none while one of them is connected: its machine is to be stopped before.
     * @default false
     */
    deleteServiceEdgesOnDelete?: pulumi.Input<boolean>;
}

/** A distance, in one of two units. */
export interface GraceDistanceArgs {
    /** Above 0, with at most one decimal; instead of `kilometers`. @default in kilometers */
    miles?: pulumi.Input<number>;
    /** Above 0, with at most one decimal; instead of `miles`. @default in miles */
    kilometers?: pulumi.Input<number>;
}

/**
 * A group of Private Service Edges: service edges of your own, which clients connect to instead of Zscaler's.
 * API: `serviceEdgeGroup`.
 * @see https://help.zscaler.com/zpa/configuring-zpa-private-service-edge-groups-using-api
 *
 * @example Group that is preferred within 50 kilometers
 * const lyon = new zscaler.ServiceEdgeGroup("lyon", {
 *     name: "Branch Lyon",
 *     location: "Lyon, France",
 *     latitude: 45.764,
 *     longitude: 4.8357,
 *     graceDistance: { kilometers: 50 },
 * });
 */
export class ServiceEdgeGroup extends RecoverableGroup {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:ServiceEdgeGroup");

    declare readonly publiclyAccessible: pulumi.Output<boolean | "Default">;
    declare readonly trustedNetworks: pulumi.Output<string[] | undefined>;
    declare readonly graceDistance: pulumi.Output<pulumi.Unwrap<GraceDistanceArgs> | undefined>;
    declare readonly exclusiveForBusinessContinuity: pulumi.Output<boolean>;
    declare readonly altCloud: pulumi.Output<string | undefined>;
    declare readonly deleteServiceEdgesOnDelete: pulumi.Output<boolean | undefined>;
    /**
     * Where `deleteServiceEdgesOnDelete` is true: the service edges, by name and id, that the deletion of the group
     * deletes. As of the last refresh; the preview of the deletion prints it.
     */
    declare readonly deletesServiceEdgesOnDelete: pulumi.Output<string[] | undefined>;

    /**
     * Creates the group and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ServiceEdgeGroupArgs, options?: pulumi.CustomResourceOptions) {
        super(ServiceEdgeGroup.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a group that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getServiceEdgeGroup` throws `NotFoundError` instead.
     * @param id Id of the group; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): ServiceEdgeGroup {
        return new ServiceEdgeGroup(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a Private Service Edge group, including status and counters, which are not in the state. */
export interface GetServiceEdgeGroupResult extends Found<ServiceEdgeGroup> {
    /** The service edges that have enrolled in the group. */
    serviceEdges: ServiceEdgeSummary[];
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

/** A service edge, as its group shows it. */
export type ServiceEdgeSummary = MachineSummary;

/** The group to look up, by `id` or by `name`. */
export interface GetServiceEdgeGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the groups to list. Without a filter, all of them. */
export interface GetServiceEdgeGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** Groups that are publicly accessible, that are not, or that leave it to Zscaler. @default all three */
    publiclyAccessible?: boolean | "Default";
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
export const getServiceEdgeGroup = one<GetServiceEdgeGroupArgs, GetServiceEdgeGroupResult, typeof definition>(
    "zpa:ServiceEdgeGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getServiceEdgeGroupOutput = outputOf(getServiceEdgeGroup);

/**
 * Returns every group that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getServiceEdgeGroups = all<GetServiceEdgeGroupsArgs, GetServiceEdgeGroupResult>(
    "zpa:ServiceEdgeGroup",
    "microtenantId",
);

/** The same, with outputs of other resources as arguments. */
export const getServiceEdgeGroupsOutput = outputOf(getServiceEdgeGroups);

const PROPERTIES: PropertiesOf<ServiceEdgeGroupArgs, ServiceEdgeGroup, typeof definition> = {
    ...RECOVERABLE_GROUP,
    publiclyAccessible: true,
    trustedNetworks: true,
    graceDistance: true,
    exclusiveForBusinessContinuity: true,
    altCloud: true,
    deleteServiceEdgesOnDelete: true,
    deletesServiceEdgesOnDelete: true,
};
