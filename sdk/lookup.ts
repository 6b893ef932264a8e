import * as pulumi from "@pulumi/pulumi";
import type * as calls from "../provider/lookup";
import { known, settingsOf } from "./provider";

/** Everything that a class offers, as plain values. */
export type Found<Class> = { id: string } & {
    [K in Exclude<keyof Class, keyof pulumi.CustomResource>]: Class[K] extends pulumi.Output<infer T> ? T : never;
};

/** Arguments of the form that takes outputs. */
export type InputsOf<Args> = { [K in keyof Args]: pulumi.Input<Args[K]> };

/** Where a lookup function looks. */
export interface LookupOptions {
    /** The connection to use: a `ZscalerProvider`. @default that of `parent`, else the stack's configuration */
    provider?: pulumi.ProviderResource;
    /** A resource whose connection is used. @default none */
    parent?: pulumi.Resource;
}

/** Arguments of the form that takes outputs, and the function that is then called with plain ones. */
export function asOutput<Args extends object, Result>(
    run: (args: Args, options?: LookupOptions) => Promise<Result>,
    args: InputsOf<Args>,
    options?: LookupOptions,
): pulumi.Output<pulumi.Unwrap<Result>> {
    // What is not known in a preview stays so, instead of being looked up.
    const whole = pulumi.output([args, settingsOf(options)]);
    return whole.apply(([plain]) => pulumi.output(run(plain as Args, options))) as pulumi.Output<pulumi.Unwrap<Result>>;
}

/** One object by id or name. */
export function findOne<T>(type: string, args: object, options?: LookupOptions): Promise<T> {
    return lookup((provider, config) => provider.findOne(type, { ...args }, config), options);
}

/** Every object that a filter leaves: `scope` says where to look, `name` is a part of the name, the rest are values. */
export async function findAll<T extends object & { name?: string }>(
    type: string,
    { name, ...wanted }: { name?: string } & Partial<Omit<T, "name">>,
    scope: object = {},
    options?: LookupOptions,
): Promise<T[]> {
    const all = await lookup<T[]>((provider, config) => provider.findAll(type, { ...scope }, config), options);
    return all.filter((one) => contains(one.name, name) && holds(one, wanted));
}

/** Whether an object has these values; an undefined one is no filter. */
function holds(object: object, wanted: object): boolean {
    const values = new Map(Object.entries(object));
    return Object.entries(wanted).every(([key, value]) => value === undefined || values.get(key) === value);
}

/** Whether a text holds a part, whatever the case; an undefined part is no filter. */
function contains(text: string | undefined, part: string | undefined): boolean {
    return part === undefined || (text ?? "").toLowerCase().includes(part.toLowerCase());
}

/**
 * Runs one lookup over the program's connection. The provider, and with it schemas and transport, is loaded here
 * and not before: a program that only declares resources does without.
 */
async function lookup<T>(
    run: (provider: typeof calls, config: (key: string) => string | undefined) => Promise<unknown>,
    options?: LookupOptions,
): Promise<T> {
    const [provider, settings] = await Promise.all([import("../provider/lookup.js"), known(settingsOf(options))]);
    try {
        return (await run(provider, (key) => settings[key])) as T;
    } catch (error) {
        // The engine shows the stack of anything but a run error, and these were foreseen.
        if (error instanceof Error && error.stack === error.message) throw new pulumi.RunError(error.message);
        throw error;
    }
}
