import * as pulumi from "@pulumi/pulumi";
import { shortStacks } from "./declarationSite";
import type { ManagementMode } from "./disasterRecovery/managementMode";
import { InvalidInputError } from "./errors";
import type { Kind } from "./kinds";
import { Preview } from "./previews";
import { mustBeReached } from "./reach";
import { withIds } from "./references";
import { resourceToken, type Token, typeOf } from "./typeToken";

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
     * @param token Name of the type, for example `pulumi-nodejs:dynamic/zpa:AppConnectorGroup`.
     * @param args What the program declares; undefined for a resource that is only read. References become ids.
     * @param properties Everything that the resource offers.
     * @internal
     */
    protected constructor(
        token: Token,
        name: string,
        args: object | undefined,
        properties: Readonly<Record<string, Kind>>,
        options: pulumi.CustomResourceOptions = {},
    ) {
        const type = typeOf(token) ?? token;
        if (options.import !== undefined) throw notImportable(type, name, String(options.import));
        if (Object.keys(options.customTimeouts ?? {}).length > 0) throw noTimeouts(type, name);
        mustBeReached();
        const inputs = args && withIds(args, properties);
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
            super(token, name, { ...props, ...urn }, { ...options, additionalSecretOutputs, hooks });
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

    /** What the declaration does. It is the same for every resource of a class, and not in the state. */
    get managementMode(): pulumi.Output<ManagementMode> {
        return pulumi.output("api");
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
    const urn = pulumi.createUrn(name, resourceToken(type), parent);
    return new Promise((resolve) => urn.apply((text) => (ready ? ready.then(() => resolve(text)) : resolve(text))));
}

/** The engine keeps them to itself: ignored in silence, they would promise what does not happen. */
function noTimeouts(type: string, name: string): InvalidInputError {
    return new InvalidInputError({
        operation: `declare ${type} "${name}"`,
        problem: "dynamic resources do not support the customTimeouts option",
        nextStep:
            "Remove the option. Set zscaler:deadlineSeconds for the timeout of each call, and the property waitMinutes of resources that have it for how long a create waits for a machine.",
    });
}

function notImportable(type: string, name: string, id: string): InvalidInputError {
    return new InvalidInputError({
        operation: `declare ${type} "${name}"`,
        problem: "dynamic resources do not support the import option",
        nextStep: [
            "Remove the option, then run",
            `    npx pulumi-zscaler import ${type} ${name} ${id} > import.json`,
            "    pulumi import --file import.json --generate-code=false",
            "and declare the resource with the inputs in import.json.",
        ],
    });
}
