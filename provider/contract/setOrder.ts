import { z } from "zod";
import type { Definition } from "./definition";
import { isWire } from "./fields";
import { itemOf } from "./sets";
import { isUnknown } from "./unknowns";
import type { Values } from "./values";

/**
 * Gives sets the order that they had before. The engine compares lists place by place, so an entry that moves looks like
 * a change, and so do all behind it.
 */

/** Where in a value there are sets. */
interface Layout {
    isSet?: true;
    /** Of the entries of a list. */
    item?: Layout | undefined;
    /** Of the properties of an object. */
    properties?: ReadonlyMap<string, Layout>;
}

/** Process-wide: what is derived from a schema is the same for everybody. */
const layouts = new WeakMap<object, { layout: Layout | undefined }>();

/** Above this many pairs of entries that have no counterpart, none is looked for. */
const MOST_PAIRS = 10_000;

/**
 * The values with their sets in the order of `before`: what is in both keeps its place, what is new takes the places
 * that have become free, and then the end. Equal sets become equal lists.
 */
export function keepSetOrder(definition: Definition, values: Values, before: Values): Values {
    const inputs = layoutOf(definition.inputs);
    const outputs = definition.outputs && layoutOf(definition.outputs);
    return [inputs, outputs].reduce((laid, layout) => arranged(layout, laid, before) as Values, values);
}

/** Whether there is any set among what a program declares. */
export function hasSets({ inputs }: Definition): boolean {
    return layoutOf(inputs) !== undefined;
}

function layoutOf(schema: z.core.$ZodType): Layout | undefined {
    const known = layouts.get(schema);
    if (known) return known.layout;
    const layout = read(schema);
    layouts.set(schema, { layout });
    return layout;
}

function read(schema: z.core.$ZodType): Layout | undefined {
    const entry = itemOf(schema);
    if (entry) return { isSet: true, item: layoutOf(entry) };
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return layoutOf(schema.unwrap());
    if (schema instanceof z.ZodPipe) return layoutOf(schema.in);
    if (schema instanceof z.ZodArray) {
        const item = layoutOf(schema.element);
        return item && { item };
    }
    if (!(schema instanceof z.ZodObject)) return undefined;
    const shape: [string, z.core.$ZodType][] = Object.entries(schema.shape);
    const properties = shape.flatMap(([name, property]): [string, Layout][] => {
        const layout = layoutOf(property);
        return layout ? [[name, layout]] : [];
    });
    return properties.length > 0 ? { properties: new Map(properties) } : undefined;
}

function arranged(layout: Layout | undefined, value: unknown, before: unknown): unknown {
    if (!layout) return value;
    if (layout.properties) {
        if (!isWire(value) || !isWire(before)) return value;
        const laid = { ...value };
        for (const [name, property] of layout.properties) {
            if (name in laid) laid[name] = arranged(property, laid[name], before[name]);
        }
        return laid;
    }
    if (!Array.isArray(value) || !Array.isArray(before)) return value;
    if (layout.isSet) return arrangedSet(layout.item, value, before);
    return value.map((entry, at) => arranged(layout.item, entry, before[at]));
}

/** The entries of a set, each in its place. */
function arrangedSet(item: Layout | undefined, value: readonly unknown[], before: readonly unknown[]): unknown[] {
    const places = new Map<string, number>();
    for (const [at, entry] of before.entries()) if (!isUnknown(entry)) places.set(keyOf(item, entry), at);
    const laid: unknown[] = new Array(value.length).fill(undefined);
    const taken = new Set<number>();
    const fresh: unknown[] = [];
    const moving: unknown[] = [];
    for (const entry of value) {
        const at = places.get(keyOf(item, entry));
        if (at === undefined) fresh.push(entry);
        else if (at < laid.length) {
            laid[at] = arranged(item, entry, before[at]);
            taken.add(at);
        } else moving.push(arranged(item, entry, before[at]));
    }
    const gone = [...before.keys()].filter((at) => at < laid.length && !taken.has(at));
    const settled = item ? counterparts(item, fresh, gone, before) : new Map<unknown, number>();
    for (const [entry, at] of settled) {
        laid[at] = arranged(item, entry, before[at]);
        taken.add(at);
    }
    const left = [...fresh.filter((entry) => !settled.has(entry)), ...moving];
    for (const at of laid.keys()) if (!taken.has(at)) laid[at] = left.shift();
    return laid;
}

/** For entries that are objects: the place of the one that each has most in common with, so that the change lies within. */
function counterparts(
    item: Layout,
    fresh: readonly unknown[],
    gone: readonly number[],
    before: readonly unknown[],
): Map<unknown, number> {
    const found = new Map<unknown, number>();
    if (fresh.length * gone.length > MOST_PAIRS) return found;
    const partsBefore = new Map(gone.map((at) => [at, partsOf(item, before[at])]));
    const pairs = fresh.flatMap((entry) => {
        const parts = partsOf(item, entry);
        return gone.map((at) => ({ entry, at, alike: inCommon(parts, partsBefore.get(at)) }));
    });
    const taken = new Set<number>();
    for (const { entry, at } of pairs.filter(({ alike }) => alike > 0).sort((a, b) => b.alike - a.alike)) {
        if (found.has(entry) || taken.has(at)) continue;
        found.set(entry, at);
        taken.add(at);
    }
    return found;
}

/** What an entry is made of: its properties, and the entries of each. */
function partsOf(item: Layout, entry: unknown): Set<string> {
    if (!isWire(entry)) return new Set();
    return new Set(
        Object.entries(entry).flatMap(([key, value]) => {
            if (!Array.isArray(value)) return [keyOf(undefined, [key, value])];
            const inner = item.properties?.get(key)?.item;
            return [key, ...value.map((each) => keyOf(undefined, [key, keyOf(inner, each)]))];
        }),
    );
}

function inCommon(parts: ReadonlySet<string>, others: ReadonlySet<string> = new Set()): number {
    return [...parts].filter((part) => others.has(part)).length;
}

/** The same text for equal entries, whatever the order of sets in them. */
function keyOf(layout: Layout | undefined, value: unknown): string {
    return typeof value === "string" ? `"${value}"` : (JSON.stringify(canonical(layout, value)) ?? "");
}

function canonical(layout: Layout | undefined, value: unknown): unknown {
    if (Array.isArray(value)) {
        const entries = value.map((entry) => canonical(layout?.item, entry));
        if (!layout?.isSet) return entries;
        return entries.map((entry) => JSON.stringify(entry)).sort();
    }
    if (!isWire(value)) return value;
    const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== null);
    return entries.map(([key, each]) => [key, canonical(layout?.properties?.get(key), each)]).sort(byKey);
}

const byKey = ([a]: unknown[], [b]: unknown[]): number => (String(a) < String(b) ? -1 : 1);
