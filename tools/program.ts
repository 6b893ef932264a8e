/**
 * Runs a program of this folder: an error is its message and an exit code, and an interrupt ends it with everything that it started.
 */
export function program(main: () => Promise<void>): void {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
        // Whoever waits for a foreground process listens too, and goes on when that has ended.
        process.on(signal, () => {
            if (process.listenerCount(signal) === 1) process.exit(130);
        });
    }
    main().catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 1;
    });
}
