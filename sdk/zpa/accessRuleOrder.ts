import type * as pulumi from "@pulumi/pulumi";
import type { accessRuleOrder as definition } from "../../provider/zpa/accessRuleOrder";
import type { PropertiesOf } from "../parity";
import { idOf, idsOf, NOT_DECLARED, type Reference, type References, Resource } from "../resource";
import type { AccessRule } from "./accessRule";
import { foretold } from "./shared/foretoldOrder";

/** What is declared of the order of access rules. */
export interface AccessRuleOrderArgs {
    /** The rules, first to last, as resources or ids; each once. Rules that are not named keep their places. */
    rules: References<AccessRule>;
    /**
     * Another rule, as a resource or id, directly behind which the rules stand; instead of `before`. It may be one that was
     * looked up. @default the rules stand in the places that they hold together
     */
    after?: Reference<AccessRule>;
    /** Another rule, directly before which the rules stand; instead of `after`. @default as without `after` */
    before?: Reference<AccessRule>;
    /** Microtenant that the rules belong to. A change replaces the order. @default the provider's microtenant, else the Default one */
    microtenantId?: pulumi.Input<string>;
}

/**
 * The order of access rules among each other: the first that applies to a request decides. The rules are put directly
 * behind or before another rule, or into the places that they hold together; those of others keep their order. One in a
 * stack for each microtenant.
 *
 * @example
 * const blocked = zscaler.getAccessRuleOutput({ name: "Blocked countries" });
 * new zscaler.AccessRuleOrder("order", { rules: [blockContractors, allowSales, allowIntranet], after: blocked.id });
 */
export class AccessRuleOrder extends Resource {
    /** Ids of the rules, first to last. */
    declare readonly rules: pulumi.Output<string[]>;
    /** Id of the rule behind which they stand. */
    declare readonly after: pulumi.Output<string | undefined>;
    /** Id of the rule before which they stand. */
    declare readonly before: pulumi.Output<string | undefined>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;

    /** Puts the rules in order, and from then on keeps them so. Destroying it moves none of them. */
    constructor(name: string, args: AccessRuleOrderArgs, options?: pulumi.CustomResourceOptions) {
        const inputs = args && {
            ...args,
            rules: idsOf(args.rules),
            after: args.after && idOf(args.after),
            before: args.before && idOf(args.before),
            ...foretold(name, args, options),
        };
        super("zpa:AccessRuleOrder", name, inputs, PROPERTIES, options);
    }

    /**
     * Reads the order of all rules of a policy, whoever manages them.
     * @param id Id of the access policy; `MICROTENANT_ID/ID` for that of a microtenant.
     * @throws When there is no such policy, in preview as well.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): AccessRuleOrder {
        return new AccessRuleOrder(name, NOT_DECLARED, { ...options, id });
    }
}

const PROPERTIES: PropertiesOf<AccessRuleOrderArgs, AccessRuleOrder, typeof definition> = {
    rules: true,
    after: true,
    before: true,
    microtenantId: true,
};
