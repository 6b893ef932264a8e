/** Lets work on the same thing run one after the other, first come, first served. */
export class Turns {
    private readonly last = new Map<string, Promise<unknown>>();

    async take<T>(thing: string, work: () => Promise<T>): Promise<T> {
        const before = this.last.get(thing);
        const mine = (before ?? Promise.resolve()).then(work, work);
        this.last.set(thing, mine);
        try {
            return await mine;
        } finally {
            if (this.last.get(thing) === mine) this.last.delete(thing);
        }
    }
}
