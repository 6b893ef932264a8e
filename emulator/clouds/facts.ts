import type { CloudObject, Objects } from "./objects";
import type { Problem, Strictness } from "./schema/validate";
import type { Value, Values } from "./values";

/** Where a provider instance works: `region`, `account`, `subscription`, `project`, whatever the cloud has. */
export type Scope = Readonly<Record<string, string>>;

/** What a check or an effect sees besides the object. */
export interface Surroundings {
    readonly scope: Scope;
    readonly objects: Objects;
}

/** An object that is about to be made. */
export interface NewObject extends Surroundings {
    readonly inputs: Values;
    /** The value of the property that names it. */
    readonly name: string;
}

/**
 * What a cloud does that the declarations of its SDK do not say, of one type. Each line comes from the vendor's API
 * model or documentation; a type without a line is stored as it is, and its outputs are filled by their types.
 */
export interface TypeFacts {
    /**
     * The property that names the object, which the provider fills if it is left out.
     *
     * @default the one that the conventions of the provider give
     */
    readonly name?: { readonly property: string; readonly pattern?: RegExp; readonly length?: number };
    /** @default as the cloud writes ids of types nobody described */
    readonly id?: (object: NewObject) => string;
    /** What the cloud answers of a new object besides its inputs. */
    readonly outputs?: (object: NewObject & { readonly id: string }) => Values;
    /**
     * Inputs that the cloud answers with more than was written, such as the addresses of interfaces: a preview does not
     * know them.
     *
     * @param before what it answered before a change
     */
    readonly completes?: Readonly<
        Record<string, (value: Value, made: Surroundings & { readonly id: string }, before: Value | undefined) => Value>
    >;
    /** Outputs that every change of the object changes, from the value before: a preview cannot know them. */
    readonly revised?: Readonly<Record<string, (before: Value | undefined) => Value>>;
    /** Outputs that are ids of what the cloud makes together with the object, such as the first interface of a machine. */
    readonly parts?: readonly string[];
    /** Inputs whose change replaces the object. */
    readonly replaces?: readonly string[];
    /** Allowed strings by path, `[]` for each item of a list, where the SDK does not know them or is wrong. */
    readonly lists?: Readonly<Record<string, readonly string[]>>;
    /** Inputs of which at most one can be set. */
    readonly exclusive?: ReadonlyArray<readonly string[]>;
    /** Rules over several inputs, or over a value; one, or several that do not depend on one another. */
    readonly check?: Rule | readonly Rule[];
    /** What follows in the cloud when the object is created, changed or deleted, such as machines that boot. */
    readonly effects?: Effects;
}

/**
 * What the cloud refuses. A rule that looks at an input which only the update will know says nothing in a preview: for what
 * it finds absent may be there then.
 */
export type Rule = (inputs: Values, surroundings: Surroundings) => readonly Problem[];

/** The rules of a type. */
export function rulesOf(check: TypeFacts["check"] = []): readonly Rule[] {
    return typeof check === "function" ? [check] : check;
}

export interface Effects {
    created?(object: CloudObject): Promise<void>;
    changed?(object: CloudObject, before: Values): Promise<void>;
    /**
     * Throws when the cloud refuses to delete the object.
     *
     * @param within seconds that the provider waits for it @default those that it waits by itself
     */
    deleted?(object: CloudObject, within?: number): Promise<void>;
}

/** A function of the cloud, which reads what exists. */
export type FunctionFacts = (args: Values, surroundings: Surroundings) => Values;

/** One cloud: its SDK, and what is known of it beyond. */
export interface CloudFacts {
    /** As the engine names the package. */
    readonly name: string;
    readonly packageName: string;
    readonly strictness: Strictness;
    /**
     * The scope of a provider with this configuration.
     *
     * @throws {CloudError} when the provider would refuse it
     */
    readonly scope: (config: Values) => Scope;
    /** The space in which the ids of a type are unique. */
    readonly space: (type: string, scope: Scope) => string;
    /** The scope of one object: some inputs, such as `region`, say another one than the provider's. */
    readonly scopeOf: (inputs: Values, scope: Scope) => Scope;
    readonly types: Readonly<Record<string, TypeFacts>>;
    readonly functions: Readonly<Record<string, FunctionFacts>>;
    /** What is said of every type that has no line of its own on it. */
    readonly defaults: Required<Pick<TypeFacts, "id">> & {
        readonly outputs: (object: NewObject & { readonly id: string; readonly type: string }) => Values;
        /** Outputs that follow from the inputs, such as all tags. */
        readonly derived: (inputs: Values, scope: Scope) => Values;
        /** @param inputs names of all inputs; @param outputs names of all outputs */
        readonly nameProperty: (inputs: ReadonlySet<string>, outputs: ReadonlySet<string>) => string | undefined;
        /** @param random digits to make it unique */
        readonly autoName: (name: string, random: string) => string;
    };
    /** Whether a string is the id of an object of this cloud, which must exist then. */
    readonly isReference: (value: string) => boolean;
    /** Called after each change: what waited for something may find it now. */
    readonly settled?: () => Promise<void>;
}

/** The cloud refuses what was asked. */
export class CloudError extends Error {
    override readonly name = "CloudError";
}

/** Writes the message of the vendor in front of ours. */
export function refused(code: string, reason: string): CloudError {
    return new CloudError(`${code}: ${reason}`);
}

/** A problem of one property. */
export function problem(path: string, value: Value | undefined, reason: string): Problem {
    return { path, reason: value === undefined ? reason : `${reason}, but is ${JSON.stringify(value)}` };
}
