import type { Reply } from "../../core/http";
import type { Tenant } from "../../core/tenant";
import type { Request } from "../../server/gateway";

/** How long any cache may answer a read. */
export const MAX_AGE_SECONDS = 10;

interface Kept {
    readonly until: number;
    readonly reply: Reply;
}

/** A cache on the way to the service, as its answers permit one: reads may be older than the caller's own writes. */
export class StaleReads {
    readonly #kept = new Map<string, Kept>();

    constructor(private readonly tenant: Tenant) {}

    /** Answers from the cache, else from the service. */
    through(request: Request, answer: () => Reply): Reply {
        if (this.tenant.switches.staleReads === "off" || request.method !== "GET") return answer();
        const key = `${request.path}?${request.query}`;
        const now = this.tenant.clock.now();
        const kept = this.#kept.get(key);
        const { "cache-control": wish = "", pragma = "" } = request.headers;
        const isFreshWanted = /no-cache|no-store|max-age=0/i.test(`${wish} ${pragma}`);
        if (kept && now < kept.until && !isFreshWanted) return kept.reply;
        const reply = answer();
        for (const [old, { until }] of this.#kept) if (until <= now) this.#kept.delete(old);
        this.#kept.set(key, { until: now + MAX_AGE_SECONDS * 1_000, reply });
        return reply;
    }
}
