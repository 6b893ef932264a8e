import type { z } from "zod";
import type { Definition, Values } from "./definition";
import { reasonOf } from "./messages";
import { nearest } from "./nearest";
import { holdsUnknown } from "./unknown";
import { present } from "./values";

export interface Failure {
    property: string;
    reason: string;
}

export interface Checked {
    /** Validated, defaulted and normalized; what is not known yet is handed back as it was. */
    inputs: Values;
    failures: Failure[];
}

/**
 * Validates what a program declares, without any call, and reports everything that is wrong at the same time.
 * A property that is not known yet, or holds anything that is not, passes every rule.
 */
export function check(definition: Definition, declared: Values): Checked {
    const shape: Record<string, z.core.$ZodType> = definition.inputs.shape;
    const failures: Failure[] = [];
    const known: Values = {};
    const unknown: Values = {};
    const properties = Object.keys(shape);

    for (const [property, value] of Object.entries(present(declared))) {
        if (!(property in shape)) failures.push({ property, reason: notAProperty(definition, property, properties) });
        else if (holdsUnknown(value)) unknown[property] = value;
    }
    for (const [property, schema] of Object.entries(shape)) {
        if (property in unknown) continue;
        const parsed = (schema as z.ZodType).safeParse(declared[property] ?? undefined, { error: reasonOf });
        if (!parsed.success)
            failures.push(...parsed.error.issues.map((issue) => ({ property, reason: locate(issue) })));
        else if (parsed.data !== undefined) known[property] = parsed.data;
    }

    const blamed = new Set(failures.map((failure) => failure.property));
    for (const rule of definition.rules) {
        const applies = rule.needs.every((need) => !(need in unknown) && !blamed.has(need));
        if (applies && rule.when(known)) failures.push({ property: rule.property, reason: rule.reason });
    }
    if (failures.length > 0) return { inputs: declared, failures };
    return { inputs: { ...(definition.normalize?.(known) ?? known), ...unknown }, failures };
}

function notAProperty(definition: Definition, property: string, properties: readonly string[]): string {
    const guess = nearest(property, properties);
    return guess
        ? `is not a property of ${definition.noun}: did you mean ${guess}?`
        : `is not a property of ${definition.noun}, which has ${properties.join(", ")}`;
}

/** The engine names the top-level property; what lies deeper is named here. */
function locate(issue: z.core.$ZodIssue): string {
    const path = issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
    return path ? `${path.replace(/^\./, "")} ${issue.message}` : issue.message;
}
