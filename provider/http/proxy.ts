import { BlockList, isIP } from "node:net";
import type { ProxySettings } from "../connection/connection";
import { isLoopback } from "./loopback";

const UNNAMED = "settings";

export const MUST_BE_PROXY = "must be a URL such as http://proxy.example.com:3128";

/** The proxy that a request goes through. */
export interface ProxyInUse {
    /** With its credentials. */
    href: string;
    /** Where it listens, for messages. */
    host: string;
    /** The setting or variable that names it. */
    named: string;
}

/** The proxy that leads to this URL; undefined when it is reached directly, as this machine always is. */
export function proxyFor(url: URL, proxy: ProxySettings | undefined): ProxyInUse | undefined {
    const scheme = url.protocol === "https:" ? "https" : "http";
    const through = proxy?.[scheme];
    if (!through || isLoopback(url.hostname) || isExempt(url, proxy?.none ?? "")) {
        return undefined;
    }
    const at = proxyUrl(through);
    return at && { href: at.href, host: at.host, named: proxy?.named?.[scheme] ?? UNNAMED };
}

/** A proxy as it was configured; a bare `host:port` is one that speaks HTTP. Undefined when it is no address. */
export function proxyUrl(text: string): URL | undefined {
    const full = /^\w+:\/\//.test(text) ? text : `http://${text}`;
    return URL.canParse(full) ? new URL(full) : undefined;
}

/** What is wrong with a proxy's address, without the password that may be in it. */
export function proxyProblem(text: string): string | undefined {
    const url = proxyUrl(text);
    if (!url?.hostname) {
        return MUST_BE_PROXY;
    }
    if (!/^(https?|socks5?):$/.test(url.protocol)) {
        return `is ${url.protocol}//${url.host}: must begin with http:// or https://`;
    }
    return [url.username, url.password].every((part) => unescaped(part) !== undefined)
        ? undefined
        : `has an unescaped "%" in the user name or password for ${url.host}; write it as "%25"`;
}

/** Both spellings of the password of a proxy, as it stands in the URL and as it is meant. */
export function passwordsIn(text: string | undefined): string[] {
    const password = proxyUrl(text ?? "")?.password ?? "";
    return [password, unescaped(password) ?? ""];
}

function unescaped(text: string): string | undefined {
    try {
        return decodeURIComponent(text);
    } catch {
        return undefined;
    }
}

function isExempt(url: URL, none: string): boolean {
    const host = bare(url.hostname.toLowerCase());
    const port = url.port || (url.protocol === "https:" ? "443" : "80");
    return none
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean)
        .some((entry) => entry === "*" || matches(entry, host, port));
}

function matches(entry: string, host: string, port: string): boolean {
    const [, name = entry, onlyPort] = /^(.+?|\[.+\])(?::(\d+))?$/.exec(entry.replace(/^\*?\./, "")) ?? [];
    if (onlyPort && !isIP(entry) && onlyPort !== port) {
        return false;
    }
    const exempt = asInUrls(isIP(entry) ? entry : bare(name));
    return host === exempt || (isIP(host) ? inNetwork(host, entry) : host.endsWith(`.${exempt}`));
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, "");

/** A host as URLs have it: one form of each address, and international names in ASCII. */
function asInUrls(host: string): string {
    const url = `http://${isIP(host) === 6 ? `[${host}]` : host}`;
    return URL.canParse(url) ? bare(new URL(url).hostname) : host;
}

function inNetwork(address: string, entry: string): boolean {
    const [network = "", bits = ""] = entry.replace(/[[\]]/g, "").split("/");
    const family = isIP(network) === 6 ? "ipv6" : "ipv4";
    if (isIP(network) !== isIP(address) || !/^\d+$/.test(bits) || Number(bits) > (family === "ipv6" ? 128 : 32)) {
        return false;
    }
    const list = new BlockList();
    list.addSubnet(network, Number(bits), family);
    return list.check(address, family);
}
