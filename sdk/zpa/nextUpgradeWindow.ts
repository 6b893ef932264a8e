import type { DateTime } from "luxon";
import type { Weekday } from "../types";

const DAYS: readonly Weekday[] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** Connectors are updated one after the other within this time. */
const WINDOW_HOURS = 4;

/** When a group is updated, as the group declares it. */
export interface UpgradeSchedule {
    /** Day of the update in the connectors' local time. */
    upgradeDay: Weekday;
    /** Start of the window in the connectors' local time, as `"18:30"`. */
    upgradeTime: string;
}

/** A window in time. */
export interface UpgradeWindow {
    start: Date;
    /** Four hours later. */
    end: Date;
}

/**
 * The next periodic software update of a group: the window that is open at `now`, else the first one after it.
 * On a day when the clocks are set forward over the time of day, the window starts that much later.
 *
 * @param zone IANA zone of the connectors, such as `"Europe/Paris"`.
 * @param now The moment to look from.
 * @throws When the zone, the day or the time is not one.
 */
export function nextUpgradeWindow(schedule: UpgradeSchedule, zone: string, now: Date): UpgradeWindow {
    // Loaded here, so that a program which never asks does not wait for it.
    const { DateTime, IANAZone } = require("luxon") as typeof import("luxon");
    const [hour, minute] = clock(schedule.upgradeTime);
    const weekday = DAYS.indexOf(schedule.upgradeDay) + 1;
    if (weekday === 0) throw new RangeError(`upgradeDay ${schedule.upgradeDay} is not one of ${DAYS.join(", ")}`);
    if (!IANAZone.isValidZone(zone))
        throw new RangeError(`zone "${zone}" is not an IANA time zone such as "Europe/Paris"`);

    const here: DateTime = DateTime.fromJSDate(now, { zone });
    const startIn = (weeks: number) =>
        here
            .startOf("week")
            .plus({ weeks, days: weekday - 1 })
            .set({ hour, minute });
    for (const weeks of [-1, 0, 1]) {
        const start = startIn(weeks);
        const end = start.plus({ hours: WINDOW_HOURS });
        if (end > here) return { start: start.toJSDate(), end: end.toJSDate() };
    }
    throw new RangeError(`${now} is not a moment`);
}

function clock(time: string): [hour: number, minute: number] {
    const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
    if (hour === undefined) throw new RangeError(`upgradeTime "${time}" is not a time of day such as "18:30"`);
    return [Number(hour), Number(minute)];
}
