import type * as pulumi from "@pulumi/pulumi";
import type { serviceEdge as definition } from "../../provider/zpa/serviceEdge";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import {
    type DeclaredOfMachine,
    ENROLLED_MACHINE,
    EnrolledMachine,
    type EnrolledMachineArgs,
    type EnrolledMachineFilter,
    type EnrolledMachineResult,
} from "./common/enrolledMachine";

/**
 * What is declared of a Private Service Edge: which one is meant, by exactly one of `serviceEdgeId`, `serviceEdgeName`
 * and `provisioningKey`, and what it is to be.
 */
export interface ServiceEdgeArgs extends EnrolledMachineArgs {
    /** Id of a service edge that has enrolled. A change replaces the resource. @default by name or key */
    serviceEdgeId?: pulumi.Input<string>;
    /**
     * Name that the service edge has since it enrolled, case-insensitive; one that already has the name of `name` is
     * taken as well. A change replaces the resource. @default by id or key
     */
    serviceEdgeName?: pulumi.Input<string>;
}

/**
 * A Private Service Edge that has enrolled: adopted when it is there, waited for when it is not. Destroying the
 * resource leaves the service edge, unless `deleteOnDestroy` is true. API: `serviceEdge`.
 * @see https://help.zscaler.com/zpa/managing-zpa-private-service-edges-using-api
 *
 * @example First service edge that enrolls with a key
 * const edge = new zscaler.ServiceEdge("lyon-1", { provisioningKey: key, name: "lyon-1" }, { dependsOn: machine });
 */
export class ServiceEdge extends EnrolledMachine {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:ServiceEdge");

    declare readonly serviceEdgeId: pulumi.Output<string | undefined>;
    declare readonly serviceEdgeName: pulumi.Output<string | undefined>;
    /** Id of the group that the service edge has enrolled in. API: `serviceEdgeGroupId`. */
    declare readonly serviceEdgeGroup: pulumi.Output<string>;

    /**
     * Waits for the service edge, adopts it and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ServiceEdgeArgs, options?: pulumi.CustomResourceOptions) {
        super(ServiceEdge.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a service edge that this program does not manage. If there is none, the preview and the update fail,
     * which a program cannot catch: `getServiceEdge` throws `NotFoundError` instead.
     * @param id Id of the service edge; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): ServiceEdge {
        return new ServiceEdge(name, NOT_DECLARED, { ...options, id });
    }
}

type Declared = DeclaredOfMachine | "serviceEdgeId" | "serviceEdgeName";

/** Current values of a Private Service Edge, including status and counters, which are not in the state. */
export interface GetServiceEdgeResult
    extends Omit<Found<ServiceEdge>, Declared | keyof EnrolledMachineResult>,
        EnrolledMachineResult {
    /** Name of its group. */
    serviceEdgeGroupName?: string;
    /** Addresses or names that it is published under, for clients; none if the API does not say. API: `publishIps`. */
    publishAddresses: string[];
}

/** The service edge to look up, by `id` or by `name`. */
export interface GetServiceEdgeArgs {
    /** Id of the service edge. @default by name */
    id?: string;
    /** Name of the service edge. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the service edges to list. Without a filter, all of them. */
export interface GetServiceEdgesArgs extends EnrolledMachineFilter {
    /** Id of the group. @default any */
    serviceEdgeGroup?: string;
}

/**
 * Returns the service edge with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getServiceEdge = one<GetServiceEdgeArgs, GetServiceEdgeResult, typeof definition>("zpa:ServiceEdge");

/** The same, with outputs of other resources as arguments. */
export const getServiceEdgeOutput = outputOf(getServiceEdge);

/**
 * Returns every Private Service Edge that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getServiceEdges = all<GetServiceEdgesArgs, GetServiceEdgeResult>("zpa:ServiceEdge", "microtenantId");

/** The same, with outputs of other resources as arguments. */
export const getServiceEdgesOutput = outputOf(getServiceEdges);

const PROPERTIES: PropertiesOf<ServiceEdgeArgs, ServiceEdge, typeof definition> = {
    serviceEdgeId: true,
    serviceEdgeName: true,
    serviceEdgeGroup: "output",
    ...ENROLLED_MACHINE,
};
