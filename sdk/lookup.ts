import * as pulumi from "@pulumi/pulumi";
import type * as provider from "../provider/lookup";

/** Everything that a class offers, as plain values. */
export type Found<Class> = { id: string } & {
    [K in Exclude<keyof Class, keyof pulumi.CustomResource>]: Class[K] extends pulumi.Output<infer T> ? T : never;
};

/** Arguments of the form that takes outputs. */
export type InputsOf<Args> = { [K in keyof Args]: pulumi.Input<Args[K]> };

/** Whether an object has these values; an undefined one is no filter. */
export function holds<T extends object>(object: T, wanted: Partial<T>): boolean {
    return Object.entries(wanted).every(([key, value]) => value === undefined || object[key as keyof T] === value);
}

/** Whether a text holds a part, whatever the case; an undefined part is no filter. */
export function contains(text: string, part: string | undefined): boolean {
    return part === undefined || text.toLowerCase().includes(part.toLowerCase());
}

/**
 * Runs one lookup with the program's configuration. The provider, and with it schemas and transport, is loaded here
 * and not before: a program that only declares resources does without.
 */
export async function lookup<T>(
    run: (calls: typeof provider, config: (key: string) => string | undefined) => Promise<unknown>,
): Promise<T> {
    const calls = await import("../provider/lookup.js");
    try {
        return (await run(calls, setting)) as T;
    } catch (error) {
        // The engine shows the stack of anything but a run error, and these were foreseen.
        if (error instanceof Error && error.stack === error.message) throw new pulumi.RunError(error.message);
        throw error;
    }
}

/** `zscaler:clientId` of the stack's configuration. */
function setting(key: string): string | undefined {
    const [namespace, name = ""] = key.split(":");
    return new pulumi.Config(namespace).get(name);
}
