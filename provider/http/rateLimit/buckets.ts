import type { Connection } from "../../connection/connection";
import type { Call } from "../client";
import type { Clock } from "../clock";
import type { Log } from "../log";
import { RateLimiter, type Window } from "./rateLimiter";

/** Calls that share a limit of the service. */
export interface RateLimitBucket {
    /** Tells this lane from the others of a product. */
    readonly key: string;
    readonly windows: readonly Window[];
}

/** The lane that a call goes by. */
export type BucketOf = (call: Pick<Call, "method" | "path">) => RateLimitBucket;

const TEN_SECONDS = 10_000;

/** Limits that the service sets for all reads together, and for all writes together. */
export function readsAndWrites(connection: Pick<Connection, "readsPer10Seconds" | "writesPer10Seconds">): BucketOf {
    const lane = (key: string, most: number): RateLimitBucket => ({
        key,
        windows: most > 0 ? [{ most, ms: TEN_SECONDS }] : [],
    });
    const reads = lane("reads", connection.readsPer10Seconds);
    const writes = lane("writes", connection.writesPer10Seconds);
    return ({ method }) => (method === "GET" ? reads : writes);
}

/** One pacer for each lane in use. */
export class RateLimiters {
    readonly #pacers = new Map<string, RateLimiter>();

    constructor(
        private readonly laneOf: BucketOf,
        private readonly clock: Clock,
        private readonly log: Log,
    ) {}

    of(call: Pick<Call, "method" | "path">): RateLimiter {
        const { key, windows } = this.laneOf(call);
        let pacer = this.#pacers.get(key);
        if (!pacer) {
            pacer = new RateLimiter(call.method === "GET" ? "read" : "write", windows, this.clock, this.log);
            this.#pacers.set(key, pacer);
        }
        return pacer;
    }
}
