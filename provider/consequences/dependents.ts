import type { Nouns } from "../contract/noun";
import { type Reference, referencesOf } from "../contract/references";
import type { Values } from "../contract/values";
import { definitionOf, isResource } from "../definitionOf";

/** A resource of this library in the state. */
export interface Standing {
    readonly urn: string;
    /** @example "zpa:AppConnectorGroup" */
    readonly type: string;
    readonly id: string;
    /** Its outputs, inputs among them. */
    readonly values: Values;
}

/** Resources of one type that depend on another one alone. */
export interface Dependents {
    readonly type: string;
    readonly noun: Nouns;
    readonly urns: readonly string[];
}

/**
 * The resources that have nothing but some of these in a property that names objects of its kind, and in turn those that have nothing but
 * these. What names what is looked up once, so that many can be asked for.
 */
export function dependentsIn(
    state: readonly Standing[],
): (objects: readonly Pick<Standing, "urn" | "type" | "id">[]) => Dependents[] {
    const needs = state.map(needsOf);
    const naming = new Map<string, number[]>();
    for (const [at, own] of needs.entries()) {
        for (const key of new Set(own.flat(2))) naming.set(key, [...(naming.get(key) ?? []), at]);
    }
    return (objects) => {
        const lost = new Set(objects.map(keyOf));
        const themselves = new Set(objects.map(({ urn }) => urn));
        const open = new Set([...lost].flatMap((key) => naming.get(key) ?? []));
        const found: Standing[] = [];
        const isLost = (at: number) => needs[at]?.some((ids) => ids.every((keys) => keys.some((key) => lost.has(key))));
        for (;;) {
            const at = inOrder(open).find((each) => !themselves.has(state[each]?.urn ?? "") && isLost(each));
            const next = at === undefined ? undefined : state[at];
            if (at === undefined || !next) break;
            open.delete(at);
            found.push(next);
            lost.add(keyOf(next));
            const known = new Set(found);
            for (const other of naming.get(keyOf(next)) ?? []) {
                const standing = state[other];
                if (standing && !known.has(standing)) open.add(other);
            }
        }
        const types = [...new Set(found.map(({ type }) => type))].sort();
        return types.map((type) => ({
            type,
            noun: definitionOf(type).noun,
            urns: found.flatMap((each) => (each.type === type ? each.urn : [])),
        }));
    };
}

const inOrder = (places: ReadonlySet<number>): number[] => [...places].sort((one, other) => one - other);

/** By property that names objects: by id, the keys of what it may be. */
function needsOf({ type, values }: Standing): string[][][] {
    const all = referencesOf(definitionOf(type)).map((reference) =>
        [...namedBy(reference, values)].map(([id, types]) => types.map((each) => `${each} ${id}`)),
    );
    return all.filter((ids) => ids.length > 0);
}

/** The ids in a property, and what they may be of; what the object is in is another matter. */
function namedBy({ to, scope, ids }: Reference, values: Values): Map<string, string[]> {
    const named = new Map<string, string[]>();
    if (scope) return named;
    for (const type of to.filter(isResource)) {
        for (const id of ids(values, type)) named.set(id, [...(named.get(id) ?? []), type]);
    }
    return named;
}

const keyOf = ({ type, id }: Pick<Standing, "type" | "id">): string => `${type} ${id}`;
