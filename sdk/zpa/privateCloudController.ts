import type { privateCloudController as definition } from "../../provider/zpa/privateCloudController";
import { all, one, outputOf } from "../lookup";
import type { EnrolledMachineFilter, EnrolledMachineResult } from "./common/enrolledMachine";

/**
 * A Private Cloud Controller: a machine that has enrolled in a Private Cloud Controller group, and takes over when the
 * Zscaler cloud is away. Its status, versions and addresses are its current ones.
 */
export interface GetPrivateCloudControllerResult extends EnrolledMachineResult {
    id: string;
    description?: string;
    /** Id of its group. API: `privateCloudControllerGroupId`. */
    privateCloudControllerGroup: string;
    /** Name of its group. */
    privateCloudControllerGroupName?: string;
    /** Microtenant that it is in; absent in the Default one. */
    microtenantId?: string;
    /** Addresses that it listens on; none if the API does not say. API: `listenIps`. */
    listenAddresses: string[];
    /** Addresses at which others reach it; none if the API does not say. API: `publishIps`. */
    publishAddresses: string[];
}

/** The controller to look up, by `id` or by `name`. */
export interface GetPrivateCloudControllerArgs {
    /** Id of the controller. @default by name */
    id?: string;
    /** Name of the controller. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the controllers to list. Without a filter, all of them. */
export interface GetPrivateCloudControllersArgs extends EnrolledMachineFilter {
    /** Id of the group. @default any */
    privateCloudControllerGroup?: string;
}

/**
 * The Private Cloud Controller of this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getPrivateCloudController = one<
    GetPrivateCloudControllerArgs,
    GetPrivateCloudControllerResult,
    typeof definition
>("zpa:PrivateCloudController");

/** The same, with outputs of other resources as arguments. */
export const getPrivateCloudControllerOutput = outputOf(getPrivateCloudController);

/**
 * Every Private Cloud Controller, or those that match the filter, with their current values.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getPrivateCloudControllers = all<GetPrivateCloudControllersArgs, GetPrivateCloudControllerResult>(
    "zpa:PrivateCloudController",
    "microtenantId",
);

/** The same, with outputs of other resources as arguments. */
export const getPrivateCloudControllersOutput = outputOf(getPrivateCloudControllers);
