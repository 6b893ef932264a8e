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

/** Resolves after `ms`; rejects with the signal's reason as soon as the signal aborts. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
        if (signal.aborted) {
            reject(signal.reason);
            return;
        }
        const stopped = () => {
            cancel();
            reject(signal.reason);
        };
        const cancel = clock.after(ms, () => {
            signal.removeEventListener("abort", stopped);
            resolve();
        });
        signal.addEventListener("abort", stopped, { once: true });
    });
}

/** Waits for `work` no longer than until the signal aborts; the work itself goes on for others who wait for it. */
export function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
        const stopped = () => reject(signal.reason);
        if (signal.aborted) {
            stopped();
        }
        signal.addEventListener("abort", stopped, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stopped));
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
