import type { z } from "zod";
import type { Limit } from "../http/errors/fromResponse";
import type { Field, Wire } from "./fields";

/** Property values of one resource, by property name. */
export type Values = Record<string, unknown>;

/** What is special about a collection, whatever scope an object of it is in. */
export interface PlaceTraits {
    /** It is in no microtenant, so that the connection's does not count. @default false */
    tenantWide?: boolean;
    /** Where the whole collection is listed, where that is elsewhere. @default path */
    listPath?: string;
    /** Version of the interface, where a kind of call is not served by v1. Deletions go with the other writes by default. */
    versions?: { list?: "v2"; read?: "v2"; write?: "v2"; delete?: "v1" };
    /** The service refuses two writes to this collection at a time. @default false */
    oneWriteAtATime?: boolean;
    /** There is one object, read at the path itself and written at its id. @default false */
    singleton?: boolean;
    /** Single objects cannot be read: the list alone says what is there. @default false */
    onlyListed?: boolean;
    /** A single read gives a wrong answer, or none to some: objects are read in the list. @default false */
    readInList?: boolean;
    /** The key under which objects keep their name and times, where those are not at the top. */
    header?: string;
    /** Item of a role that opens it, with the part of the console that it is in, as far as that is documented. */
    access?: string;
    /** How many of them a tenant holds unless Zscaler support raises it, as documented. */
    limit?: Limit;
}

/** Where an object lives: its collection, and the scope it is looked up in. */
export interface Place extends PlaceTraits {
    /** Path of the collection below the product's prefix, for example `appConnectorGroup`. */
    path: string;
    /** The console's noun of what is there, for messages. @default the path */
    noun?: string;
    /** Absent: the Default microtenant. */
    microtenantId?: string | undefined;
    /** The family of interfaces that serves it. @default "mgmtconfig" */
    family?: "mgmtconfig" | "userconfig";
    /** What is there is the same for every tenant, and its path names none. @default false */
    ofEveryTenant?: boolean;
    /** What the path does not say of the one object that is meant. */
    query?: Record<string, string>;
    /** The property that a key of the wire carries, or that names an object by its id, for errors. */
    propertyOf?(key: string): string | undefined;
    /** Whether an object is there, where nothing lists them. @default the list says */
    holds?(id: string): Promise<boolean>;
}

/** The calls that every product's client offers, so that the life cycle is written once. */
export interface Backend {
    /**
     * Creates once and never repeats: an answer that got lost is reported as ambiguous. A body that is a function is asked
     * for when the call has its turn, each time the call goes out.
     */
    create(place: Place, body: Wire | (() => Promise<Wire>), operation: string): Promise<Wire>;
    /** The object, or undefined when there is none. `maxAgeMs`: how old the answer may be, own writes apart. */
    read(place: Place, id: string, operation: string, maxAgeMs?: number): Promise<Wire | undefined>;
    /** The body as with `create`. One that is undefined when it is asked for means that there is nothing to write any more. */
    update(place: Place, id: string, body: Wire | (() => Promise<Wire | undefined>), operation: string): Promise<void>;
    /**
     * False when the object was already gone. With `unlessInUse` the service is told to delete it whoever names it, when
     * the call has its turn and `unlessInUse` has not refused.
     */
    delete(place: Place, id: string, operation: string, unlessInUse?: () => Promise<void>): Promise<boolean>;
    /** The same, of what does not change while a program runs: read once and kept. */
    lookup(place: Place): Promise<readonly Wire[]>;
    /** Every object of the collection, as it was at most `maxAgeMs` ago; who asks at the same time shares the calls. */
    listAll(place: Place, maxAgeMs?: number): Promise<readonly Wire[]>;
    /** Runs work that reads one object and then writes it, after all such work on it that came before. */
    exclusively<T>(place: Place, id: string, work: () => Promise<T>): Promise<T>;
    /** The objects of this name, upper and lower case alike, freshly read. */
    find(place: Place, name: string, operation: string): Promise<Wire[]>;
    /** The microtenant that everything without one of its own belongs to. */
    readonly defaultMicrotenantId: string | undefined;
    /** The service's own clock, in milliseconds since the epoch. */
    now(): number;
    /** Milliseconds on a clock that only goes forward. */
    monotonicNow(): number;
    /** Lets time pass, for who waits until something happens on the other side; rejects when the run is stopped. */
    pause(milliseconds: number, operation: string): Promise<void>;
    /** A line for who watches the run. */
    log(line: string): void;
}

