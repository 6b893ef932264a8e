import type { location as definition } from "../../provider/cloudConnector/location";
import { all, one, outputOf } from "../lookup";
import type { Cloud } from "./types";

/** A location: a network with Cloud Connectors, made by the first of them, or another place that traffic comes from. */
export interface GetLocationResult {
    id: string;
    name: string;
    /** Of one with connectors, the address from which they reach the service. */
    description?: string;
    /** As the service spells it: `UNITED_STATES`. */
    country?: string;
    state?: string;
    /** IANA name, such as `America/Vancouver`; as the service spells it where that is no such name. */
    timeZone?: string;
    /** Cloud of its network. */
    cloud?: Cloud;
    /** Id of its VPC, or name of its virtual network. */
    network?: string;
    /** `WORKLOAD`, `CORPORATE`, `SERVER`, `GUESTWIFI` or `IOT`. */
    profile?: string;
    /** Id of the location that it is a part of. */
    parent?: string;
    /** Whether a connector has made it. */
    madeByConnectors: boolean;
    /** Whether there are connectors in it: after the last one was deleted there are none. */
    hasConnectors: boolean;
}

/** The location to look up, by `id` or by `name`. */
export interface GetLocationArgs {
    /** Id of the location. @default by name */
    id?: string;
    /** Name of the location. @default by id */
    name?: string;
}

/** Filter of the locations to list. Without a filter, all of them. */
export interface GetLocationsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** As the service spells it: `UNITED_STATES`. @default any */
    country?: string;
    /** @default any */
    cloud?: Cloud;
    /** Id of the VPC, or name of the virtual network. @default any */
    network?: string;
    /** For example `WORKLOAD`. @default any */
    profile?: string;
    /** @default both */
    madeByConnectors?: boolean;
    /** @default both */
    hasConnectors?: boolean;
}

/**
 * The location of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getLocation = one<GetLocationArgs, GetLocationResult, typeof definition>("cloudConnector:Location");

/** The same, with outputs of other resources as arguments. */
export const getLocationOutput = outputOf(getLocation);

/**
 * Every location, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getLocations = all<GetLocationsArgs, GetLocationResult>("cloudConnector:Location");

/** The same, with outputs of other resources as arguments. */
export const getLocationsOutput = outputOf(getLocations);
