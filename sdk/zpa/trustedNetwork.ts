import type * as pulumi from "@pulumi/pulumi";
import { asOutput, findAll, findOne, type InputsOf, type LookupOptions } from "../lookup";

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
    /** A part of the name, whatever the case. @default any */
    name?: string;
    /** Cloud of the product that they were set up in. @default any */
    cloud?: string;
}

/**
 * The trusted network of this id or name.
 * @throws When there is none; the error lists those there are.
 */
export function getTrustedNetwork(
    args: GetTrustedNetworkArgs,
    options?: LookupOptions,
): Promise<GetTrustedNetworkResult> {
    return findOne("zpa:TrustedNetwork", args, options);
}

/** The same for arguments that are outputs of other resources. */
export function getTrustedNetworkOutput(
    args: InputsOf<GetTrustedNetworkArgs>,
    options?: LookupOptions,
): pulumi.Output<GetTrustedNetworkResult> {
    return asOutput(getTrustedNetwork, args, options);
}

/** Every trusted network, or those that the filter leaves. */
export function getTrustedNetworks(
    args: GetTrustedNetworksArgs = {},
    options?: LookupOptions,
): Promise<GetTrustedNetworkResult[]> {
    return findAll("zpa:TrustedNetwork", args, {}, options);
}

/** The same for arguments that are outputs of other resources. */
export function getTrustedNetworksOutput(
    args: InputsOf<GetTrustedNetworksArgs> = {},
    options?: LookupOptions,
): pulumi.Output<GetTrustedNetworkResult[]> {
    return asOutput(getTrustedNetworks, args, options);
}
