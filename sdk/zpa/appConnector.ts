import type * as pulumi from "@pulumi/pulumi";
import type { appConnector as definition } from "../../provider/zpa/appConnector";
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
 * What is declared of an App Connector: which one is meant, by exactly one of `connectorId`, `connectorName` and
 * `provisioningKey`, and what it is to be.
 */
export interface AppConnectorArgs extends EnrolledMachineArgs {
    /** Id of a connector that has enrolled. A change replaces the resource. @default by name or key */
    connectorId?: pulumi.Input<string>;
    /**
     * Name that the connector has since it enrolled, case-insensitive; one that already has the name of `name` is taken
     * as well. A change replaces the resource. @default by id or key
     */
    connectorName?: pulumi.Input<string>;
}

/**
 * An App Connector that has enrolled: adopted when it is there, waited for when it is not. Destroying the resource
 * leaves the connector, unless `deleteOnDestroy` is true. API: `connector`.
 * @see https://help.zscaler.com/zpa/managing-app-connectors-using-api
 *
 * @example First connector that enrolls with a key
 * const connector = new zscaler.AppConnector("lyon-1", { provisioningKey: key, name: "lyon-1" }, { dependsOn: machine });
 */
export class AppConnector extends EnrolledMachine {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:AppConnector");

    declare readonly connectorId: pulumi.Output<string | undefined>;
    declare readonly connectorName: pulumi.Output<string | undefined>;
    /** Id of the group that the connector has enrolled in. API: `appConnectorGroupId`. */
    declare readonly appConnectorGroup: pulumi.Output<string>;

    /**
     * Waits for the connector, adopts it and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: AppConnectorArgs, options?: pulumi.CustomResourceOptions) {
        super(AppConnector.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a connector that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getAppConnector` throws `NotFoundError` instead.
     * @param id Id of the connector; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): AppConnector {
        return new AppConnector(name, NOT_DECLARED, { ...options, id });
    }
}

type Declared = DeclaredOfMachine | "connectorId" | "connectorName";

/** Current values of an App Connector, including status and counters, which are not in the state. */
export interface GetAppConnectorResult
    extends Omit<Found<AppConnector>, Declared | keyof EnrolledMachineResult>,
        EnrolledMachineResult {
    /** Name of its group. */
    appConnectorGroupName?: string;
}

/** The connector to look up, by `id` or by `name`. */
export interface GetAppConnectorArgs {
    /** Id of the connector. @default by name */
    id?: string;
    /** Name of the connector. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the connectors to list. Without a filter, all of them. */
export interface GetAppConnectorsArgs extends EnrolledMachineFilter {
    /** Id of the group. @default any */
    appConnectorGroup?: string;
}

/**
 * Returns the connector with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getAppConnector = one<GetAppConnectorArgs, GetAppConnectorResult, typeof definition>("zpa:AppConnector");

/** The same, with outputs of other resources as arguments. */
export const getAppConnectorOutput = outputOf(getAppConnector);

/**
 * Returns every App Connector that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getAppConnectors = all<GetAppConnectorsArgs, GetAppConnectorResult>("zpa:AppConnector", "microtenantId");

/** The same, with outputs of other resources as arguments. */
export const getAppConnectorsOutput = outputOf(getAppConnectors);

const PROPERTIES: PropertiesOf<AppConnectorArgs, AppConnector, typeof definition> = {
    connectorId: true,
    connectorName: true,
    appConnectorGroup: "output",
    ...ENROLLED_MACHINE,
};
