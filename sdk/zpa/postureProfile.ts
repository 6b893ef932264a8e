import type { postureProfile as definition } from "../../provider/zpa/postureProfile";
import { all, one, outputOf } from "../lookup";

/** A posture profile: requirements for a device. It is configured in Client Connector. */
export interface GetPostureProfileResult {
    id: string;
    name: string;
    /** By what it is known there, and in the service's own rules. */
    postureId: string;
    /** What is looked at, as returned by the API. */
    postureType?: string;
    /** Operating system that it is for. */
    platform?: string;
    /** Domain that a device must have joined. */
    domain?: string;
    /** Cloud of the product that it was set up in. */
    cloud?: string;
}

/** The profile to look up, by `id` or by `name`. */
export interface GetPostureProfileArgs {
    /** Id of the profile. @default by name */
    id?: string;
    /** Name of the profile, with or without the cloud in parentheses behind it. @default by id */
    name?: string;
}

/** Filter of the profiles to list. Without a filter, all of them. */
export interface GetPostureProfilesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** What is looked at, as returned by the API. @default any */
    postureType?: string;
    /** Cloud of the product that they were set up in. @default any */
    cloud?: string;
}

/**
 * The posture profile of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getPostureProfile = one<GetPostureProfileArgs, GetPostureProfileResult, typeof definition>(
    "zpa:PostureProfile",
);

/** The same, with outputs of other resources as arguments. */
export const getPostureProfileOutput = outputOf(getPostureProfile);

/**
 * Every posture profile, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getPostureProfiles = all<GetPostureProfilesArgs, GetPostureProfileResult>("zpa:PostureProfile");

/** The same, with outputs of other resources as arguments. */
export const getPostureProfilesOutput = outputOf(getPostureProfiles);
