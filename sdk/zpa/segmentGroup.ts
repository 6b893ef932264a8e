import type * as pulumi from "@pulumi/pulumi";
import type { segmentGroup as definition } from "../../provider/zpa/segmentGroup";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import { DETACHING, type DetachableArgs, DetachableResource } from "./common/detachable";
import { RESTRICTIONS } from "./common/restrictable";

/** Arguments of a segment group. */
export interface SegmentGroupArgs extends DetachableArgs {
    /** Name of the group, unique in its microtenant. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether the applications of the group's segments are reached. @default true */
    enabled?: pulumi.Input<boolean>;
    /**
     * Microtenant that the group belongs to. A change replaces the group.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * A segment group: application segments that policy rules name together. Each segment says which group it is in.
 * API: `segmentGroup`.
 * @see https://help.zscaler.com/zpa/configuring-segment-groups-using-api
 *
 * @example Segment group
 * const intranet = new zscaler.SegmentGroup("intranet", { name: "Intranet" });
 */
export class SegmentGroup extends DetachableResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:SegmentGroup");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;

    /**
     * Creates the group and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: SegmentGroupArgs, options?: pulumi.CustomResourceOptions) {
        super(SegmentGroup.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a group that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getSegmentGroup` throws `NotFoundError` instead.
     * @param id Id of the group; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): SegmentGroup {
        return new SegmentGroup(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a segment group, including status and counters, which are not in the state. */
export interface GetSegmentGroupResult extends Found<SegmentGroup> {
    /** The application segments in the group. */
    applicationSegments: { id: string; name: string; enabled: boolean }[];
    /** When the group was created, in UTC. */
    createdAt?: string;
    /** When the group was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The group to look up, by `id` or by `name`. */
export interface GetSegmentGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the groups to list. Without a filter, all of them. */
export interface GetSegmentGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the segment group with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getSegmentGroup = one<GetSegmentGroupArgs, GetSegmentGroupResult, typeof definition>("zpa:SegmentGroup");

/** The same, with outputs of other resources as arguments. */
export const getSegmentGroupOutput = outputOf(getSegmentGroup);

/**
 * Returns every segment group that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getSegmentGroups = all<GetSegmentGroupsArgs, GetSegmentGroupResult>("zpa:SegmentGroup", "microtenantId");

/** The same, with outputs of other resources as arguments. */
export const getSegmentGroupsOutput = outputOf(getSegmentGroups);

const PROPERTIES: PropertiesOf<SegmentGroupArgs, SegmentGroup, typeof definition> = {
    name: true,
    description: true,
    enabled: true,
    microtenantId: true,
    ...DETACHING,
    ...RESTRICTIONS,
};
