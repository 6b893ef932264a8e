import { tooManyRequests } from "../core/errors";
import { SlidingWindow } from "../core/slidingWindow";
import type { Switches } from "../switches";
import { Quota } from "./quota";

const WINDOW_MS = 10_000;
const READS = 20;
const WRITES = 10;

/**
 * The two limiters in front of the API: a quota of the gateway, announced in every answer, and one of the backend that
 * shows itself only by refusing. Both run on real time, whatever the tenant's clock says.
 */
export class Limits {
    readonly #quota = new Quota(60);
    readonly #windows = new Map<string, SlidingWindow>();
    #sweptAt = 0;

    constructor(private readonly switches: Switches) {}

    /**
     * Counts a request at the gateway.
     * @returns the headers every authorised answer carries
     * @throws ApiError 429 when the minute's quota is used up
     */
    enterGateway(now = performance.now()): Record<string, string> {
        const { gatewayQuota, rateLimit } = this.switches;
        const wait = this.#quota.enter(gatewayQuota, now);
        if (wait > 0 && rateLimit !== "off") throw tooManyRequests(`${wait}s`);
        return this.#quota.headers(gatewayQuota, now);
    }

    /** @throws ApiError 429 with the time to wait; a refused request does not count. */
    enterBackend(method: string, path: string, now = performance.now()): void {
        const { rateLimit } = this.switches;
        if (rateLimit === "off") return;
        const isRead = method === "GET";
        const bucket = `${isRead ? "read" : "write"} ${rateLimit === "perUrl" ? path : ""}`;
        const window = this.#windows.get(bucket) ?? new SlidingWindow(isRead ? READS : WRITES, WINDOW_MS);
        this.#windows.set(bucket, window);
        const wait = window.wait(now);
        if (wait > 0) throw tooManyRequests(`${Math.max(1, Math.ceil(wait / 1_000))}s`);
        window.admit(now);
        this.#sweep(now);
    }

    /** Forgets URLs that have been quiet, so that a long run over many objects stays small. */
    #sweep(now: number): void {
        if (now - this.#sweptAt < WINDOW_MS) return;
        this.#sweptAt = now;
        for (const [bucket, window] of this.#windows) if (window.isQuiet(now)) this.#windows.delete(bucket);
    }
}
