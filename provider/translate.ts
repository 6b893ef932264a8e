import type { Backend, Definition, Place, Values } from "./definition";
import { pick, present } from "./values";
import { textOf, type Wire } from "./wire";

/** A resource's values against the service's objects, by what the definition says of each property. */

export function placeOf(definition: Definition, values: Values): Place {
    const microtenantId = values.microtenantId;
    return {
        path: definition.collection.path(values),
        noun: definition.noun,
        microtenantId: typeof microtenantId === "string" ? microtenantId : undefined,
    };
}

/** The body of a create. */
export async function toWire(definition: Definition, inputs: Values, backend: Backend): Promise<Wire> {
    const { fields, toWire } = definition.collection;
    const own = Object.entries(fields).flatMap(([property, field]) =>
        field && inputs[property] !== undefined ? [field.toWire(inputs[property] as never)] : [],
    );
    return present(Object.assign({}, ...own, await toWire?.(inputs, backend)));
}

/**
 * The body of an update: what is there, overlaid with what is declared, without what the program has taken back.
 * What the library does not model is sent back as it came.
 */
export async function merge(
    definition: Definition,
    current: Wire,
    inputs: Values,
    takenBack: readonly string[],
    backend: Backend,
): Promise<Wire> {
    const { fields, unset = {}, neverSent = [] } = definition.collection;
    const cleared = takenBack.map((property) => unset[property] ?? fields[property]?.unset ?? {});
    const declared = await toWire(definition, inputs, backend);
    const merged = present(Object.assign({}, current, ...cleared, declared));
    for (const key of neverSent) delete merged[key];
    return merged;
}

/** Everything the service said, in the words of the resource. */
export async function fromWire(definition: Definition, wire: Wire, known: Values, backend: Backend): Promise<Values> {
    const { fields, inPath = [], fromWire } = definition.collection;
    const own = Object.entries(fields).map(([property, field]) => [property, field?.fromWire(wire)]);
    const said = present({
        ...pick(known, inPath),
        ...Object.fromEntries(own),
        ...(await fromWire?.(wire, backend)),
    });
    return { ...pick(known, definition.keptWhenAbsent ?? []), ...said };
}

/** For messages: `App Connector group "Lyon" (216196257331404706)`. */
export function describe(definition: Definition, values: Values, id?: string): string {
    const name = textOf(values.name);
    return [definition.noun, name && `"${name}"`, id && `(${id})`].filter(Boolean).join(" ");
}
