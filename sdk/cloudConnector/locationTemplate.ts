import type * as pulumi from "@pulumi/pulumi";
import type { locationTemplate as definition } from "../../provider/cloudConnector/locationTemplate";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED, Resource } from "../resource";
import { resourceToken } from "../typeToken";

/** Arguments of a location template. */
export interface LocationTemplateArgs {
    /** Name of the template, unique in the tenant, at most 255 characters. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Free text. API: `desc`. @default none */
    description?: pulumi.Input<string>;
    /**
     * Prefix of the names of its locations: `PREFIX-REGION-NETWORK`. API: `templatePrefix`.
     * @default none: `REGION-NETWORK`
     */
    prefix?: pulumi.Input<string>;
    /** Whether client addresses in X-Forwarded-For are believed. API: `xffForwardEnabled`. @default false */
    xffForwarding?: pulumi.Input<boolean>;
    /** Whether users have to authenticate; not with `caution`. API: `authRequired`. @default false */
    authentication?: pulumi.Input<boolean>;
    /** Whether users who do not authenticate see a caution notice. API: `cautionEnabled`. @default false */
    caution?: pulumi.Input<boolean>;
    /**
     * After how many days users have to accept the acceptable use policy again, from 1. API: `aupEnabled`,
     * `aupTimeoutInDays`.
     * @default there is no such policy
     */
    acceptableUseDays?: pulumi.Input<number>;
    /** Whether the firewall inspects traffic. API: `ofwEnabled`. @default false */
    firewall?: pulumi.Input<boolean>;
    /** Whether intrusions are prevented; needs `firewall`. API: `ipsControl`. @default false */
    intrusionPrevention?: pulumi.Input<boolean>;
    /**
     * Most traffic towards the internet, from 1, with `downloadBandwidth`; Mbps according to the vendor's catalogue.
     * API: `upBandwidth`.
     * @default no limit
     */
    uploadBandwidth?: pulumi.Input<number>;
    /**
     * Most traffic from the internet, from 1, with `uploadBandwidth`; Mbps according to the vendor's catalogue.
     * API: `dnBandwidth`.
     * @default no limit
     */
    downloadBandwidth?: pulumi.Input<number>;
    /** Whether a user is remembered by the address in use. API: `surrogateIP`. @default false */
    ipSurrogate?: pulumi.Input<boolean>;
    /** After how many idle minutes an address is forgotten, from 1. API: `idleTimeInMinutes`. @default the service's */
    surrogateIdleMinutes?: pulumi.Input<number>;
    /**
     * Whether the address counts for browsers that could authenticate, too. API: `surrogateIPEnforcedForKnownBrowsers`.
     * @default false
     */
    surrogateForKnownBrowsers?: pulumi.Input<boolean>;
    /**
     * After how many minutes such a browser has to authenticate again, from 1. API: `surrogateRefreshTimeInMinutes`.
     * @default the service's
     */
    surrogateRefreshMinutes?: pulumi.Input<number>;
}

/**
 * A location template: what a location is made with when the first Cloud Connector of a network enrolls.
 * API: `locationTemplate`.
 * @see https://help.zscaler.com/cloud-branch-connector/about-location-templates
 *
 * @example Locations with the firewall enabled
 * const template = new zscaler.LocationTemplate("aws", { name: "AWS", prefix: "AWS", firewall: true });
 */
export class LocationTemplate extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("cloudConnector:LocationTemplate");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly prefix: pulumi.Output<string | undefined>;
    declare readonly xffForwarding: pulumi.Output<boolean>;
    declare readonly authentication: pulumi.Output<boolean>;
    declare readonly caution: pulumi.Output<boolean>;
    declare readonly acceptableUseDays: pulumi.Output<number | undefined>;
    declare readonly firewall: pulumi.Output<boolean>;
    declare readonly intrusionPrevention: pulumi.Output<boolean>;
    declare readonly uploadBandwidth: pulumi.Output<number | undefined>;
    declare readonly downloadBandwidth: pulumi.Output<number | undefined>;
    declare readonly ipSurrogate: pulumi.Output<boolean>;
    declare readonly surrogateIdleMinutes: pulumi.Output<number | undefined>;
    declare readonly surrogateForKnownBrowsers: pulumi.Output<boolean>;
    declare readonly surrogateRefreshMinutes: pulumi.Output<number | undefined>;

    /**
     * Creates the template and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: LocationTemplateArgs, options?: pulumi.CustomResourceOptions) {
        super(LocationTemplate.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a template that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getLocationTemplate` throws `NotFoundError` instead.
     * @param id Id of the template.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): LocationTemplate {
        return new LocationTemplate(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a location template. */
export interface GetLocationTemplateResult extends Found<LocationTemplate> {
    /** When the template was last changed, in UTC. */
    modifiedAt?: string;
    /** Login of the administrator who changed it last. */
    modifiedBy?: string;
}

/** The template to look up, by `id` or by `name`. */
export interface GetLocationTemplateArgs {
    /** Id of the template. @default by name */
    id?: string;
    /** Name of the template. @default by id */
    name?: string;
}

/** Filter of the templates to list. Without a filter, all of them. */
export interface GetLocationTemplatesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
}

/**
 * Returns the location template with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getLocationTemplate = one<GetLocationTemplateArgs, GetLocationTemplateResult, typeof definition>(
    "cloudConnector:LocationTemplate",
);

/** The same, with outputs of other resources as arguments. */
export const getLocationTemplateOutput = outputOf(getLocationTemplate);

/**
 * Returns every location template that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getLocationTemplates = all<GetLocationTemplatesArgs, GetLocationTemplateResult>(
    "cloudConnector:LocationTemplate",
);

/** The same, with outputs of other resources as arguments. */
export const getLocationTemplatesOutput = outputOf(getLocationTemplates);

const PROPERTIES: PropertiesOf<LocationTemplateArgs, LocationTemplate, typeof definition> = {
    name: true,
    description: true,
    prefix: true,
    xffForwarding: true,
    authentication: true,
    caution: true,
    acceptableUseDays: true,
    firewall: true,
    intrusionPrevention: true,
    uploadBandwidth: true,
    downloadBandwidth: true,
    ipSurrogate: true,
    surrogateIdleMinutes: true,
    surrogateForKnownBrowsers: true,
    surrogateRefreshMinutes: true,
};
