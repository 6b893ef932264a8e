import * as pulumi from "@pulumi/pulumi";
import { InvalidInputError } from "../../errors";
import { mustBeReached } from "../../reach";
import type { Recorded } from "./recordings";

/** Base of the resources that only the state has. */
export abstract class RecordedResource extends pulumi.CustomResource {
    /** @param outputs Names of what follows from the inputs. */
    protected constructor(
        type: Recorded,
        name: string,
        inputs: pulumi.Inputs,
        outputs: readonly string[],
        options: pulumi.CustomResourceOptions,
    ) {
        if (options.import !== undefined) {
            throw new InvalidInputError({
                operation: `declare ${type} "${name}"`,
                problem: "the option import is set, and there is nothing to import: only the state has the resource",
                nextStep: "Remove the option.",
            });
        }
        mustBeReached();
        const open = Object.fromEntries(outputs.map((output) => [output, undefined]));
        super(tokenOf(type), name, { ...open, ...inputs, __provider: providerOf(type) }, options);
    }
}

/** With a slash, so that nothing takes it for an object of the service. */
export const tokenOf = (type: Recorded): string => `pulumi-nodejs:dynamic/zscaler/disasterRecovery:${type}`;

/** A constant, so that an upgrade of the library shows no difference: it leads the engine to the library that is installed. */
const providerOf = (type: Recorded): string =>
    `exports.handler=()=>require("module").createRequire(process.cwd()+"/_")("pulumi-zscaler/disasterRecovery").recorded("${type}")`;
