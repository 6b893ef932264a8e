/** Lets work on a thing wait until the work on it that was begun before has ended, well or not. */
export class Turns {
    readonly #last = new Map<string, Promise<unknown>>();

    /** @param thing what only one may work on at a time */
    take<Result>(thing: string, work: () => Promise<Result>): Promise<Result> {
        const turn = (this.#last.get(thing) ?? Promise.resolve()).then(work, work);
        this.#last.set(thing, turn);
        return turn;
    }
}
