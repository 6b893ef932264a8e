import type { drToolVersion as definition } from "../../provider/zpa/drToolVersion";
import { all, one, outputOf } from "../lookup";

/** A version of the tool that writes the TXT records of disaster recovery. */
export interface GetDrToolVersionResult {
    id: string;
    name: string;
    /** As returned by the API, such as `WINDOWS`. */
    platform?: string;
    version?: string;
    /** Whether it is the latest one of its platform. */
    latest: boolean;
}

/** The version to look up, by `id` or by `name`. */
export interface GetDrToolVersionArgs {
    /** Id of the version. @default by name */
    id?: string;
    /** Name of the version. @default by id */
    name?: string;
}

/** Filter of the versions to list. Without a filter, all of them. */
export interface GetDrToolVersionsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default any */
    platform?: string;
    /** Only the latest ones, or only the others. @default both */
    latest?: boolean;
}

/**
 * The DR tool version of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getDrToolVersion = one<GetDrToolVersionArgs, GetDrToolVersionResult, typeof definition>(
    "zpa:DrToolVersion",
);

/** The same, with outputs of other resources as arguments. */
export const getDrToolVersionOutput = outputOf(getDrToolVersion);

/**
 * Every DR tool version, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getDrToolVersions = all<GetDrToolVersionsArgs, GetDrToolVersionResult>("zpa:DrToolVersion");

/** The same, with outputs of other resources as arguments. */
export const getDrToolVersionsOutput = outputOf(getDrToolVersions);
