import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** How a command of the user has ended. */
export interface Ended {
    readonly code: number;
    /** What it has written. */
    readonly output: string;
}

/** @default nothing is told, and nothing ends it */
interface Watch {
    /** Is told the id of the process, which is that of its group. */
    started?(pid: number): void;
    /** Ends the command when it is aborted. */
    readonly stop?: AbortSignal;
}

/**
 * Runs a command of the user in a shell, in a group of processes of its own: what stops this process does not stop the command. It writes
 * to a file, so that it goes on when this process is gone.
 */
export async function inShell(
    command: string,
    variables: Readonly<Record<string, string>>,
    { started, stop }: Watch = {},
): Promise<Ended> {
    const folder = mkdtempSync(path.join(tmpdir(), "drill-"));
    const file = path.join(folder, "output");
    const descriptor = openSync(file, "w", 0o600);
    try {
        const env = { ...process.env, ...variables };
        const child = spawn(command, { shell: true, detached: true, env, stdio: ["ignore", descriptor, descriptor] });
        const { pid } = child;
        if (pid !== undefined) started?.(pid);
        const end = () => pid !== undefined && isAlive(pid) && process.kill(-pid, "SIGTERM");
        stop?.addEventListener("abort", end, { once: true });
        const code = await new Promise<number>((resolve, reject) => {
            child.once("error", reject);
            child.once("exit", (status) => resolve(status ?? 1));
        });
        stop?.removeEventListener("abort", end);
        return { code, output: readFileSync(file, "utf8") };
    } finally {
        closeSync(descriptor);
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Whether a group of processes has not ended. */
export function isAlive(group: number): boolean {
    try {
        return process.kill(-group, 0);
    } catch {
        return false;
    }
}
