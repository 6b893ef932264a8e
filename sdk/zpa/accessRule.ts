import type * as pulumi from "@pulumi/pulumi";
import type { accessRule as definition } from "../../provider/zpa/accessRule";
import { all, type Found, type LookupOptions, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { References } from "../references";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import type { AppConnectorGroup } from "./appConnectorGroup";
import { type AccessCondition, type AccessConditionArgs, conditionsOf } from "./common/accessCondition";
import { RESTRICTIONS, RestrictableResource } from "./common/restrictable";
import type { ServerGroup } from "./serverGroup";

export type {
    AccessCondition,
    AccessConditionArgs,
    AttributeCriterion,
    ClientType,
    OtherCriterion,
    Platform,
    PostureCriterion,
    RiskFactor,
    ScimGroupCriterion,
    TrustedNetworkCriterion,
} from "./common/accessCondition";

/** Action of a rule for matching requests. */
export type AccessAction = "Allow" | "Deny" | "Require approval";

/** Arguments of an access rule. */
export interface AccessRuleArgs {
    /** Name of the rule, unique in its microtenant. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether the rule is evaluated. @default true */
    enabled?: pulumi.Input<boolean>;
    /** Action for matching requests. The first matching rule decides. */
    action: pulumi.Input<AccessAction>;
    /** Message to the user when the rule decides. API: `customMsg`. @default none */
    message?: pulumi.Input<string>;
    /**
     * App Connector groups through which the application is reached, as resources or ids; a set, at most 48.
     * @default any
     */
    appConnectorGroups?: References<AppConnectorGroup>;
    /**
     * Server groups through which the application is reached, as resources or ids; a set. API: `appServerGroups`.
     * @default any
     */
    serverGroups?: References<ServerGroup>;
    /** Whether all conditions must be met, or any of them. API: `operator`. @default "all" */
    match?: pulumi.Input<"all" | "any">;
    /**
     * Conditions under which the rule applies; the order is not significant. A rule without conditions is refused,
     * because it would allow or deny all requests, unless `appliesToEverything` is true.
     * @default none
     */
    conditions?: readonly AccessConditionArgs[];
    /** Confirms that the rule has no conditions; not together with conditions. @default false */
    appliesToEverything?: pulumi.Input<boolean>;
    /**
     * Microtenant that the rule belongs to. A change replaces the rule.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * A rule of the access policy: which users may access which applications, and under which conditions. A new rule is the
 * last one; use `AccessRuleOrder` to order rules. API: `policySet/ID/rule`.
 * @see https://help.zscaler.com/zpa/policy-set-controller
 *
 * @example Allow one group of users from Client Connector
 * const sales = new zscaler.AccessRule("crm", {
 *     name: "CRM for sales",
 *     action: "Allow",
 *     conditions: [
 *         { segmentGroups: [crm] },
 *         { scimGroups: [{ identityProvider: okta.id, group: salesGroup.id }] },
 *         { clientTypes: ["Client Connector"] },
 *     ],
 * });
 *
 * @example Deny requests from other countries
 * const abroad = new zscaler.AccessRule("abroad", {
 *     name: "No access from abroad",
 *     action: "Deny",
 *     conditions: [{ countryCodes: ["FR", "DE"], negated: true }],
 * });
 */
export class AccessRule extends RestrictableResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:AccessRule");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly action: pulumi.Output<AccessAction>;
    declare readonly message: pulumi.Output<string | undefined>;
    /** Ids of the App Connector groups. */
    declare readonly appConnectorGroups: pulumi.Output<string[] | undefined>;
    /** Ids of the server groups. */
    declare readonly serverGroups: pulumi.Output<string[] | undefined>;
    declare readonly match: pulumi.Output<"all" | "any">;
    declare readonly conditions: pulumi.Output<AccessCondition[] | undefined>;
    declare readonly appliesToEverything: pulumi.Output<boolean | undefined>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;

    /**
     * Creates the rule and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: AccessRuleArgs, options?: pulumi.CustomResourceOptions) {
        const inputs = args?.conditions ? { ...args, conditions: conditionsOf(args.conditions) } : args;
        super(AccessRule.__pulumiType, name, inputs, PROPERTIES, options);
    }

    /**
     * Reads a rule that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getAccessRule` throws `NotFoundError` instead.
     * @param id Id of the rule; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): AccessRule {
        return new AccessRule(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of an access rule, including status and counters, which are not in the state. */
export interface GetAccessRuleResult extends Found<AccessRule> {
    /** Its place among all rules of the policy, from 1. */
    order: number;
    /** When the rule was created, in UTC. */
    createdAt?: string;
    /** When the rule was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The rule to look up, by `id` or by `name`. */
export interface GetAccessRuleArgs {
    /** Id of the rule. @default by name */
    id?: string;
    /** Name of the rule. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else the Default one */
    microtenantId?: string;
}

/** Filter of the rules to list. Without a filter, all of them. */
export interface GetAccessRulesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** @default any */
    action?: AccessAction;
    /** Microtenant to look in. @default the provider's microtenant, else the Default one */
    microtenantId?: string;
}

/**
 * Returns the access rule with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getAccessRule = one<GetAccessRuleArgs, GetAccessRuleResult, typeof definition>("zpa:AccessRule");

/** The same, with outputs of other resources as arguments. */
export const getAccessRuleOutput = outputOf(getAccessRule);

/**
 * Every access rule, or those that match the filter, each with its current values, first to last.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export async function getAccessRules(
    args: GetAccessRulesArgs = {},
    options?: LookupOptions,
): Promise<GetAccessRuleResult[]> {
    return (await rulesOf(args, options)).sort((a, b) => a.order - b.order);
}

const rulesOf = all<GetAccessRulesArgs, GetAccessRuleResult>("zpa:AccessRule", "microtenantId");

/** The same, with outputs of other resources as arguments. */
export const getAccessRulesOutput = outputOf(getAccessRules);

const PROPERTIES: PropertiesOf<AccessRuleArgs, AccessRule, typeof definition> = {
    name: true,
    description: true,
    enabled: true,
    action: true,
    message: true,
    appConnectorGroups: "reference",
    serverGroups: "reference",
    match: true,
    conditions: true,
    appliesToEverything: true,
    microtenantId: true,
    ...RESTRICTIONS,
};
