import { secondsOf } from "../provider/contract/timeOfDay";

/** What rules may be told. */
export interface Settings {
    /** Hours of Monday to Friday in which nothing should restart, in the local time of the machines. */
    readonly officeHours: { readonly from: string; readonly to: string };
    /** How long before its end a provisioning key is reported. */
    readonly daysBeforeExpiry: number;
    /** The day on which it is asked. */
    readonly now: Date;
}

export const DEFAULTS = { officeHours: { from: "07:00", to: "19:00" }, daysBeforeExpiry: 30 } as const;

/** @throws {FindingsError} if a setting cannot be meant */
export function settingsOf({
    officeHours = DEFAULTS.officeHours,
    daysBeforeExpiry = DEFAULTS.daysBeforeExpiry,
    now = new Date(),
}: Partial<Settings> = {}): Settings {
    const [from, to] = [secondsOf(officeHours.from), secondsOf(officeHours.to)];
    if (from === undefined || to === undefined || from >= to) {
        throw new FindingsError([
            `officeHours are from ${JSON.stringify(officeHours.from)} to ${JSON.stringify(officeHours.to)}; use two times of one day, such as "07:00" and "19:00"`,
        ]);
    }
    if (!Number.isFinite(daysBeforeExpiry) || daysBeforeExpiry < 0) {
        throw new FindingsError([`daysBeforeExpiry is ${String(daysBeforeExpiry)}; use a number of days from 0`]);
    }
    return { officeHours, daysBeforeExpiry, now };
}

/** Settings or waivers that cannot be meant. */
export class FindingsError extends Error {
    override name = "FindingsError";

    constructor(readonly problems: readonly string[]) {
        super(problems.join("\n"));
    }
}
