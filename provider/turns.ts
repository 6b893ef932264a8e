import { setTimeout as pause } from "node:timers/promises";

/** Lets work on the same thing run one after the other, first come, first served. */
export class Turns {
    private readonly last = new Map<string, Promise<unknown>>();

    /** @param restMs For how long after the work nobody gets a turn. @default 0 */
    async take<T>(thing: string, work: () => Promise<T>, restMs = 0): Promise<T> {
        const before = this.last.get(thing) ?? Promise.resolve();
        const mine = before.then(work, work);
        const rest = () => pause(restMs);
        const over = restMs > 0 ? mine.then(rest, rest) : mine;
        this.last.set(thing, over);
        const forget = () => {
            if (this.last.get(thing) === over) this.last.delete(thing);
        };
        over.then(forget, forget);
        return mine;
    }
}
