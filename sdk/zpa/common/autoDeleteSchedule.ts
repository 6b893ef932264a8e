import type * as pulumi from "@pulumi/pulumi";
import { all, type Found, type LookupOptions } from "../../lookup";
import { mockable, tokenOf } from "../../mocks";
import { Resource } from "../../resource";
import type { InactiveDays } from "../types";

/** Arguments of a schedule that deletes machines. */
export interface AutoDeleteScheduleArgs {
    /** Whether machines are deleted at all. @default true */
    enabled?: pulumi.Input<boolean>;
    /** Whether disabled machines are deleted as well. @default false */
    deleteDisabled?: pulumi.Input<boolean>;
    /** After how many days without a connection a machine is deleted: 5, 7, 14, 30, 60 or 90. API: `frequencyInterval`. */
    inactiveDays: pulumi.Input<InactiveDays>;
    /**
     * Microtenant whose schedule it is. A change replaces the resource.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/** A schedule by which machines that are away for long are deleted: one in each microtenant. */
export abstract class AutoDeleteSchedule extends Resource {
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly deleteDisabled: pulumi.Output<boolean>;
    declare readonly inactiveDays: pulumi.Output<InactiveDays>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;
}

/** Whose schedule to look up. */
export interface GetAutoDeleteScheduleArgs {
    /** Microtenant to look in. @default the provider's microtenant, else the Default one */
    microtenantId?: string;
}

/**
 * The function that looks the schedule of a microtenant up.
 * @internal
 */
export function scheduleLookup<Args extends GetAutoDeleteScheduleArgs, Result extends Found<AutoDeleteSchedule>>(
    type: string,
) {
    const schedulesOf = all<Args & { name?: string }, Result>(type, "microtenantId");
    return mockable(
        tokenOf(type),
        async (args?: Args, options?: LookupOptions): Promise<Result | undefined> =>
            (await schedulesOf(args, options))[0],
    );
}

/** @internal */
export const AUTO_DELETE_SCHEDULE = {
    enabled: true,
    deleteDisabled: true,
    inactiveDays: true,
    microtenantId: true,
} as const;
