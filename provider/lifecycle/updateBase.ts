import type { Backend } from "../contract/backend";
import type { Endpoint } from "../contract/endpoint";

/** How old the object may be over which an update lays what the program changed. */
const LEAST_AGE_MS = 10_000;
/** How old it may be at most, as a part of the time that the updates of the collection have taken so far. */
const PART = 0.8;
/** After how long without an update the next one belongs to another burst. */
const QUIET_MS = 120_000;

interface Burst {
    startedAt: number;
    lastAt: number;
}

/** The updates of a run, by collection. */
class Bursts {
    readonly of = new Map<string, Burst>();
}

/**
 * How old the objects of a collection may be for the update whose turn it is. A run that updates hundreds of objects is paced
 * over minutes, and reading their list again every few seconds takes more calls than it is worth. So the list is read again
 * after 10, 50, 250 seconds, and so on. What another administrator changes before such a reading is kept; a change of the same
 * object between that reading and its update is overwritten, because the service takes whole objects without a condition.
 */
export function baseAgeMs(backend: Pick<Backend, "monotonicNow" | "state">, { path, scope = "" }: Endpoint): number {
    const known = backend.state(Bursts).of;
    const key = `${path} ${scope}`;
    const now = backend.monotonicNow();
    const before = known.get(key);
    const startedAt = before && now - before.lastAt < QUIET_MS ? before.startedAt : now;
    known.set(key, { startedAt, lastAt: now });
    return Math.max(LEAST_AGE_MS, PART * (now - startedAt));
}
