import type * as pulumi from "@pulumi/pulumi";
import type { dnsControlRule as definition } from "../../provider/cloudConnector/dnsControlRule";
import { type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { AllLookedUp, LookedUp } from "../references";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import { allRules, type GetRuleArgs, RULE, type RuleArgs, RuleResource } from "./common/rule";
import type { GetDestinationIpGroupResult } from "./destinationIpGroup";
import type { GetDnsGatewayResult } from "./dnsGateway";
import type { GetIpPoolResult } from "./ipPool";
import type { GetLocationGroupResult } from "./locationGroup";
import type { GetSourceIpGroupResult } from "./sourceIpGroup";

/** Action of a rule for matching DNS requests. */
export type DnsAction = "Allow" | "Block" | "Redirect Request" | "Resolved by ZPA";

/** Arguments of a DNS control rule. An omitted condition does not restrict the requests that the rule applies to. */
export interface DnsControlRuleArgs extends RuleArgs {
    /**
     * Location groups that the rule applies to, as results of `getLocationGroup` or as ids; a set, at most 32.
     * @default any
     */
    locationGroups?: AllLookedUp<GetLocationGroupResult>;
    /** What happens to a request. */
    action: pulumi.Input<DnsAction>;
    /**
     * DNS gateway that answers instead, as a result of `getDnsGateway` or as an id; required with `"Redirect Request"`,
     * and only then.
     * @default none
     */
    dnsGateway?: LookedUp<GetDnsGatewayResult>;
    /**
     * IP pool that ZPA answers from, as a result of `getIpPool` or as an id; required with `"Resolved by ZPA"`, and
     * only then. API: `zpaIpGroup`.
     * @default none
     */
    ipPool?: LookedUp<GetIpPoolResult>;
    /** Addresses, or ranges such as `10.0.0.0/8`, that requests come from; a set. API: `srcIps`. @default any */
    sourceAddresses?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * Source IP groups that requests come from, as results of `getSourceIpGroup` or as ids; a set. API: `srcIpGroups`.
     * @default any
     */
    sourceIpGroups?: AllLookedUp<GetSourceIpGroupResult>;
    /** Addresses, ranges or domain names that requests go to; a set. API: `destAddresses`. @default any */
    destinationAddresses?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * Destination IP groups that requests go to, as results of `getDestinationIpGroup` or as ids; a set; not with
     * `"Resolved by ZPA"`. API: `destIpGroups`.
     * @default any
     */
    destinationIpGroups?: AllLookedUp<GetDestinationIpGroupResult>;
}

/**
 * A DNS control rule: what becomes of the DNS requests that come through Cloud Connectors. Over OneAPI alone.
 * API: `ecRules/ecDns`.
 * @see https://help.zscaler.com/cloud-branch-connector/about-dns-policies
 *
 * @example Redirect internal names to a DNS gateway
 * new zscaler.DnsControlRule("internal", {
 *     name: "Internal names",
 *     cloudConnectorGroups: [group],
 *     action: "Redirect Request",
 *     dnsGateway: zscaler.getDnsGatewayOutput({ name: "Office resolvers" }),
 *     destinationAddresses: ["corp.example.com"],
 * });
 */
export class DnsControlRule extends RuleResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("cloudConnector:DnsControlRule");

    declare readonly locationGroups: pulumi.Output<string[] | undefined>;
    declare readonly action: pulumi.Output<DnsAction>;
    declare readonly dnsGateway: pulumi.Output<string | undefined>;
    declare readonly ipPool: pulumi.Output<string | undefined>;
    declare readonly sourceAddresses: pulumi.Output<string[] | undefined>;
    declare readonly sourceIpGroups: pulumi.Output<string[] | undefined>;
    declare readonly destinationAddresses: pulumi.Output<string[] | undefined>;
    declare readonly destinationIpGroups: pulumi.Output<string[] | undefined>;

    /**
     * Creates the rule and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: DnsControlRuleArgs, options?: pulumi.CustomResourceOptions) {
        super(DnsControlRule.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a rule that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getDnsControlRule` throws `NotFoundError` instead.
     * @param id Id of the rule.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): DnsControlRule {
        return new DnsControlRule(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a DNS control rule. */
export interface GetDnsControlRuleResult extends Found<DnsControlRule> {
    /** When the rule was last changed, in UTC. */
    modifiedAt?: string;
    /** Login of the administrator who changed it last. */
    modifiedBy?: string;
}

/** Filter of the rules to list. Without a filter, all of them. */
export interface GetDnsControlRulesArgs {
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
    action?: DnsAction;
}

/**
 * Returns the DNS control rule with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getDnsControlRule = one<GetRuleArgs, GetDnsControlRuleResult, typeof definition>(
    "cloudConnector:DnsControlRule",
);

/** The same, with outputs of other resources as arguments. */
export const getDnsControlRuleOutput = outputOf(getDnsControlRule);

/**
 * Every DNS control rule, or those that match the filter, each with its current values, first to last.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getDnsControlRules = allRules<GetDnsControlRulesArgs, GetDnsControlRuleResult>(
    "cloudConnector:DnsControlRule",
);

/** The same, with outputs of other resources as arguments. */
export const getDnsControlRulesOutput = outputOf(getDnsControlRules);

const PROPERTIES: PropertiesOf<DnsControlRuleArgs, DnsControlRule, typeof definition> = {
    ...RULE,
    locationGroups: "lookup",
    action: true,
    dnsGateway: "lookup",
    ipPool: "lookup",
    sourceAddresses: true,
    sourceIpGroups: "lookup",
    destinationAddresses: true,
    destinationIpGroups: "lookup",
};
