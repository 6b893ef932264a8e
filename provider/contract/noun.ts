import type { Noun, Place, PlaceTraits, Values } from "./definition";
import { type Field, objects, textOf, type Wire } from "./fields";

/** What of a field matters where nothing is written. */
type Said = Pick<Field<unknown>, "fromWire">;

interface Described extends PlaceTraits {
    type: string;
    noun: string;
    /** Of the list. */
    path: string;
    /** Whether each microtenant has its own. @default false */
    inMicrotenants?: boolean;
    /** What lookups give beside id and name. */
    says: Readonly<Record<string, Said>>;
    shortName?: Noun["shortName"];
    inside?: Noun["inside"];
    readEachTime?: boolean;
}

/** What is only looked up, where a list and the fields of its objects are all there is to say. */
export function nounOf({
    type,
    noun,
    path,
    inMicrotenants,
    says,
    shortName,
    inside,
    readEachTime,
    ...traits
}: Described): Noun {
    return {
        type,
        noun,
        place: ({ microtenantId }): Place => ({
            ...traits,
            path,
            noun,
            ...(inMicrotenants && { microtenantId: textOf(microtenantId) }),
        }),
        ...(inMicrotenants && { narrowedBy: "microtenantId" }),
        ...(shortName && { shortName }),
        ...(inside && { inside }),
        ...(readEachTime && { readEachTime }),
        fromWire: (wire) => ({ id: String(wire.id), name: String(wire.name), ...saidOf(says, wire) }),
    };
}

function saidOf(says: Described["says"], wire: Wire): Values {
    return Object.fromEntries(Object.entries(says).map(([property, field]) => [property, field.fromWire(wire)]));
}

/** True unless the service says otherwise. */
export const unlessFalse = (key: string): Said => ({ fromWire: (wire) => wire[key] !== false });

/** True only where the service says so. */
export const onlyTrue = (key: string): Said => ({ fromWire: (wire) => wire[key] === true });

/** A list that is empty where the service leaves it out. */
export const listOf = (field: Pick<Field<unknown[]>, "fromWire">): Said => ({
    fromWire: (wire) => field.fromWire(wire) ?? [],
});

/** Other objects that an object holds, by id and name. */
export const members = (key: string): Said => ({
    fromWire: (wire) => objects(wire[key]).map(({ id, name }) => ({ id: String(id), name: String(name) })),
});
