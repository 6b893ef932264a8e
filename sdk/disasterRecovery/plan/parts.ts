import * as pulumi from "@pulumi/pulumi";
import type { SegmentKind } from "./document";

/** A resource of the program, or what a lookup has found: both have these properties. */
type Either<T> = { readonly [K in keyof T]: pulumi.Input<T[K]> };

/** `ApplicationSegment`, or a result of `getApplicationSegment`. */
export type SegmentLike = Either<{
    id: string;
    name: string;
    domainNames: string[];
    enabled: boolean;
    disasterRecovery: boolean;
    sourceIpAnchoring?: boolean;
    serverGroups?: string[];
    microtenantId?: string;
    disasterRecoveryIncomplete?: boolean;
}>;

/** `ServerGroup`, or a result of `getServerGroup`. */
export type ServerGroupLike = Either<{ id: string; name: string; appConnectorGroups?: string[] }>;

/** `AppConnectorGroup`, or a result of `getAppConnectorGroup`. */
export type AppConnectorGroupLike = Either<{
    id: string;
    name: string;
    enabled: boolean;
    disasterRecovery: boolean;
    latitude?: number;
    longitude?: number;
}>;

/** `ServiceEdgeGroup`, or a result of `getServiceEdgeGroup`. */
export type ServiceEdgeGroupLike = Either<{
    id: string;
    name: string;
    enabled: boolean;
    disasterRecovery: boolean;
    exclusiveForBusinessContinuity?: boolean;
}>;

/** `PrivateCloud`, or a result of `getPrivateCloud`, which alone has `forcedSince`, and whether a drill outside of the program forces it. */
export type PrivateCloudLike = Either<{
    id: string;
    name: string;
    enabled: boolean;
    certificateRenewalDays?: number;
    privateCloudControllerGroups?: string[];
    appConnectorGroups?: string[];
    serviceEdgeGroups?: string[];
    businessContinuityForced?: boolean;
    forcedSince?: string;
}>;

/** `PrivateCloudControllerGroup`, or a result of `getPrivateCloudControllerGroup`. */
export type ControllerGroupLike = Either<{ id: string; name: string }>;

/** An app profile of Client Connector, as far as disaster recovery of Private Access is concerned. */
export type ClientProfileLike = Either<{
    id: string;
    name: string;
    platform?: string;
    enabled: boolean;
    domainName?: string;
    /** SHA-256 of the public key (SPKI, DER), in hexadecimal digits. */
    publicKeyFingerprint?: string;
    testGroup: boolean;
}>;

/** What is known of an App Connector, as `getAppConnectors` returns it. */
export interface AppConnectorFacts {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
    /** Id of its group. */
    readonly appConnectorGroup: string;
    readonly currentVersion?: string;
    /** When its certificate ends, as a UTC timestamp. @default not known */
    readonly certificateExpires?: string;
}

/** What is known of a Private Service Edge, as `getServiceEdges` returns it. */
export interface ServiceEdgeFacts {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
    /** Id of its group. */
    readonly serviceEdgeGroup: string;
    readonly currentVersion?: string;
    readonly publicIp?: string;
    /** What it is published under: addresses, or a name. @default `publicIp` */
    readonly publishAddresses?: readonly string[];
    /** IPv4 addresses at which clients reach it, if they are others. @default those of `publishAddresses`, else `publicIp` */
    readonly addresses?: readonly string[];
    /** Name under which it is published instead; it cannot be in an A record. @default the one in `publishAddresses` */
    readonly publishDomain?: string;
}

/** What is known of a Private Cloud Controller. */
export interface ControllerFacts {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
    /** Id of its group. */
    readonly privateCloudControllerGroup: string;
    readonly currentVersion?: string;
}

/** A segment of the plan. */
export interface PlanSegment {
    segment: SegmentLike;
    /** Whether people must reach it in a disaster. @default true */
    critical?: boolean;
    /** @default "standard" */
    kind?: SegmentKind;
}

/** A group of the plan. */
export interface PlanGroup<Group> {
    group: Group;
    /** Where it stands, in words of your own: what is lost together when a region is. @default none */
    region?: string;
}

/** An App Connector group of the plan. */
export interface PlanAppConnectorGroup extends PlanGroup<AppConnectorGroupLike> {
    /** Size of the disks of its machines in GB. @default not known */
    diskGb?: number;
}

/** The values of some properties. What is absent is undefined. */
export function picked<T>(
    object: { readonly [K in keyof T]?: pulumi.Input<T[K]> },
    keys: readonly (keyof T & string)[],
): pulumi.Output<T> {
    return pulumi.output(
        Object.fromEntries(keys.map((key) => [key, object[key]])),
    ) as pulumi.Output<unknown> as pulumi.Output<T>;
}

export type Plain<L> = { readonly [K in keyof L]: pulumi.Unwrap<L[K]> };

export const SEGMENT_KEYS = [
    "id",
    "name",
    "domainNames",
    "enabled",
    "disasterRecovery",
    "sourceIpAnchoring",
    "serverGroups",
    "microtenantId",
    "disasterRecoveryIncomplete",
] as const;
export const SERVER_GROUP_KEYS = ["id", "name", "appConnectorGroups"] as const;
export const APP_CONNECTOR_GROUP_KEYS = ["id", "name", "enabled", "disasterRecovery", "latitude", "longitude"] as const;
export const SERVICE_EDGE_GROUP_KEYS = [
    "id",
    "name",
    "enabled",
    "disasterRecovery",
    "exclusiveForBusinessContinuity",
] as const;
export const PRIVATE_CLOUD_KEYS = [
    "id",
    "name",
    "enabled",
    "certificateRenewalDays",
    "privateCloudControllerGroups",
    "appConnectorGroups",
    "serviceEdgeGroups",
    "businessContinuityForced",
    "forcedSince",
] as const;
export const CONTROLLER_GROUP_KEYS = ["id", "name"] as const;
export const CLIENT_PROFILE_KEYS = [
    "id",
    "name",
    "platform",
    "enabled",
    "domainName",
    "publicKeyFingerprint",
    "testGroup",
] as const;
