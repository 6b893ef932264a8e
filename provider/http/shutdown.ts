/**
 * What one piece of work knows of the request to stop everything. An `AbortSignal` would say the same, and making and
 * watching one would take longer than all else that a call does on this side.
 */
export class Stop {
    #reason: Error | undefined;

    /** @param said Makes the error of what is stopped. */
    constructor(
        private readonly shutdown: Shutdown,
        private readonly said: () => Error,
    ) {}

    get requested(): boolean {
        return this.shutdown.requested;
    }

    /** The same error each time. */
    get reason(): Error {
        this.#reason ??= this.said();
        return this.#reason;
    }

    /** Calls `listener` once, when the stop is requested, or now if that has been; the returned function withdraws it. */
    onRequest(listener: () => void): () => void {
        return this.shutdown.onInterrupt(listener);
    }
}

/** A request to stop everything, and what is still going on. One for the process, unless a test brings its own. */
export class Shutdown {
    readonly #listeners = new Set<() => void>();
    readonly #underway = new Map<symbol, string>();
    readonly #whenIdle: (() => void)[] = [];
    #requested = false;

    get requested(): boolean {
        return this.#requested;
    }

    /** What has begun and not ended. */
    get underway(): string[] {
        return [...this.#underway.values()];
    }

    /** From now on nothing starts, and whoever waits stops waiting. What was sent may still be answered. */
    interrupt(): void {
        this.#requested = true;
        for (const listener of [...this.#listeners]) {
            listener();
        }
        this.#listeners.clear();
    }

    /** Calls `listener` once, at the interruption, or now if that has been; the returned function withdraws it. */
    onInterrupt(listener: () => void): () => void {
        if (this.#requested) {
            listener();
            return () => undefined;
        }
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    /** Notes that something is going on until the returned function is called. */
    begin(operation: string): () => void {
        const key = Symbol(operation);
        this.#underway.set(key, operation);
        return () => {
            this.#underway.delete(key);
            if (this.#underway.size === 0) {
                for (const resolve of this.#whenIdle.splice(0)) {
                    resolve();
                }
            }
        };
    }

    /** Resolves when nothing is going on. */
    idle(): Promise<void> {
        return this.#underway.size === 0 ? Promise.resolve() : new Promise((resolve) => this.#whenIdle.push(resolve));
    }
}

/** Process-wide, because a signal stops the process: all of its clients obey it. */
export const runShutdown = new Shutdown();

/** Stops all clients of this process, as SIGINT and SIGTERM do once `exitWhenWritten` was called. */
export function shutdown(): void {
    runShutdown.interrupt();
}

/** How long a write that was sent when the process was told to stop may take to be answered. Milliseconds. */
export const GRACE_MS = 3_000;

/** After the last answer: the time its result needs to leave this process. */
const FAREWELL_MS = 100;

/** The engine kills five seconds after it asked; whatever happens, we are gone before. */
const LAST_MOMENT_MS = 3_800;

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
/** Process-wide, as signals are. */
let installed = false;

/**
 * Makes SIGINT and SIGTERM end this process in order: at once when no call is under way, else when the writes already
 * sent are answered, within four seconds in any case. For the provider's own process only; once is enough.
 */
export function exitWhenWritten(): void {
    if (installed) {
        return;
    }
    installed = true;
    for (const [signal, exitCode] of Object.entries(SIGNALS)) {
        process.on(signal, () => shutdownAndExit(exitCode));
    }
}

/** Process-wide, because the process ends for all of its clients at once. */
const farewells = new Set<() => Promise<void>>();

/** What is done when nothing is under way any more, before this process ends in order. It must be quick, and must not fail. */
export function onShutdown(farewell: () => Promise<void>): void {
    farewells.add(farewell);
}

/** The same without a signal. */
export function shutdownAndExit(exitCode: number = SIGNALS.SIGTERM): void {
    const busy = runShutdown.underway.length > 0;
    shutdown();
    if (!busy && farewells.size === 0) {
        process.exit(exitCode);
    }
    setTimeout(() => process.exit(exitCode), LAST_MOMENT_MS);
    runShutdown
        .idle()
        .then(() => Promise.all([...farewells].map((farewell) => farewell())))
        .then(() => setTimeout(() => process.exit(exitCode), FAREWELL_MS));
}
