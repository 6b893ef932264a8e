/** Somebody has stopped the drill: it rolls back, and ends. */
export class DrillStopped extends Error {
    override name = "DrillStopped";

    constructor(readonly signal: string) {
        super(`stopped by ${signal}`);
    }
}

/** What has stopped the drill, if an error says that something has. */
export const stoppedBy = (error: unknown): string | undefined =>
    error instanceof DrillStopped ? error.signal : undefined;

/** A UTC timestamp, without fractions. */
export const inSeconds = (seconds: number): string =>
    new Date(Math.floor(seconds) * 1000).toISOString().replace(".000Z", "Z");
