import type { z } from "zod";
import type { Backend } from "./backend";
import type { Collection } from "./collection";
import type { Consequences } from "./consequences";
import type { Wire } from "./fields";
import type { Members } from "./members";
import type { Nouns } from "./noun";
import type { Operations } from "./operations";
import type { Access, Permission } from "./permission";
import type { ReferenceOptions } from "./references";
import type { Rule } from "./rules";
import type { Secret } from "./secrets";
import type { Values } from "./values";

/**
 * One resource, as a plain value that knows nothing of Pulumi. Read from the top: what a user types, what is special, the wire.
 * It is made by the function of its product, such as `defineZpa`, which gives `B`, the client of the product.
 */
export interface Definition<In extends object = Values, Out extends object = Values, B extends Backend = Backend> {
    /** Module and name, as in URNs and states; it never changes. @example "zpa:AppConnectorGroup" */
    type: string;
    /** The console's nouns, for messages. @example { one: "App Connector group", many: "App Connector groups" } */
    noun: Nouns;
    /**
     * The item of a role that is required, and the part of the console that the item is in, as documented. If it depends on an
     * input, `endpoint` has to tell the items apart, too. Named when a call is refused.
     * @default unknown: Zscaler does not document it
     * @example "Segment Groups (Configuration)"
     */
    permission?: Permission;
    /**
     * Resources and lookups of other types that its operations call, with the access that these calls require.
     * @default none
     * @example { "zpa:EnrollmentCertificate": "Read Only" }
     */
    calls?: Readonly<Record<string, Access>>;
    /** How many a tenant may have, as documented. Named when the service refuses one more. @example 200 */
    quota?: number;
    /**
     * What a program declares, with defaults. Each property is checked by it before any call.
     * @example z.strictObject({ name: schema.name, servers: schema.refs("zpa:ApplicationServer").optional() })
     */
    inputs: z.ZodObject;
    /**
     * What must hold between several inputs; checked with the schema.
     * @example [{ needs: ["after", "before"], property: "before", when: (v) => Boolean(v.after && v.before), reason: "excludes after" }]
     */
    rules?: readonly Rule<In>[];
    /** What the service adds, for programs to use and for the state. @default nothing @example z.object({ url: z.string() }) */
    outputs?: z.ZodObject;
    /**
     * What changes without anybody, such as health, counters, versions and times: for lookups only, never in the state.
     * `fromWire` is called for each object that a lookup returns.
     * @example { schema: z.object({ usageCount: z.number() }), fromWire: (wire) => ({ usageCount: Number(wire.usageCount) }) }
     */
    observed?: Observed;
    /**
     * The inputs that only one object may have together. Used to find the object after a lost response, and to tell whether
     * an existing object is the declared one. @example ["name", "associationType"]
     */
    naturalKey: readonly (keyof In & string)[];
    /**
     * What two resources of a stack cannot both have; checked before any call.
     * @example [{ by: ["order"] }, { each: "groups" }, { apart: spanOf }]
     */
    unique?: readonly Unique<In>[];
    /**
     * An input that has to be the same in several objects, and why. The class lists the others of the program in
     * `__siblings`, each with its name and this property; a check that finds a difference fails.
     * @example { property: "multimatch", because: "segments that share a domain name must match alike" }
     */
    agreesIn?: { property: keyof In & string; because: string };
    /** Inputs that cannot be changed in place: a change replaces the object. @example ["associationType"] */
    replaceOn: readonly (keyof In & string)[];
    /**
     * What a change does to people, for reviewers: each input that can change in place has an entry.
     * @example { create: "none", delete: cutsOff("..."), update: { enabled: cutsOff("...", isDisabled), description: "none" } }
     */
    consequences: Consequences<In>;
    /**
     * Outputs that the service derives from inputs. A change of one of these inputs is followed by a read, and makes the output
     * unknown in a preview; every other output is taken to stay as it is. @example { cityCountry: ["latitude", "longitude"] }
     */
    computed?: Computed<In, Out>;
    /**
     * Outputs that are secret although no input is, and what becomes of the object when the response that shows one is lost.
     * @example { provisioningKey: { ifLost: "replace", shownWhile: "exportable" } }
     */
    secrets?: Secrets<In, Out>;
    /**
     * Inputs that other resources set too. An import leaves them out: a program that does not set them resets nothing then.
     * @example ["logStreaming"], which a log receiver sets for its groups
     */
    setByOthers?: readonly (keyof In & string)[];
    /** Properties that some answers omit although they are set: the state keeps the value it has. @example ["upgradeDay"] */
    preserveWhenOmitted?: readonly (keyof (In & Out) & string)[];
    /** Called after the schema, with what is known: gives equal meanings equal values. @example upgradeEnd, from upgradeStart */
    normalize?(inputs: Partial<In>): Partial<In>;
    /**
     * Called by `get` and import: where an id is looked for, in this order.
     * @param scope What stood before the id, separated by slashes.
     * @default `scope[0]`
     * @example ([associationType]) => [{ associationType }]
     */
    importScopes?(scope: readonly string[]): readonly Partial<In>[];
    /**
     * Called by import: inputs that no answer carries and that a declaration of this object has to have.
     * @default none
     * @example ({ conditions }) => (conditions === undefined ? { appliesToEverything: true } : {})
     */
    importsWith?(said: Partial<In & Out>): Partial<In>;
    /**
     * Called before another object is deleted: whether the deletion of this one leaves it in the tenant.
     * @default false
     * @example ({ deleteOnDestroy }) => deleteOnDestroy !== true
     */
    retainOnDelete?(outputs: Partial<In & Out>): boolean;
    /**
     * Called after each check that finds nothing wrong: lines for the person who watches. What the change does beyond the object,
     * and what is allowed but may not be meant. Makes no call.
     * @param olds What was declared before; empty for a new object.
     * @example (olds, news) => (news.port === olds.port ? [] : ["every sender has to use the new port"])
     */
    notices?(olds: Partial<In>, news: Partial<In>): readonly string[];
    /** A warning about what the service has derived from the values. @example The country of the coordinates is not that of the text. */
    remark?: {
        /** Inputs whose change calls for it. */
        about: readonly (keyof In & string)[];
        /** Called after a create or update that changed one of them; undefined when all is well. */
        say(values: Partial<In & Out>): string | undefined;
    };
    /** Called before each update and delete: why this object is read-only, or undefined. @example "it is managed by Zscaler" */
    writeProtection?(values: Partial<In & Out>): string | undefined;
    /**
     * What is special about properties that name other objects; which ones do is said by `ref` and `refs` in the schemas.
     * @example { provisioningUrl: { endsBy: "Delete its connectors first." } }
     */
    references?: { readonly [K in keyof (In & Out) & string]?: ReferenceOptions<In & Out> };
    /**
     * Called when the object is deleted: in which scopes beside its own objects may refer to it.
     * @param maxAgeMs How old the answer may be; own writes make it stale.
     * @example The tenants that an object is shared with
     * @default none
     */
    namedFrom?(object: {
        id: string;
        values: Partial<In & Out>;
        backend: B;
        maxAgeMs?: number | undefined;
    }): Promise<readonly Values[]>;
    /** Machines that belong to the object, which its deletion may be told to delete. @example The App Connectors of a group */
    members?: Members<B>;
    /**
     * Replaces steps of the life cycle, where the default ones do not fit.
     * @example { async delete({ id, backend }) { backend.log(`${id} remains in the tenant`); } }
     */
    operations?: Operations<In, Out, B>;
    /** How the resource goes over the wire. @example { endpoint: { path: "segmentGroup" }, fields: { name: text("name") } } */
    collection: Collection<In, Out, B>;
}

