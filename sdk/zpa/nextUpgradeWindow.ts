import { type ErrorFacts, InvalidInputError } from "../errors";
import type { Weekday } from "../types";
import { clockOf, DAYS, luxon, openOrNext } from "../weeklyWindow";

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
 * @throws {InvalidInputError} when the zone, the day, the time or the date is not valid
 */
export function nextUpgradeWindow(schedule: UpgradeSchedule, zone: string, now: Date): UpgradeWindow {
    const { upgradeDay: day, upgradeTime: time } = schedule;
    if (!clockOf(time)) {
        throw invalid({
            problem: `upgradeTime "${time}" is not a time of day`,
            nextStep: 'Use a time such as "18:30".',
        });
    }
    if (!DAYS.includes(day)) {
        throw invalid({ problem: `upgradeDay "${day}" is not a day`, nextStep: `Use one of ${DAYS.join(", ")}.` });
    }
    if (!luxon().IANAZone.isValidZone(zone)) {
        throw invalid({
            problem: `zone "${zone}" is not an IANA time zone`,
            nextStep: 'Use a time zone such as "Europe/Paris".',
        });
    }
    const window = openOrNext({ day, time, hours: WINDOW_HOURS }, zone, now);
    if (!window) throw invalid({ problem: "now is not a valid date", nextStep: "Pass a valid Date." });
    return window;
}

function invalid(facts: Pick<ErrorFacts, "problem" | "nextStep">): InvalidInputError {
    return new InvalidInputError({ ...facts, operation: "compute the next upgrade window" });
}
