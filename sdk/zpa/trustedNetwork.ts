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

/** Which network to look up: by `id` or by `name`. */
export interface GetTrustedNetworkArgs {
    /** Id of the network. @default by name */
    id?: string;
    /** Name of the network, with or without the cloud in parentheses behind it. @default by id */
    name?: string;
}

/** Which networks to list. Without a filter, all of them. */
export interface GetTrustedNetworksArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** Cloud of the product that they were set up in. @default any */
    cloud?: string;
}

/**
 * The trusted network of this id or name.
 * @throws When there is none; the error lists those there are.
 */
export const getTrustedNetwork = one<GetTrustedNetworkArgs, GetTrustedNetworkResult>("zpa:TrustedNetwork");

/** The same, with outputs of other resources as arguments. */
export const getTrustedNetworkOutput = outputOf(getTrustedNetwork);

/** Every trusted network, or those that match the filter. */
export const getTrustedNetworks = all<GetTrustedNetworksArgs, GetTrustedNetworkResult>("zpa:TrustedNetwork");

/** The same, with outputs of other resources as arguments. */
export const getTrustedNetworksOutput = outputOf(getTrustedNetworks);
