import type * as pulumi from "@pulumi/pulumi";
import type { InputsOf } from "../../lookup";
import type { ReferencesOf } from "../../parity";
import { type AllLookedUp, isList, isOpen, type References, withIds } from "../../references";
import type { ApplicationSegment } from "../applicationSegment";
import type { GetIdentityProviderResult } from "../identityProvider";
import type { GetMachineGroupResult } from "../machineGroup";
import type { GetPrivateAccessBranchConnectorGroupResult } from "../privateAccessBranchConnectorGroup";
import type { GetPrivateAccessCloudConnectorGroupResult } from "../privateAccessCloudConnectorGroup";
import type { GetPrivateAccessLocationResult } from "../privateAccessLocation";
import type { SegmentGroup } from "../segmentGroup";

/** Type of the client that requests an application. */
export type ClientType =
    | "Client Connector"
    | "Client Connector Partner"
    | "Client Connector for VDI"
    | "Web Browser"
    | "Web Browser Unauthenticated"
    | "Cloud Browser"
    | "Machine Tunnel"
    | "Cloud Connector"
    | "Branch Connector"
    | "ZIA Service Edge"
    | "ZIA Inspection"
    | "ZPA LSS";

/** Operating system of a device. */
export type Platform = "Windows" | "Mac" | "Linux" | "iOS" | "Android";

/** Risk level of a user in Zscaler Internet Access. */
export type RiskFactor = "Unknown" | "Low" | "Medium" | "High" | "Critical";

/** A group of users, as an identity provider brings it by SCIM. */
export interface ScimGroupCriterion {
    /** Id of the identity provider. */
    identityProvider: string;
    /** Id of the group. */
    group: string;
}

/** Exact value of an attribute of the user. */
export interface AttributeCriterion {
    /** Id of the SCIM or SAML attribute, which determines the identity provider. */
    attribute: string;
    value: string;
}

/** Required result of a posture check. */
export interface PostureCriterion {
    /** The profile's own id (`postureId` of `getPostureProfile`), not that of the object. */
    profile: string;
    /** Whether the device passed the check, or did not. */
    verified: boolean;
}

/** Network that the device must be in, or must not be in. */
export interface TrustedNetworkCriterion {
    /** The network's own id (`networkId` of `getTrustedNetwork`), not that of the object. */
    network: string;
    /** Whether the device is in the network, or is not. */
    connected: boolean;
}

/** A comparison that has no words of its own here, in those of the API. */
export interface OtherCriterion {
    objectType: string;
    /** `"id"` for objects. */
    lhs: string;
    rhs: string;
}

/** One condition of a rule, as it is kept. */
export interface AccessCondition {
    match: "any" | "all";
    negated: boolean;
    applicationSegments?: string[];
    segmentGroups?: string[];
    clientTypes?: ClientType[];
    identityProviders?: string[];
    scimGroups?: ScimGroupCriterion[];
    scimAttributes?: AttributeCriterion[];
    samlAttributes?: AttributeCriterion[];
    machineGroups?: string[];
    postureProfiles?: PostureCriterion[];
    /** Networks that the device is in, as their ids; those that it is not in, as objects. */
    trustedNetworks?: (string | TrustedNetworkCriterion)[];
    platforms?: Platform[];
    countryCodes?: string[];
    cloudConnectorGroups?: string[];
    branchConnectorGroups?: string[];
    locations?: string[];
    riskFactors?: RiskFactor[];
    other?: OtherCriterion[];
}

type Inputs<T> = pulumi.Input<readonly pulumi.Input<T>[]>;

/** One condition of a rule: what is asked, of one kind or of several. */
export interface AccessConditionArgs {
    /** Whether any value of the condition must match, or all of them. @default "any" */
    match?: pulumi.Input<"any" | "all">;
    /** Whether the condition is negated. @default false */
    negated?: pulumi.Input<boolean>;
    /** Application segments that are asked for, as resources or ids. @default none */
    applicationSegments?: References<ApplicationSegment>;
    /** Segment groups whose segments are asked for, as resources or ids. @default none */
    segmentGroups?: References<SegmentGroup>;
    /** What asks. @default none */
    clientTypes?: Inputs<ClientType>;
    /** Identity providers that know the user, as results of `getIdentityProvider` or as ids. @default none */
    identityProviders?: AllLookedUp<GetIdentityProviderResult>;
    /** Groups that the user is in. @default none */
    scimGroups?: Inputs<InputsOf<ScimGroupCriterion>>;
    /** SCIM attributes of the user. @default none */
    scimAttributes?: Inputs<InputsOf<AttributeCriterion>>;
    /** SAML attributes of the user's sign-in. @default none */
    samlAttributes?: Inputs<InputsOf<AttributeCriterion>>;
    /** Machine groups that the device is in, as results of `getMachineGroup` or as ids. @default none */
    machineGroups?: AllLookedUp<GetMachineGroupResult>;
    /** Posture checks of the device; `verified` is true unless said otherwise. @default none */
    postureProfiles?: Inputs<InputsOf<Pick<PostureCriterion, "profile"> & Partial<PostureCriterion>>>;
    /**
     * Networks that the device is in, by their own ids (`networkId` of `getTrustedNetwork`). One that it is not in is
     * an object with `connected: false`. @default none
     */
    trustedNetworks?: Inputs<
        string | InputsOf<Pick<TrustedNetworkCriterion, "network"> & Partial<TrustedNetworkCriterion>>
    >;
    /** Operating systems of the device. @default none */
    platforms?: Inputs<Platform>;
    /** Countries that the request comes from, as ISO 3166 codes of two capital letters. @default none */
    countryCodes?: Inputs<string>;
    /**
     * Cloud Connector groups that the request comes through, as results of `getPrivateAccessCloudConnectorGroup` or as
     * ids.
     * @default none
     */
    cloudConnectorGroups?: AllLookedUp<GetPrivateAccessCloudConnectorGroupResult>;
    /**
     * Branch Connector groups that the request comes through, as results of `getPrivateAccessBranchConnectorGroup` or
     * as ids.
     * @default none
     */
    branchConnectorGroups?: AllLookedUp<GetPrivateAccessBranchConnectorGroupResult>;
    /** Locations that the request comes from, as results of `getPrivateAccessLocation` or as ids. @default none */
    locations?: AllLookedUp<GetPrivateAccessLocationResult>;
    /** How risky the user is, as Zscaler Internet Access sees it. @default none */
    riskFactors?: Inputs<RiskFactor>;
    /** Comparisons that have no words of their own above, in those of the API. @default none */
    other?: Inputs<InputsOf<OtherCriterion>>;
}

const REFERRING = {
    applicationSegments: "reference",
    segmentGroups: "reference",
    identityProviders: "lookup",
    machineGroups: "lookup",
    cloudConnectorGroups: "lookup",
    branchConnectorGroups: "lookup",
    locations: "lookup",
} as const satisfies ReferencesOf<AccessConditionArgs>;

/**
 * Conditions with ids in place of resources, and of what was looked up.
 * @internal
 */
export function conditionsOf(conditions: readonly AccessConditionArgs[]): readonly object[] {
    // What is no list of conditions goes on as it is, and the check of the rule says so.
    if (!isList(conditions)) return conditions;
    return conditions.map((condition) => (isOpen(condition) ? withIds(condition, REFERRING) : condition));
}
