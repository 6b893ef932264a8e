import { type ChildProcess, spawn } from "node:child_process";
import type { PulumiCommand } from "@pulumi/pulumi/automation";

type Listener = ((text: string) => void) | undefined;
type Environment = Record<string, string>;

/** The CLI on PATH, as one stack calls it. */
export class StackCommand {
    /** The CLI that the set-up has found is new enough for everything, so that nothing has to ask it. */
    static readonly VERSION = { toString: () => "3.254.0", compare: () => 1 };

    readonly command = "pulumi";
    readonly version = StackCommand.VERSION;

    /** For the Automation API, which offers no way to make one without asking the CLI for its version. */
    get forAutomation(): PulumiCommand {
        return this as unknown as PulumiCommand;
    }

    /** Called by the Automation API. */
    async run(args: string[], cwd: string, env: Environment, onOutput?: Listener, onError?: Listener) {
        const all = args.includes("--non-interactive") ? args : [...args, "--non-interactive"];
        const child = this.start(all, cwd, { ...env, PULUMI_AUTOMATION_API: "true" });
        const output = { stdout: "", stderr: "" };
        const collect = (stream: "stdout" | "stderr", listener: Listener) =>
            child[stream]?.setEncoding("utf8").on("data", (text: string) => {
                output[stream] += text;
                listener?.(text);
            });
        collect("stdout", onOutput);
        collect("stderr", onError);
        const code = await new Promise((resolve, reject) => {
            child.once("error", reject);
            child.once("close", (exitCode, signal) => resolve(exitCode ?? signal));
        });
        if (code === 0) return { ...output, code };
        throw new Error(`pulumi ${args[0]} ended with ${code}:\n${output.stdout}${output.stderr}`);
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
