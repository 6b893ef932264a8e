/** One place where the emulator answers something else than was recorded. */
export interface Difference {
    /** The name of the fixture. */
    readonly recording: string;
    /** The number of the exchange in it, from 0. */
    readonly exchange: number;
    /** The keys that lead to what differs in the exchange, for example `["list", "Default", "creationTime"]`. */
    readonly at: readonly string[];
    /** What the emulator answers there: a status, a type, a shape. Absent: nothing. */
    readonly here?: unknown;
    readonly why: string;
}

export const differences: readonly Difference[] = [];
