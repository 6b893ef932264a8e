export type Values = Readonly<Record<string, unknown>>;

/** What is wrong with a property, and what to do. */
export interface Fault {
    readonly property: string;
    readonly reason: string;
}

/** Something that only the state of the stack has: what was declared, beside what was declared before. */
export interface Recording {
    /** Property that names the object. A change replaces it. */
    readonly identity: string;
    /** What follows from what is declared now and what was recorded last, which is undefined at first. */
    check(last: Values | undefined, declared: Values): { readonly follows: Values; readonly faults: readonly Fault[] };
    /** Why it must not be removed, and what to do; undefined if it may be. */
    removalFault?(recorded: Values): string | undefined;
}
