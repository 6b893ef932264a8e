import fc from "fast-check";
import { type Fault, kindIs, type Plain, partOf } from "./properties";

/** The least number of codes for machines of a fixed capacity is that of their zones. */
const codes = (most: number) => fc.array(fc.constant("ABCDE-12345"), { maxLength: most });

/**
 * The arguments with a group and what machines enroll with.
 *
 * @param args with zones and capacity
 * @param more what user codes need besides
 */
export function enrolling(args: Plain, more: Plain = {}): fc.Arbitrary<Plain> {
    const maxUsage = fc.integer({ min: 1_000, max: 9_000 });
    const group = fc.constant({ name: "Payroll", upgradeDay: "Tuesday" });
    const given = [
        fc.constant({}),
        fc.record({ group }),
        fc.record({ group, enrollment: fc.record({ maxUsage }) }),
        fc.constant({ existingGroup: "216" }),
        fc.record({ existingGroup: fc.constant("216"), enrollment: fc.record({ maxUsage }) }),
        fc.constant({ existingGroup: "216", enrollment: { existingKey: "1|host|x" } }),
    ];
    const zones = Array.isArray(args.zones) ? args.zones.length : 1;
    const byCode = fc.record({ enrollment: codes(zones).map((userCodes) => ({ userCodes, ...more })) });
    const all: fc.Arbitrary<Plain>[] = kindIs("fixed")(args) ? [...given, byCode] : given;
    return fc.oneof(...all).map((chosen) => ({ ...args, ...chosen }));
}

const has = (name: string) => (args: Plain) => partOf(args, "enrollment")[name] !== undefined;
const KEY = { existingKey: "1|host|x" };

/** What is wrong with the group, or with what machines enroll with. */
export const ENROLLING_FAULTS: readonly Fault[] = [
    { path: "group", values: fc.constant({}), when: (args) => args.existingGroup !== undefined },
    {
        path: "enrollment.existingKey",
        at: "enrollment",
        values: fc.constant(KEY),
        when: (args) => args.existingGroup === undefined,
    },
    {
        path: "enrollment.maxUsage",
        values: fc.oneof(fc.integer({ min: -9, max: 0 }), fc.constantFrom(1_000.5, 0.1)),
        when: (args) => !has("existingKey")(args) && !has("userCodes")(args),
    },
    { path: "enrollment.maxUsage", values: fc.integer({ min: 1, max: 9_000 }), when: has("existingKey") },
    { path: "enrollment.userCodes", at: "enrollment.maxUsage", values: fc.constant(9), when: has("userCodes") },
    {
        path: "enrollment.userCodes",
        at: "enrollment",
        values: fc.constantFrom({ userCodes: [] }, { userCodes: ["ABCDE-12345"] }),
        when: kindIs("autoScaling"),
    },
];
