import type { Definition } from "../contract/definition";
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
 * The resources that have nothing but this one in a property that names objects of its kind, and those that have nothing but these:
 * segments that are reached through one group alone, and the rules about these segments.
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
    const definition: Definition = definitionOf(type);
    return referencesOf(definition).some((reference) => {
        const named = namedBy(reference, values);
        return named.length > 0 && named.every((key) => lost.has(key));
    });
}

/** What a property names of what programs declare; what it is in, such as a microtenant, is another matter. */
function namedBy({ to, scope, ids }: Reference, values: Values): string[] {
    if (scope) return [];
    return to.filter(isResource).flatMap((type) => ids(values, type).map((id) => `${type} ${id}`));
}

const keyOf = ({ type, id }: Standing): string => `${type} ${id}`;
