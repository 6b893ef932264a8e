import type * as pulumi from "@pulumi/pulumi";
import type { trafficForwardingRule as definition } from "../../provider/cloudConnector/trafficForwardingRule";
import { type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { AllLookedUp, LookedUp } from "../references";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import type { GetCloudConnectorApplicationSegmentResult } from "./cloudConnectorApplicationSegment";
import type { GetCloudConnectorSegmentGroupResult } from "./cloudConnectorSegmentGroup";
import { allRules, type GetRuleArgs, RULE, type RuleArgs, RuleResource } from "./common/rule";
import type { GetDestinationIpGroupResult } from "./destinationIpGroup";
import type { GetForwardingGatewayResult } from "./forwardingGateway";
import type { GetLocationGroupResult } from "./locationGroup";
import type { GetNetworkServiceResult } from "./networkService";
import type { GetNetworkServiceGroupResult } from "./networkServiceGroup";
import type { GetSourceIpGroupResult } from "./sourceIpGroup";
import type { GetWorkloadGroupResult } from "./workloadGroup";

/**
 * Destination of traffic: Internet Access, Private Access, directly to its destination, dropped, or back into the
 * network.
 */
export type ForwardingMethod = "ZIA" | "ZPA" | "Direct" | "Drop" | "Local";

/**
 * Arguments of a traffic forwarding rule. An omitted condition does not restrict the traffic that the rule applies to.
 */
export interface TrafficForwardingRuleArgs extends RuleArgs {
    /**
     * Location groups that the rule applies to, as results of `getLocationGroup` or as ids; a set, at most 32.
     * @default any
     */
    locationGroups?: AllLookedUp<GetLocationGroupResult>;
    /** Destination of traffic. `"Local"` requires groups or locations. API: `forwardMethod`. */
    forwarding: pulumi.Input<ForwardingMethod>;
    /**
     * ZIA gateway, as a result of `getForwardingGateway` or as an id; only with `"ZIA"`. API: `proxyGateway`.
     * @default none
     */
    gateway?: LookedUp<GetForwardingGatewayResult>;
    /** Addresses, or ranges such as `10.0.0.0/8`, that traffic comes from; a set. API: `srcIps`. @default any */
    sourceAddresses?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * Source IP groups that traffic comes from, as results of `getSourceIpGroup` or as ids; a set. API: `srcIpGroups`.
     * @default any
     */
    sourceIpGroups?: AllLookedUp<GetSourceIpGroupResult>;
    /**
     * Workload groups that traffic comes from, as results of `getWorkloadGroup` or as ids; a set.
     * API: `srcWorkloadGroups`.
     * @default any
     */
    sourceWorkloadGroups?: AllLookedUp<GetWorkloadGroupResult>;
    /**
     * Addresses, ranges or domain names that traffic goes to; a set; not with `"ZPA"`, nor the same as the sources.
     * API: `destAddresses`.
     * @default any
     */
    destinationAddresses?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * Destination IP groups that traffic goes to, as results of `getDestinationIpGroup` or as ids; a set; not with
     * `"ZPA"`. API: `destIpGroups`.
     * @default any
     */
    destinationIpGroups?: AllLookedUp<GetDestinationIpGroupResult>;
    /**
     * Countries that traffic goes to, as ISO 3166 codes such as `"FR"`; a set; not with `"ZPA"`. API: `destCountries`.
     * @default any
     */
    destinationCountries?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * Workload groups that traffic goes to, as results of `getWorkloadGroup` or as ids; a set; only with `"Local"`.
     * API: `destWorkloadGroups`.
     * @default any
     */
    destinationWorkloadGroups?: AllLookedUp<GetWorkloadGroupResult>;
    /**
     * Network services, as results of `getNetworkService` or as ids; a set, at most 1024; not with `"ZPA"`.
     * API: `nwServices`.
     * @default any
     */
    networkServices?: AllLookedUp<GetNetworkServiceResult>;
    /**
     * Network service groups, as results of `getNetworkServiceGroup` or as ids; a set; not with `"ZPA"`.
     * API: `nwServiceGroups`.
     * @default any
     */
    networkServiceGroups?: AllLookedUp<GetNetworkServiceGroupResult>;
    /**
     * Application segments, as results of `getCloudConnectorApplicationSegment` or as ids; a set, at most 255; only
     * with `"ZPA"`. API: `zpaApplicationSegments`.
     * @default any
     */
    applicationSegments?: AllLookedUp<GetCloudConnectorApplicationSegmentResult>;
    /**
     * Segment groups, as results of `getCloudConnectorSegmentGroup` or as ids; a set, at most 255; only with `"ZPA"`.
     * API: `zpaApplicationSegmentGroups`.
     * @default any
     */
    applicationSegmentGroups?: AllLookedUp<GetCloudConnectorSegmentGroupResult>;
}

/**
 * A traffic forwarding rule: where the traffic goes that comes through Cloud Connectors.
 * API: `ecRules/ecRdr`.
 * @see https://help.zscaler.com/cloud-branch-connector/about-traffic-forwarding
 *
 * @example Send one domain directly to the internet
 * new zscaler.TrafficForwardingRule("updates", {
 *     name: "Updates direct",
 *     cloudConnectorGroups: [group],
 *     forwarding: "Direct",
 *     destinationAddresses: ["updates.example.com"],
 * });
 */
export class TrafficForwardingRule extends RuleResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("cloudConnector:TrafficForwardingRule");

    declare readonly locationGroups: pulumi.Output<string[] | undefined>;
    declare readonly forwarding: pulumi.Output<ForwardingMethod>;
    declare readonly gateway: pulumi.Output<string | undefined>;
    declare readonly sourceAddresses: pulumi.Output<string[] | undefined>;
    declare readonly sourceIpGroups: pulumi.Output<string[] | undefined>;
    declare readonly sourceWorkloadGroups: pulumi.Output<string[] | undefined>;
    declare readonly destinationAddresses: pulumi.Output<string[] | undefined>;
    declare readonly destinationIpGroups: pulumi.Output<string[] | undefined>;
    declare readonly destinationCountries: pulumi.Output<string[] | undefined>;
    declare readonly destinationWorkloadGroups: pulumi.Output<string[] | undefined>;
    declare readonly networkServices: pulumi.Output<string[] | undefined>;
    declare readonly networkServiceGroups: pulumi.Output<string[] | undefined>;
    declare readonly applicationSegments: pulumi.Output<string[] | undefined>;
    declare readonly applicationSegmentGroups: pulumi.Output<string[] | undefined>;

    /**
     * Creates the rule and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: TrafficForwardingRuleArgs, options?: pulumi.CustomResourceOptions) {
        super(TrafficForwardingRule.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a rule that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getTrafficForwardingRule` throws `NotFoundError` instead.
     * @param id Id of the rule.
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        options?: pulumi.CustomResourceOptions,
    ): TrafficForwardingRule {
        return new TrafficForwardingRule(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a traffic forwarding rule. */
export interface GetTrafficForwardingRuleResult extends Found<TrafficForwardingRule> {
    /** When the rule was last changed, in UTC. */
    modifiedAt?: string;
    /** Login of the administrator who changed it last. */
    modifiedBy?: string;
}

/** Filter of the rules to list. Without a filter, all of them. */
export interface GetTrafficForwardingRulesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /**
     * Id of a Cloud Connector group: rules that apply to it, by reference or because they apply to all groups.
     * @default any
     */
    cloudConnectorGroup?: string;
    /** Whether they came with the tenant. @default both */
    predefined?: boolean;
    /** @default any */
    forwarding?: ForwardingMethod;
}

