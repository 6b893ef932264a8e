import type * as pulumi from "@pulumi/pulumi";
import type { activation as definition } from "../../provider/cloudConnector/activation";
import type { PropertiesOf } from "../parity";
import { Resource } from "../resource";
import { resourceToken } from "../typeToken";

/** Result of an activation: `"queued"` until other administrators have activated their changes. */
export type ActivationResult = "active" | "queued";

/** When to activate, and whether to pass others. */
export interface ActivationArgs {
    /**
     * Texts of any kind, as a list or a map: whenever one of them changes, it is activated again.
     * @default activated once
     */
    triggers?: pulumi.Input<readonly pulumi.Input<string>[] | Record<string, pulumi.Input<string>>>;
    /**
     * Whether it also activates what other administrators have saved and not finished, instead of waiting for them.
     * @default false
     */
    force?: pulumi.Input<boolean>;
}

/**
 * An activation of everything that this credential has saved in Cloud & Branch Connector: for stacks whose
 * `zscaler:activation` is `manual`. What is to be activated is named in `dependsOn`. Destroying it undoes nothing.
 * API: `ecAdminActivateStatus`.
 * @see https://help.zscaler.com/cloud-branch-connector/saving-and-activating-changes
 *
 * @example Activate after changes of a template and a URL
 * new zscaler.Activation("all", { triggers: [JSON.stringify(settings)] }, { dependsOn: [template, url] });
 */
export class Activation extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("cloudConnector:Activation");

    declare readonly triggers: pulumi.Output<string[] | Record<string, string> | undefined>;
    declare readonly force: pulumi.Output<boolean>;
    /** Result of the last activation. */
    declare readonly result: pulumi.Output<ActivationResult>;

    /**
     * Activates, and again with every change of the arguments.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ActivationArgs = {}, options?: pulumi.CustomResourceOptions) {
        super(Activation.__pulumiType, name, args, PROPERTIES, options);
    }
}

const PROPERTIES: PropertiesOf<ActivationArgs, Activation, typeof definition> = {
    triggers: true,
    force: true,
    result: ["triggers", "force"],
};
