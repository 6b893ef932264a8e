import { execFile } from "node:child_process";
import path from "node:path";

const MAIN = path.resolve(__dirname, "../../dist/cli/main.js");

/** How a command has ended. */
export interface Ended {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** Runs `pulumi-zscaler` in a process of its own. */
export const zscalerCommand = (
    args: readonly string[],
    options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> =>
    new Promise((resolve) => {
        const { cwd, env } = options;
        const running = { ...(cwd !== undefined && { cwd }), env: { ...process.env, ...env } };
        execFile(process.execPath, [MAIN, ...args], running, (error, stdout, stderr) =>
            resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
        );
    });
