import type { Backend } from "./backend";
import type { Wire } from "./fields";
import type { Values } from "./values";

/** An object of the service, in the words of the resource. */
export interface RemoteObject {
    id: string;
    observed: Values;
}

/** What is to be created: everything that the program declares of it. */
export interface Creation<In extends object = Values> {
    inputs: Partial<In>;
}

/** What is to be read, and what is known of it: the state, or where an import looks. */
export interface Reading<Known extends object = Values> {
    id: string;
    known: Partial<Known>;
}

/** What is to be updated: what the state holds, and everything that the program declares. */
export interface Updating<In extends object = Values, Known extends object = Values> {
    id: string;
    olds: Partial<Known>;
    inputs: Partial<In>;
}

/** What is to be deleted, and what the state holds of it. */
export interface Deletion<Known extends object = Values> {
    id: string;
    outputs: Partial<Known>;
}

/** What the life cycle does for an object of an ordinary collection. */
export interface DefaultHandlers {
    /** Creates the object. After a lost response it looks for the object before it creates another one. */
    create(creation: Creation): Promise<RemoteObject>;
    /** Reads the object; undefined when it is gone. */
    read(reading: Reading): Promise<Values | undefined>;
    /** Reads the object, changes what differs between `olds` and `inputs`, and writes once. */
    update(updating: Updating): Promise<Values>;
    /** Deletes the object; one that is gone is a success. */
    delete(deletion: Deletion): Promise<void>;
    /** Whether another resource of this stack manages the object, as far as the engine has shown it in this run. */
    isManaged(id: string): boolean;
}

/** What every operation is given. */
interface Means<B extends Backend> {
    /** The client of the product. */
    backend: B;
    /** What the life cycle does where a definition has no operation of its own. */
    defaults: DefaultHandlers;
}

/** Replaces steps of the life cycle, where an object is not created and deleted by calls of its own. */
export interface Operations<In extends object = Values, Out extends object = Values, B extends Backend = Backend> {
    /** Called to create. @example A machine that enrols by itself: wait for it, adopt it, apply the settings. */
    create?(creation: Creation<In> & Means<B>): Promise<RemoteObject>;
    /** Called to refresh, import and `get`; returns undefined when the object is gone. @example One that has no read: what the state holds. */
    read?(reading: Reading<In & Out> & Means<B>): Promise<Values | undefined>;
    /** Called to update in place; returns what the state holds afterwards. @example A setting that has a call of its own. */
    update?(updating: Updating<In, In & Out> & Means<B>): Promise<Values>;
    /** Called to delete. @example A schedule that cannot be deleted: switch it off. */
    delete?(deletion: Deletion<In & Out> & Means<B>): Promise<void>;
    /** Called by lookups, in place of listing the endpoint. @example The members of all groups, where only groups are listed. */
    list?(listing: { scope: Partial<In>; backend: B }): Promise<readonly Wire[]>;
}
