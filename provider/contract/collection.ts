import type { Backend, EndpointOf } from "./backend";
import type { CallContext } from "./endpoint";
import type { Field, Wire } from "./fields";
import type { Values } from "./values";

/** Which object an update writes, and what it changes. */
export interface Update {
    id: string;
    /** The properties that the program changed. */
    changed: readonly string[];
}

/** What a body is sent for. */
export interface Sending<In extends object = Values, B extends Backend = Backend> {
    /** What the program declares. */
    inputs: Partial<In>;
    backend: B;
    /** Absent of a create. */
    update?: Update | undefined;
}

/** The same of `DefinitionPart`, for what is spread into a collection. */
export type CollectionPart = { readonly [K in keyof Collection]?: unknown };

/** What a definition says of an endpoint; the life cycle adds the rest. */
export type Place<B extends Backend> = Omit<EndpointOf<B>, keyof CallContext>;

/** A method, so that the definitions of all products are of one type. */
interface FindsEndpoint<In extends object, B extends Backend> {
    of(values: Partial<In>, backend: B): Place<B> | Promise<Place<B>>;
}

/** How a resource goes over the wire. `B` is the client of its product. */
export interface Collection<In extends object = Values, Out extends object = Values, B extends Backend = Backend> {
    /**
     * Where the objects are. A function, where that depends on the values: called before every call that is about one.
     * @example { path: "segmentGroup" }
     */
    endpoint: Place<B> | FindsEndpoint<In, B>["of"];
    /** Inputs that no answer carries: those in the path, and instructions to this library. @example ["detachOnDelete"] */
    notOnWire?: readonly (keyof In & string)[];
    /** Each property with its form on the wire. @example { enabled: flag("enabled") } */
    fields: { readonly [K in keyof (In & Out) & string]?: Field<NonNullable<(In & Out)[K]>> };
    /**
     * Called for each create and update: what `fields` cannot say, because it takes a look into the tenant.
     * @param standing For an update: the object as it is, without what the program no longer sets.
     * @param removed Properties that the last run declared and this one does not.
     * @example async ({ inputs, backend }) => ({ enrollmentCertId: await certificateIdOf(inputs.certificateName, backend) })
     */
    toWire?(written: {
        inputs: Partial<In>;
        backend: B;
        standing?: Partial<In & Out>;
        removed?: readonly string[];
    }): Promise<Wire>;
    /** Called for each answer: what `fields` cannot say. @example the name of a version profile, of which the wire has the id */
    fromWire?(wire: Wire, backend: B): Promise<Partial<In & Out>>;
    /**
     * What clears a property that the program no longer sets, where its field does not say so.
     * @example { versionProfileName: { overrideVersionProfile: false } }
     */
    unset?: Partial<Record<keyof In & string, Wire>>;
    /** The service deletes only when forced to, whoever refers to the object; the library then looks for referrers. @default false @example true */
    deletesByForce?: boolean;
    /** The names that refusals use, where `fields` does not know them. @example { idpId: "conditions" } */
    called?: Readonly<Record<string, keyof In & string>>;
    /** Keys that answers carry and requests must not. @example ["id", "creationTime"] */
    readOnlyKeys?: readonly string[];
    /**
     * Called just before a write is sent, and again for each retry: its form, where that differs from the form of answers, and
     * what only that moment can tell. @example the order of a rule
     * @param body In the form of answers. @default the same
     */
    toRequestBody?(body: Wire, sent: Sending<In, B>): Wire | Promise<Wire>;
    /**
     * Called after each update: puts back what the service may lose by that, because a call of its own sets it.
     * @param before The object as the update found it.
     * @throws {PartialFailureError} when it cannot be put back
     * @example The microtenants that a segment is shared with
     */
    restore?(updated: { id: string; before: Wire; endpoint: EndpointOf<B>; backend: B }): Promise<void>;
}