/** Members that several definitions share: `satisfies` this, so that none is lost under a wrong name when they are spread. */
export type DefinitionPart = { readonly [K in keyof Definition]?: unknown };

/** What a schema of outputs gives; one without any must forbid nothing. */
export type OutputsOf<O extends z.ZodObject> = string extends keyof z.output<O> ? object : z.output<O>;

/** What is secret of the outputs. */
export type Secrets<In extends object = Values, Out extends object = Values> = {
    readonly [K in keyof Out & string]?: Secret<In>;
};

/** What is unique among the resources of a stack. */
export type Unique<In extends object = Values> =
    /**
     * There is one object for each value of these inputs together. A resource without a value for one of them, and without
     * a default of the connection, claims none.
     */
    | { by: readonly (keyof In & string)[] }
    /** A list of ids, each of which can be in one such object only. */
    | { each: keyof In & string }
    /** Numbers in a row, such as addresses, that no other such object may have any of; undefined while they are not known. */
    | { apart(values: Partial<In>): Span | undefined };

/** Numbers in a row, the first and the last included. */
export interface Span {
    readonly from: number;
    readonly to: number;
    /** The property to blame. */
    readonly property: string;
    /** For people. @example "10.1.1.1 to 10.1.1.40" */
    readonly says: string;
}

/** Outputs, each with the inputs that it is derived from. */
export type Computed<In extends object = Values, Out extends object = Values> = {
    readonly [K in keyof Out & string]?: readonly (keyof In & string)[];
};

/** What lookups show beside inputs and outputs. */
export interface Observed<V extends z.ZodObject = z.ZodObject> {
    schema: V;
    fromWire(wire: Wire): z.output<V>;
}

/**
 * The function by which a product makes its definitions. It holds a definition to its schemas.
 * @example const defineZpa = definer<ZpaClient>();
 */
export function definer<B extends Backend>() {
    return function define<
        I extends z.ZodObject,
        O extends z.ZodObject,
        const C extends Computed<z.output<I>, OutputsOf<O>> = Record<never, never>,
        const S extends Secrets<z.output<I>, OutputsOf<O>> = Record<never, never>,
        V extends z.ZodObject = z.ZodObject<Record<never, never>>,
    >(
        definition: Omit<
            Definition<z.output<I>, OutputsOf<O>, B>,
            "inputs" | "outputs" | "observed" | "computed" | "secrets"
        > & {
            inputs: I;
            outputs?: O;
            computed?: C;
            secrets?: S;
            observed?: Observed<V>;
        },
    ): typeof definition {
        return definition;
    };
}
