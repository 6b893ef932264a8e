import * as pulumi from "@pulumi/pulumi";

/**
 * Arguments and options with which these properties are secrets, whatever the program passes: the state must not have them
 * in plain text.
 *
 * @internal
 */
export function withSecrets<Args extends object>(
    args: Args | undefined,
    options: pulumi.CustomResourceOptions,
    names: readonly (keyof Args & string)[],
): { inputs: object | undefined; options: pulumi.CustomResourceOptions } {
    const additionalSecretOutputs = [...(options.additionalSecretOutputs ?? []), ...names];
    const hidden = names.filter((name) => args?.[name]).map((name) => [name, pulumi.secret(args?.[name])]);
    return {
        inputs: args && { ...args, ...Object.fromEntries(hidden) },
        options: { ...options, additionalSecretOutputs },
    };
}