/**
 * Returns the traffic forwarding rule with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getTrafficForwardingRule = one<GetRuleArgs, GetTrafficForwardingRuleResult, typeof definition>(
    "cloudConnector:TrafficForwardingRule",
);

/** The same, with outputs of other resources as arguments. */
export const getTrafficForwardingRuleOutput = outputOf(getTrafficForwardingRule);

/**
 * Every traffic forwarding rule, or those that match the filter, each with its current values, first to last.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getTrafficForwardingRules = allRules<GetTrafficForwardingRulesArgs, GetTrafficForwardingRuleResult>(
    "cloudConnector:TrafficForwardingRule",
);

/** The same, with outputs of other resources as arguments. */
export const getTrafficForwardingRulesOutput = outputOf(getTrafficForwardingRules);

const PROPERTIES: PropertiesOf<TrafficForwardingRuleArgs, TrafficForwardingRule, typeof definition> = {
    ...RULE,
    locationGroups: "lookup",
    forwarding: true,
    gateway: "lookup",
    sourceAddresses: true,
    sourceIpGroups: "lookup",
    sourceWorkloadGroups: "lookup",
    destinationAddresses: true,
    destinationIpGroups: "lookup",
    destinationCountries: true,
    destinationWorkloadGroups: "lookup",
    networkServices: "lookup",
    networkServiceGroups: "lookup",
    applicationSegments: "lookup",
    applicationSegmentGroups: "lookup",
};
