import { z } from "zod";
import { check } from "../provider/check/check";
import type { Definition } from "../provider/contract/definition";
import { isWire } from "../provider/contract/fields";
import { itemOf } from "../provider/contract/sets";
import { equal, type Values, without } from "../provider/contract/values";

/** What a program has to say of an object: the rest follows from defaults. */

/** An object of which no valid declaration gives what is read. */
export class Undeclarable extends Error {}

/**
 * The inputs without those that a check adds by itself.
 * @throws {Undeclarable} if not even all of them are a valid declaration, with the reasons
 */
export function minimal(definition: Definition, inputs: Values): Values {
    const { inputs: whole, failures } = check(definition, inputs, { before: inputs });
    if (failures.length > 0) {
        throw new Undeclarable(failures.map(({ property, reason }) => `${property} ${reason}`).join("; "));
    }
    const isEnough = (fewer: Values): boolean => {
        const checked = check(definition, fewer, { before: inputs });
        return checked.failures.length === 0 && equal(checked.inputs, whole);
    };
    if (!equal(whole, inputs)) throw new Undeclarable(`${differing(whole, inputs)} would be kept in another form`);
    const bare = trimmed(definition.inputs, inputs) as Values;
    let least = isEnough(bare) ? bare : inputs;
    for (const [key, value] of Object.entries(least)) {
        const plainer = { ...least, [key]: numbersIn(value) };
        if (numbersIn(value) !== undefined && isEnough(plainer)) least = plainer;
    }
    // What follows from other inputs.
    if (!definition.normalize) return least;
    for (const key of Object.keys(least)) {
        const fewer = without(least, [key]);
        if (isEnough(fewer)) least = fewer;
    }
    return least;
}

/** Ports, for example, which are kept as text and declared as numbers. */
function numbersIn(value: unknown): number[] | undefined {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    return value.every((each) => typeof each === "string" && /^\d{1,5}$/.test(each)) ? value.map(Number) : undefined;
}

const differing = (a: Values, b: Values): string =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => !equal(a[key], b[key])).join(", ");

/** Without the properties that have their defaults, also of objects within. */
function trimmed(schema: z.core.$ZodType, value: unknown): unknown {
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return trimmed(schema.unwrap(), value);
    const item = itemOf(schema) ?? (schema instanceof z.ZodArray ? schema.element : undefined);
    if (item) return Array.isArray(value) ? value.map((each) => trimmed(item, each)) : value;
    if (schema instanceof z.ZodPipe) return trimmed(schema.in, value);
    if (schema instanceof z.ZodUnion) {
        const option = schema.options.find((each) => z.safeParse(each, value).success);
        return option ? trimmed(option, value) : value;
    }
    if (!(schema instanceof z.ZodObject) || !isWire(value)) return value;
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    const entries = Object.entries(value).filter(([key, each]) => each !== undefined && !isDefault(shape[key], each));
    return Object.fromEntries(
        entries.map(([key, each]) => {
            const inner = shape[key];
            return [key, inner ? trimmed(inner, each) : each];
        }),
    );
}

const isDefault = (schema: z.core.$ZodType | undefined, value: unknown): boolean =>
    schema instanceof z.ZodDefault && equal(z.parse(schema, undefined), value);
