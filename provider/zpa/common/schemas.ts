import { z } from "zod";
import { isoSecond } from "../../contract/fields";
import { scopeRef } from "../../contract/references";
import { clockTime, secondsOf, WEEKDAYS } from "../../contract/timeOfDay";
import { DEFAULT_MICROTENANT } from "../client/scopes";

export { ref, refs } from "../../contract/references";
export { addresses, countryCode, id, name, text } from "../../contract/schemas";
export { clockTime, secondsOf, WEEKDAYS } from "../../contract/timeOfDay";

/** The microtenant that an object is in. */
export const microtenantId = scopeRef("zpa:Microtenant", DEFAULT_MICROTENANT);

const QUARTER_HOUR = 900;
const DAY = 86_400;

export const weekday = z.enum(WEEKDAYS);

const TIME_OF_DAY = 'must be a time of day such as "18:30", or seconds after midnight';

/** A time of day on the quarter hour, as `"18:30"` or as seconds after midnight; kept as `"18:30"`. */
export const timeOfDay = z.union([z.string(), z.number()], { error: TIME_OF_DAY }).transform((value, context) => {
    const seconds = typeof value === "number" ? value : secondsOf(value);
    const refuse = (message: string) => {
        context.addIssue({ code: "custom", message });
        return z.NEVER;
    };
    if (seconds === undefined) return refuse(TIME_OF_DAY);
    if (seconds < 0 || seconds >= DAY) return refuse("must be from 00:00 to 23:45");
    if (seconds % QUARTER_HOUR !== 0) {
        return refuse(`must be a quarter of an hour, for example "${clockTime(seconds - (seconds % QUARTER_HOUR))}"`);
    }
    return clockTime(seconds);
});

/** The service gives coordinates back with other digits; six decimals are a tenth of a metre. */
const coordinate = (limit: number) =>
    z
        .number()
        .min(-limit)
        .max(limit)
        // The zero takes the sign off a negative zero, which the wire does not carry.
        .transform((degrees) => Number(degrees.toFixed(6)) + 0);

export const latitude = coordinate(90);
export const longitude = coordinate(180);

/** A moment with its offset, as `"2027-01-31T18:00:00+01:00"`; kept in UTC to the second. */
export const moment = z.iso
    .datetime({ offset: true, error: 'must be a timestamp such as "2027-01-31T18:00:00Z"' })
    .transform((value) => isoSecond(Date.parse(value)));
