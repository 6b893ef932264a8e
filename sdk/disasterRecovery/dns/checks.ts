import { isIPv4 } from "node:net";
import { MOST_BYTES_OF_TEXT } from "../recordText";
import type { RecordLimits } from "./publisher";

/** Ranges that clients outside of the network do not reach. */
const PRIVATE = /^(10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

export const isPrivate = (address: string): boolean => PRIVATE.test(address);

/** Why addresses cannot be the A records, and what to do. */
export function addressFaults(addresses: readonly string[], limits?: RecordLimits): string[] {
    const twice = addresses.filter((each, at) => addresses.indexOf(each) < at);
    return [
        ...(addresses.length === 0
            ? ["is empty; add the addresses of the Private Service Edges that are designated, which clients connect to"]
            : []),
        ...addresses
            .filter((each) => !isIPv4(each))
            .map((each) => `has "${each}"; set IPv4 addresses: only A records are documented`),
        ...twice.map((each) => `has ${each} twice; remove one`),
        ...tooMany(addresses, limits),
    ];
}

/** Why texts cannot be the TXT records, and what to do. */
export function textFaults(texts: readonly string[], limits?: RecordLimits): string[] {
    return [
        ...texts.flatMap((text) => {
            const bytes = Buffer.byteLength(text);
            return bytes > MOST_BYTES_OF_TEXT
                ? [`has a text of ${bytes} bytes; a string of a TXT record has at most ${MOST_BYTES_OF_TEXT}`]
                : [];
        }),
        ...(texts.every((text) => /^[\x20-\x7e]+$/.test(text) && !/["\\]/.test(text))
            ? []
            : [
                  "has a text with a quote, a backslash or a character that is not ASCII, which DNS providers change; pass the text that was generated",
              ]),
        ...tooMany(texts, limits),
    ];
}

/** Why a domain cannot be in the provider's zone. */
export function zoneFault(domainName: string, { zone, dnsProvider }: RecordLimits): string | undefined {
    if (zone === undefined || domainName.endsWith(`.${zone}`)) return undefined;
    return `is "${domainName}", which is not in the zone ${zone} of ${dnsProvider}; pass the zone that the domain is in`;
}

function tooMany(values: readonly string[], limits: RecordLimits | undefined): string[] {
    if (!limits || values.length <= limits.mostValues) return [];
    return [`has ${values.length} values; a record set of ${limits.dnsProvider} has at most ${limits.mostValues}`];
}