/**
 * What must hold between several properties. While one of its needs is not known yet, a rule counts only if it is broken
 * whatever that will be.
 */
export interface Rule<V extends object = Values> {
    needs: readonly (keyof V & string)[];
    /** The property to blame. */
    property: keyof V & string;
    /** True when the rule is broken. Of a property that is known in part it sees that part, unless it is `exact`. */
    when(values: Partial<V>): boolean;
    /** The entries of the property that break it, where it is a list. */
    wrong?(values: Partial<V>): readonly unknown[];
    /** What is unknown within one of its needs could still mend it, so that all of them have to be known. @default false */
    exact?: boolean;
    /** What is wrong and what to do; the engine adds the property and its value. */
    reason: string;
}

/** Which object an update writes, and what it changes. */
export interface Update {
    id: string;
    /** Names of the properties that the program changed. */
    changed: readonly string[];
}

/** How a resource goes over the wire, for objects that live in an ordinary collection. */
export interface Collection<In extends object = Values, Out extends object = Values> {
    /** Depends on the values where the service keeps one collection per kind of parent. */
    path(values: Partial<In>, backend: Backend): string | Promise<string>;
    /** What is special about it; depends on the values where `path` does. */
    place?(values: Partial<In>): PlaceTraits;
    /** Inputs that no answer carries: those in the path, and those that only tell this library what to do. */
    notOnWire?: readonly (keyof In & string)[];
    /** Property by property; see `wire.ts`. */
    fields: { readonly [K in keyof (In & Out) & string]?: Field<NonNullable<(In & Out)[K]>> };
    /**
     * What else the service is told, where that takes a look into the tenant.
     * @param standing The object as it is, for an update; what the program no longer sets is left out.
     * @param removed Properties that the last run declared, and this one does not.
     */
    toWire?(
        inputs: Partial<In>,
        backend: Backend,
        standing?: Partial<In & Out>,
        removed?: readonly string[],
    ): Promise<Wire>;
    /** What else the service said, where that takes a look into the tenant. */
    fromWire?(wire: Wire, backend: Backend): Promise<Partial<In & Out>>;
    /** What the service is told when the program no longer sets a property that `fields` does not cover. */
    unset?: Partial<Record<keyof In & string, Wire>>;
    /** The wire key of the moment at which the object was made, or last changed, in seconds. @default "creationTime" */
    createdAtKey?: string;
    /** Whether the answer of this create leaves out what must be known of the object. */
    readBack?(inputs: Partial<In>): boolean;
    /** The service deletes it only when told to do so whoever names it; the library then looks who does. */
    deletesByForce?: boolean;
    /** What refusals call properties, where `fields` does not say so. */
    called?: Readonly<Record<string, keyof In & string>>;
    /** What moves by itself, such as health, counters and versions: for lookup functions, never for the state. */
    observed?(wire: Wire): Values;
    /** Wire keys that answers carry and requests must not. */
    readOnlyKeys?: readonly string[];
    /** The form in which requests carry an object, where that is not the form of answers. */
    toRequestBody?(body: Wire): Wire;
    /**
     * Follows each update: puts back what the service may lose by that, because a call of its own sets it.
     * @param before The object as the update found it.
     * @throws PartialFailureError when it cannot be put back
     */
    restore?(id: string, before: Wire, place: Place, backend: Backend): Promise<void>;
    /** What only the moment of a write can tell; asked for when that has its turn. */
    beforeSend?(body: Wire, inputs: Partial<In>, backend: Backend, update?: Update): Promise<Wire>;
}

/** An object that stands on the other side, in the words of the resource. */
export interface RemoteObject {
    id: string;
    observed: Values;
}

