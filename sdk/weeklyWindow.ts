import type { DateTime } from "luxon";
import type { Weekday } from "./types";

export const DAYS: readonly Weekday[] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A window in time that comes every week. */
export interface WeeklyWindow {
    day: Weekday;
    /** Local time of day, such as `"18:30"`. */
    time: string;
    hours: number;
}

/**
 * The window that is open at `now`, else the first one after it; undefined where the zone, the day, the time or the moment
 * is none. On a day when the clocks are set forward over the time of day, the window starts that much later.
 */
export function openOrNext(
    { day, time, hours }: WeeklyWindow,
    zone: string,
    now: Date,
): { start: Date; end: Date } | undefined {
    const { DateTime } = luxon();
    const [hour, minute] = clockOf(time) ?? [];
    const days = DAYS.indexOf(day);
    const here: DateTime = DateTime.fromJSDate(now, { zone });
    if (hour === undefined || days < 0) return undefined;
    const startIn = (weeks: number) => here.startOf("week").plus({ weeks, days }).set({ hour, minute });
    for (const weeks of [-1, 0, 1]) {
        const start = startIn(weeks);
        const end = start.plus({ hours });
        if (end > here) return { start: start.toJSDate(), end: end.toJSDate() };
    }
    return undefined;
}

/** Hour and minute of `"18:30"`; undefined of what is no time of day. */
export function clockOf(time: string): [hour: number, minute: number] | undefined {
    const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
    return hour === undefined ? undefined : [Number(hour), Number(minute)];
}

/** Loaded when it is asked for, so that a program which never asks does not wait for it. */
export function luxon(): typeof import("luxon") {
    return require("luxon");
}
