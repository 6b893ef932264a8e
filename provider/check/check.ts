import type { z } from "zod";
import type { Definition } from "../contract/definition";
import { isBroken, type Rule } from "../contract/rules";
import { keepSetOrder } from "../contract/setOrder";
import { containsUnknown, knownPart } from "../contract/unknowns";
import { present, type Values } from "../contract/values";
import { type Failure, type Fault, told } from "./failures";
import { parseKnown } from "./parseKnown";
import { unknownProperties } from "./unknownProperties";

export interface Checked {
    /** Validated, defaulted and normalized; what is not known yet is handed back as it was. */
    inputs: Values;
    failures: Failure[];
}

/** What else a check may be told. */
export interface CheckOptions {
    /** The checked inputs of the run before, whose order sets keep. */
    before?: Values;
    /** Names of the properties whose values nobody may see. */
    secrets?: readonly string[];
}

/**
 * Validates what a program declares, without any call, and reports everything that is wrong at the same time. What is
 * not known yet passes, and keeps nothing that is known from being checked.
 */
export function check(
    definition: Definition,
    declared: Values,
    { before = {}, secrets = [] }: CheckOptions = {},
): Checked {
    const { values, faults } = examine(definition, declared);
    if (faults.length > 0) return { inputs: declared, failures: told(faults, declared, secrets) };
    return { inputs: keepSetOrder(definition, normalized(definition, values), before), failures: [] };
}

/** What the schema makes of a declaration, and everything that is wrong with it. */
export function examine(definition: Definition, declared: Values): { values: Values; faults: Fault[] } {
    const shape: Readonly<Record<string, z.core.$ZodType>> = definition.inputs.shape;
    const values: Values = {};
    const faults: Fault[] = unknownProperties(definition, present(declared));
    const blamed = new Set<string>();
    for (const [property, schema] of Object.entries(shape)) {
        const { value, issues } = parseKnown(schema, declared[property] ?? undefined);
        if (issues.length > 0) blamed.add(property);
        else if (value !== undefined) values[property] = value;
        faults.push(...issues.map(({ path, message }) => faultAt(property, path, message, declared[property])));
    }
    for (const rule of definition.rules ?? []) {
        if (rule.needs.some((need) => blamed.has(need)) || !isBroken(rule, values, shape)) continue;
        faults.push(...faultsOf(rule, knownPart(values), declared[rule.property]));
    }
    return { values, faults };
}

/** Equal meaning, equal value, as far as all that it takes is known. */
function normalized({ normalize }: Definition, values: Values): Values {
    if (!normalize) return values;
    const [unknown, known] = [true, false].map((wanted) =>
        Object.fromEntries(Object.entries(values).filter(([, value]) => containsUnknown(value) === wanted)),
    );
    return { ...normalize(known ?? {}), ...unknown };
}

/** One for each entry that breaks the rule, where it says which. */
function faultsOf({ property, reason, wrong }: Rule, known: Values, declared: unknown): Fault[] {
    const entries = wrong?.(known) ?? [];
    if (entries.length === 0 || !Array.isArray(declared)) return [{ property, reason }];
    return entries.map((entry) => faultAt(property, [declared.indexOf(entry)], reason, declared));
}

function faultAt(property: string, path: readonly PropertyKey[], reason: string, declared: unknown): Fault {
    if (path.length === 0) return { property, reason };
    const value = path.reduce<unknown>((at, key) => Object(at)[key], declared);
    const parts = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
    return { property, reason, within: { path: parts.join("").replace(/^\./, ""), value } };
}
