import { tooManyRequests } from "./errors";
import type { Switches } from "./switches";

const WINDOW_MS = 10_000;
const MINUTE_MS = 60_000;
const READS = 20;
const WRITES = 10;

/**
 * The two limiters in front of the API: a quota of the gateway, announced in every answer, and one of the backend that
 * shows itself only by refusing. Both run on real time, whatever the tenant's clock says.
 */
export class Limits {
    readonly #recent = new Map<string, number[]>();
    #minuteStart = 0;
    #used = 0;
    #sweptAt = 0;

    constructor(private readonly switches: Switches) {}

    /**
     * Counts a request at the gateway.
     * @returns the headers every authorised answer carries
     * @throws ApiError 429 when the minute's quota is used up
     */
    enterGateway(now = performance.now()): Record<string, string> {
        if (now - this.#minuteStart >= MINUTE_MS) {
            this.#minuteStart = now;
            this.#used = 0;
        }
        const { gatewayQuota, rateLimit } = this.switches;
        const reset = Math.ceil((this.#minuteStart + MINUTE_MS - now) / 1000);
        if (this.#used >= gatewayQuota && rateLimit !== "off") throw tooManyRequests(`${reset}s`);
        this.#used += 1;
        return {
            "x-ratelimit-limit": `${gatewayQuota}, ${gatewayQuota};w=60`,
            "x-ratelimit-remaining": String(Math.max(0, gatewayQuota - this.#used)),
            "x-ratelimit-reset": String(reset),
        };
    }

    /** @throws ApiError 429 with the time to wait; a refused request does not count. */
    enterBackend(method: string, path: string, now = performance.now()): void {
        const { rateLimit } = this.switches;
        if (rateLimit === "off") return;
        const isRead = method === "GET";
        const bucket = `${isRead ? "read" : "write"} ${rateLimit === "perUrl" ? path : ""}`;
        const recent = (this.#recent.get(bucket) ?? []).filter((at) => now - at < WINDOW_MS);
        if (recent.length >= (isRead ? READS : WRITES)) {
            const [oldest = now] = recent;
            throw tooManyRequests(`${Math.max(1, Math.ceil((oldest + WINDOW_MS - now) / 1000))}s`);
        }
        recent.push(now);
        this.#recent.set(bucket, recent);
        this.#sweep(now);
    }

    /** Forgets URLs that have been quiet, so that a long run over many objects stays small. */
    #sweep(now: number): void {
        if (now - this.#sweptAt < WINDOW_MS) return;
        this.#sweptAt = now;
        for (const [bucket, recent] of this.#recent) {
            const newest = recent.at(-1) ?? 0;
            if (now - newest >= WINDOW_MS) this.#recent.delete(bucket);
        }
    }
}
