import type * as pulumi from "@pulumi/pulumi";
import type { Reference } from "../../references";
import type { ProvisioningKey } from "../provisioningKey";
import { RESTRICTIONS, RestrictableResource } from "./restrictable";

/** Arguments of all kinds of enrolled machines. */
export interface EnrolledMachineArgs {
    /**
     * The key by which the machine enrolls, as a resource or as an id: the first that did, and that no other resource
     * of this stack has. A change replaces the resource. @default by id or name
     */
    provisioningKey?: Reference<ProvisioningKey>;
    /**
     * How many minutes to wait for the machine to enroll, from 0 (it has to be there) to 1440. One that is named by its
     * id has to be there. @default 20
     */
    waitMinutes?: pulumi.Input<number>;
    /**
     * Name that the machine is to have, unique in its microtenant. No leading or trailing spaces.
     * @default the one it has
     */
    name?: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether the machine serves traffic. @default not managed */
    enabled?: pulumi.Input<boolean>;
    /** Whether the machine is deleted with the resource, and must then enroll again. @default false */
    deleteOnDestroy?: pulumi.Input<boolean>;
    /**
     * Microtenant of the machine. A change replaces the resource.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/** A machine that has enrolled: adopted when it is there, waited for when it is not. */
export abstract class EnrolledMachine extends RestrictableResource {
    /** Id of the key that was declared. */
    declare readonly provisioningKey: pulumi.Output<string | undefined>;
    declare readonly waitMinutes: pulumi.Output<number | undefined>;
    declare readonly name: pulumi.Output<string | undefined>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean | undefined>;
    declare readonly deleteOnDestroy: pulumi.Output<boolean | undefined>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;
    /** Id of the key by which it has enrolled; undefined for one that enrolled with a user code. */
    declare readonly provisioningKeyId: pulumi.Output<string | undefined>;
}

/** Arguments of a machine that a lookup does not return. */
export type DeclaredOfMachine = "provisioningKey" | "waitMinutes" | "deleteOnDestroy";

/** What a lookup tells of every machine. */
export interface EnrolledMachineResult {
    name: string;
    enabled: boolean;
    /** Name of the key by which it has enrolled. */
    provisioningKeyName?: string;
    /**
     * Id of the enrollment certificate that signed its own one; `getEnrollmentCertificate` says until when that is
     * valid.
     */
    enrollmentCertificateId?: string;
    /** Name of that enrollment certificate. */
    enrollmentCertificateName?: string;
    /** Id of its own certificate. */
    certificateId?: string;
    /** Fingerprint of its own certificate, SHA-256 in Base64. */
    certificateFingerprint?: string;
    /** Whether it is connected, as returned by the API; absent before its first connection. */
    controlChannelStatus?: string;
    /** Version of its software. */
    currentVersion?: string;
    /** Version after the next update. */
    expectedVersion?: string;
    /** How the last update went, as returned by the API. */
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
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** Filter of the machines to list. Without a filter, all of them. */
export interface EnrolledMachineFilter {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** Status of the connection, as returned by the API, such as `ZPN_STATUS_AUTHENTICATED`. @default any */
    controlChannelStatus?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** @internal */
export const ENROLLED_MACHINE = {
    provisioningKey: "reference",
    waitMinutes: true,
    name: true,
    description: true,
    enabled: true,
    deleteOnDestroy: true,
    microtenantId: true,
    provisioningKeyId: "output",
    ...RESTRICTIONS,
} as const;
