import type { z } from "zod";
import type { Field, Wire } from "./wire";

/** Property values of one resource, by property name. */
export type Values = Record<string, unknown>;

/** Where an object lives: its collection, and the scope it is looked up in. */
export interface Place {
    /** Path of the collection below the product's prefix, for example `appConnectorGroup`. */
    path: string;
    /** The console's noun of what is there, for messages. @default the path */
    noun?: string;
    /** Absent: the Default microtenant. */
    microtenantId?: string | undefined;
}

/** The calls that every product's client offers, so that the life cycle is written once. */
export interface Backend {
    /** Creates once and never repeats: an answer that got lost is reported as ambiguous. */
    create(place: Place, body: Wire, doing: string): Promise<Wire>;
    /** The object as it is now, or undefined when there is none. */
    read(place: Place, id: string, doing: string): Promise<Wire | undefined>;
    update(place: Place, id: string, body: Wire, doing: string): Promise<void>;
    /** False when the object was already gone. */
    delete(place: Place, id: string, doing: string): Promise<boolean>;
    /** The objects of this name, upper and lower case alike, freshly read. */
    find(place: Place, name: string, doing: string): Promise<Wire[]>;
    /** The microtenant that everything without one of its own belongs to. */
    readonly defaultMicrotenantId: string | undefined;
    /** The service's own clock, in milliseconds since the epoch. */
    now(): number;
}

/** What must hold between several properties. A rule is skipped while one of its needs is not known yet. */
export interface Rule<V extends object = Values> {
    needs: readonly (keyof V & string)[];
    /** The property to blame. */
    property: keyof V & string;
    /** True when the rule is broken. */
    when(values: Partial<V>): boolean;
    /** What is wrong and what to do; the engine adds the property and its value. */
    reason: string;
}

/** How a resource goes over the wire, for objects that live in an ordinary collection. */
export interface Collection<In extends object = Values, Out extends object = Values> {
    /** Depends on the values where the service keeps one collection per kind of parent. */
    path(values: Partial<In>): string;
    /** Inputs that stand in the path and in no answer. */
    inPath?: readonly (keyof In & string)[];
    /** Property by property; see `wire.ts`. */
    fields: { readonly [K in keyof (In & Out) & string]?: Field<NonNullable<(In & Out)[K]>> };
    /** What else the service is told, where that takes a look into the tenant. */
    toWire?(inputs: Partial<In>, backend: Backend): Promise<Wire>;
    /** What else the service said, where that takes a look into the tenant. */
    fromWire?(wire: Wire, backend: Backend): Promise<Partial<In & Out>>;
    /** What the service is told when the program no longer sets a property that `fields` does not cover. */
    unset?: Partial<Record<keyof In & string, Wire>>;
    /** Inputs from which the service derives outputs: a change of one is followed by a read. */
    derivesFrom?: readonly (keyof In & string)[];
    /** What moves by itself, such as health, counters and versions: for lookup functions, never for the state. */
    live?(wire: Wire): Values;
    /** Wire keys that answers carry and requests must not. */
    neverSent?: readonly string[];
}

/** One resource, as a plain value that knows nothing of Pulumi. Read from the top: what a user types, what is special, the wire. */
export interface Definition<In extends object = Values, Out extends object = Values> {
    /** Module and name, for example `zpa:AppConnectorGroup`. */
    type: string;
    /** The console's noun, for messages. */
    noun: string;
    inputs: z.ZodObject;
    rules: readonly Rule<In>[];
    outputs: z.ZodObject;
    /** Finds the object again after an answer got lost, and tells an equal one from a stranger. */
    naturalKey: readonly (keyof In & string)[];
    /** Inputs that cannot be changed in place. */
    replaceOn: readonly (keyof In & string)[];
    /** Inputs to blame when the state itself calls for a new object, or for changes that only go one way in place. */
    replaceWhen?(olds: Partial<In & Out>, news: Partial<In>): readonly (keyof In & string)[];
    /** Outputs that are secret although no input is. */
    secretOutputs: readonly (keyof Out & string)[];
    /** Properties that some answers leave out although they stand: their absence there means nothing. */
    keptWhenAbsent?: readonly (keyof (In & Out) & string)[];
    /** Equal meaning, equal value. Runs after the schema, on what is known. */
    normalize?(inputs: Partial<In>): Partial<In>;
    /**
     * Where `get` looks for an id, in this order; `scope` is what stood before the id, parted by slashes.
     * @default the microtenant `scope[0]`
     */
    lookupIn?(scope: readonly string[]): readonly Partial<In>[];
    /** Why this object must not be written, or undefined. */
    restriction?(values: Partial<In & Out>): string | undefined;
    collection: Collection<In, Out>;
}

/** Holds a definition to its schemas. */
export function define<I extends z.ZodObject, O extends z.ZodObject>(
    definition: Omit<Definition<z.output<I>, z.output<O>>, "inputs" | "outputs"> & { inputs: I; outputs: O },
): typeof definition {
    return definition;
}
