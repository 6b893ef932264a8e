import * as pulumi from "@pulumi/pulumi";
import { type InputsOf, lookup } from "../lookup";

/** A version profile: which software version connectors get, and how soon. */
export interface GetVersionProfileResult {
    id: string;
    name: string;
    description?: string;
    /** Who sees it: `ALL`, `CUSTOM` or `NONE`. */
    visibilityScope?: string;
    /** How fast a new version is taken: `WEEK`, `DAY`, `NOW` or `FORCE_NOW`. */
    upgradePriority?: string;
    /** Versions by role and platform. They change with every release. */
    versions: { role?: string; platform?: string; version?: string }[];
}

/** Which profile to look up: by `id` or by `name`. */
export interface GetVersionProfileArgs {
    /** Id of the profile. @default by name */
    id?: string;
    /** Name of the profile: `Default`, `Previous Default`, `New Release`, their el8 forms, or one of your own. @default by id */
    name?: string;
}

/**
 * The version profile of this id or name.
 * @throws When the tenant has none; the error lists those it has.
 */
export function getVersionProfile(args: GetVersionProfileArgs): Promise<GetVersionProfileResult> {
    return lookup((provider, config) => provider.findVersionProfile({ ...args }, config));
}

/** The same for arguments that are outputs of other resources. */
export function getVersionProfileOutput(args: InputsOf<GetVersionProfileArgs>): pulumi.Output<GetVersionProfileResult> {
    return pulumi.output(args).apply((known) => getVersionProfile(known));
}

/** Every version profile that the tenant may use, built-in and custom. */
export function getVersionProfiles(): Promise<GetVersionProfileResult[]> {
    return lookup((provider, config) => provider.findVersionProfiles(config));
}

/** The same as an output. */
export function getVersionProfilesOutput(): pulumi.Output<GetVersionProfileResult[]> {
    return pulumi.output(getVersionProfiles());
}
