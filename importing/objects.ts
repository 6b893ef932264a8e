import type { Definition } from "../provider/contract/definition";
import { referencesOf, scopingOf, withReplacedIds } from "../provider/contract/references";
import type { Values } from "../provider/contract/values";
import { definitionOf, isResource } from "../provider/definitionOf";
import { minimal, Undeclarable } from "./minimal";
import { type Declared, type Known, keyOf } from "./model";
import { entriesTo, type Node, type Properties, Reference } from "./node";

/** What the program says of each object, with its references still as ids. */

export interface Drafted {
    readonly object: Declared;
    readonly properties: Properties;
    /** Keys of what its references may mean: several, where a property takes several kinds. */
    readonly refersTo: readonly string[];
}

/** @returns what can be declared, and what cannot, with the reason */
export function drafts(objects: readonly Declared[]): { drafted: Drafted[]; undeclarable: Known[] } {
    const drafted: Drafted[] = [];
    const undeclarable: Known[] = [];
    for (const object of objects) {
        try {
            drafted.push(draftOf(object));
        } catch (error) {
            if (!(error instanceof Undeclarable)) throw error;
            undeclarable.push({ ...object, reason: `it cannot be declared as it is: ${error.message}` });
        }
    }
    return { drafted, undeclarable };
}

function draftOf(object: Declared): Drafted {
    const definition = definitionOf(object.type);
    const inputs = minimal(definition, object.inputs);
    const properties = propertiesOf(definition, inputs);
    const refersTo = referencesOf(definition).flatMap(({ to, ids }) =>
        to.flatMap((type) => ids(inputs, type).map((id) => keyOf({ type, id }))),
    );
    return { object, properties, refersTo };
}

/** In the order in which a program declares them. */
function propertiesOf(definition: Definition, inputs: Values): Properties {
    const scope = scopingOf(definition)?.property;
    const entries = Object.keys(definition.inputs.shape).flatMap((property): [string, Node][] => {
        const value = inputs[property];
        if (value === undefined) return [];
        const isTop = property !== scope && (typeof value === "string" || isListOfTexts(value));
        const replace = (id: string, to: readonly string[]) =>
            property === scope && id === scopingOf(definition)?.standard
                ? id
                : new Reference(id, to, isTop && to.some(isResource));
        return [[property, asNode(withReplacedIds(definition, property, value, replace))]];
    });
    return entriesTo(entries);
}

const isListOfTexts = (value: unknown): boolean =>
    Array.isArray(value) && value.every((each) => typeof each === "string");

function asNode(value: unknown): Node {
    if (value instanceof Reference || value === null) return value;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
    if (Array.isArray(value)) return value.map(asNode);
    if (typeof value !== "object") throw new Error(`a program cannot hold a value of type ${typeof value}`);
    return entriesTo(
        Object.entries(value).flatMap(([key, each]): [string, Node][] =>
            each === undefined ? [] : [[key, asNode(each)]],
        ),
    );
}

/** Objects in an order in which each comes after what it refers to, kind by kind. */
export function inOrder(all: readonly Drafted[]): Drafted[][] {
    const byKey = new Map(all.map((each) => [keyOf(each.object), each]));
    const types = [...new Set(all.map(({ object }) => object.type))];
    const needs = new Map(types.map((type) => [type, new Set<string>()]));
    for (const { object, refersTo } of all) {
        for (const key of refersTo) {
            const type = byKey.get(key)?.object.type;
            if (type !== undefined && type !== object.type) needs.get(object.type)?.add(type);
        }
    }
    return sorted(types, (type) => [...(needs.get(type) ?? [])]).map((type) => {
        const ofType = all.filter(({ object }) => object.type === type);
        return sorted(ofType, ({ refersTo }) =>
            refersTo.flatMap((key) => {
                const other = byKey.get(key);
                return other?.object.type === type ? [other] : [];
            }),
        );
    });
}

/** Depth first; what refers to each other in a circle stays in its first order. */
function sorted<T>(all: readonly T[], needsOf: (each: T) => readonly T[]): T[] {
    const done = new Set<T>();
    const visit = (each: T): void => {
        if (done.has(each)) return;
        done.add(each);
        for (const other of needsOf(each)) visit(other);
        result.push(each);
    };
    const result: T[] = [];
    for (const each of all) visit(each);
    return result;
}
