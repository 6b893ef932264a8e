import { isIP } from "node:net";

/** What the service says of a service edge. */
export interface PublishedServiceEdge {
    readonly enabled: boolean;
    /** The address that it connects from. */
    readonly publicIp?: string;
    /** What it is published under instead: addresses, or names. */
    readonly publishAddresses?: readonly string[];
}

/** What an A record can have of a service edge. */
export interface EdgeAddresses {
    /** IPv4 addresses at which clients reach it, each once, in order. */
    readonly addresses: string[];
    /** The name that it is published under, if it is. */
    readonly publishDomain?: string;
    /** Why something of it is left out, each reason once. */
    readonly skipped: string[];
}

/** The IPv4 addresses that a service edge is published under, else the one that it connects from. Only A records are documented. */
export function edgeAddresses({ enabled, publicIp, publishAddresses = [] }: PublishedServiceEdge): EdgeAddresses {
    const given = publishAddresses.length > 0 ? publishAddresses : publicIp === undefined ? [] : [publicIp];
    const publishDomain = given.find((each) => isIP(each) === 0);
    const skipped = enabled ? given.flatMap((each) => faultOf(each) ?? []) : ["it is disabled"];
    if (enabled && given.length === 0) skipped.push("it has no public address; it has to connect first");
    return {
        addresses: [...new Set(given.filter((each) => isIP(each) === 4))].sort(),
        ...(publishDomain !== undefined && { publishDomain }),
        skipped: [...new Set(skipped)],
    };
}

function faultOf(given: string): string | undefined {
    const version = isIP(given);
    if (version === 4) return undefined;
    return version === 6
        ? `${given} is an IPv6 address; clients look for A records alone`
        : `${given} is a domain, which an A record cannot have`;
}
