import * as pulumi from "@pulumi/pulumi";
import type { Cloud, FormFactor } from "..";
import { ProvisioningUrl } from "..";
import { checkedOutput } from "../argumentChecks";

const URL_PATTERN = /^(?:https:\/\/)?([\w.-]+\/api\/v1\/provUrl\?name=[^\s&]+)$/;
const labelOf: Readonly<Record<Cloud, string>> = { aws: "AWS", azure: "Azure", gcp: "Google Cloud" };

/** What a deployment is, for which its provisioning URL must be made. */
export interface Deployed {
    /** The component, such as `CloudConnectors "west"`. */
    readonly subject: string;
    readonly cloud: Cloud;
    readonly autoScaling: boolean;
    readonly formFactor: FormFactor;
}

/**
 * The text that machines are started with. A URL that was made for another kind of deployment would leave them
 * unregistered without an error, so it is refused as soon as it is known.
 */
export function provisioningUrlText(
    given: ProvisioningUrl | pulumi.Input<string>,
    deployed: Deployed,
): pulumi.Output<string> {
    const { subject } = deployed;
    if (!pulumi.CustomResource.isInstance(given)) {
        return checkedOutput(pulumi.output(given), subject, malformed).apply(
            (url) => URL_PATTERN.exec(url)?.[1] ?? url,
        );
    }
    // Known in previews in which the URL itself is not: when it is new, or replaced.
    const facts = pulumi.all([given.cloud, given.autoScaling, given.formFactor]);
    // Tests of a program may leave out what the provider fills in.
    const faultOf = ([cloud = deployed.cloud, autoScaling = false, formFactor = "small"]: Known) =>
        mismatch({ cloud, autoScaling, formFactor }, deployed);
    return pulumi.all([given.url, checkedOutput<Known>(facts, subject, faultOf)]).apply(([url]) => url);
}

type Known = [cloud?: Cloud, autoScaling?: boolean, formFactor?: FormFactor];

/** Whether it is the resource, by which groups can be found. */
export function isProvisioningUrl(given: ProvisioningUrl | pulumi.Input<string>): given is ProvisioningUrl {
    return given instanceof ProvisioningUrl;
}

function malformed(url: string): string | undefined {
    if (URL_PATTERN.test(url)) return undefined;
    return `provisioningUrl is "${url}"; set the text that the console shows, such as connector.zscaler.net/api/v1/provUrl?name=NAME`;
}

function mismatch(url: Omit<Deployed, "subject">, deployed: Deployed): string | undefined {
    if (url.cloud !== deployed.cloud) {
        return `provisioningUrl is for ${labelOf[url.cloud]}; set one whose cloud is "${deployed.cloud}"`;
    }
    if (url.autoScaling !== deployed.autoScaling) {
        const [is, wants] = [url.autoScaling, deployed.autoScaling].map((scales) => (scales ? "with" : "without"));
        const kind = url.autoScaling ? "autoScaling" : "fixed";
        return `provisioningUrl is for deployments ${is} auto scaling, and capacity is one ${wants} it; set capacity.kind to "${kind}", or use a provisioning URL with autoScaling ${deployed.autoScaling}`;
    }
    if (url.formFactor !== deployed.formFactor) {
        return `provisioningUrl is for form factor "${url.formFactor}"; set formFactor to it, or use a provisioning URL for "${deployed.formFactor}"`;
    }
    return undefined;
}
