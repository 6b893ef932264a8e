import type * as pulumi from "@pulumi/pulumi";

/** What the SDK does not declare of an output, and relies on between copies of itself. */
interface Inside {
    readonly isKnown: Promise<boolean>;
    allResources(): Promise<Set<pulumi.Resource>>;
    promise(): Promise<unknown>;
}

const inside = (output: pulumi.Output<unknown>): Inside => output as unknown as Inside;

/** False of what a preview cannot know. */
export function isKnown(output: pulumi.Output<unknown>): Promise<boolean> {
    return inside(output).isKnown;
}

/** The value; undefined of what a preview cannot know. */
export async function knownValue<T>(output: pulumi.Output<T>): Promise<T | undefined> {
    return (await isKnown(output)) ? ((await inside(output).promise()) as T) : undefined;
}

/** The resources that the value comes from. */
export async function resourcesOf(output: pulumi.Output<unknown>): Promise<pulumi.Resource[]> {
    return [...(await inside(output).allResources())];
}

/** Settled when the engine has taken a hook, or has refused it. */
export function registrationOf(hook: pulumi.ResourceHook): Promise<void> {
    return (hook as unknown as { readonly __registered: Promise<void> }).__registered;
}

/** Whether a function of the program gets to change the inputs of a resource after it is declared. */
export function mayBeTransformed(resource: pulumi.Resource, { transforms = [] }: pulumi.ResourceOptions): boolean {
    // Those of the parents and of the stack as well.
    const { __transformations: before = [] } = resource as unknown as { readonly __transformations?: unknown[] };
    return transforms.length + before.length > 0;
}
