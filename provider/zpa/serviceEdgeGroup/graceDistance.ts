import { z } from "zod";
import type { Field } from "../../contract/fields";

/** The service keeps one decimal. */
const distance = z.number().positive().multipleOf(0.1).optional();

/** How much farther away a service edge may be and still be preferred: in one unit, as the service keeps both. */
export const graceDistanceSchema = z
    .strictObject({ miles: distance, kilometers: distance })
    .refine(({ miles, kilometers }) => (miles === undefined) !== (kilometers === undefined), {
        error: "must have exactly one of miles and kilometers",
    });

type GraceDistance = z.output<typeof graceDistanceSchema>;

/** Switch, number and unit: the service wants the three together. */
export const graceDistanceField: Field<GraceDistance> = {
    toWire: ({ miles, kilometers = 0 }) => ({
        graceDistanceEnabled: true,
        graceDistanceValue: (miles ?? kilometers).toFixed(1),
        graceDistanceValueUnit: miles === undefined ? "KMS" : "MILES",
    }),
    fromWire({ graceDistanceEnabled, graceDistanceValue, graceDistanceValueUnit }) {
        if (graceDistanceEnabled !== true) return undefined;
        const value = Number(graceDistanceValue);
        return graceDistanceValueUnit === "KMS" ? { kilometers: value } : { miles: value };
    },
    unset: { graceDistanceEnabled: false },
};