/** The life cycle's own steps for a definition. */
export interface DefaultHandlers {
    create(inputs: Values): Promise<RemoteObject>;
    read(id: string, known: Values): Promise<Values | undefined>;
    /** Reads, lays what differs between the two over it, writes once. */
    update(id: string, olds: Values, inputs: Values): Promise<Values>;
    delete(id: string, outputs: Values): Promise<void>;
    /** Whether the engine has shown in this run that the stack manages this object already. */
    isManaged(id: string): boolean;
}

/** Stands in for steps of the life cycle, where an object does not come and go by create and delete. */
export interface Operations<In extends object = Values, Out extends object = Values> {
    create?(inputs: Partial<In>, backend: Backend, own: DefaultHandlers): Promise<RemoteObject>;
    /** Undefined when the object is gone. */
    read?(id: string, known: Partial<In & Out>, backend: Backend, own: DefaultHandlers): Promise<Values | undefined>;
    update?(
        id: string,
        olds: Partial<In & Out>,
        inputs: Partial<In>,
        backend: Backend,
        own: DefaultHandlers,
    ): Promise<Values>;
    delete?(id: string, outputs: Partial<In & Out>, backend: Backend, own: DefaultHandlers): Promise<void>;
    /** For lookup functions. */
    list?(scope: Partial<In>, backend: Backend): Promise<readonly Wire[]>;
}

/** Objects of other kinds that a property names. */
export interface Reference<V extends object = Values> {
    /** Their types. */
    to: readonly string[];
    /** Their ids, for a property that holds more than ids. @default the property's value or values */
    ids?(values: Partial<V>): readonly string[];
    /** For a property that takes one of several kinds: what leads to the objects that name this kind. */
    within?(type: string): Partial<V>;
    /**
     * What remains of the property without this id, or why it must not be taken out.
     * @default the other ids; a property that would be left without any, or holds a single one, is refused
     */
    without?(values: Partial<V>, id: string): Partial<V> | string;
    /** What ends such a reference, as advice, where neither changing nor deleting the object that names does. */
    endsBy?: string;
}

/** Whether the engine has shown this run that the stack manages an object. */
export type Managed = (type: string, id: string) => boolean;

/** Machines that belong to an object: they stand in the way of its deletion, which may be told to delete them as well. */
export interface Members {
    /** The console's noun of one. */
    noun: string;
    /** Type of the resource that manages one, where there is such a type. */
    type?: string;
    /** The input that asks for their deletion. */
    asked: string;
    /** The output that shows them before: set by a refresh, and kept until the next. */
    shown: string;
    /** @param maxAgeMs How old the answer may be, own writes apart. */
    list(id: string, values: Values, backend: Backend, maxAgeMs: number): Promise<readonly Wire[]>;
    isConnected(machine: Wire): boolean;
    /** Fails with a `NotFoundError` when one is gone, and may then have deleted others. */
    delete(ids: readonly string[], values: Values, backend: Backend, operation: string): Promise<void>;
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
    /**
     * There is one such object for each value of these inputs, so that no two resources of a stack may agree in them.
     * Without a value and a default of the connection, a resource claims none.
     */
    onlyOnePer?: readonly (keyof In & string)[];
    /** Lists of ids of which the service lets each be in one such object alone, so that no two resources of a stack may agree. */
    eachInOne?: readonly (keyof In & string)[];
    /**
     * An input that has to be the same in several objects, and why. The class names the others of the program in
     * `__siblings`, with their name and this property.
     */
    agreesIn?: { property: keyof In & string; because: string };
    /** Inputs that cannot be changed in place. */
    replaceOn: readonly (keyof In & string)[];
    /** Inputs to blame when the state itself calls for a new object, or for changes that only go one way in place. */
    replaceWhen?(olds: Partial<In & Out>, news: Partial<In>): readonly (keyof In & string)[];
    /**
     * Outputs that the service derives from inputs: a change of one of these is followed by a read, and a preview does not
     * know the output then. Every other output is taken to stay as it is while the object is updated.
     */
    computed?: Computed<In, Out>;
    /** Outputs that are secret although no input is. */
    secretOutputs: readonly (keyof Out & string)[];
    /** Secret outputs without which the object is of use all the same, and what to do when their answer got lost. */
    dispensableSecrets?: { readonly [K in keyof Out & string]?: string };
    /** Properties that some answers leave out although they stand: their absence there means nothing. */
    preserveWhenOmitted?: readonly (keyof (In & Out) & string)[];
    /** Equal meaning, equal value. Runs after the schema, on what is known. */
    normalize?(inputs: Partial<In>): Partial<In>;
    /**
     * Where `get` looks for an id, in this order; `scope` is what stood before the id, parted by slashes.
     * @default the microtenant `scope[0]`
     */
    importScopes?(scope: readonly string[]): readonly Partial<In>[];
    /** Whether its deletion leaves the object in the tenant. @default false */
    retainOnDelete?(outputs: Partial<In & Out>): boolean;
    /**
     * Lines for whoever watches a preview or a run: what a create or a change does beyond the object, and what is allowed
     * but may not be meant. Called with each check that finds nothing wrong, and makes no call.
     * @param olds What was declared before; nothing for an object that is to be created.
     */
    notices?(olds: Partial<In>, news: Partial<In>): readonly string[];
    /** What is told of an object after it was written: by what the service has found out, some of it looks wrong. */
    remark?: {
        /** Inputs whose change calls for it. */
        about: readonly (keyof In & string)[];
        say(values: Partial<In & Out>): string | undefined;
    };
    /** Why this object must not be written, or undefined. */
    writeProtection?(values: Partial<In & Out>): string | undefined;
    /** Which other objects this one names, by property: what stands in the way of their deletion. */
    refersTo?: { readonly [K in keyof (In & Out) & string]?: Reference<In & Out> };
    /**
     * In which scopes beside its own objects may name this one.
     * @param maxAgeMs How old the answer may be, own writes apart.
     */
    namedFrom?(id: string, values: Partial<In & Out>, backend: Backend, maxAgeMs?: number): Promise<readonly Values[]>;
    /** Machines that belong to it, without a property that names them. */
    members?: Members;
    /** Only where the steps of the life cycle do not fit. */
    operations?: Operations<In, Out>;
    collection: Collection<In, Out>;
}

