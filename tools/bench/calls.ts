import type { JournalEntry } from "pulumi-zscaler/emulator";

const WINDOW_MS = 10_000;

/** Reads and writes of the API; signing in is not one of them. */
export function callsOf(journal: JournalEntry[]): { reads: JournalEntry[]; writes: JournalEntry[] } {
    const api = journal.filter(({ path }) => path.includes("/mgmtconfig/"));
    const isRead = ({ method }: JournalEntry) => method === "GET";
    return { reads: api.filter(isRead), writes: api.filter((call) => !isRead(call)) };
}

/** The most of these calls in any ten seconds. */
export function most(calls: JournalEntry[]): number {
    const times = calls.map(({ at }) => at).sort((a, b) => a - b);
    let [first, highest] = [0, 0];
    for (const [last, at] of times.entries()) {
        while (at - (times[first] ?? at) >= WINDOW_MS) first++;
        highest = Math.max(highest, last - first + 1);
    }
    return highest;
}
