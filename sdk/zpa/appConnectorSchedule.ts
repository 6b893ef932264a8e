import type * as pulumi from "@pulumi/pulumi";
import type { appConnectorSchedule as definition } from "../../provider/zpa/appConnectorSchedule";
import { type Found, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import {
    AUTO_DELETE_SCHEDULE,
    AutoDeleteSchedule,
    type AutoDeleteScheduleArgs,
    type GetAutoDeleteScheduleArgs,
    scheduleLookup,
} from "./common/autoDeleteSchedule";

/** Arguments of the schedule that deletes App Connectors. */
export interface AppConnectorScheduleArgs extends AutoDeleteScheduleArgs {}

/**
 * The schedule that deletes App Connectors that are disconnected for long. There is one per microtenant: it is adopted if it exists, and disabled when the resource is destroyed, because it cannot be deleted.
 * API: `connectorSchedule`.
 * @see https://help.zscaler.com/zpa/configuring-auto-delete-disconnected-app-connectors-using-api
 *
 * @example Delete connectors that are disconnected for long
 * new zscaler.AppConnectorSchedule("clean-up", { inactiveDays: 30 });
 */
export class AppConnectorSchedule extends AutoDeleteSchedule {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:AppConnectorSchedule");

    /**
     * Creates or adopts the schedule and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: AppConnectorScheduleArgs, options?: pulumi.CustomResourceOptions) {
        super(AppConnectorSchedule.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads the schedule of a microtenant that this program does not manage. If it was never set up, the preview and
     * the update fail, which a program cannot catch.
     * @param id Id of the schedule, which is the only one; `MICROTENANT_ID/ID` for that of a microtenant.
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        options?: pulumi.CustomResourceOptions,
    ): AppConnectorSchedule {
        return new AppConnectorSchedule(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of the schedule. */
export interface GetAppConnectorScheduleResult extends Found<AppConnectorSchedule> {}

/** Whose schedule to look up. */
export interface GetAppConnectorScheduleArgs extends GetAutoDeleteScheduleArgs {}

/**
 * Returns the schedule of a microtenant; undefined if it was never configured.
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getAppConnectorSchedule = scheduleLookup<GetAppConnectorScheduleArgs, GetAppConnectorScheduleResult>(
    "zpa:AppConnectorSchedule",
);

/** The same, with outputs of other resources as arguments. */
export const getAppConnectorScheduleOutput = outputOf(getAppConnectorSchedule);

const PROPERTIES: PropertiesOf<AppConnectorScheduleArgs, AppConnectorSchedule, typeof definition> =
    AUTO_DELETE_SCHEDULE;
