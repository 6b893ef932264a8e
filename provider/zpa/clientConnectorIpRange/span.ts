import type { Span } from "../../contract/definition";
import type { Wire } from "../../contract/fields";
import { textOf } from "../../contract/fields";

/** Which addresses a range has, as numbers. */

const BITS = 32;

/** How a range is declared: by its ends, or as a subnet. */
export interface Declared {
    firstAddress?: string | undefined;
    lastAddress?: string | undefined;
    subnet?: string | undefined;
}

/** An IPv4 address as a number, so that addresses compare. */
export const numberOf = (address: string): number =>
    address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

const addressOf = (number: number): string =>
    [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");

/** The subnet that an address with a prefix is in: `10.1.0.0/16` of `10.1.2.3/16`. */
export function subnetOf(cidr: string): string {
    const { from, prefix } = partsOf(cidr);
    return `${addressOf(from)}/${prefix}`;
}

/** Undefined while the addresses are not complete. */
export function spanOf({ firstAddress, lastAddress, subnet }: Declared): Span | undefined {
    if (subnet !== undefined) {
        const { from, size } = partsOf(subnet);
        return { property: "subnet", from, to: from + size - 1, says: subnet };
    }
    if (firstAddress === undefined || lastAddress === undefined) return undefined;
    const says = `${firstAddress} to ${lastAddress}`;
    return { property: "firstAddress", from: numberOf(firstAddress), to: numberOf(lastAddress), says };
}

/** What an answer says of the addresses. A subnet may come with its first and last address, which then say nothing more. */
export function declaredOf({ ipRangeBegin, ipRangeEnd, subnetCidr }: Wire): Declared {
    const subnet = textOf(subnetCidr);
    return subnet === undefined ? { firstAddress: textOf(ipRangeBegin), lastAddress: textOf(ipRangeEnd) } : { subnet };
}

function partsOf(cidr: string): { from: number; size: number; prefix: number } {
    const [address = "", prefix = String(BITS)] = cidr.split("/");
    const size = 2 ** (BITS - Number(prefix));
    return { from: Math.floor(numberOf(address) / size) * size, size, prefix: Number(prefix) };
}
