import type { versionProfile as definition } from "../../provider/zpa/versionProfile";
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

/** The profile to look up, by `id` or by `name`. */
export interface GetVersionProfileArgs {
    /** Id of the profile. @default by name */
    id?: string;
    /**
     * Name of the profile: `Default`, `Previous Default`, `New Release`, their el8 forms, or one of your own.
     * @default by id
     */
    name?: string;
}

/** Filter of the profiles to list. Without a filter, all of them. */
export interface GetVersionProfilesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
}

/**
 * The version profile of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getVersionProfile = one<GetVersionProfileArgs, GetVersionProfileResult, typeof definition>(
    "zpa:VersionProfile",
);

/** The same, with outputs of other resources as arguments. */
export const getVersionProfileOutput = outputOf(getVersionProfile);

/**
 * Every version profile that the tenant may use, built-in and custom, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getVersionProfiles = all<GetVersionProfilesArgs, GetVersionProfileResult>("zpa:VersionProfile");

/** The same, with outputs of other resources as arguments. */
export const getVersionProfilesOutput = outputOf(getVersionProfiles);
