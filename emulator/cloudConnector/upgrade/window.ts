import type { StoredObject } from "../../core/json";

const DAY = 86_400;
const WEEK = 7 * DAY;

/** Epoch seconds. */
export interface Window {
    readonly start: number;
    readonly end: number;
}

/** The window of a connector that is open at a moment, or else the next one, in the time of where it runs. */
export function windowFrom(member: StoredObject, timeZone: string, moment: number): Window {
    const { upgradeDayOfWeek, upgradeStartTime, upgradeEndTime } = member;
    const today = localTime(moment, timeZone);
    const midnight = today - (today % DAY);
    const weekday = new Date(midnight * 1_000).getUTCDay() + 1;
    const day = midnight + ((Number(upgradeDayOfWeek) - weekday + 7) % 7) * DAY;
    const on = (start: number): Window => ({
        start: epochTime(start + Number(upgradeStartTime), timeZone),
        end: epochTime(start + Number(upgradeEndTime), timeZone),
    });
    const first = on(day);
    return first.end > moment ? first : on(day + WEEK);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show at a moment, as if they showed universal time. */
function localTime(moment: number, timeZone: string): number {
    let clock = clocks.get(timeZone);
    if (!clock) {
        const style = { dateStyle: "short", timeStyle: "medium", hourCycle: "h23" } as const;
        clock = new Intl.DateTimeFormat("sv-SE", { ...style, timeZone });
        clocks.set(timeZone, clock);
    }
    // Swedish dates are ISO 8601 but for the blank.
    return Date.parse(`${clock.format(moment * 1_000).replace(" ", "T")}Z`) / 1_000;
}

function epochTime(local: number, timeZone: string): number {
    const guess = local - (localTime(local, timeZone) - local);
    return local - (localTime(guess, timeZone) - guess);
}
