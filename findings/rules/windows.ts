import { secondsOf, WEEKDAYS } from "../../provider/contract/timeOfDay";
import type { Settings } from "../settings";

/** When machines are upgraded, in their local time. */
export interface Window {
    readonly day: string;
    /** Seconds after midnight. */
    readonly start: number;
    readonly hours: number;
}

const DAYS: readonly string[] = WEEKDAYS;
const DAY = 24 * 3_600;
const WORKDAYS: readonly string[] = DAYS.slice(1, 6);

/** The window of these inputs; undefined if they are not set. */
export function windowOf(day: unknown, time: unknown, hours: number): Window | undefined {
    const start = typeof time === "number" ? time : typeof time === "string" ? secondsOf(time) : undefined;
    return typeof day === "string" && start !== undefined ? { day, start, hours } : undefined;
}

/** Whether a part of the window is within office hours. */
export function isInOfficeHours({ day, start, hours }: Window, { officeHours }: Settings): boolean {
    const [from = 0, to = 0] = [secondsOf(officeHours.from), secondsOf(officeHours.to)];
    const overlaps = (begin: number, end: number) => begin < to && end > from;
    const end = start + hours * 3_600;
    const next = WEEKDAYS[(DAYS.indexOf(day) + 1) % WEEKDAYS.length] ?? "";
    return (
        (WORKDAYS.includes(day) && overlaps(start, Math.min(end, DAY))) ||
        (WORKDAYS.includes(next) && end > DAY && overlaps(0, end - DAY))
    );
}

/** Whether the windows are the same one. */
export const isSame = (one: Window, other: Window): boolean => one.day === other.day && one.start === other.start;
