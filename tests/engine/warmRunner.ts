import { cli, type Runner } from "../../tools/example/stack";
import { WarmProvider } from "./warmProvider";

/** Runs a command in which the engine runs the provider, in a process that is lent for it. */
export const inWarmProvider: Runner = async (args, { cwd, env }) => {
    let told = "";
    const provider = await WarmProvider.lend(env, cwd, (text) => {
        told += text;
    });
    try {
        const printed = await cli(args, { cwd, env: { ...env, ...provider.engineVariables(env) } });
        return printed + told;
    } finally {
        await provider.giveBack();
    }
};
