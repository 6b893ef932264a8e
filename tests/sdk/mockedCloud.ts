import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Cloud } from "../../emulator/clouds/cloud";
import { Objects } from "../../emulator/clouds/objects";
import { Sdk } from "../../emulator/clouds/schema/sdk";
import type { CloudParts, SimulatedCloud } from "../../emulator/clouds/simulated";
import { plainValues, type Values } from "../../emulator/clouds/values";
import { NO_SERVICE } from "../emulator/clouds/appliances";

const ROOT = path.resolve(__dirname, "../..");

/** A cloud, and a provider of it. */
export interface MockedCloud {
    readonly packageName: string;
    open(parts: CloudParts): SimulatedCloud;
    /** Configuration of the provider. */
    readonly config: Values;
    /** Is told of each resource and each lookup, and by which provider it is: by the default one if it names none. */
    used?(what: string, provider: string | undefined): void;
}

/**
 * A program's cloud without an engine: what it declares is checked and kept as the simulated cloud would.
 *
 * @returns what starts it anew; its declarations are read once, as they stay the same
 */
export function mocked({ packageName, open, config, used = () => undefined }: MockedCloud): () => Promise<Cloud> {
    const sdk = Sdk.find(packageName, ROOT);
    if (!sdk) throw new Error(`${packageName} is not installed`);
    return async () => {
        const { cloud } = open({ sdk, objects: new Objects(), service: NO_SERVICE });
        const provider = cloud.facts.scope(config);
        await pulumi.runtime.setMocks({
            async newResource({ type, name, inputs, provider: by }) {
                if (!type.startsWith(`${cloud.facts.name}:`)) return { id: `id-of-${name}`, state: inputs };
                used(`${type} ${name}`, by);
                const scope = cloud.facts.scopeOf(plainValues(inputs), provider);
                const named = cloud.withName(type, name, {}, inputs, "0a1b2c3");
                const problems = cloud.problems(type, named, scope);
                if (problems.length > 0)
                    throw new Error(problems.map(({ path: at, reason }) => `${name}: ${at} ${reason}`).join("\n"));
                const { id, outputs } = await cloud.create(type, name, named, scope);
                return { id, state: outputs };
            },
            call({ token, inputs, provider: by }) {
                used(token, by);
                const { result, problems } = cloud.invoke(token, inputs, cloud.facts.scopeOf(inputs, provider));
                if (problems.length > 0) throw new Error(JSON.stringify(problems));
                return { ...result };
            },
        });
        return cloud;
    };
}

/** The value of an output, once all that it depends on is there. */
export function settled<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => {
        output.apply(resolve);
    });
}
