import type { Backend } from "./backend";
import type { Wire } from "./fields";
import type { Values } from "./values";

/** An object of the service, in the words of the resource. */
export interface RemoteObject {
    id: string;
    observed: Values;
}

/** What the life cycle does for an object of an ordinary collection. */
export interface DefaultHandlers {
    /** Creates the object. After a lost response it looks for the object before it creates another one. */
    create(inputs: Values): Promise<RemoteObject>;
    /** Reads the object; undefined when it is gone. */
    read(id: string, known: Values): Promise<Values | undefined>;
    /** Reads the object, changes what differs between `olds` and `inputs`, and writes once. */
    update(id: string, olds: Values, inputs: Values): Promise<Values>;
    /** Deletes the object; one that is gone is a success. */
    delete(id: string, outputs: Values): Promise<void>;
    /** Whether another resource of this stack manages the object, as far as the engine has shown it in this run. */
    isManaged(id: string): boolean;
}

/** Replaces steps of the life cycle, where an object is not created and deleted by calls of its own. */
export interface Operations<In extends object = Values, Out extends object = Values, B extends Backend = Backend> {
    /** Called to create. @example A machine that enrols by itself: wait for it, adopt it, apply the settings. */
    create?(inputs: Partial<In>, backend: B, defaults: DefaultHandlers): Promise<RemoteObject>;
    /** Called to refresh, import and `get`; returns undefined when the object is gone. */
    read?(id: string, known: Partial<In & Out>, backend: B, defaults: DefaultHandlers): Promise<Values | undefined>;
    /** Called to update in place; returns what the state holds afterwards. */
    update?(
        id: string,
        olds: Partial<In & Out>,
        inputs: Partial<In>,
        backend: B,
        defaults: DefaultHandlers,
    ): Promise<Values>;
    /** Called to delete. @example A schedule that cannot be deleted: switch it off. */
    delete?(id: string, outputs: Partial<In & Out>, backend: B, defaults: DefaultHandlers): Promise<void>;
    /** Called by lookups, in place of listing the endpoint. @example The members of all groups, where only groups are listed. */
    list?(scope: Partial<In>, backend: B): Promise<readonly Wire[]>;
}
