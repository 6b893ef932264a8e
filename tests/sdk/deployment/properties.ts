import { expect } from "@jest/globals";
import fc from "fast-check";
import { InvalidInputError } from "pulumi-zscaler";
import { declaredBy } from "../mockedCloud";

/** Arguments of a component as plain values, which the arbitraries write and faults change; with the zones of its network. */
export interface Plain {
    readonly [name: string]: unknown;
}

/** A way to break valid arguments. */
export interface Fault {
    /** The property that the error names. */
    readonly path: string;
    /** Values that are wrong there, whatever the other arguments are. */
    readonly values: fc.Arbitrary<unknown>;
    /** Arguments that it is about. @default all */
    readonly when?: (args: Plain) => boolean;
    /** What is replaced. @default the property itself */
    readonly at?: string;
}

/** A component, as far as its arguments go. */
export interface Subject {
    /** With `zones`. */
    readonly valid: fc.Arbitrary<Plain>;
    readonly faults: readonly Fault[];
    /** Declares it with all that it needs, in a program whose cloud has been started anew. */
    declare(args: Plain): unknown;
    /** Declares it with ids in place of what it needs. */
    declareAlone(args: Plain): unknown;
}

const VALID_RUNS = 3;
const FAULTY_RUNS = 100;

/** Numbers outside of a range, and fractions in it. */
export const outside = (lowest: number, highest: number): fc.Arbitrary<number> =>
    fc.oneof(
        fc.integer({ min: lowest - 1_000, max: lowest - 1 }),
        fc.integer({ min: highest + 1, max: highest + 1_000 }),
        fc.integer({ min: lowest, max: highest - 1 }).map((whole) => whole + 0.5),
    );

/** Numbers below the lowest, and fractions above it. */
export const below = (lowest: number): fc.Arbitrary<number> =>
    fc.oneof(
        fc.integer({ min: lowest - 1_000, max: lowest - 1 }),
        fc.integer({ min: lowest, max: lowest + 1_000 }).map((whole) => whole + 0.5),
    );

/** What is on no list. */
export const unlisted = fc.constantFrom("", "nothing", "Small", "toString", "m5", "_");

/** Properties of which each may be left out. */
export const optional = (properties: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record(properties, { requiredKeys: [] });

/** One to three of the zones, in their order. */
export const someOf = (zones: readonly string[]) => fc.subarray([...zones], { minLength: 1 });

/** Numbers `min` and `max` in their order. */
export const ordered = (lowest: number, highest: number) =>
    fc
        .tuple(fc.integer({ min: lowest, max: highest }), fc.integer({ min: lowest, max: highest }))
        .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }));

export const tags = fc.dictionary(fc.constantFrom("team", "cost-center", "env"), fc.constantFrom("payroll", "7"));

/** A fixed capacity of few machines. */
export const fixed = optional({ perZone: fc.integer({ min: 1, max: 3 }) }).map((more) => ({ kind: "fixed", ...more }));

/** What scaling of App Connectors follows. */
export const target = fc.oneof(
    fc.record({ metric: fc.constant("cpu"), percent: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ metric: fc.constantFrom("networkIn", "networkOut"), bytesPerMinute: fc.integer({ min: 1, max: 1e9 }) }),
);

/** A capacity that scales. */
export const scaling = (sizes: fc.Arbitrary<object>, more: Record<string, fc.Arbitrary<unknown>>) =>
    fc.tuple(sizes, optional(more)).map(([both, rest]) => ({ kind: "autoScaling", ...both, ...rest }));

/** Records whose last property, `more`, is a record of others. */
export const spread = (properties: fc.Arbitrary<{ readonly more: object } & Plain>): fc.Arbitrary<Plain> =>
    properties.map(({ more, ...args }) => ({ ...args, ...more }));

/** Settings of the groups of zones. */
export function daysOf(zones: unknown): Plain {
    const days = ["Monday", "Tuesday", "Friday"];
    return Object.fromEntries(listOf(zones).map((zone, index) => [zone, { upgradeDay: days[index] }]));
}

export function listOf(zones: unknown): readonly string[] {
    return Array.isArray(zones) ? zones : [];
}

/** Arguments of any component, as a program in JavaScript would give them. */
export const asArgs = (args: Plain) => JSON.parse(JSON.stringify(args));

/** Part of the arguments, as far as it is an object. */
export const partOf = (args: Plain, name: string): Plain => {
    const part = args[name];
    return isPlain(part) ? part : {};
};

export const kindIs = (kind: string) => (args: Plain) => (partOf(args, "capacity").kind ?? "fixed") === kind;

/**
 * Valid arguments are refused by neither the component nor its cloud, also in a preview that knows only a part of them; and
 * a zone more adds children and renames none.
 */
export async function acceptsValidArguments({ valid, declare }: Subject, start: () => Promise<unknown>): Promise<void> {
    const children = async (args: Plain) => {
        await start();
        return declaredBy(() => declare(args));
    };
    const property = fc.asyncProperty(valid, async (args) => {
        const all = await children(args);
        expect(all.size).toBeGreaterThan(1);
        const less = withoutZone(args);
        if (less) expect([...(await children(less))].filter((child) => !all.has(child))).toEqual([]);
    });
    await fc.assert(property, { numRuns: VALID_RUNS });
}

/** One argument that is wrong is refused by its path. */
export function refusesSingleFaults({ valid, faults, declareAlone }: Subject): void {
    const faulty = fc
        .tuple(valid, fc.constantFrom(...faults))
        .filter(([args, { when }]) => when?.(args) ?? true)
        .chain(([args, fault]) => fault.values.map((value) => ({ ...fault, args: changed(args, fault, value) })));
    const property = fc.property(faulty, ({ args, path }) => {
        const error = errorOf(() => declareAlone(args));
        expect(error).toBeInstanceOf(InvalidInputError);
        expect(String(error)).toMatch(new RegExp(`(: |  - )${path.replaceAll(/[.[\]]/g, "\\$&")}(\\[\\d\\])? `));
    });
    fc.assert(property, { numRuns: FAULTY_RUNS });
}

/** The same arguments with a zone less, if there are several, and no codes, which count machines. */
function withoutZone(args: Plain): Plain | undefined {
    const zones = Array.isArray(args.zones) ? args.zones : [];
    if (zones.length < 2 || Array.isArray(partOf(args, "enrollment").userCodes)) return undefined;
    const left = zones.slice(0, -1);
    const groups = Object.entries(partOf(args, "groups")).filter(([zone]) => left.includes(zone));
    return { ...args, zones: left, ...(args.groups !== undefined && { groups: Object.fromEntries(groups) }) };
}

function errorOf(work: () => unknown): unknown {
    try {
        work();
        return undefined;
    } catch (error) {
        return error;
    }
}

/** The arguments with another value at a path. */
function changed(args: Plain, { path, at = path }: Pick<Fault, "path" | "at">, value: unknown): Plain {
    const [first = "", ...rest] = at.split(".");
    if (rest.length === 0) return { ...args, [first]: value };
    return { ...args, [first]: changed(partOf(args, first), { path, at: rest.join(".") }, value) };
}

function isPlain(value: unknown): value is Plain {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
