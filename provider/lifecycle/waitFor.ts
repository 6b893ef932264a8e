import type { Backend } from "../contract/backend";
import { formatDuration } from "../http/clock";

/** Time between two looks: little against what takes minutes, and few reads of those that the service allows. */
export const LOOK_MS = 5_000;
/** Who watches hears this often what is awaited. */
const REMINDER_MS = 15_000;

interface Wait<T> {
    /** What is waited for, for people: `an App Connector named "Lyon-1"`. */
    awaited: string;
    /** What it is waited for, for the error of a run that is stopped. */
    operation: string;
    /** 0: it has to be there. */
    mostMs: number;
    /** Undefined as long as it is not there. */
    look(): Promise<T | undefined>;
}

/** Waits for something that happens on the other side; undefined when it did not happen in time. */
export async function waitFor<T>(
    { awaited, operation, mostMs, look }: Wait<T>,
    time: Pick<Backend, "monotonicNow" | "pause" | "log">,
): Promise<T | undefined> {
    const begun = time.monotonicNow();
    let told: number | undefined;
    for (;;) {
        const found = await look();
        if (found !== undefined) return found;
        const now = time.monotonicNow();
        const left = begun + mostMs - now;
        if (left <= 0) return undefined;
        if (told === undefined || now - told >= REMINDER_MS) {
            const so =
                told === undefined
                    ? `waiting for ${awaited}`
                    : `still waiting for ${awaited} after ${formatDuration(now - begun)}`;
            time.log(`${so}, at most ${formatDuration(mostMs)}`);
            told = now;
        }
        await time.pause(Math.min(LOOK_MS, left), operation);
    }
}
