import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/**
 * What a process prints first, which says that it is ready.
 *
 * @param child its standard output is a pipe
 * @param failed what to say if it ends before
 * @throws {Error} when it ends without a line
 */
export async function firstLine(child: ChildProcess, failed: () => string): Promise<string> {
    if (!child.stdout) throw new Error("the process has no output to read");
    const [line] = await Promise.race([
        once(createInterface(child.stdout), "line"),
        once(child, "exit").then(() => {
            throw new Error(failed());
        }),
    ]);
    return line;
}
