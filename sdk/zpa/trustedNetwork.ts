import type { trustedNetwork as definition } from "../../provider/zpa/trustedNetwork";
import { all, one, outputOf } from "../lookup";

/** A trusted network: one that clients recognize. It is set up in the client's own product. */
export interface GetTrustedNetworkResult {
    id: string;
    name: string;
    /** By what it is known there, and in the service's own rules. */
    networkId: string;
    /** Cloud of the product that it was set up in. */
    cloud?: string;
}

/** The network to look up, by `id` or by `name`. */
export interface GetTrustedNetworkArgs {
    /** Id of the network. @default by name */
    id?: string;
    /** Name of the network, with or without the cloud in parentheses behind it. @default by id */
    name?: string;
}

/** Filter of the networks to list. Without a filter, all of them. */
export interface GetTrustedNetworksArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** Cloud of the product that they were set up in. @default any */
    cloud?: string;
}

/**
 * The trusted network of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getTrustedNetwork = one<GetTrustedNetworkArgs, GetTrustedNetworkResult, typeof definition>(
    "zpa:TrustedNetwork",
);

/** The same, with outputs of other resources as arguments. */
export const getTrustedNetworkOutput = outputOf(getTrustedNetwork);

/**
 * Every trusted network, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getTrustedNetworks = all<GetTrustedNetworksArgs, GetTrustedNetworkResult>("zpa:TrustedNetwork");

/** The same, with outputs of other resources as arguments. */
export const getTrustedNetworksOutput = outputOf(getTrustedNetworks);
