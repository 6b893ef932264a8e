import { z } from "zod";
import { type Field, flag, moment, objects, text, textOf, type Wire, word } from "../../contract/fields";
import { DEFAULT_MICROTENANT } from "../client/scopes";
import { clockTime, secondsOf, WEEKDAYS } from "./schemas";

/** Fields that many Private Access objects share. */

type Weekday = (typeof WEEKDAYS)[number];

export const weekday = (key: string): Field<Weekday> =>
    word(key, Object.fromEntries(WEEKDAYS.map((day) => [day, day.toUpperCase()])) as Record<Weekday, string>);

/** `"18:30"` on our side, seconds after midnight as text on the other. */
export function timeOfDay(key: string): Field<string> {
    return {
        toWire: (value) => ({ [key]: String(secondsOf(value)) }),
        fromWire: (wire) => {
            const seconds = textOf(wire[key]);
            return seconds === undefined ? undefined : clockTime(Number(seconds));
        },
        unset: { [key]: undefined },
    };
}

/** `"0"` and absent both mean the Default microtenant. */
export const microtenant: Field<string> = {
    toWire: (value) => ({ microtenantId: value }),
    fromWire: ({ microtenantId }) => (microtenantId === DEFAULT_MICROTENANT ? undefined : textOf(microtenantId)),
    unset: { microtenantId: undefined },
};

/** Only the exception is worth a line of state. */
export const mark = (key: string): Field<boolean> => ({
    ...flag(key),
    fromWire: (wire) => wire[key] === true || undefined,
});

/** What marks an object that nobody may change. */
export const restrictions = {
    schema: {
        readOnly: z.boolean().optional(),
        zscalerManaged: z.boolean().optional(),
        restrictionType: z.string().optional(),
    },
    fields: {
        readOnly: mark("readOnly"),
        zscalerManaged: mark("zscalerManaged"),
        restrictionType: text("restrictionType"),
    },
    reason(values: { readOnly?: boolean; zscalerManaged?: boolean; restrictionType?: string }): string | undefined {
        if (values.zscalerManaged) return "it is managed by Zscaler";
        if (values.restrictionType) return `it is restricted (${values.restrictionType})`;
        return values.readOnly ? "it is read-only, as objects of Zscaler Deception are" : undefined;
    },
};

/** Keys of nearly every answer that belong to the service alone. */
export const SERVICE_KEYS: readonly (keyof Wire & string)[] = [
    "id",
    "creationTime",
    "modifiedTime",
    "modifiedBy",
    "microtenantName",
    "readOnly",
    "zscalerManaged",
    "restrictionType",
];

/** When an object was made and last changed, and by whom; for lookups alone, as every write moves the second. */
export const times = {
    shape: {
        createdAt: z.string().optional(),
        modifiedAt: z.string().optional(),
        modifiedById: z.string().optional(),
    },
    fromWire: (wire: Wire) => ({
        createdAt: moment("creationTime").fromWire(wire),
        modifiedAt: moment("modifiedTime").fromWire(wire),
        modifiedById: textOf(wire.modifiedBy),
    }),
};

/** The segments that an answer embeds, as far as their own lookup does not say it better. */
export const applicationSegments = {
    shape: {
        applicationSegments: z.array(z.object({ id: z.string(), name: z.string(), enabled: z.boolean() })),
    },
    fromWire: ({ applications }: Wire) => ({
        applicationSegments: objects(applications).map(({ id, name, enabled }) => ({
            id: String(id),
            name: String(name),
            enabled: enabled !== false,
        })),
    }),
};
