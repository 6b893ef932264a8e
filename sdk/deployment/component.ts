import * as pulumi from "@pulumi/pulumi";

/** Changes the arguments of a child before it is created: what the component has no input for. */
export type Transform<Args> = (args: Args) => Args;

/** Base of the components that deploy connectors. */
export abstract class Deployment extends pulumi.ComponentResource {
    /** @param type module and name, such as `aws:CloudConnectors` */
    protected constructor(type: string, name: string, options: pulumi.ComponentResourceOptions = {}) {
        super(`zscaler:${type}`, name, {}, options);
    }
}

/** The arguments of a child after its transform, if there is one. */
export function transformed<Args>(args: Args, transform: Transform<Args> | undefined): Args {
    return transform ? transform(args) : args;
}