/** What a tenant has and no program declares: looked up in a list, which is read once in a run. */
export interface Noun {
    /** Module and name, for example `zpa:EnrollmentCertificate`. */
    type: string;
    /** The console's noun, for messages. */
    noun: string;
    /** Where it is listed; `scope` is what a lookup names beside id and name. */
    place(scope: Values): Place;
    /** Its name without what the service adds to it; lookups take either. @default the name */
    shortName?(wire: Wire): string;
    /** Those that an object of the list holds, where no list has them by themselves. @default the object itself */
    inside?(wire: Wire): readonly Wire[];
    /** Reads all of them, where the service answers with something else than a list. @default what is at the place */
    list?(backend: Backend): Promise<readonly Wire[]>;
    /** Others come into being while a program runs, so that a list is read for each lookup. @default false */
    readEachTime?: boolean;
    /**
     * For a lookup that finds nothing: where else there is what is wanted, one sentence a place.
     * @default other microtenants
     */
    elsewhere?(scope: Values, wanted: (wire: Wire) => boolean, backend: Backend): Promise<string[]>;
    /** The argument of a lookup that tells objects of one name apart. @default none: their ids alone do */
    narrowedBy?: string;
    fromWire(wire: Wire): Values;
}

/** What a schema of outputs gives; one without any must forbid nothing. */
export type OutputsOf<O extends z.ZodObject> = string extends keyof z.output<O> ? object : z.output<O>;

/** Outputs, each with the inputs that it is derived from. */
export type Computed<In extends object = Values, Out extends object = Values> = {
    readonly [K in keyof Out & string]?: readonly (keyof In & string)[];
};

/** Holds a definition to its schemas. */
export function define<
    I extends z.ZodObject,
    O extends z.ZodObject,
    const C extends Computed<z.output<I>, OutputsOf<O>> = Record<never, never>,
>(
    definition: Omit<Definition<z.output<I>, OutputsOf<O>>, "inputs" | "outputs" | "computed"> & {
        inputs: I;
        outputs: O;
        computed?: C;
    },
): typeof definition {
    return definition;
}
