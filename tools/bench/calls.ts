import type { LoggedRequest } from "pulumi-zscaler/emulator";

const WINDOW_MS = 10_000;
/** What stands in the paths of the products' calls. */
const PRODUCTS = ["/mgmtconfig/", "/ztw/api/"];

/** Reads and writes of the API; signing in is not one of them. */
export function callsOf(requestLog: LoggedRequest[]): { reads: LoggedRequest[]; writes: LoggedRequest[] } {
    const api = requestLog.filter(({ path }) => PRODUCTS.some((product) => path.includes(product)));
    const isRead = ({ method }: LoggedRequest) => method === "GET";
    return { reads: api.filter(isRead), writes: api.filter((call) => !isRead(call)) };
}

/** The most of these calls in any stretch of time. @param windowMs how long it is; ten seconds, as the limits have it */
export function most(calls: LoggedRequest[], windowMs = WINDOW_MS): number {
    const times = calls.map(({ at }) => at).sort((a, b) => a - b);
    let [first, highest] = [0, 0];
    for (const [last, at] of times.entries()) {
        while (at - (times[first] ?? at) >= windowMs) first++;
        highest = Math.max(highest, last - first + 1);
    }
    return highest;
}
