import type * as pulumi from "@pulumi/pulumi";
import type { provisioningUrl as definition } from "../../provider/cloudConnector/provisioningUrl";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { Reference } from "../references";
import { NOT_DECLARED, Resource } from "../resource";
import { resourceToken } from "../typeToken";
import type { LocationTemplate } from "./locationTemplate";
import type { Cloud, ReleaseChannel } from "./types";

/** How large the machines of connectors are. */
export type FormFactor = "small" | "medium" | "large";

/** Arguments of a provisioning URL. */
export interface ProvisioningUrlArgs {
    /** Name, unique in the tenant and a part of the URL. No leading or trailing spaces. A change replaces the URL. */
    name: pulumi.Input<string>;
    /** Free text. API: `desc`. @default none */
    description?: pulumi.Input<string>;
    /** Cloud in which the connectors run. A change replaces the URL. API: `cloudProviderType`. */
    cloud: pulumi.Input<Cloud>;
    /** Location template of the connectors, as a resource or as an id. */
    locationTemplate: Reference<LocationTemplate>;
    /**
     * How large their machines are; as deployed. `"medium"` and `"large"` only on AWS without `autoScaling`.
     * @default "small"
     */
    formFactor?: pulumi.Input<FormFactor>;
    /**
     * Whether the number of connectors scales with the load: Auto Scaling in the console and on the AWS Marketplace; on
     * Azure it means Virtual Machine Scale Sets (VMSS). On Google Cloud only with `autoScalingImage`. Zscaler support
     * enables it for a tenant. A change replaces the URL. API: `autoScale`.
     * @default false
     */
    autoScaling?: pulumi.Input<boolean>;
    /** Releases that connectors get when they are deployed. @default the service's */
    releaseChannel?: pulumi.Input<ReleaseChannel>;
    /**
     * Image of the deployment, only for `autoScaling` on Google Cloud: `"zs-cc-ga-03092026"` or one of a later day. It
     * is not sent. @default none, without which `autoScaling` is refused there
     */
    autoScalingImage?: pulumi.Input<string>;
}

/**
 * A provisioning URL: the URL that Cloud Connectors are deployed with. Zscaler creates their group when the first one
 * registers. API: `provUrl`.
 * @see https://help.zscaler.com/cloud-branch-connector/about-cloud-provisioning-templates
 *
 * @example URL for Auto Scaling in AWS
 * const url = new zscaler.ProvisioningUrl("aws", { name: "AWS", cloud: "aws", locationTemplate: template, autoScaling: true });
 */
export class ProvisioningUrl extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("cloudConnector:ProvisioningUrl");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly cloud: pulumi.Output<Cloud>;
    /** Id of the location template. */
    declare readonly locationTemplate: pulumi.Output<string>;
    declare readonly formFactor: pulumi.Output<FormFactor>;
    declare readonly autoScaling: pulumi.Output<boolean>;
    declare readonly releaseChannel: pulumi.Output<ReleaseChannel | undefined>;
    declare readonly autoScalingImage: pulumi.Output<string | undefined>;
    /** URL that machines are started with, without `https://`. API: `provUrl`. */
    declare readonly url: pulumi.Output<string>;

    /**
     * Creates the URL and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ProvisioningUrlArgs, options?: pulumi.CustomResourceOptions) {
        super(ProvisioningUrl.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a URL that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getProvisioningUrl` throws `NotFoundError` instead.
     * @param id Id of the URL.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): ProvisioningUrl {
        return new ProvisioningUrl(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a provisioning URL. */
export interface GetProvisioningUrlResult extends Found<ProvisioningUrl> {
    /** Status, as returned by the API: `NOT_DEPLOYED`, `DEPLOYED` and others. */
    status?: string;
    /** When it was last changed, in UTC. */
    modifiedAt?: string;
    /** Login of the administrator who changed it last. */
    modifiedBy?: string;
}

/** The URL to look up, by `id` or by `name`. */
export interface GetProvisioningUrlArgs {
    /** Id of the URL. @default by name */
    id?: string;
    /** Name of the URL. @default by id */
    name?: string;
}

/** Filter of the URLs to list. Without a filter, all of them. */
export interface GetProvisioningUrlsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default any */
    cloud?: Cloud;
    /** @default both */
    autoScaling?: boolean;
}

/**
 * Returns the provisioning URL with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getProvisioningUrl = one<GetProvisioningUrlArgs, GetProvisioningUrlResult, typeof definition>(
    "cloudConnector:ProvisioningUrl",
);

/** The same, with outputs of other resources as arguments. */
export const getProvisioningUrlOutput = outputOf(getProvisioningUrl);

/**
 * Returns every provisioning URL of Cloud Connectors that matches the filter, with its current values; without a
 * filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getProvisioningUrls = all<GetProvisioningUrlsArgs, GetProvisioningUrlResult>(
    "cloudConnector:ProvisioningUrl",
);

/** The same, with outputs of other resources as arguments. */
export const getProvisioningUrlsOutput = outputOf(getProvisioningUrls);

const PROPERTIES: PropertiesOf<ProvisioningUrlArgs, ProvisioningUrl, typeof definition> = {
    name: true,
    description: true,
    cloud: true,
    locationTemplate: "reference",
    formFactor: true,
    autoScaling: true,
    releaseChannel: true,
    autoScalingImage: true,
    url: "output",
};
