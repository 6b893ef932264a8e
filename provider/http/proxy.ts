import { BlockList, isIP } from "node:net";
import type { ProxySettings } from "../connection";
import { isLoopback } from "./loopback";

/** The proxy that leads to this URL; undefined when it is reached directly, as this machine always is. */
export function proxyFor(url: URL, proxy: ProxySettings | undefined): string | undefined {
    const through = url.protocol === "https:" ? proxy?.https : proxy?.http;
    if (!through || isLoopback(url.hostname) || isExempt(url, proxy?.none ?? "")) {
        return undefined;
    }
    return proxyUrl(through)?.href;
}

/** A proxy as it was configured; a bare `host:port` is one that speaks HTTP. Undefined when it is no address. */
export function proxyUrl(text: string): URL | undefined {
    const full = /^\w+:\/\//.test(text) ? text : `http://${text}`;
    return URL.canParse(full) ? new URL(full) : undefined;
}

function isExempt(url: URL, none: string): boolean {
    const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, "");
    const port = url.port || (url.protocol === "https:" ? "443" : "80");
    return none
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean)
        .some((entry) => entry === "*" || matches(entry, host, port));
}

function matches(entry: string, host: string, port: string): boolean {
    const [, name = entry, onlyPort] = /^(.+?|\[.+\])(?::(\d+))?$/.exec(entry.replace(/^\*?\./, "")) ?? [];
    const bare = isIP(entry) ? entry : name.replace(/^\[|\]$/g, "");
    if (onlyPort && !isIP(entry) && onlyPort !== port) {
        return false;
    }
    return host === bare || (isIP(host) ? inNetwork(host, entry) : host.endsWith(`.${bare}`));
}

function inNetwork(address: string, entry: string): boolean {
    const [network = "", bits = ""] = entry.split("/");
    const family = isIP(network) === 6 ? "ipv6" : "ipv4";
    if (isIP(network) !== isIP(address) || !/^\d+$/.test(bits) || Number(bits) > (family === "ipv6" ? 128 : 32)) {
        return false;
    }
    const list = new BlockList();
    list.addSubnet(network, Number(bits), family);
    return list.check(address, family);
}
