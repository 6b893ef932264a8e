import { z } from "zod";
import { containsUnknown, isUnknown, knownPart } from "./unknowns";
import type { Values } from "./values";

/** What must hold between several properties, also of an object that lies deeper. */

/**
 * What must hold between several properties. While one of its needs is unknown, a rule counts only if it is broken for every
 * value that this could have.
 */
export interface Rule<V extends object = Values> {
    /** The properties that it looks at. @example ["dynamicDiscovery", "servers"] */
    needs: readonly (keyof V & string)[];
    /** The property to blame. @example "servers" */
    property: keyof V & string;
    /**
     * Called when every need is valid by itself: true when the rule is broken. Sees what is known of a value, unless `exact`.
     * @example ({ dynamicDiscovery, servers }) => dynamicDiscovery === true && servers !== undefined
     */
    when(values: Partial<V>): boolean;
    /**
     * Called when it is broken: the entries of the property that break it, where that is a list.
     * @default the whole value
     * @example ({ codes = [] }) => codes.filter((code) => !KNOWN.includes(code))
     */
    wrong?(values: Partial<V>): readonly unknown[];
    /** A part that is unknown could still mend it, so that all needs have to be known. @default false @example true */
    exact?: boolean;
    /** What is wrong and what to do; property and value are added. @example "must be set together with upgradeStart" */
    reason: string;
}

/** A rule about an object as a whole. */
export type InnerRule<V extends object = Values> = Omit<Rule<V>, "property">;

/** The rules that a schema of an object carries. Process-wide, as schemas are. */
const INNER = new WeakMap<object, readonly InnerRule[]>();

/** Most combinations of values that are tried in place of what is unknown. */
const MOST_COMBINATIONS = 64;

/** An object between whose properties something must hold. */
export function withRules<S extends z.ZodObject>(schema: S, rules: readonly InnerRule<z.output<S>>[]): S {
    const checked = schema.superRefine((value, context) => {
        for (const rule of rules) {
            if (rule.when(value)) context.addIssue({ code: "custom", message: rule.reason });
        }
    });
    INNER.set(checked, rules as readonly InnerRule[]);
    return checked;
}

/** The rules of `withRules`. */
export function innerRulesOf(schema: object): readonly InnerRule[] {
    return INNER.get(schema) ?? [];
}

/**
 * Whether a rule is broken, whatever will become of what is not known yet.
 * @param values Checked values; unknown ones hold the engine's marker.
 */
export function isBroken(rule: InnerRule, values: Values, shape: Readonly<Record<string, z.core.$ZodType>>): boolean {
    if (rule.exact && rule.needs.some((need) => containsUnknown(values[need]))) return false;
    const known = knownPart(values);
    const unknown = rule.needs.filter((need) => isUnknown(values[need]));
    const choices = unknown.map((need) => choicesOf(shape[need]));
    const combinations = choices.reduce((count, each) => count * (each?.length ?? Number.POSITIVE_INFINITY), 1);
    if (combinations > MOST_COMBINATIONS) return false;
    const filled = unknown.reduce<Values[]>(
        (all, need, at) => all.flatMap((each) => (choices[at] ?? []).map((choice) => ({ ...each, [need]: choice }))),
        [known],
    );
    return filled.every((each) => rule.when(each));
}

/** Every value that a property can have; undefined when there are too many to tell. */
function choicesOf(schema: z.core.$ZodType | undefined): readonly unknown[] | undefined {
    if (schema instanceof z.ZodDefault) return choicesOf(schema.unwrap());
    if (schema instanceof z.ZodOptional) {
        const choices = choicesOf(schema.unwrap());
        return choices && [...choices, undefined];
    }
    if (schema instanceof z.ZodBoolean) return [true, false];
    return schema instanceof z.ZodEnum ? schema.options : undefined;
}
