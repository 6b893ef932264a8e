import type * as pulumi from "@pulumi/pulumi";
import type { logAndControlRule as definition } from "../../provider/cloudConnector/logAndControlRule";
import { type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { LookedUp } from "../references";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import { allRules, type GetRuleArgs, RULE, type RuleArgs, RuleResource } from "./common/rule";
import type { GetForwardingGatewayResult } from "./forwardingGateway";

/** Arguments of a log and control rule. */
export interface LogAndControlRuleArgs extends RuleArgs {
    /** Log and control gateway, as a result of `getForwardingGateway` or as an id. API: `proxyGateway`. */
    gateway: LookedUp<GetForwardingGatewayResult>;
}

/**
 * A log and control rule: the gateway through which connectors themselves reach Zscaler, to enroll, get policies and
 * software, and send logs. Over OneAPI alone.
 * API: `ecRules/self`.
 * @see https://help.zscaler.com/cloud-branch-connector/about-log-and-control-forwarding
 *
 * @example Gateway of the connectors of one group
 * const gateway = zscaler.getForwardingGatewayOutput({ name: "Default Connector Self" });
 * new zscaler.LogAndControlRule("eu", { name: "EU", cloudConnectorGroups: [frankfurt], gateway });
 */
export class LogAndControlRule extends RuleResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("cloudConnector:LogAndControlRule");

    declare readonly gateway: pulumi.Output<string>;

    /**
     * Creates the rule and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: LogAndControlRuleArgs, options?: pulumi.CustomResourceOptions) {
        super(LogAndControlRule.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a rule that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getLogAndControlRule` throws `NotFoundError` instead.
     * @param id Id of the rule.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): LogAndControlRule {
        return new LogAndControlRule(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a log and control rule. */
export interface GetLogAndControlRuleResult extends Found<LogAndControlRule> {
    /** When the rule was last changed, in UTC. */
    modifiedAt?: string;
    /** Login of the administrator who changed it last. */
    modifiedBy?: string;
}

/** Filter of the rules to list. Without a filter, all of them. */
export interface GetLogAndControlRulesArgs {
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
}

/**
 * Returns the log and control rule with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getLogAndControlRule = one<GetRuleArgs, GetLogAndControlRuleResult, typeof definition>(
    "cloudConnector:LogAndControlRule",
);

/** The same, with outputs of other resources as arguments. */
export const getLogAndControlRuleOutput = outputOf(getLogAndControlRule);

/**
 * Every log and control rule, or those that match the filter, each with its current values, first to last.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getLogAndControlRules = allRules<GetLogAndControlRulesArgs, GetLogAndControlRuleResult>(
    "cloudConnector:LogAndControlRule",
);

/** The same, with outputs of other resources as arguments. */
export const getLogAndControlRulesOutput = outputOf(getLogAndControlRules);

const PROPERTIES: PropertiesOf<LogAndControlRuleArgs, LogAndControlRule, typeof definition> = {
    ...RULE,
    gateway: "lookup",
};
