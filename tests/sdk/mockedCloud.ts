import path from "node:path";
import { afterEach } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import type { Cloud } from "../../emulator/clouds/cloud";
import { Objects } from "../../emulator/clouds/objects";
import { Sdk } from "../../emulator/clouds/schema/sdk";
import type { Problem } from "../../emulator/clouds/schema/validate";
import type { CloudParts, SimulatedCloud } from "../../emulator/clouds/simulated";
import { plainValues, UNKNOWN, type Values } from "../../emulator/clouds/values";
import { NO_SERVICE } from "../emulator/clouds/appliances";

const ROOT = path.resolve(__dirname, "../..");

// What a test has declared goes on by itself, and would otherwise meet the mocks of the next one.
afterEach(() => pulumi.runtime.disconnect());

/** What a program has declared since its cloud was started. */
const program: { declared: Set<string>; refused(error: unknown): void } = {
    declared: new Set(),
    refused: () => undefined,
};

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
        await pulumi.runtime.disconnect();
        program.declared = new Set();
        await pulumi.runtime.setMocks({
            async newResource({ type, name, inputs: given, provider: by, id: read }) {
                program.declared.add(`${type} ${name}`);
                const inputs = asSent(given);
                if (!type.startsWith(`${cloud.facts.name}:`)) return { id: read || `id-of-${name}`, state: inputs };
                used(`${type} ${name}`, by);
                const scope = cloud.facts.scopeOf(plainValues(inputs), provider);
                const named = cloud.withName(type, name, {}, inputs, "0a1b2c3");
                try {
                    refuse(name, [
                        ...cloud.problems(type, named, scope),
                        // A preview does not know everything, and refuses nothing for that.
                        ...Object.keys(named).flatMap((property) =>
                            cloud.problems(type, { ...named, [property]: UNKNOWN }, scope),
                        ),
                    ]);
                    const { id, outputs } = await cloud.create(type, name, named, scope);
                    return { id, state: outputs };
                } catch (error) {
                    program.refused(error);
                    throw error;
                }
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

/** @throws {Error} naming all problems, if there are any */
function refuse(name: string, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    throw new Error(problems.map(({ path: at, reason }) => `${name}: ${at} ${reason}`).join("\n"));
}

/** As the engine sends an archive, which the mocks hand over as the object of the program. */
const SENT_ARCHIVE = { "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7", path: "function.zip" };

function asSent(inputs: Values): Values {
    const sent = Object.entries(inputs).map(([name, value]) => [
        name,
        pulumi.asset.Archive.isInstance(value) ? SENT_ARCHIVE : value,
    ]);
    return Object.fromEntries(sent);
}

/** Notes by which provider each resource is created, and each lookup is made. */
export function notedProviders() {
    const noted: { readonly what: string; readonly provider?: string }[] = [];
    return {
        used: (what: string, provider: string | undefined) => void noted.push({ what, provider }),
        /** What `declare` declares and looks up without the provider of this name. */
        async without(name: string, declare: () => Promise<unknown>): Promise<string[]> {
            noted.length = 0;
            await declare();
            if (noted.length === 0) throw new Error("nothing was declared");
            return noted.filter(({ provider }) => !provider?.includes(`::${name}::`)).map(({ what }) => what);
        },
    };
}

/** The value of an output, once all that it depends on is there. */
export function settled<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => {
        output.apply(resolve);
    });
}

/**
 * All resources that `declare` declares, as `TYPE NAME`.
 *
 * @throws {Error} if the cloud refuses one of them
 */
export async function declaredBy(declare: () => unknown): Promise<Set<string>> {
    const refused = new Promise<never>((_resolve, reject) => {
        program.refused = reject;
    });
    declare();
    await Promise.race([pulumi.runtime.disconnect(), refused]);
    return program.declared;
}
