import { type ChildProcess, execFileSync } from "node:child_process";

/** The process and its descendants: the engine puts its plugins into process groups of their own. */
export function treeOf(root: ChildProcess): number[] {
    // It never started, and the id 0 stands for all processes of this one's group.
    if (root.pid === undefined) return [];
    const rows = execFileSync("ps", ["-eo", "pid=,ppid="]).toString().trim().split("\n");
    const parents = rows.map((row) => row.trim().split(/\s+/).map(Number));
    const tree = [root.pid];
    for (const pid of tree) tree.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child ?? 0));
    return tree;
}

/** The processes that run this library for an engine. */
export function providersOf(engine: ChildProcess): number[] {
    const [, ...descendants] = treeOf(engine);
    return descendants.filter((pid) => commandOf(pid).includes("dynamic-provider"));
}

const commandOf = (pid: number) => execFileSync("ps", ["-o", "args=", "-p", String(pid)]).toString();

export function killTree(root: ChildProcess): void {
    for (const pid of treeOf(root)) if (alive(pid)) process.kill(pid, "SIGKILL");
}

export function alive(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}
