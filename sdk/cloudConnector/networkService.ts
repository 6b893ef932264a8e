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

/** Which network services to list. Without a filter, all of them. */
export interface GetNetworkServicesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** For example `CUSTOM`. @default any */
    type?: string;
}

/**
 * The network service of this id or name.
 * @throws When there is none; the error names those that come near.
 */
export const getNetworkService = one<IdOrNameArgs, GetNetworkServiceResult>("cloudConnector:NetworkService");

/** The same, with outputs of other resources as arguments. */
export const getNetworkServiceOutput = outputOf(getNetworkService);

/** Every network service, or those that match the filter. */
export const getNetworkServices = all<GetNetworkServicesArgs, GetNetworkServiceResult>("cloudConnector:NetworkService");

/** The same, with outputs of other resources as arguments. */
export const getNetworkServicesOutput = outputOf(getNetworkServices);
