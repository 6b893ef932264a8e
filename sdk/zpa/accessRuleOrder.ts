import type * as pulumi from "@pulumi/pulumi";
import type { accessRuleOrder as definition } from "../../provider/zpa/accessRuleOrder";
import type { PropertiesOf } from "../parity";
import { identityOf, idsOf, NOT_DECLARED, type References, Resource } from "../resource";
import type { AccessRule } from "./accessRule";

/** What is declared of the order of access rules. */
export interface AccessRuleOrderArgs {
    /** The rules, first to last, as resources or ids; each once. Rules that are not named keep their places. */
    rules: References<AccessRule>;
    /** Microtenant that the rules belong to. A change replaces the order. @default the provider's microtenant, else the Default one */
    microtenantId?: pulumi.Input<string>;
}

/**
 * The order of access rules among each other: the first that applies to a request decides. The rules are put into the
 * places that they hold together, and those of others keep theirs. One in a stack for each microtenant.
 *
 * @example
 * new zscaler.AccessRuleOrder("order", { rules: [blockContractors, allowSales, allowIntranet] });
 */
export class AccessRuleOrder extends Resource {
    /** Ids of the rules, first to last. */
    declare readonly rules: pulumi.Output<string[]>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;

    /** Puts the rules in order, and from then on keeps them so. Destroying it moves none of them. */
    constructor(name: string, args: AccessRuleOrderArgs, options?: pulumi.CustomResourceOptions) {
        const type = "zpa:AccessRuleOrder";
        const inputs = args && { ...args, rules: idsOf(args.rules), ...identityOf(type, name, options) };
        super(type, name, inputs, PROPERTIES, options);
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
    microtenantId: true,
};
