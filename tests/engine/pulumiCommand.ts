import { type ChildProcess, spawn } from "node:child_process";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { WarmProvider } from "./warmProvider";

type Listener = ((text: string) => void) | undefined;
type Environment = Record<string, string>;

/** Commands in which the engine runs the provider. */
const OPERATIONS = new Set(["up", "preview", "refresh", "destroy", "import"]);

/** The project of all stacks. */
export const PROJECT = "bench";

/** The CLI on PATH, as one stack calls it. */
export class StackCommand {
    /** The CLI that the set-up has found is new enough for everything, so that nothing has to ask it. */
    static readonly VERSION = { toString: () => "3.254.0", compare: () => 1 };

    readonly command = "pulumi";
    readonly version = StackCommand.VERSION;
    /** Options that the Automation API has no name for. */
    options: readonly string[] = [];

    /**
     * @param programFolder where the engine runs the provider
     * @param isCold whether it starts a process of its own for that, as it does for users
     */
    constructor(
        public programFolder: string,
        private readonly isCold: boolean,
    ) {}

    /** For the Automation API, which offers no way to make one without asking the CLI for its version. */
    get forAutomation(): PulumiCommand {
        return this as unknown as PulumiCommand;
    }

    /** Called by the Automation API. */
    async run(args: string[], cwd: string, env: Environment, onOutput?: Listener, onError?: Listener) {
        const all = [...args, ...this.options, ...(args.includes("--non-interactive") ? [] : ["--non-interactive"])];
        const output = { stdout: "", stderr: "" };
        const collect = (stream: "stdout" | "stderr", listener: Listener) => (text: string) => {
            output[stream] += text;
            listener?.(text);
        };
        const [collectOutput, collectErrors] = [collect("stdout", onOutput), collect("stderr", onError)];
        const variables = { ...env, PULUMI_AUTOMATION_API: "true" };
        const provider =
            this.isCold || !OPERATIONS.has(args[0] ?? "")
                ? undefined
                : await WarmProvider.lend(this.forProvider(variables), this.programFolder, collectErrors);
        const child = this.start(all, cwd, { ...variables, ...provider?.engineVariables(process.env) });
        child.stdout?.setEncoding("utf8").on("data", collectOutput);
        child.stderr?.setEncoding("utf8").on("data", collectErrors);
        const code = await new Promise((resolve, reject) => {
            child.once("error", reject);
            child.once("close", (exitCode, signal) => resolve(exitCode ?? signal));
        });
        await provider?.giveBack();
        if (code === 0) return { ...output, code };
        throw new Error(`pulumi ${args[0]} ended with ${code}:\n${output.stdout}${output.stderr}`);
    }

    /** What the engine would give to a process that it starts. */
    private forProvider(env: Environment): NodeJS.ProcessEnv {
        return { ...process.env, ...env, PULUMI_NODEJS_PROJECT: PROJECT, PULUMI_PROJECT: PROJECT, PULUMI_CONFIG: "{}" };
    }

    /** @param stdio @default both outputs are read */
    start(
        args: string[],
        cwd: string,
        env: Environment,
        stdio: "ignore" | ["ignore", "pipe", "pipe"] = ["ignore", "pipe", "pipe"],
    ): ChildProcess {
        return spawn(this.command, args, { cwd, env: { ...process.env, ...env }, stdio });
    }
}
