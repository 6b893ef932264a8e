import { all, one, outputOf } from "../lookup";

/** A posture profile: what a device must be like. It is set up in the client's own product. */
export interface GetPostureProfileResult {
    id: string;
    name: string;
    /** By what it is known there, and in the service's own rules. */
    postureId: string;
    /** What is looked at, in the service's words. */
    postureType?: string;
    /** Operating system that it is for. */
    platform?: string;
    /** Domain that a device must have joined. */
    domain?: string;
    /** Cloud of the product that it was set up in. */
    cloud?: string;
}

/** Which profile to look up: by `id` or by `name`. */
export interface GetPostureProfileArgs {
    /** Id of the profile. @default by name */
    id?: string;
    /** Name of the profile, with or without the cloud in parentheses behind it. @default by id */
    name?: string;
}

/** Which profiles to list. Without a filter, all of them. */
export interface GetPostureProfilesArgs {
    /** A part of the name, whatever the case. @default any */
    name?: string;
    /** What is looked at, in the service's words. @default any */
    postureType?: string;
    /** Cloud of the product that they were set up in. @default any */
    cloud?: string;
}

/**
 * The posture profile of this id or name.
 * @throws When there is none; the error lists those there are.
 */
export const getPostureProfile = one<GetPostureProfileArgs, GetPostureProfileResult>("zpa:PostureProfile");

/** The same for arguments that are outputs of other resources. */
export const getPostureProfileOutput = outputOf(getPostureProfile);

/** Every posture profile, or those that the filter leaves. */
export const getPostureProfiles = all<GetPostureProfilesArgs, GetPostureProfileResult>("zpa:PostureProfile");

/** The same for arguments that are outputs of other resources. */
export const getPostureProfilesOutput = outputOf(getPostureProfiles);
