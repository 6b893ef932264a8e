/** What became of each of many, in their order. */
export interface EachOf<One, T> {
    readonly done: T[];
    readonly failed: { readonly one: One; readonly error: unknown }[];
}

/** All at once: one that fails does not keep the others back. */
export async function eachOf<One, T>(all: readonly One[], act: (one: One) => Promise<T>): Promise<EachOf<One, T>> {
    const done: T[] = [];
    const failed: { one: One; error: unknown }[] = [];
    const settled = all.map((one) =>
        act(one).then(
            (result) => ({ result }),
            (error: unknown) => ({ one, error }),
        ),
    );
    for (const end of await Promise.all(settled)) {
        if ("one" in end) failed.push(end);
        else done.push(end.result);
    }
    return { done, failed };
}
