/** What a plan says of itself. A later library that changes the document changes this. */
export const PLAN_FORMAT = "disaster-recovery-plan/1";

/** Kinds of application segments. Only `standard` ones are reached during disaster recovery. */
export const SEGMENT_KINDS = ["standard", "browserAccess", "inspection", "privilegedRemoteAccess", "extranet"] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

/** Units of the maximum age of an authentication. */
export const AGE_UNITS = ["days", "weeks", "months"] as const;
export type AgeUnit = (typeof AGE_UNITS)[number];

/** How long ago users may have authenticated to be admitted during disaster recovery. */
export interface MaximumAuthenticationAge {
    readonly value: number;
    readonly unit: AgeUnit;
}

/** An application segment. */
export interface PlannedSegment {
    readonly id: string;
    readonly name: string;
    readonly kind: SegmentKind;
    readonly domainNames: readonly string[];
    /** Whether it is designated for disaster recovery. */
    readonly designated: boolean;
    /** Whether the service says that its designation is incomplete. Absent if the service did not say. */
    readonly incomplete?: boolean;
    /** Whether the plan's author says that people must reach it in a disaster. */
    readonly critical: boolean;
    readonly enabled: boolean;
    readonly sourceIpAnchored: boolean;
    /** Absent in the Default microtenant. */
    readonly microtenantId?: string;
    readonly serverGroupIds: readonly string[];
}

/** A server group: what leads from a segment to App Connector groups. */
export interface PlannedServerGroup {
    readonly id: string;
    readonly name: string;
    readonly appConnectorGroupIds: readonly string[];
}

/** An App Connector. */
export interface PlannedConnector {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
    readonly version?: string;
    /** UTC timestamp. */
    readonly certificateExpires?: string;
    /** Size of its disk in GB, where the program knows it. */
    readonly diskGb?: number;
}

/** An App Connector group. */
export interface PlannedAppConnectorGroup {
    readonly id: string;
    readonly name: string;
    /** Whether it is designated for disaster recovery. */
    readonly designated: boolean;
    readonly enabled: boolean;
    /** Name of the region that it stands in, as the plan's author calls it. */
    readonly region?: string;
    readonly latitude?: number;
    readonly longitude?: number;
    /** The private cloud that it turns to in business continuity mode. */
    readonly privateCloudId?: string;
    readonly connectors: readonly PlannedConnector[];
}

/** A Private Service Edge. */
export interface PlannedServiceEdge {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
    /** IPv4 addresses at which clients reach it. */
    readonly addresses: readonly string[];
    /** Name under which it is published instead of an address; it cannot be in an A record. */
    readonly publishDomain?: string;
    readonly version?: string;
}

/** A Private Service Edge group. */
export interface PlannedServiceEdgeGroup {
    readonly id: string;
    readonly name: string;
    /** Whether it is designated for disaster recovery. */
    readonly designated: boolean;
    readonly enabled: boolean;
    /** Whether it is held in reserve for business continuity and disaster recovery. */
    readonly exclusiveForBusinessContinuity?: boolean;
    readonly region?: string;
    readonly privateCloudId?: string;
    readonly serviceEdges: readonly PlannedServiceEdge[];
}

/** A Private Cloud Controller. */
export interface PlannedController {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
    readonly version?: string;
}

/** A Private Cloud Controller group. */
export interface PlannedControllerGroup {
    readonly id: string;
    readonly name: string;
    readonly controllers: readonly PlannedController[];
}

/** A private cloud, for business continuity. */
export interface PlannedPrivateCloud {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
    /** How many days before they expire certificates are renewed. Absent: the service's own number. */
    readonly renewalThresholdDays?: number;
    /** Whether an administrator forces its members into business continuity mode. */
    readonly forced?: boolean;
    /** Since when it is forced, as a UTC timestamp. */
    readonly forcedSince?: string;
    readonly controllerGroups: readonly PlannedControllerGroup[];
}

