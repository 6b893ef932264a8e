import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** A location of Internet Access, by the id that Private Access has for it. */
export interface GetPrivateAccessLocationResult {
    id: string;
    name: string;
    enabled: boolean;
}

/** Which locations to list. Without a filter, all of them. */
export interface GetPrivateAccessLocationsArgs {
    /** A part of the name, whatever the case. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
}

/**
 * The location of this id or name, as Private Access knows it.
 * @throws When there is none; the error names those that come near.
 */
export const getPrivateAccessLocation = one<IdOrNameArgs, GetPrivateAccessLocationResult>("zpa:PrivateAccessLocation");

/** The same for arguments that are outputs of other resources. */
export const getPrivateAccessLocationOutput = outputOf(getPrivateAccessLocation);

/** Every location that Private Access knows, or those that the filter leaves. */
export const getPrivateAccessLocations = all<GetPrivateAccessLocationsArgs, GetPrivateAccessLocationResult>(
    "zpa:PrivateAccessLocation",
);

/** The same for arguments that are outputs of other resources. */
export const getPrivateAccessLocationsOutput = outputOf(getPrivateAccessLocations);
