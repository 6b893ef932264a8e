/** What components take in every cloud. */

import type * as pulumi from "@pulumi/pulumi";
import type { AppConnectorGroup, AppConnectorGroupArgs, ProvisioningKey } from "..";

/** A fixed number of Cloud Connectors in each zone. */
export interface FixedCapacity {
    kind: "fixed";
    /** Machines in each zone, from 1 to 16. Two keep a zone in service while one of them is upgraded. @default 2 */
    perZone?: number;
}

/** What the firewall rules allow besides traffic. */
export interface AccessArgs {
    /** Whether the network may reach the management interfaces with SSH. @default true */
    ssh?: boolean;
    /** Whether Zscaler support may be reached for remote support. @default true */
    support?: boolean;
    /** Address of remote support, as a range. @default "199.168.148.101/32" */
    supportCidrBlock?: string;
    /** Whether connectors may send any traffic to the internet, which direct and bypassed traffic needs. @default true */
    allEgress?: boolean;
}

/** A fixed number of App Connectors in each zone. */
export interface FixedAppConnectors {
    /** A fixed number. */
    kind: "fixed";
    /** Machines in each zone, from 1 to 100. @default 1 */
    perZone?: number;
}

/** As many App Connectors as the load asks for, in one group over all zones. */
export interface ScalingAppConnectors {
    /** As many as the load asks for. */
    kind: "autoScaling";
    /** Least number of machines, from 1; two or more, so that one can be upgraded. */
    min: number;
    /** Greatest number of machines, up to 100. */
    max: number;
    /** What the number of machines follows. @default 50 percent of their CPU */
    target?: ScalingTarget;
}

/** Average of the group that the number of machines keeps. */
export type ScalingTarget =
    | { metric: "cpu"; percent: number }
    | { metric: "networkIn" | "networkOut"; bytesPerMinute: number };

/** Settings of the App Connector group: see `AppConnectorGroup`. */
export interface ConnectorGroupArgs extends Partial<AppConnectorGroupArgs> {}

/** A new provisioning key that machines enroll with. */
export interface NewKeyArgs {
    /**
     * How often the key can be used. It must be enough for all machines, and for those that take their place.
     * @default ten times the number of machines; at least 100 with auto scaling
     */
    maxUsage?: number;
}

/** A provisioning key that exists: machines join the group that it was made for, which `existingGroup` must be. */
export interface ExistingKeyArgs {
    /** The key as a resource, or its value. */
    existingKey: ProvisioningKey | pulumi.Input<string>;
}

/** Codes that machines show, with which they enroll (OAuth2 enrollment). Only for a fixed number of machines. */
export interface UserCodeArgs {
    /**
     * Codes that the machines show, such as `"ABCDE-12345"`. Leave the list empty in the first update: the machines come
     * first. A code can be removed once it is verified.
     */
    userCodes: readonly pulumi.Input<string>[];
}

/** What machines enroll with: a new key, one that exists, or the codes that they show. */
export type EnrollmentArgs<Codes extends UserCodeArgs = UserCodeArgs> = OneOf<NewKeyArgs | ExistingKeyArgs | Codes>;

/** A new group for the machines. */
export interface NewGroupArgs<Codes extends UserCodeArgs = UserCodeArgs> {
    /** Settings of their group. @default the name of the component, at the place of the region */
    group?: ConnectorGroupArgs;
    /** A new key that they enroll with, or the codes that they show. @default a new key */
    enrollment?: Exclude<EnrollmentArgs<Codes>, ExistingKeyArgs>;
}

/** A group for the machines that exists. */
export interface ExistingGroupArgs<Codes extends UserCodeArgs = UserCodeArgs> {
    /** Their group, as a resource or as an id. The component changes nothing of it. */
    existingGroup: AppConnectorGroup | pulumi.Input<string>;
    /** The key of that group that they enroll with, a new key for it, or the codes that they show. @default a new key */
    enrollment?: EnrollmentArgs<Codes>;
}

/** The group that machines join, and what they enroll with. An existing key needs its existing group. */
export type EnrollingArgs<Codes extends UserCodeArgs = UserCodeArgs> = OneOf<
    NewGroupArgs<Codes> | ExistingGroupArgs<Codes>
>;

/** One of several shapes, without the properties that only others of them have. */
export type OneOf<Shape, Each = Shape> = Each extends unknown
    ? Each & { readonly [Other in Exclude<KeysOf<Shape>, keyof Each>]?: undefined }
    : never;
type KeysOf<Shape> = Shape extends unknown ? keyof Shape : never;
