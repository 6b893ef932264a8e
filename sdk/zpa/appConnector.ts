import type * as pulumi from "@pulumi/pulumi";
import type { appConnector as definition } from "../../provider/zpa/appConnector";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { idOf, NOT_DECLARED, type Reference } from "../resource";
import type { ProvisioningKey } from "./provisioningKey";
import { RESTRICTIONS, RestrictableResource } from "./shared/restrictable";

/** What is declared of an App Connector: which one is meant, by exactly one of the first three, and what it is to be. */
export interface AppConnectorArgs {
    /** Id of a connector that has enrolled. A change replaces the resource. @default by name or key */
    connectorId?: pulumi.Input<string>;
    /**
     * Name that the connector has since it enrolled, whatever the case; one that already has the name of `name` is taken
     * as well. A change replaces the resource. @default by id or key
     */
    connectorName?: pulumi.Input<string>;
    /**
     * The key by which the connector enrols, as a resource or as an id: the first that did, and that no other resource of
     * this stack has. A change replaces the resource. @default by id or name
     */
    provisioningKey?: Reference<ProvisioningKey>;
    /**
     * How many minutes to wait for the connector to enrol, from 0 (it has to be there) to 1440. One that is named by its id
     * has to be there. @default 20
     */
    waitMinutes?: pulumi.Input<number>;
    /** Name that the connector is to have, unique in its microtenant. No blank at either end. @default the one it has */
    name?: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether traffic goes through the connector. @default as it is */
    enabled?: pulumi.Input<boolean>;
    /** Whether the connector is deleted with the resource; its machine then has to enrol anew. @default false */
    deleteOnDestroy?: pulumi.Input<boolean>;
    /** Microtenant of the connector. A change replaces the resource. @default the provider's microtenant, else the Default one */
    microtenantId?: pulumi.Input<string>;
}

/**
 * An App Connector that has enrolled: adopted when it is there, waited for when it is not. Destroying the resource
 * leaves the connector, unless `deleteOnDestroy` is true.
 *
 * @example
 * const connector = new zscaler.AppConnector("lyon-1", { provisioningKey: key, name: "lyon-1" }, { dependsOn: machine });
 */
export class AppConnector extends RestrictableResource {
    declare readonly connectorId: pulumi.Output<string | undefined>;
    declare readonly connectorName: pulumi.Output<string | undefined>;
    /** Id of the key that was declared. */
    declare readonly provisioningKey: pulumi.Output<string | undefined>;
    declare readonly waitMinutes: pulumi.Output<number | undefined>;
    declare readonly name: pulumi.Output<string | undefined>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean | undefined>;
    declare readonly deleteOnDestroy: pulumi.Output<boolean | undefined>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;
    /** Id of the group that the connector has enrolled in. */
    declare readonly appConnectorGroup: pulumi.Output<string>;
    /** Id of the key by which it has enrolled; undefined for one that enrolled with a user code. */
    declare readonly provisioningKeyId: pulumi.Output<string | undefined>;

    /** Adopts the connector, waiting for it if need be, and from then on keeps it as declared. */
    constructor(name: string, args: AppConnectorArgs, options?: pulumi.CustomResourceOptions) {
        const inputs = args?.provisioningKey ? { ...args, provisioningKey: idOf(args.provisioningKey) } : args;
        super("zpa:AppConnector", name, inputs, PROPERTIES, options);
    }

    /**
     * Reads a connector that this program does not manage.
     * @param id Id of the connector; `MICROTENANT_ID/ID` for one in a microtenant.
     * @throws When there is no such connector, in preview as well.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): AppConnector {
        return new AppConnector(name, NOT_DECLARED, { ...options, id });
    }
}

type Declared = "connectorId" | "connectorName" | "provisioningKey" | "waitMinutes" | "deleteOnDestroy";

/** An App Connector as it is now, with what moves by itself. */
export interface GetAppConnectorResult extends Omit<Found<AppConnector>, Declared> {
    name: string;
    enabled: boolean;
    /** Name of its group. */
    appConnectorGroupName?: string;
    /** Name of the key by which it has enrolled. */
    provisioningKeyName?: string;
    /** Id of the enrollment certificate that signed its own one; `getEnrollmentCertificate` says until when that is valid. */
    enrollmentCertificateId?: string;
    /** Name of that enrollment certificate. */
    enrollmentCertificateName?: string;
    /** Id of its own certificate. */
    certificateId?: string;
    /** Fingerprint of its own certificate, SHA-256 in Base64. */
    certificateFingerprint?: string;
    /** Whether it is connected, in the service's words; absent before its first connection. */
    controlChannelStatus?: string;
    /** Version of its software. */
    currentVersion?: string;
    /** Version that it is to have after the next update. */
    expectedVersion?: string;
    /** How the last update went, in the service's words. */
    upgradeStatus?: string;
    /** Address on its own network. */
    privateIp?: string;
    /** Address from which it reaches the service. */
    publicIp?: string;
    /** Platform of its image, such as `el9`. */
    platform?: string;
    /** Its operating system. */
    runtimeOs?: string;
    /** When it last connected, in UTC. */
    lastConnectedAt?: string;
    /** When it last lost its connection, in UTC. */
    lastDisconnectedAt?: string;
    /** When it enrolled, in UTC. */
    createdAt?: string;
    /** When it was last changed, in UTC. */
    modifiedAt?: string;
}

/** Which connector to look up: by `id` or by `name`. */
export interface GetAppConnectorArgs {
    /** Id of the connector. @default by name */
    id?: string;
    /** Name of the connector. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Which connectors to list. Without a filter, all of them. */
export interface GetAppConnectorsArgs {
    /** A part of the name, whatever the case. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** Id of the group. @default any */
    appConnectorGroup?: string;
    /** Status of the connection, in the service's words, such as `ZPN_STATUS_AUTHENTICATED`. @default any */
    controlChannelStatus?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * The connector of this id or name, as it is now.
 * @throws When there is none, or several of the name are visible.
 */
export const getAppConnector = one<GetAppConnectorArgs, GetAppConnectorResult>("zpa:AppConnector");

/** The same for arguments that are outputs of other resources. */
export const getAppConnectorOutput = outputOf(getAppConnector);

/** Every App Connector, or those that the filter leaves; each as it is now. */
export const getAppConnectors = all<GetAppConnectorsArgs, GetAppConnectorResult>("zpa:AppConnector", "microtenantId");

/** The same for arguments that are outputs of other resources. */
export const getAppConnectorsOutput = outputOf(getAppConnectors);

const PROPERTIES: PropertiesOf<AppConnectorArgs, AppConnector, typeof definition> = {
    connectorId: true,
    connectorName: true,
    provisioningKey: true,
    waitMinutes: true,
    name: true,
    description: true,
    enabled: true,
    deleteOnDestroy: true,
    microtenantId: true,
    appConnectorGroup: "output",
    provisioningKeyId: "output",
    ...RESTRICTIONS,
};
