import { z } from "zod";
import { type Field, textOf, type Wire } from "../../contract/fields";

/** How long something takes, in one unit, as the service keeps number and unit. */

/** Minutes in each unit, and its word on the wire. */
const UNITS = {
    minutes: { wire: "MINUTES", minutes: 1 },
    hours: { wire: "HOURS", minutes: 60 },
    days: { wire: "DAYS", minutes: 1_440 },
} as const;

type Unit = keyof typeof UNITS;
const NAMES = Object.keys(UNITS) as Unit[];

const whole = z.int().positive().optional();

interface Limits {
    readonly least: Duration;
    readonly most: Duration;
}

/** @param limits The least and the most, as documented. */
export function durationSchema({ least, most }: Limits) {
    return z
        .strictObject({ minutes: whole, hours: whole, days: whole })
        .refine((duration) => NAMES.filter((name) => duration[name] !== undefined).length === 1, {
            error: "must have exactly one of minutes, hours and days",
            abort: true,
        })
        .refine((duration) => minutesOf(duration) >= minutesOf(least) && minutesOf(duration) <= minutesOf(most), {
            error: `must be from ${inWords(least)} to ${inWords(most)}`,
        });
}

/** `{ minutes: 2 }`, in exactly one unit. */
export interface Duration {
    minutes?: number | undefined;
    hours?: number | undefined;
    days?: number | undefined;
}

/** @param also What is switched on together with it. */
export function durationField(key: string, unitKey: string, also?: string): Field<Duration> {
    return {
        toWire(duration) {
            const unit = unitOf(duration);
            return {
                [key]: String(duration[unit]),
                [unitKey]: UNITS[unit].wire,
                ...(also !== undefined && { [also]: true }),
            };
        },
        fromWire(wire) {
            if (also !== undefined && wire[also] === false) return undefined;
            return durationIn(wire, key, unitKey);
        },
        unset: { [key]: undefined, [unitKey]: undefined, ...(also !== undefined && { [also]: false }) },
    };
}

/** Undefined of a unit that nobody knows. */
function durationIn(wire: Wire, key: string, unitKey: string): Duration | undefined {
    const number = Number(textOf(wire[key]) ?? Number.NaN);
    const unit = NAMES.find((name) => UNITS[name].wire === (textOf(wire[unitKey]) ?? "MINUTES"));
    return Number.isFinite(number) && unit ? { [unit]: number } : undefined;
}

const unitOf = (duration: Duration): Unit => NAMES.find((name) => duration[name] !== undefined) ?? "minutes";

const minutesOf = (duration: Duration): number =>
    NAMES.reduce((sum, name) => sum + (duration[name] ?? 0) * UNITS[name].minutes, 0);

function inWords(duration: Duration): string {
    const unit = unitOf(duration);
    return `${duration[unit]} ${duration[unit] === 1 ? unit.slice(0, -1) : unit}`;
}
