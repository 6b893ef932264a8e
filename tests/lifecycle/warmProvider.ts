import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { TestStack } from "../engine/testStack";

const ROOT = path.resolve(__dirname, "../..");

/** The process in which the engine runs the provider for a stack; starting one takes longer than most operations. */
export class WarmProvider {
    private constructor(private readonly child: ChildProcess) {}

    static async for({ stack }: TestStack): Promise<WarmProvider> {
        const { envVars } = stack.workspace;
        const env = { ...process.env, ...envVars, PULUMI_NODEJS_PROJECT: "bench" };
        const child = spawn(process.execPath, [path.join(__dirname, "warmProvider.cjs")], {
            cwd: ROOT,
            env,
            stdio: ["ignore", "pipe", "inherit"],
        });
        const [port] = await once(createInterface(child.stdout), "line");
        envVars.PULUMI_DEBUG_PROVIDERS = `pulumi-nodejs:${port}`;
        return new WarmProvider(child);
    }

    stop(): void {
        this.child.kill();
    }
}
