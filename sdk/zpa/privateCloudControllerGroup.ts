import type * as pulumi from "@pulumi/pulumi";
import type { privateCloudControllerGroup as definition } from "../../provider/zpa/privateCloudControllerGroup";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import {
    ENROLLMENT_GROUP,
    EnrollmentGroup,
    type EnrollmentGroupArgs,
    type MachineSummary,
} from "./common/enrollmentGroup";

/** Arguments of a Private Cloud Controller group. */
export interface PrivateCloudControllerGroupArgs extends EnrollmentGroupArgs {
    /** ISO 3166 code of the country in which the coordinates lie: `"FR"`. The service wants to be told. */
    countryCode: pulumi.Input<string>;
    /**
     * Whether the group is public, as returned by the API (`isPublic`); the console does not show it.
     * @default not changed; false for a new group
     */
    publiclyAccessible?: pulumi.Input<boolean>;
    /**
     * Whether the deletion of the group deletes its controllers first. Only those that `deletesControllersOnDelete` has
     * shown, and none while one of them is connected: its machine is to be stopped before.
     * @default false
     */
    deleteControllersOnDelete?: pulumi.Input<boolean>;
}

/**
 * A group of Private Cloud Controllers: controllers of your own, which users, service edges and connectors turn to when
 * the Zscaler cloud is away (business continuity).
 * API: `privateCloudControllerGroup`.
 * @see https://help.zscaler.com/zpa/managing-private-cloud-controller-groups-using-api
 *
 * @example Group for business continuity
 * const lyon = new zscaler.PrivateCloudControllerGroup("lyon", {
 *     name: "Branch Lyon",
 *     location: "Lyon, France",
 *     latitude: 45.764,
 *     longitude: 4.8357,
 *     countryCode: "FR",
 * });
 */
export class PrivateCloudControllerGroup extends EnrollmentGroup {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:PrivateCloudControllerGroup");

    declare readonly countryCode: pulumi.Output<string>;
    declare readonly publiclyAccessible: pulumi.Output<boolean | undefined>;
    /** Id of the private cloud that the group belongs to, as chosen in the console. API: `siteId`. */
    declare readonly privateCloudId: pulumi.Output<string | undefined>;
    /** Name of that private cloud. API: `siteName`. */
    declare readonly privateCloudName: pulumi.Output<string | undefined>;
    declare readonly deleteControllersOnDelete: pulumi.Output<boolean | undefined>;
    /**
     * Where `deleteControllersOnDelete` is true: the controllers, by name and id, that the deletion of the group
     * deletes. As of the last refresh; the preview of the deletion prints it.
     */
    declare readonly deletesControllersOnDelete: pulumi.Output<string[] | undefined>;

    /**
     * Creates the group and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: PrivateCloudControllerGroupArgs, options?: pulumi.CustomResourceOptions) {
        super(PrivateCloudControllerGroup.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a group that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getPrivateCloudControllerGroup` throws `NotFoundError` instead.
     * @param id Id of the group; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        options?: pulumi.CustomResourceOptions,
    ): PrivateCloudControllerGroup {
        return new PrivateCloudControllerGroup(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a Private Cloud Controller group, including status and counters, which are not in the state. */
export interface GetPrivateCloudControllerGroupResult extends Found<PrivateCloudControllerGroup> {
    /** The controllers that have enrolled in the group. */
    controllers: PrivateCloudControllerSummary[];
    /** How fast the group takes a new version, as returned by the API: `WEEK`, `DAY`, `NOW`. */
    upgradePriority?: string;
    /** When the group was created, in UTC. */
    createdAt?: string;
    /** When the group was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** A controller, as its group shows it. */
export type PrivateCloudControllerSummary = MachineSummary;

/** The group to look up, by `id` or by `name`. */
export interface GetPrivateCloudControllerGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the groups to list. Without a filter, all of them. */
export interface GetPrivateCloudControllerGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** Id of the private cloud that the groups belong to. @default any, or none */
    privateCloudId?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the group with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getPrivateCloudControllerGroup = one<
    GetPrivateCloudControllerGroupArgs,
    GetPrivateCloudControllerGroupResult,
    typeof definition
>("zpa:PrivateCloudControllerGroup");

/** The same, with outputs of other resources as arguments. */
export const getPrivateCloudControllerGroupOutput = outputOf(getPrivateCloudControllerGroup);

/**
 * Returns every group that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getPrivateCloudControllerGroups = all<
    GetPrivateCloudControllerGroupsArgs,
    GetPrivateCloudControllerGroupResult
>("zpa:PrivateCloudControllerGroup", "microtenantId");

/** The same, with outputs of other resources as arguments. */
export const getPrivateCloudControllerGroupsOutput = outputOf(getPrivateCloudControllerGroups);

const PROPERTIES: PropertiesOf<PrivateCloudControllerGroupArgs, PrivateCloudControllerGroup, typeof definition> = {
    ...ENROLLMENT_GROUP,
    countryCode: true,
    publiclyAccessible: true,
    privateCloudId: "output",
    privateCloudName: "output",
    deleteControllersOnDelete: true,
    deletesControllersOnDelete: true,
};
