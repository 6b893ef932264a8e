import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** A workload group: the workloads that have certain tags in their cloud. It is set up in the portal. Over OneAPI alone. */
export interface GetWorkloadGroupResult {
    id: string;
    name: string;
    description?: string;
    /** Which tags its workloads have, in the service's own form. */
    expression?: string;
}

/** Which workload groups to list. Without a filter, all of them. */
export interface GetWorkloadGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
}

/**
 * The workload group of this id or name.
 * @throws When there is none; the error names those that come near.
 */
export const getWorkloadGroup = one<IdOrNameArgs, GetWorkloadGroupResult>("cloudConnector:WorkloadGroup");

/** The same, with outputs of other resources as arguments. */
export const getWorkloadGroupOutput = outputOf(getWorkloadGroup);

/** Every workload group, or those that match the filter. */
export const getWorkloadGroups = all<GetWorkloadGroupsArgs, GetWorkloadGroupResult>("cloudConnector:WorkloadGroup");

/** The same, with outputs of other resources as arguments. */
export const getWorkloadGroupsOutput = outputOf(getWorkloadGroups);
