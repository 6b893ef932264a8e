import type { workloadGroup as definition } from "../../provider/cloudConnector/workloadGroup";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/**
 * A workload group: the workloads that have certain tags in their cloud. It is set up in the portal. Over OneAPI alone.
 */
export interface GetWorkloadGroupResult {
    id: string;
    name: string;
    description?: string;
    /** Which tags its workloads have, in the service's own form. */
    expression?: string;
}

/** Filter of the workload groups to list. Without a filter, all of them. */
export interface GetWorkloadGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
}

/**
 * The workload group of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getWorkloadGroup = one<IdOrNameArgs, GetWorkloadGroupResult, typeof definition>(
    "cloudConnector:WorkloadGroup",
);

/** The same, with outputs of other resources as arguments. */
export const getWorkloadGroupOutput = outputOf(getWorkloadGroup);

/**
 * Every workload group, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getWorkloadGroups = all<GetWorkloadGroupsArgs, GetWorkloadGroupResult>("cloudConnector:WorkloadGroup");

/** The same, with outputs of other resources as arguments. */
export const getWorkloadGroupsOutput = outputOf(getWorkloadGroups);
