import type { machineGroup as definition } from "../../provider/zpa/machineGroup";
import { all, one, outputOf } from "../lookup";

/** A machine group: machines that connect before anybody signs in. */
export interface GetMachineGroupResult {
    id: string;
    name: string;
    description?: string;
    enabled: boolean;
    /** The machines in it. */
    machines: { id: string; name: string }[];
}

/** The group to look up, by `id` or by `name`. */
export interface GetMachineGroupArgs {
    /** Id of the group. @default by name */
    id?: string;
    /** Name of the group. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the groups to list. Without a filter, all of them. */
export interface GetMachineGroupsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * The machine group of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getMachineGroup = one<GetMachineGroupArgs, GetMachineGroupResult, typeof definition>("zpa:MachineGroup");

/** The same, with outputs of other resources as arguments. */
export const getMachineGroupOutput = outputOf(getMachineGroup);

/**
 * Every machine group, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getMachineGroups = all<GetMachineGroupsArgs, GetMachineGroupResult>("zpa:MachineGroup", "microtenantId");

/** The same, with outputs of other resources as arguments. */
export const getMachineGroupsOutput = outputOf(getMachineGroups);
