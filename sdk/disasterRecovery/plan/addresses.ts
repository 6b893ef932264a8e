import { isIP } from "node:net";

/** What the service says of a service edge. */
export interface PublishedServiceEdge {
    /** The address that it connects from. */
    readonly publicIp?: string;
    /** What it is published under instead: addresses, or names. */
    readonly publishAddresses?: readonly string[];
}

/** What an A record can have of a service edge. */
export interface EdgeAddresses {
    /** IPv4 addresses at which clients reach it, each once, in order. */
    readonly addresses: string[];
    /** IPv6 addresses and names that it has beside them, or instead. */
    readonly others: string[];
    /** The name that it is published under, if it is. */
    readonly publishDomain?: string;
}

/** The IPv4 addresses that a service edge is published under, else the one that it connects from. Only A records are documented. */
export function edgeAddresses({ publicIp, publishAddresses = [] }: PublishedServiceEdge): EdgeAddresses {
    const given = publishAddresses.length > 0 ? publishAddresses : publicIp === undefined ? [] : [publicIp];
    const publishDomain = given.find((each) => isIP(each) === 0);
    const all = [...new Set(given)].sort();
    return {
        addresses: all.filter((each) => isIP(each) === 4),
        others: all.filter((each) => isIP(each) !== 4),
        ...(publishDomain !== undefined && { publishDomain }),
    };
}
