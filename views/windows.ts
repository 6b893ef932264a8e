import { DAYS, openOrNext } from "../sdk/weeklyWindow";
import { said } from "./cells";
import type { Source, Viewed } from "./tenant";

/** When connectors are updated. */

/** As long as the service takes for the machines of a group of Private Access. */
const HOURS = 4;
/** Where it is latest and earliest on Earth. */
const ENDS = ["UTC+14", "UTC-12"] as const;

/**
 * The next periodic software update of a group of Private Access: the window that is open, else the next one.
 * @example "2026-11-29 18:30 +01:00" with a time zone, else "2026-11-29 18:30 local time"; on the days on which the date depends on the
 * zone, "Sunday 18:30 local time"
 */
export function nextUpdate({ values }: Viewed, { now, timeZone }: Source): string | undefined {
    const [day, time] = [DAYS.find((each) => each === values.upgradeDay), said(values.upgradeTime)];
    if (day === undefined || time === undefined) return undefined;
    const startIn = (zone: string, format: string) => {
        const window = openOrNext({ day, time, hours: HOURS }, zone, now);
        return window && dateTime().fromJSDate(window.start, { zone }).toFormat(format);
    };
    if (timeZone !== undefined) return startIn(timeZone, "yyyy-MM-dd HH:mm ZZ");
    const [one, other] = ENDS.map((zone) => startIn(zone, "yyyy-MM-dd HH:mm"));
    return one !== undefined && one === other ? `${one} local time` : weeklyUpdate(values);
}

/** The start of the update of a group of Private Access. @example "Sunday 18:30 local time" */
export function weeklyUpdate({ upgradeDay, upgradeTime }: Viewed["values"]): string | undefined {
    const [day, time] = [upgradeDay, upgradeTime].map(said);
    return day === undefined || time === undefined ? undefined : `${day} ${time} local time`;
}

/** Every week, in the local time of the connectors. @example "Sunday 02:00-04:00" */
export function weeklyWindow({ upgradeDay, upgradeStart, upgradeEnd }: Viewed["values"]): string | undefined {
    const [day, start, end] = [upgradeDay, upgradeStart, upgradeEnd].map(said);
    if (day === undefined || start === undefined) return undefined;
    return `${day} ${start}${end === undefined ? "" : `-${end}`}`;
}

/** Loaded when a view needs it. */
function dateTime(): typeof import("luxon").DateTime {
    const { DateTime }: typeof import("luxon") = require("luxon");
    return DateTime;
}

/** Whether it is the name of a time zone. */
export function isTimeZone(zone: string): boolean {
    const { IANAZone }: typeof import("luxon") = require("luxon");
    return IANAZone.isValidZone(zone);
}
