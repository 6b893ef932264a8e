import type { privateAccessLocation as definition } from "../../provider/zpa/privateAccessLocation";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** A location of Internet Access, by the id that Private Access has for it. */
export interface GetPrivateAccessLocationResult {
    id: string;
    name: string;
    enabled: boolean;
}

/** Filter of the locations to list. Without a filter, all of them. */
export interface GetPrivateAccessLocationsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
}

/**
 * The location of this id or name, as Private Access knows it.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getPrivateAccessLocation = one<IdOrNameArgs, GetPrivateAccessLocationResult, typeof definition>(
    "zpa:PrivateAccessLocation",
);

/** The same, with outputs of other resources as arguments. */
export const getPrivateAccessLocationOutput = outputOf(getPrivateAccessLocation);

/**
 * Every location that Private Access knows, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getPrivateAccessLocations = all<GetPrivateAccessLocationsArgs, GetPrivateAccessLocationResult>(
    "zpa:PrivateAccessLocation",
);

/** The same, with outputs of other resources as arguments. */
export const getPrivateAccessLocationsOutput = outputOf(getPrivateAccessLocations);
