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
 * The resources that have nothing but this one in a property that names objects of its kind, and in turn those that have nothing but
 * these.
 */
export function dependentsOf(object: Standing, state: readonly Standing[]): Dependents[] {
    const lost = new Set([keyOf(object)]);
    const found: Standing[] = [];
    const open = state.filter(({ urn }) => urn !== object.urn);
    for (let next = take(open, lost); next; next = take(open, lost)) {
        lost.add(keyOf(next));
        found.push(next);
    }
    const types = [...new Set(found.map(({ type }) => type))].sort();
    return types.map((type) => ({
        type,
        noun: definitionOf(type).noun,
        urns: found.flatMap((each) => (each.type === type ? each.urn : [])),
    }));
}

/** Takes one that depends on what is lost out of the list. */
function take(open: Standing[], lost: ReadonlySet<string>): Standing | undefined {
    const at = open.findIndex((each) => dependsOn(each, lost));
    return at === -1 ? undefined : open.splice(at, 1)[0];
}

function dependsOn({ type, values }: Standing, lost: ReadonlySet<string>): boolean {
    return referencesOf(definitionOf(type)).some((reference) => {
        const named = [...namedBy(reference, values)];
        return named.length > 0 && named.every(([id, types]) => types.some((each) => lost.has(`${each} ${id}`)));
    });
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

const keyOf = ({ type, id }: Standing): string => `${type} ${id}`;
