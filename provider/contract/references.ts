import { z } from "zod";
import type { Definition } from "./definition";
import { isWire } from "./fields";
import { id } from "./schemas";
import { itemOf, setOf } from "./sets";
import type { Values } from "./values";

/** References between resources. The schema says what a property names; everything else is derived from that. */

/** What a property names. */
interface Target {
    /** Types of resources, or of what is only looked up. */
    to: readonly string[];
    /** The object is in what it names, so that its deletion is looked for there. @default false */
    scope?: { standard: string };
    /** What it names can be deleted all the same. @default true */
    blocksDeletion?: boolean;
}

/** Process-wide: schemas are constants, and this is a part of them. */
const TARGETS = new WeakMap<object, Target>();

declare const TYPES: unique symbol;

/** Tells the compiler of a schema which types its values name, so that a class takes resources of these types alone. */
export interface Naming<T extends string> {
    readonly [TYPES]?: T;
}

/**
 * The id of another object.
 * @example ref("zpa:ServerGroup")
 */
export function ref<const T extends string>(
    to: T | readonly T[],
    how: Pick<Target, "blocksDeletion"> = {},
): typeof id & Naming<T> {
    return naming({ to: [to].flat(), ...how });
}

/** The ids of other objects: a set, not empty. @param empty Why it must not be empty. */
export function refs<const T extends string>(to: T | readonly T[], empty?: string) {
    const set: ReturnType<typeof setOf<typeof id>> & Naming<T> = setOf<typeof id>(ref(to), empty);
    return set;
}

/**
 * The id of the object that this one is in.
 * @param standard Stands for what is in none of its own.
 */
export function scopeRef(to: string, standard: string): typeof id {
    return naming({ to: [to], scope: { standard } });
}

function naming(target: Target): typeof id {
    const schema = id.clone();
    TARGETS.set(schema, target);
    return schema;
}

/** What a property's references need, where they do not behave like most. */
export interface ReferenceOptions<V extends object = Values> {
    /**
     * Called for a property that takes several kinds: the inputs that objects have when they name this kind.
     * @example (type) => ({ associationType: type === "zpa:AppConnectorGroup" ? "AppConnectorGroup" : "ServiceEdgeGroup" })
     */
    within?(type: string): Partial<V>;
    /**
     * Called when a deletion detaches: what remains of the property without this id, or why it must not be taken out.
     * @default the other ids; a single id, and the last of a list, are refused
     * @example (rule, id) => ({ groups: rule.groups?.filter((group) => group !== id) })
     */
    without?(values: Partial<V>, id: string): Partial<V> | string;
    /** The advice of the error, where neither changing nor deleting the referrer ends the reference. @default none @example "Delete its connectors first." */
    endsBy?: string;
}

/** A property that names other objects. */
export interface Reference extends ReferenceOptions {
    property: string;
    /** Types of what it names. */
    to: readonly string[];
    /** Present where the object is in what it names. */
    scope: Target["scope"];
    blocksDeletion: boolean;
    /** The ids of this type that it holds. */
    ids(values: Values, type: string): string[];
}

/** An arrow from one type to another, for a graph. */
export interface Edge {
    from: string;
    to: string;
    property: string;
}

/** Process-wide: what follows from definitions, which are constants. */
const known = new WeakMap<Definition, readonly Reference[]>();

/** Every property of a resource that names other objects. */
export function referencesOf(definition: Definition): readonly Reference[] {
    const before = known.get(definition);
    if (before) return before;
    const { inputs, outputs, references: options = {} } = definition;
    const found = Object.entries({ ...inputs.shape, ...outputs?.shape }).flatMap(([property, schema]) => {
        const targets = targetsIn(schema);
        if (targets.length === 0) return [];
        return {
            ...options[property],
            property,
            to: [...new Set(targets.flatMap(({ to }) => to))],
            scope: targets.find(({ scope }) => scope)?.scope,
            blocksDeletion: targets.some(({ blocksDeletion = true }) => blocksDeletion),
            ids: (values: Values, type: string) => idsIn(schema, values[property], type),
        };
    });
    known.set(definition, found);
    return found;
}

/** Which types a resource refers to, by property. */
export function edgesOf(definition: Definition): Edge[] {
    return referencesOf(definition).flatMap(({ property, to }) =>
        to.map((type) => ({ from: definition.type, to: type, property })),
    );
}

/** The input that says in which other object this one is; undefined where it is in none. */
export function scopeOf(definition: Definition): string | undefined {
    return scopingOf(definition)?.property;
}

/** The same, with the value that stands for what is in none of its own. */
export function scopingOf(definition: Definition): { property: string; standard: string } | undefined {
    const [found] = referencesOf(definition).flatMap(({ property, scope }) => (scope ? { property, ...scope } : []));
    return found;
}

/** The schemas within a schema, with a function that leads to the values that each of them is about. */
function within(schema: z.core.$ZodType): [z.core.$ZodType, (value: unknown) => unknown[]][] {
    const same = (value: unknown) => [value];
    const entry = itemOf(schema);
    if (entry) return [[entry, entries]];
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return [[schema.unwrap(), same]];
    if (schema instanceof z.ZodPipe) return [[schema.in, same]];
    if (schema instanceof z.ZodArray) return [[schema.element, entries]];
    if (schema instanceof z.ZodUnion) return schema.options.map((option) => [option, same]);
    if (!(schema instanceof z.ZodObject)) return [];
    return Object.entries(schema.shape).map(([key, inner]) => [inner, (value) => (isWire(value) ? [value[key]] : [])]);
}

const entries = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What becomes of an id: the types of objects that it may be of are those that its place in the schema names. */
export type Replacing = (id: string, to: readonly string[]) => unknown;

/** A copy of an input's value in which other values stand for the ids of objects. */
export function withReplacedIds(definition: Definition, property: string, value: unknown, replace: Replacing): unknown {
    const schema: z.core.$ZodType | undefined = definition.inputs.shape[property];
    return schema ? replaced(schema, value, replace) : value;
}

function replaced(schema: z.core.$ZodType, value: unknown, replace: Replacing): unknown {
    if (value === undefined || value === null) return value;
    const target = TARGETS.get(schema);
    if (target) return typeof value === "string" ? replace(value, target.to) : value;
    const list = itemOf(schema) ?? (schema instanceof z.ZodArray ? schema.element : undefined);
    if (list) return Array.isArray(value) ? value.map((each) => replaced(list, each, replace)) : value;
    if (schema instanceof z.ZodObject) {
        if (!isWire(value)) return value;
        const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
        return Object.fromEntries(
            Object.entries(value).map(([key, each]) => {
                const inner = shape[key];
                return [key, inner ? replaced(inner, each, replace) : each];
            }),
        );
    }
    if (schema instanceof z.ZodUnion) {
        const option = schema.options.find((each) => z.safeParse(each, value).success);
        return option ? replaced(option, value, replace) : value;
    }
    return within(schema).reduce<unknown>((result, [inner]) => replaced(inner, result, replace), value);
}

function targetsIn(schema: z.core.$ZodType): Target[] {
    const target = TARGETS.get(schema);
    return target ? [target] : within(schema).flatMap(([inner]) => targetsIn(inner));
}

function idsIn(schema: z.core.$ZodType, value: unknown, type: string): string[] {
    if (value === undefined || value === null) return [];
    const target = TARGETS.get(schema);
    if (target) return target.to.includes(type) ? [String(value)] : [];
    return within(schema).flatMap(([inner, values]) => values(value).flatMap((each) => idsIn(inner, each, type)));
}
