import { isDeepStrictEqual } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import type { accessRuleOrder as definition } from "../../provider/zpa/accessRuleOrder";
import { knownValue } from "../insideOutputs";
import type { PropertiesOf } from "../parity";
import { Preview } from "../previews";
import type { Reference, References } from "../references";
import { NOT_DECLARED, Resource } from "../resource";
import { resourceToken } from "../typeToken";
import { type AccessRule, getAccessRules } from "./accessRule";
import { foretold } from "./accessRuleOrder/previewOrder";
import { movesIn } from "./accessRuleOrder/ruleMoves";

/** Arguments of the order of access rules. */
export interface AccessRuleOrderArgs {
    /** The rules, first to last, as resources or ids; each once. Rules that are not named keep their places. */
    rules: References<AccessRule>;
    /**
     * Another rule, as a resource or id, directly behind which the rules stand; instead of `before`. It may be one that
     * was looked up. @default the rules stand in the places that they hold together
     */
    after?: Reference<AccessRule>;
    /** Another rule, directly before which the rules stand; instead of `after`. @default as without `after` */
    before?: Reference<AccessRule>;
    /**
     * Microtenant that the rules belong to. A change replaces the order.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * The order of access rules among each other: the first that applies to a request decides. The rules are put directly
 * behind or before another rule, or into the places that they hold together; those of others keep their order. One in a
 * stack for each microtenant.
 * API: `policySet/ID/reorder`.
 * @see https://help.zscaler.com/zpa/policy-set-controller
 *
 * @example Three rules after a rule of another administrator
 * const blocked = zscaler.getAccessRuleOutput({ name: "Blocked countries" });
 * new zscaler.AccessRuleOrder("order", { rules: [blockContractors, allowSales, allowIntranet], after: blocked.id });
 */
export class AccessRuleOrder extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:AccessRuleOrder");

    /** Ids of the rules, first to last. */
    declare readonly rules: pulumi.Output<string[]>;
    /** Id of the rule behind which they stand. */
    declare readonly after: pulumi.Output<string | undefined>;
    /** Id of the rule before which they stand. */
    declare readonly before: pulumi.Output<string | undefined>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;

    /**
     * Puts the rules in order, and from then on keeps them so. Destroying it moves none of them.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: AccessRuleOrderArgs, options?: pulumi.CustomResourceOptions) {
        const inputs = args && { ...args, ...foretold(name, args, options) };
        super(AccessRuleOrder.__pulumiType, name, inputs, PROPERTIES, options);
        if (args)
            Preview.current()?.tell(this, (before, after) => newOrder(this, args.rules, before.rules, after.rules));
    }

    /**
     * Reads the order of all rules of a policy, regardless of who manages them. If there is none, the preview and the update
     * fail, which a program cannot catch.
     * @param id Id of the access policy; `MICROTENANT_ID/ID` for that of a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): AccessRuleOrder {
        return new AccessRuleOrder(name, NOT_DECLARED, { ...options, id });
    }
}

/** What a new order changes, by the names of the rules: from their resources, else looked up. */
async function newOrder(
    order: AccessRuleOrder,
    rules: References<AccessRule>,
    before: unknown,
    after: unknown,
): Promise<string | undefined> {
    const names = new Map<string, string>();
    const note = (id?: string, name?: string) => id !== undefined && name !== undefined && names.set(id, name);
    for (const rule of Array.isArray(rules) ? rules : []) {
        if (isRule(rule)) note(await knownValue(rule.id), await knownValue(rule.name));
    }
    const [old = [], wanted = []] = [before, after].map((list) => (Array.isArray(list) ? list.map(textOrNothing) : []));
    if (isDeepStrictEqual(old, wanted)) return undefined;
    const unnamed = [...old, ...wanted].some((id) => id !== undefined && !names.has(id));
    const found = unnamed ? await getAccessRules({}, { parent: order }).catch(() => []) : [];
    for (const { id, name } of found) if (!names.has(id)) names.set(id, name);
    return movesIn(
        old.filter((id) => id !== undefined),
        wanted,
        (id) => names.get(id),
    );
}

const isRule = (rule: Reference<AccessRule>): rule is AccessRule => pulumi.CustomResource.isInstance(rule);
/** A rule that is still to be created has no id. */
const textOrNothing = (id: unknown): string | undefined => (typeof id === "string" ? id : undefined);

const PROPERTIES: PropertiesOf<AccessRuleOrderArgs, AccessRuleOrder, typeof definition> = {
    rules: "reference",
    after: "reference",
    before: "reference",
    microtenantId: true,
};
