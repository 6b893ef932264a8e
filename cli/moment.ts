/**
 * The moment that `--at` names, as a UTC timestamp in whole seconds.
 *
 * @param at the value of the option. @default now
 * @throws {Error} if it is no time
 */
export function momentOf(at?: string): string {
    const moment = at === undefined ? new Date() : new Date(at);
    if (Number.isNaN(moment.getTime())) {
        throw new Error(`--at is "${at}"; pass a UTC timestamp such as 2027-03-01T06:00:00Z`);
    }
    return moment.toISOString().replace(/\.\d+Z$/, "Z");
}
