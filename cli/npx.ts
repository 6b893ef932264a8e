import { readFileSync } from "node:fs";

/** How often it is looked whether npx is still there: nothing tells a process that its parent has ended. */
const EVERY_MS = 250;

/**
 * Calls `gone` when npx, which runs this command in a shell, has ended. It hands a signal to the shell alone, so that the process that
 * ends it would leave this process behind.
 */
export function whenNpxIsGone(gone: () => void): void {
    if (process.env.npm_command !== "exec") return;
    const shell = process.ppid;
    const npx = parentOf(shell);
    const timer = setInterval(() => {
        if (process.ppid === shell && isAlive(shell) && parentOf(shell) === npx) return;
        clearInterval(timer);
        gone();
    }, EVERY_MS).unref();
}

/** Undefined where the system does not say. */
function parentOf(pid: number): number | undefined {
    try {
        return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
    } catch {
        return undefined;
    }
}

function isAlive(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}
