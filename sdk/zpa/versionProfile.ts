import type * as pulumi from "@pulumi/pulumi";
import { asOutput, findAll, findOne, type InputsOf, type LookupOptions } from "../lookup";

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

/** Which profiles to list. Without a filter, all of them. */
export interface GetVersionProfilesArgs {
    /** A part of the name, whatever the case. @default any */
    name?: string;
}

/**
 * The version profile of this id or name.
 * @throws When the tenant has none; the error lists those it has.
 */
export function getVersionProfile(
    args: GetVersionProfileArgs,
    options?: LookupOptions,
): Promise<GetVersionProfileResult> {
    return findOne("zpa:VersionProfile", args, options);
}

/** The same for arguments that are outputs of other resources. */
export function getVersionProfileOutput(
    args: InputsOf<GetVersionProfileArgs>,
    options?: LookupOptions,
): pulumi.Output<GetVersionProfileResult> {
    return asOutput(getVersionProfile, args, options);
}

/** Every version profile that the tenant may use, built-in and custom, or those that the filter leaves. */
export function getVersionProfiles(
    args: GetVersionProfilesArgs = {},
    options?: LookupOptions,
): Promise<GetVersionProfileResult[]> {
    return findAll("zpa:VersionProfile", args, {}, options);
}

/** The same for arguments that are outputs of other resources. */
export function getVersionProfilesOutput(
    args: InputsOf<GetVersionProfilesArgs> = {},
    options?: LookupOptions,
): pulumi.Output<GetVersionProfileResult[]> {
    return asOutput(getVersionProfiles, args, options);
}
