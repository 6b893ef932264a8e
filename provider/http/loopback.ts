import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { isIP } from "node:net";

/** Whether a URL's host name is meant to be this machine: what is sent there crosses no network. */
export function isLoopback(hostname: string): boolean {
    return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}

/** The system's name of the failure when it is not. */
export const ELSEWHERE = "NOT_THIS_MACHINE";

/** The first address that such a name leads to and that is another machine's. */
export function elsewhere(hostname: string, addresses: readonly string[]): string | undefined {
    if (!isLoopback(hostname)) {
        return undefined;
    }
    return addresses.find((address) => !isLoopback(isIP(address) === 6 ? `[${address}]` : address));
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** Finds the addresses of a host. A name for this machine that leads to another one is refused: it was trusted as such. */
export function lookUpHost(hostname: string, options: LookupOptions, found: Found): void {
    lookup(hostname, options, (error, address: string | LookupAddress[], family) => {
        const all = typeof address === "string" ? [address] : (address ?? []).map((each) => each.address);
        const other = error ? undefined : elsewhere(hostname, all);
        found(other === undefined ? error : Object.assign(new Error(other), { code: ELSEWHERE }), address, family);
    });
}
