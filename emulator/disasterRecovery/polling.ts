import type { Tenant } from "../core/tenant";
import { type Activation, activationIn } from "./activation";
import { isDnsStopped } from "./settings";
import { changesOf, resolved, valuesOf } from "./zone";

/** `off` is the ordinary way by the cloud. */
export type Mode = "off" | "test" | "on";

/** Somebody who reads the record of a domain from time to time, and does what it says. */
export interface Reader {
    readonly mode: Mode;
    /** Epoch milliseconds: it reads at this moment, and each interval after it. */
    readonly readsSince: number;
    /** Milliseconds. */
    readonly interval: number;
    /** The domain it reads. @default none: it stays as it is */
    readonly domain?: string;
    /** PEM. */
    readonly publicKey?: string;
    /** Whether it also follows a record for tests. */
    readonly tests: boolean;
}

/** What a reader did. */
export interface Switched {
    readonly mode: Mode;
    /** Epoch milliseconds. */
    readonly at: number;
}

/**
 * What a reader does between two moments. It reads as often as it does, and only reads that may find something new are looked at.
 *
 * @param restarts whether a switch starts the reader anew, which then reads at once and in its interval from there
 */
export function followed(tenant: Tenant, reader: Reader, from: number, to: number, restarts: boolean): Switched[] {
    const { domain, interval } = reader;
    if (domain === undefined) return [];
    const changes = [...changesOf(tenant, domain), ...boundaries(tenant, domain)].sort((one, other) => one - other);
    const switched: Switched[] = [];
    let { mode, readsSince } = reader;
    const readAtOrAfter = (moment: number) =>
        readsSince + Math.max(0, Math.ceil((moment - readsSince) / interval)) * interval;
    for (let at = readAtOrAfter(from + 1); at <= to; ) {
        const wanted = wantedMode(tenant, { ...reader, mode }, domain, at);
        if (wanted !== mode) {
            mode = wanted;
            switched.push({ mode, at });
            if (restarts) readsSince = at;
        }
        const next = changes.find((change) => change > at);
        if (next === undefined) break;
        at = readAtOrAfter(next);
    }
    return switched;
}

function wantedMode(tenant: Tenant, { mode, publicKey, tests }: Reader, domain: string, at: number): Mode {
    if (isDnsStopped(tenant)) return mode;
    const { drUnsignedRecord, drMissingRecord } = tenant.switches;
    const texts = valuesOf(resolved(tenant, domain, at), "TXT");
    const activation = activationIn(texts, { domain, publicKey, unsigned: drUnsignedRecord === "followed" });
    if (!activation) return drMissingRecord === "ends" ? "off" : mode;
    if (!isInForce(activation, at)) return "off";
    return activation.state === "test" && !tests ? "off" : activation.state;
}

function isInForce({ from = 0, until = Number.MAX_SAFE_INTEGER }: Activation, at: number): boolean {
    const second = Math.floor(at / 1000);
    return from <= second && second <= until;
}

/** The moments at which a record that stays begins or ceases to be in force. */
function boundaries(tenant: Tenant, domain: string): number[] {
    return changesOf(tenant, domain)
        .flatMap((at) => valuesOf(resolved(tenant, domain, at), "TXT"))
        .flatMap((text) => [...text.matchAll(/(?:^|;)([tx])=(\d{1,10})(?=;|$)/g)])
        .map(([, tag, seconds]) => (Number(seconds) + (tag === "x" ? 1 : 0)) * 1000);
}
