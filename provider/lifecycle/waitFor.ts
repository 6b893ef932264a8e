import type { Backend } from "../contract/definition";
import { inWords } from "../http/clock";

/** Time between two looks: little against what takes minutes, and few reads of those that the service allows. */
export const LOOK_MS = 5_000;
/** Who watches hears this often what is awaited. */
const REMINDER_MS = 15_000;

interface Wait<T> {
    /** What is waited for, for people: `an App Connector named "Lyon-1"`. */
    awaited: string;
    /** What it is waited for, for the error of a run that is stopped. */
    doing: string;
    /** 0: it has to be there. */
    mostMs: number;
    /** Undefined as long as it is not there. */
    look(): Promise<T | undefined>;
}

/** Waits for something that happens on the other side; undefined when it did not happen in time. */
export async function waitFor<T>(
    { awaited, doing, mostMs, look }: Wait<T>,
    time: Pick<Backend, "elapsed" | "pause" | "tell">,
): Promise<T | undefined> {
    const begun = time.elapsed();
    let told: number | undefined;
    for (;;) {
        const found = await look();
        if (found !== undefined) return found;
        const now = time.elapsed();
        const left = begun + mostMs - now;
        if (left <= 0) return undefined;
        if (told === undefined || now - told >= REMINDER_MS) {
            const so = told === undefined ? "waiting" : `after ${inWords(now - begun)} still waiting`;
            time.tell(`${so} for ${awaited}, at most ${inWords(mostMs)}`);
            told = now;
        }
        await time.pause(Math.min(LOOK_MS, left), doing);
    }
}
