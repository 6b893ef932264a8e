import type { Stop } from "./shutdown";

/** Time as the transport sees it; tests put a virtual one in its place. */
export interface Clock {
    /** Milliseconds on a clock that only goes forward, unaffected by corrections of the wall clock. */
    now(): number;
    /** Runs `callback` once after `ms` milliseconds; the returned function cancels it. */
    after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
    now: () => performance.now(),
    after(ms, callback) {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
    },
};

/** Resolves after `ms`; rejects with the reason of the stop as soon as that is requested. */
export function pause(clock: Clock, ms: number, stop: Stop): Promise<void> {
    return new Promise((resolve, reject) => {
        if (stop.requested) {
            reject(stop.reason);
            return;
        }
        const cancel = clock.after(ms, () => {
            withdraw();
            resolve();
        });
        const withdraw = stop.onRequest(() => {
            cancel();
            reject(stop.reason);
        });
    });
}

/** Waits for `work` no longer than until the stop is requested; the work itself goes on for others who wait for it. */
export function unlessStopped<T>(work: Promise<T>, stop: Stop): Promise<T> {
    return new Promise((resolve, reject) => {
        const withdraw = stop.onRequest(() => reject(stop.reason));
        work.then(resolve, reject).finally(withdraw);
    });
}

/** "850 ms", "13 s", "4 min": rounded the way a person would say it. */
export function formatDuration(ms: number): string {
    if (ms < 1000) {
        return `${Math.ceil(ms)} ms`;
    }
    const seconds = Math.ceil(ms / 1000);
    return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
