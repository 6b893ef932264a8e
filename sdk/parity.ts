import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { OutputsOf } from "../provider/contract/definition";
import type { Naming } from "../provider/contract/references";
import type * as cloudConnector from "./cloudConnector";
import type { Resource } from "./resource";
import type * as zpa from "./zpa";

/** Holds a class and its definition equal at compile time; nothing of it is left at run time. */

/** A definition, as far as its shapes go. */
interface Shapes {
    inputs: z.ZodObject;
    outputs?: z.ZodObject;
    computed?: object;
    secrets?: object;
    observed?: { schema: z.ZodObject };
}

/** What is only looked up, as far as its shape goes. */
interface LookedUpShape {
    fromWire(wire: Record<string, unknown>): object;
}

/** What lookups give. */
interface FoundById {
    id: string;
    name: string;
}

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Same meaning, same type: optional or not is compared apart, and a resource, or what was looked up, stands for its id. */
type Norm<T> = [T] extends [readonly unknown[]]
    ? Norm<T[number]>[]
    : T extends readonly unknown[]
      ? Norm<T[number]>[]
      : T extends pulumi.CustomResource | FoundById
        ? string
        : T extends object
          ? { [K in keyof T]-?: Norm<Exclude<T[K], undefined>> }
          : T;

type Plain<T> = T extends pulumi.CustomResource ? string : pulumi.Unwrap<T>;
type PlainProperties<T> = { [K in keyof T]: Plain<T[K]> };
type Optional<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** Keys on which two shapes differ, in type or in being optional. */
type Differing<A, B> = {
    [K in keyof A | keyof B]: K extends keyof A & keyof B
        ? Equal<Norm<Exclude<A[K], undefined>>, Norm<Exclude<B[K], undefined>>> extends true
            ? Equal<K extends Optional<A> ? 1 : 0, K extends Optional<B> ? 1 : 0> extends true
                ? never
                : K
            : K
        : K;
}[keyof A | keyof B];

type ObservedOf<D extends Shapes> = { id: string } & OutputsOf<NonNullable<D["observed"]>["schema"]>;

/**
 * What lookups give: all that is observed, and of what is kept as much as the result has, because no answer carries
 * instructions to this library; or what a noun makes of an answer.
 */
type ResultOf<Result, D> = D extends Shapes
    ? ObservedOf<D> & Shown<Result, Omit<Kept<D>, keyof ObservedOf<D>>>
    : D extends LookedUpShape
      ? ReturnType<D["fromWire"]>
      : never;

/**
 * The type of a lookup function's object: a string, unless result and definition drift apart, which this then names.
 * @internal
 */
export type TypeFor<Result, D> = [Differing<Result, Flat<ResultOf<Result, D>>>] extends [never]
    ? string
    : { "result and definition differ in": Differing<Result, Flat<ResultOf<Result, D>>> };

/** Kept properties, optional as in the result: every object has a name, for example, that a program need not declare. */
type Shown<Result, K> = {
    [P in keyof K & keyof Result]: P extends Optional<Result> ? K[P] | undefined : Exclude<K[P], undefined>;
};

type Flat<T> = { [K in keyof T]: T[K] };

type Given<Args> = PlainProperties<Args>;
type Answered<Class> = {
    [K in Exclude<keyof Class, keyof Resource>]: Class[K] extends pulumi.Output<infer T> ? T : never;
};
/** What a class offers of a definition: every input as it is kept, and every output. */
type Kept<D extends Shapes> = z.output<D["inputs"]> & OutputsOf<NonNullable<D["outputs"]>>;

/** What an argument, or each entry of one, may be. */
type Entry<T> = T extends readonly (infer Item)[] ? Item : T extends pulumi.Output<infer O> ? O : T;

/** What an argument refers to: it takes resources, or what was looked up, in place of ids. */
type ReferringBy<T> = [Extract<Entry<T>, pulumi.CustomResource>] extends [never]
    ? [Extract<Entry<T> | Entry<Entry<T>>, FoundById>] extends [never]
        ? true
        : "lookup"
    : "reference";

/** The types of objects that the values of a schema name. */
type NamedBy<S> =
    S extends Naming<infer T>
        ? T
        : S extends z.ZodOptional<infer I> | z.ZodDefault<infer I> | z.ZodArray<infer I>
          ? NamedBy<I>
          : never;

/** The resource of a type; never for what is only looked up. */
type ResourceOf<T> = T extends `zpa:${infer N}`
    ? ClassIn<typeof zpa, N>
    : T extends `cloudConnector:${infer N}`
      ? ClassIn<typeof cloudConnector, N>
      : never;
type ClassIn<M, N> = N extends keyof M ? (M[N] extends { prototype: infer R } ? R : never) : never;

/** Arguments that take other resources than those that the definition names. */
type Misreferring<Args, D extends Shapes> = {
    [K in keyof Args & keyof D["inputs"]["shape"]]-?: Equal<
        Extract<Entry<Args[K]>, pulumi.CustomResource>,
        ResourceOf<NamedBy<D["inputs"]["shape"][K]>>
    > extends true
        ? never
        : K;
}[keyof Args & keyof D["inputs"]["shape"]];

/**
 * The arguments that refer to other objects, each with what it refers to.
 * @internal
 */
export type ReferencesOf<Args> = {
    [K in keyof Args as ReferringBy<Args[K]> extends true ? never : K]-?: ReferringBy<Args[K]>;
};

/**
 * What the class has to know of a property: `Kind`, as the definition has it. What a deletion will do is shown among the
 * inputs.
 */
type KindOf<Args, D extends Shapes, K> = K extends keyof Args
    ? ReferringBy<Args[K]>
    : K extends `${string}OnDelete`
      ? true
      : K extends keyof NonNullable<D["computed"]>
        ? NonNullable<D["computed"]>[K]
        : K extends keyof NonNullable<D["secrets"]>
          ? "secret"
          : "output";

/**
 * All properties of a resource. When class and definition drift apart, this becomes a type that names
 * the property, and the list no longer compiles.
 * @internal
 */
export type PropertiesOf<Args, Class, D extends Shapes> = [Differing<Given<Args>, z.input<D["inputs"]>>] extends [never]
    ? [Differing<Answered<Class>, { [K in keyof Kept<D>]: Kept<D>[K] }>] extends [never]
        ? [Misreferring<Args, D>] extends [never]
            ? { [K in keyof Kept<D> & string]: KindOf<Args, D, K> }
            : { "arguments take other resources than the definition names in": Misreferring<Args, D> }
        : { "class and definition differ in": Differing<Answered<Class>, { [K in keyof Kept<D>]: Kept<D>[K] }> }
    : { "arguments and definition differ in": Differing<Given<Args>, z.input<D["inputs"]>> };