/** An app profile of Client Connector. */
export interface PlannedClientProfile {
    readonly id: string;
    readonly name: string;
    /** Such as `Windows`. */
    readonly platform?: string;
    /** Whether disaster recovery of Private Access is on for the clients of the profile. */
    readonly enabled: boolean;
    readonly domainName?: string;
    /** SHA-256 of the public key (SPKI, DER), in hexadecimal digits. */
    readonly publicKeyFingerprint?: string;
    /** Whether its clients switch with a `test` record, too. */
    readonly testGroup: boolean;
}

/** What the plan knows of the business continuity settings. */
export interface PlannedBusinessContinuity {
    readonly domainName: string;
    /** How long the Zscaler cloud is away before business continuity begins. */
    readonly secondsBeforeEntering?: number;
    /** How long clients may stay in business continuity after the cloud is back. */
    readonly secondsBeforeLeaving?: number;
    /** Whether users who have not enrolled before can authenticate. */
    readonly newUsers?: boolean;
}

/** The Disaster Recovery public key. */
export interface PlannedPublicKey {
    readonly pem: string;
    /** SHA-256 of the key (SPKI, DER), in hexadecimal digits. */
    readonly fingerprint: string;
}

/** What a person has said of the Disaster Recovery settings in the portal, which no API shows. */
export interface PlannedSettings {
    /** Fingerprint of `DisasterRecoverySettings`. */
    readonly fingerprint: string;
    /** Whether somebody has attested these very settings. */
    readonly attested: boolean;
    readonly attestedBy?: string;
    /** UTC timestamp. */
    readonly attestedAt?: string;
}

/** The TXT records by state, each with one text or two. */
export interface PlannedTxtRecords {
    readonly off?: readonly string[];
    readonly test?: readonly string[];
    readonly on?: readonly string[];
}

/** A finding that is accepted for a while. */
export interface PlannedWaiver {
    /** Code of the finding, such as `DR009`. */
    readonly finding: string;
    /** Name or id of what it is about. */
    readonly object: string;
    readonly reason: string;
    /** The last day on which it is accepted, such as `2027-03-31`. */
    readonly until: string;
}

/** A plan, before its fingerprint. */
export interface PlanContent {
    readonly name: string;
    /** The Disaster Recovery domain, which has the A and TXT records. */
    readonly domainName: string;
    /** Absent: records are not signed. */
    readonly publicKey?: PlannedPublicKey;
    readonly maxAuthenticationAge: MaximumAuthenticationAge & {
        /** Of months, a lower bound: how many days Zscaler counts is not documented. */
        readonly seconds: number;
    };
    /** How long resolvers keep the records. */
    readonly ttlSeconds: number;
    readonly settings: PlannedSettings;
    /** A day, such as `2027-03-31`. */
    readonly nextDrillDue?: string;
    /** People or roles who may begin disaster recovery. */
    readonly decidedBy: readonly string[];
    readonly segments: readonly PlannedSegment[];
    readonly serverGroups: readonly PlannedServerGroup[];
    readonly appConnectorGroups: readonly PlannedAppConnectorGroup[];
    readonly serviceEdgeGroups: readonly PlannedServiceEdgeGroup[];
    readonly privateClouds: readonly PlannedPrivateCloud[];
    readonly clientProfiles: readonly PlannedClientProfile[];
    readonly businessContinuity?: PlannedBusinessContinuity;
    /** IPv4 addresses at the Disaster Recovery domain. */
    readonly aRecords: readonly string[];
    /** Absent if the program gives none. */
    readonly txtRecords?: PlannedTxtRecords;
    readonly waivers: readonly PlannedWaiver[];
}

/** The disaster recovery plan, as in `plan.json`: plain data without secrets. */
export interface PlanDocument extends PlanContent {
    readonly format: typeof PLAN_FORMAT;
    /** SHA-256 of the rest, in hexadecimal digits: what is printed or recorded names the plan that it belongs to. */
    readonly fingerprint: string;
    /** Counts the plans of a stack: the higher number is later. Absent from a plan that no stack has made. It is not in the fingerprint. */
    readonly revision?: number;
}
