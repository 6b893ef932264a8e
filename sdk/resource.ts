import * as pulumi from "@pulumi/pulumi";
import { shortStacks } from "./declarationSite";
import { InvalidInputError } from "./errors";
import { type Kind, Preview } from "./previews";
import { mustBeReached } from "./reach";

/** A reference to another resource: the resource itself, or its id. */
export type Reference<R extends pulumi.CustomResource> = R | pulumi.Input<string>;

/** References to several resources of a kind: resources and ids, or an output of ids. */
export type References<R extends pulumi.CustomResource> = readonly Reference<R>[] | pulumi.Output<string[]>;

/**
 * In place of arguments, for a resource that is only read.
 * @internal
 */
export const NOT_DECLARED = undefined as never;

/**
 * Base of all resources. The state holds one constant line per type that leads the engine to the installed library;
 * no code is captured, so an upgrade of the library shows no diff.
 */
export abstract class Resource extends pulumi.CustomResource {
    /**
     * @param type Module and name, for example `zpa:AppConnectorGroup`.
     * @param inputs What the program declares; undefined for a resource that is only read.
     * @param properties Everything that the resource offers.
     * @internal
     */
    protected constructor(
        type: string,
        name: string,
        inputs: object | undefined,
        properties: Readonly<Record<string, Kind>>,
        options: pulumi.CustomResourceOptions = {},
    ) {
        if (options.import !== undefined) throw notImportable(type, name, String(options.import));
        if (Object.keys(options.customTimeouts ?? {}).length > 0) throw noTimeouts(type, name);
        mustBeReached();
        const names = Object.keys(properties);
        const props = {
            ...Object.fromEntries(names.map((property) => [property, undefined])),
            ...inputs,
            ...(inputs ? { __secret: secretNames(inputs) } : { __lookup: true }),
            __provider: providerOf(type),
        };
        const secrets = names.filter((property) => properties[property] === "secret");
        const additionalSecretOutputs = [...(options.additionalSecretOutputs ?? []), ...secrets];
        const preview = Preview.current();
        const urn = inputs && { __urn: urnOf(type, name, options, preview?.declarations.turn()) };
        const hooks = preview && inputs ? preview.hooks(options.hooks) : options.hooks;
        const longStacks = shortStacks();
        try {
            super(
                `pulumi-nodejs:dynamic/${type}`,
                name,
                { ...props, ...urn },
                { ...options, additionalSecretOutputs, hooks },
            );
        } catch (error) {
            longStacks();
            if (error instanceof Error) Error.captureStackTrace(error);
            throw error;
        } finally {
            longStacks();
        }
        if (inputs) preview?.declarations.add({ resource: this, type, name, inputs, properties, options });
        for (const [property, kind] of Object.entries(properties)) offer(this, property, kind, preview);
    }
}

/**
 * Puts a property in the place of the SDK's. It is made when a program asks for it: most are never asked for, and a large
 * program has many.
 */
function offer(resource: Resource, property: string, kind: Kind, preview: Preview | undefined): void {
    const answered: pulumi.Output<unknown> = Reflect.get(resource, property);
    let offered: pulumi.Output<unknown> | undefined;
    const get = () => {
        offered ??= (preview?.known(resource, property, kind, answered) ?? answered)
            // The state says null of what the object does not have.
            .apply((value) => value ?? undefined);
        return offered;
    };
    Object.defineProperty(resource, property, { get, enumerable: true, configurable: true });
}

/**
 * Names of the inputs that are secret; undefined when none is. The engine would print the value of one that is refused,
 * and tells the provider nothing of secrets, so the provider has to hear it from here.
 */
function secretNames(inputs: object): pulumi.Output<string[] | undefined> | undefined {
    const candidates = Object.entries(inputs).filter(([, value]) => typeof value === "object" && value !== null);
    if (candidates.length === 0) return undefined;
    const marked = candidates.map(async ([name, value]) =>
        (await pulumi.isSecret(pulumi.output(value))) ? [name] : [],
    );
    return pulumi.output(
        Promise.all(marked).then((names) => {
            const secret = names.flat().sort();
            return secret.length > 0 ? secret : undefined;
        }),
    );
}

/**
 * What leads the engine to the library: resolved from the program's folder, so that it works from an install and from
 * within this repository.
 * @internal
 */
export function providerOf(type: string): string {
    return `exports.handler=()=>require("module").createRequire(process.cwd()+"/_")("pulumi-zscaler/provider").dynamic("${type}")`;
}

/**
 * Tells the check which resource it is about, which the engine does not; the state does not hold it. A promise, because an
 * output depends on the parent: a child of a component would wait for all children of that, itself included.
 */
function urnOf(
    type: string,
    name: string,
    { parent }: pulumi.CustomResourceOptions,
    ready?: Promise<void>,
): Promise<string> {
    const urn = pulumi.createUrn(name, `pulumi-nodejs:dynamic/${type}`, parent);
    return new Promise((resolve) => urn.apply((text) => (ready ? ready.then(() => resolve(text)) : resolve(text))));
}

/**
 * The id of what may be given as a resource or as an id; one that was looked up may still carry its scope. What is
 * neither goes on as it is, and the check of the resource says what is wrong with it.
 */
export function idOf(reference: Reference<pulumi.CustomResource>): pulumi.Input<string> {
    const id = pulumi.CustomResource.isInstance(reference) ? reference.id : reference;
    return pulumi.output(id).apply(withoutScope);
}

/** The same for a list. */
export function idsOf(references: References<pulumi.CustomResource>): pulumi.Input<pulumi.Input<string>[]> {
    if (isList(references)) return references.map(idOf);
    return pulumi.output(references).apply((ids) => (Array.isArray(ids) ? ids.map(withoutScope) : ids));
}

/**
 * Whether what should be a list is one: programs in JavaScript may give anything.
 * @internal
 */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/**
 * Whether what should be an object of arguments is one that can be looked into; an output cannot.
 * @internal
 */
export function isOpen(args: object | undefined): args is object {
    return typeof args === "object" && args !== null && !pulumi.Output.isInstance(args);
}

const withoutScope = (path: string): string =>
    typeof path === "string" ? path.slice(path.lastIndexOf("/") + 1) : path;

/** The engine keeps them to itself: ignored in silence, they would promise what does not happen. */
function noTimeouts(type: string, name: string): InvalidInputError {
    return new InvalidInputError({
        operation: `declare ${type} "${name}"`,
        problem: "the customTimeouts option cannot reach a dynamic resource",
        nextStep:
            "Take the option out. The setting zscaler:deadlineSeconds says how long each call may take; the property " +
            "waitMinutes, of resources that have it, says how long a create waits for a machine.",
    });
}

function notImportable(type: string, name: string, id: string): InvalidInputError {
    return new InvalidInputError({
        operation: `declare ${type} "${name}"`,
        problem: "the import option cannot reach a dynamic resource",
        nextStep: [
            "Take the option out, then run",
            `    npx pulumi-zscaler import ${type} ${name} ${id} > import.json`,
            "    pulumi import --file import.json --generate-code=false",
            "and declare the resource with the inputs that import.json shows.",
        ],
    });
}
