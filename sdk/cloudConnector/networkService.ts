import type { networkService as definition } from "../../provider/cloudConnector/networkService";
import { all, type IdOrNameArgs, one, outputOf } from "../lookup";

/** A network service: a name for ports of TCP and UDP. It comes with the tenant, or is set up in the portal. */
export interface GetNetworkServiceResult {
    id: string;
    name: string;
    description?: string;
    /** `STANDARD`, `PREDEFINED` or `CUSTOM`. */
    type?: string;
    /** TCP ports that traffic goes to, such as `443` or `8000-8010`. */
    tcpPorts: string[];
    /** UDP ports that traffic goes to. */
    udpPorts: string[];
    /** TCP ports that traffic comes from; empty for any. */
    sourceTcpPorts: string[];
    /** UDP ports that traffic comes from; empty for any. */
    sourceUdpPorts: string[];
}

/** Filter of the network services to list. Without a filter, all of them. */
export interface GetNetworkServicesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** For example `CUSTOM`. @default any */
    type?: string;
}

/**
 * The network service of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message names those that come near
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getNetworkService = one<IdOrNameArgs, GetNetworkServiceResult, typeof definition>(
    "cloudConnector:NetworkService",
);

/** The same, with outputs of other resources as arguments. */
export const getNetworkServiceOutput = outputOf(getNetworkService);

/**
 * Every network service, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getNetworkServices = all<GetNetworkServicesArgs, GetNetworkServiceResult>("cloudConnector:NetworkService");

/** The same, with outputs of other resources as arguments. */
export const getNetworkServicesOutput = outputOf(getNetworkServices);
