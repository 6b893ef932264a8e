import type * as pulumi from "@pulumi/pulumi";
import type { serviceEdgeSchedule as definition } from "../../provider/zpa/serviceEdgeSchedule";
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

/** Arguments of the schedule that deletes Private Service Edges. */
export interface ServiceEdgeScheduleArgs extends AutoDeleteScheduleArgs {}

/**
 * The schedule that deletes Private Service Edges that are disconnected for long. There is one per microtenant: it is adopted if it exists, and disabled when the resource is destroyed, because it cannot be deleted.
 * API: `serviceEdgeSchedule`.
 *
 * @example Delete service edges that are disconnected for long
 * new zscaler.ServiceEdgeSchedule("clean-up", { inactiveDays: 30 });
 */
export class ServiceEdgeSchedule extends AutoDeleteSchedule {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:ServiceEdgeSchedule");

    /**
     * Creates or adopts the schedule and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ServiceEdgeScheduleArgs, options?: pulumi.CustomResourceOptions) {
        super(ServiceEdgeSchedule.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads the schedule of a microtenant that this program does not manage. If it was never set up, the preview and
     * the update fail, which a program cannot catch.
     * @param id Id of the schedule, which is the only one; `MICROTENANT_ID/ID` for that of a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): ServiceEdgeSchedule {
        return new ServiceEdgeSchedule(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of the schedule. */
export interface GetServiceEdgeScheduleResult extends Found<ServiceEdgeSchedule> {}

/** Whose schedule to look up. */
export interface GetServiceEdgeScheduleArgs extends GetAutoDeleteScheduleArgs {}

/**
 * Returns the schedule of a microtenant; undefined if it was never configured.
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getServiceEdgeSchedule = scheduleLookup<GetServiceEdgeScheduleArgs, GetServiceEdgeScheduleResult>(
    "zpa:ServiceEdgeSchedule",
);

/** The same, with outputs of other resources as arguments. */
export const getServiceEdgeScheduleOutput = outputOf(getServiceEdgeSchedule);

const PROPERTIES: PropertiesOf<ServiceEdgeScheduleArgs, ServiceEdgeSchedule, typeof definition> = AUTO_DELETE_SCHEDULE;
