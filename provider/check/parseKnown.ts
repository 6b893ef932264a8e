import { z } from "zod";
import { isWire } from "../contract/fields";
import { innerRulesOf, isBroken } from "../contract/rules";
import { itemOf } from "../contract/sets";
import { containsUnknown, isUnknown } from "../contract/unknowns";
import { noSuchProperties, reasonOf } from "./messages";

/** What is wrong at one place of a value. */
export interface Issue {
    path: PropertyKey[];
    message: string;
}

export interface Parsed {
    /** What the schema makes of the value; what is not known yet is handed back as it was. */
    value: unknown;
    issues: Issue[];
}

/**
 * Holds to a schema what is known of a value, at any depth. What is not known passes, and no refinement or transform
 * sees it. A list is held to its own rules by the entries that are known, so that these must be rules which further
 * entries cannot satisfy; of an object those of `withRules` count.
 */
export function parseKnown(schema: z.core.$ZodType, value: unknown): Parsed {
    if (isUnknown(value)) return { value, issues: [] };
    if (!containsUnknown(value)) return parseWhole(schema, value);
    const entry = itemOf(schema);
    if (entry && Array.isArray(value)) return parseSet(schema, entry, value);
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return parseKnown(schema.unwrap(), value);
    // What a transform makes of it has to wait.
    if (schema instanceof z.ZodPipe) return parseKnown(schema.in, value);
    if (schema instanceof z.ZodArray && Array.isArray(value)) return parseList(schema, value);
    if (schema instanceof z.ZodObject && isWire(value)) return parseObject(schema, value);
    if (schema instanceof z.ZodRecord && isWire(value)) return parseRecord(schema, value);
    if (schema instanceof z.ZodUnion) return parseUnion(schema, value);
    // A list or an object where neither is wanted.
    return parseWhole(schema, value);
}

function parseWhole(schema: z.core.$ZodType, value: unknown): Parsed {
    const parsed = z.safeParse(schema, value, { error: reasonOf });
    return parsed.success
        ? { value: parsed.data, issues: [] }
        : { value, issues: parsed.error.issues.flatMap(deepest) };
}

/** Of several forms the one that was meant: that in which only what lies deeper is wrong. */
function deepest(issue: z.core.$ZodIssue): Issue[] {
    const forms = issue.code === "invalid_union" ? issue.errors : [];
    const [meant, ...others] = forms.filter((form) => form.every(({ path }) => path.length > 0));
    if (!meant || others.length > 0) return [{ path: [...issue.path], message: issue.message }];
    return meant.flatMap(deepest).map((inner) => below(issue.path, inner));
}

const below = (path: readonly PropertyKey[], issue: Issue): Issue => ({ ...issue, path: [...path, ...issue.path] });

/** The entries that are wholly known together, so that what holds between them is held; each of the others by itself. */
function parseEntries(schema: z.core.$ZodType, entry: z.core.$ZodType, list: readonly unknown[]) {
    const known = [...list.keys()].filter((at) => !containsUnknown(list[at]));
    const together = known.map((at) => list[at]);
    const whole = known.length > 0 ? parseWhole(schema, together) : { value: [], issues: [] };
    const open = [...list.keys()]
        .filter((at) => containsUnknown(list[at]))
        .map((at) => ({ at, ...parseKnown(entry, list[at]) }));
    const issues = [
        ...whole.issues.map(({ path: [first, ...rest], message }): Issue => {
            const at = typeof first === "number" ? known[first] : first;
            return { path: at === undefined ? [] : [at, ...rest], message };
        }),
        ...open.flatMap(({ at, issues }) => issues.map((issue) => below([at], issue))),
    ];
    return { known, whole: Array.isArray(whole.value) ? whole.value : together, open, issues };
}

function parseSet(schema: z.core.$ZodType, entry: z.core.$ZodType, list: readonly unknown[]): Parsed {
    const { whole, open, issues } = parseEntries(schema, entry, list);
    return { value: [...whole, ...open.map(({ value }) => value)], issues };
}

function parseList(schema: z.ZodArray, list: readonly unknown[]): Parsed {
    const { known, whole, open, issues } = parseEntries(schema, schema.element, list);
    const value = [...list];
    for (const [index, at] of known.entries()) value[at] = whole[index];
    for (const { at, value: entry } of open) value[at] = entry;
    return { value, issues };
}

function parseObject(schema: z.ZodObject, object: Readonly<Record<string, unknown>>): Parsed {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    const values: Record<string, unknown> = {};
    const issues: Issue[] = [];
    const strange = Object.keys(object).filter((key) => !(key in shape));
    if (strange.length > 0) issues.push({ path: [], message: noSuchProperties(strange, Object.keys(shape)) });
    for (const [key, property] of Object.entries(shape)) {
        const parsed = parseKnown(property, object[key]);
        if (parsed.value !== undefined) values[key] = parsed.value;
        issues.push(...parsed.issues.map((issue) => below([key], issue)));
    }
    if (issues.length > 0) return { value: object, issues };
    const broken = innerRulesOf(schema).filter((rule) => isBroken(rule, values, shape));
    return { value: values, issues: broken.map(({ reason }) => ({ path: [], message: reason })) };
}

function parseRecord(schema: z.ZodRecord, record: Readonly<Record<string, unknown>>): Parsed {
    const parsed = Object.entries(record).map(([key, value]) => ({ key, ...parseKnown(schema.valueType, value) }));
    return {
        value: Object.fromEntries(parsed.map(({ key, value }) => [key, value])),
        issues: parsed.flatMap(({ key, issues }) => issues.map((issue) => below([key], issue))),
    };
}

function parseUnion(schema: z.ZodUnion, value: unknown): Parsed {
    const forms = schema.options.map((option) => parseKnown(option, value));
    const fitting = forms.find(({ issues }) => issues.length === 0);
    const meant = forms.filter(({ issues }) => issues.every(({ path }) => path.length > 0));
    const [only] = meant;
    if (fitting) return fitting;
    return only && meant.length === 1 ? only : { value, issues: parseWhole(schema, value).issues };
}
