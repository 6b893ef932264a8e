import { all, one, outputOf } from "../lookup";

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
    /** Part of the name, case-insensitive. @default any */
    name?: string;
}

/**
 * The version profile of this id or name.
 * @throws When the tenant has none; the error lists those it has.
 */
export const getVersionProfile = one<GetVersionProfileArgs, GetVersionProfileResult>("zpa:VersionProfile");

/** The same, with outputs of other resources as arguments. */
export const getVersionProfileOutput = outputOf(getVersionProfile);

/** Every version profile that the tenant may use, built-in and custom, or those that match the filter. */
export const getVersionProfiles = all<GetVersionProfilesArgs, GetVersionProfileResult>("zpa:VersionProfile");

/** The same, with outputs of other resources as arguments. */
export const getVersionProfilesOutput = outputOf(getVersionProfiles);
