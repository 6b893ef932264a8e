/** Lets work on the same thing run one after the other, first come, first served. */
export class KeyedMutex {
    private readonly last = new Map<string, Promise<unknown>>();

    async run<T>(thing: string, work: () => Promise<T>): Promise<T> {
        const before = this.last.get(thing) ?? Promise.resolve();
        const mine = before.then(work, work);
        this.last.set(thing, mine);
        const forget = () => {
            if (this.last.get(thing) === mine) this.last.delete(thing);
        };
        mine.then(forget, forget);
        return mine;
    }
}
