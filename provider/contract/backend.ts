import type { Endpoint } from "./endpoint";
import type { Wire } from "./fields";
import type { Scoping } from "./scoping";

/** The calls that the client of every product offers, so that the life cycle is written once. */
export interface Backend<E extends Endpoint = Endpoint> {
    /**
     * Creates an object. Sent once: a lost response is reported as an ambiguous error, and never sent again.
     * @param body The request, or a function that makes it; it is called when the request goes out, and again for each retry.
     */
    create(endpoint: E, body: Wire | (() => Promise<Wire>), operation: string): Promise<Wire>;
    /**
     * Reads one object; undefined when there is none.
     * @param maxAgeMs How old the answer may be; a write of this process always makes it stale. @default the reader's own
     */
    read(endpoint: E, id: string, operation: string, maxAgeMs?: number): Promise<Wire | undefined>;
    /**
     * Replaces an object by the body.
     * @param body As for `create`; a function that returns undefined leaves the write out.
     */
    update(endpoint: E, id: string, body: Wire | (() => Promise<Wire | undefined>), operation: string): Promise<void>;
    /**
     * Deletes an object; false when it was gone.
     * @param unlessInUse Forces the deletion although others refer to the object. Called just before; it throws to stop that.
     */
    delete(endpoint: E, id: string, operation: string, unlessInUse?: () => Promise<void>): Promise<boolean>;
    /** Lists what does not change while a program runs; read once and kept. */
    lookup(endpoint: E): Promise<readonly Wire[]>;
    /** Lists a collection. Calls that come at the same time share one reading. @param maxAgeMs As for `read`. */
    listAll(endpoint: E, maxAgeMs?: number): Promise<readonly Wire[]>;
    /** Runs work that reads and then writes one object, after all such work on that object that came before. */
    exclusively<T>(endpoint: E, id: string, work: () => Promise<T>): Promise<T>;
    /** The objects with this name, case-insensitive, freshly read. */
    find(endpoint: E, name: string, operation: string): Promise<Wire[]>;
    /** What an answer says of where its object comes from. */
    originOf(wire: Wire): Origin;
    /** What the last read has answered of an object; undefined if there was none. Makes no call. */
    answered(endpoint: E, id: string): Wire | undefined;
    /** The collection as reads have listed it; undefined unless they have listed all of it. Makes no call. */
    listed(endpoint: E): readonly Wire[] | undefined;
    /** Who has written an object last, as far as its answer says so. */
    lastWriteOf(wire: Wire): LastWrite;
    /** The people that answers name by their ids alone; read once and kept. Empty where answers have their names. */
    administrators(): Promise<readonly Person[]>;
    /** What is saved and not in effect; undefined where what is saved is in effect. */
    inactive(): Promise<Inactive | undefined>;
    /** What the product divides the objects of a tenant into; undefined where it does not. */
    readonly scoping: Scoping | undefined;
    /** The service's clock, in milliseconds since the epoch. */
    now(): number;
    /** A clock that never goes back, in milliseconds; for durations. */
    monotonicNow(): number;
    /** Waits, for example until a machine registers; rejects when the run is cancelled. */
    pause(milliseconds: number, operation: string): Promise<void>;
    /**
     * What this run has noted about the tenant: one object of each class, made when it is first asked for. It ends with the
     * connection, so that two connections of a process see nothing of each other.
     */
    state<T>(kind: new () => T): T;
    /** Shows a line to the person who watches the run. */
    log(line: string): void;
}

/** Since when an object is there, and whose it is, as far as answers say so. */
export interface Origin {
    /** When it was created or last changed, by the service's clock, in milliseconds since the epoch. */
    at?: number | undefined;
    /** Who has done that, in the service's words. */
    author?: string | undefined;
}

/** The last write of an object. */
export interface LastWrite {
    /** Milliseconds since the epoch, by the service's clock. */
    at?: number | undefined;
    /** Who it was, in the service's words. */
    by?: string | undefined;
    /** The name, where the answer has it. */
    name?: string | undefined;
}

/** Somebody who may change a tenant. */
export interface Person {
    id: string;
    name: string;
}

/** Changes that are saved and have not been activated. */
export interface Inactive {
    /** The administrators who are editing, as far as the service names them. */
    editors: readonly string[];
}

/** The kind of endpoint that a client calls. */
export type EndpointOf<B> = B extends Backend<infer E> ? E : Endpoint;
