import type * as pulumi from "@pulumi/pulumi";
import type { appConnectorSchedule as definition } from "../../provider/zpa/appConnectorSchedule";
import { all, type Found, type LookupOptions, outputOf } from "../lookup";
import { mockable } from "../mocks";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED, Resource } from "../resource";

/** After how many days without a connection a connector can be deleted. */
export type InactiveDays = 5 | 7 | 14 | 30 | 60 | 90;

/** What is declared of the schedule by which connectors are deleted. */
export interface AppConnectorScheduleArgs {
    /** Whether connectors are deleted at all. @default true */
    enabled?: pulumi.Input<boolean>;
    /** Whether disabled connectors are deleted as well. @default false */
    deleteDisabled?: pulumi.Input<boolean>;
    /** After how many days without a connection a connector is deleted: 5, 7, 14, 30, 60 or 90. */
    inactiveDays: pulumi.Input<InactiveDays>;
    /** Microtenant whose schedule it is. A change replaces the resource. @default the provider's microtenant, else the Default one */
    microtenantId?: pulumi.Input<string>;
}

/**
 * The schedule by which connectors that are away for long are deleted. There is one in each microtenant: it is taken over
 * if it is there, and switched off when the resource is destroyed, because it cannot be deleted.
 *
 * @example
 * new zscaler.AppConnectorSchedule("clean-up", { inactiveDays: 30 });
 */
export class AppConnectorSchedule extends Resource {
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly deleteDisabled: pulumi.Output<boolean>;
    declare readonly inactiveDays: pulumi.Output<InactiveDays>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;

    /** Makes the schedule, or takes it over, and from then on keeps it as declared. */
    constructor(name: string, args: AppConnectorScheduleArgs, options?: pulumi.CustomResourceOptions) {
        super("zpa:AppConnectorSchedule", name, args, PROPERTIES, options);
    }

    /**
     * Reads the schedule of a microtenant that this program does not manage.
     * @param id Id of the schedule, which is the only one; `MICROTENANT_ID/ID` for that of a microtenant.
     * @throws When it was never set up, in preview as well.
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        options?: pulumi.CustomResourceOptions,
    ): AppConnectorSchedule {
        return new AppConnectorSchedule(name, NOT_DECLARED, { ...options, id });
    }
}

/** The schedule as it is now. */
export interface GetAppConnectorScheduleResult extends Found<AppConnectorSchedule> {}

/** Whose schedule to look up. */
export interface GetAppConnectorScheduleArgs {
    /** Microtenant to look in. @default the provider's microtenant, else the Default one */
    microtenantId?: string;
}

const schedulesOf = all<GetAppConnectorScheduleArgs & { name?: string }, GetAppConnectorScheduleResult>(
    "zpa:AppConnectorSchedule",
    "microtenantId",
);

/** The schedule of a microtenant as it is now; undefined where it was never set up. */
export const getAppConnectorSchedule = mockable(
    "zpa:getAppConnectorSchedule",
    async (
        args: GetAppConnectorScheduleArgs = {},
        options?: LookupOptions,
    ): Promise<GetAppConnectorScheduleResult | undefined> => {
        const [schedule] = await schedulesOf(args, options);
        return schedule;
    },
);

/** The same for arguments that are outputs of other resources. */
export const getAppConnectorScheduleOutput = outputOf(getAppConnectorSchedule);

const PROPERTIES: PropertiesOf<AppConnectorScheduleArgs, AppConnectorSchedule, typeof definition> = {
    enabled: true,
    deleteDisabled: true,
    inactiveDays: true,
    microtenantId: true,
};
