import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

/** The versions of Node that the library promises to run on. */
export const NODE_VERSIONS = [20, 22, 24];

/**
 * A Node of this major version, from the npm package that carries the binaries; installed once per user.
 *
 * @returns path of the executable
 */
export async function nodeOf(major: number): Promise<string> {
    const { cacheFolder } = await import("../../tools/setup/paths.mjs");
    const { capture } = await import("../../tools/setup/childProcess.mjs");
    const { npm } = await import("../../tools/setup/dependencies.mjs");
    const executable = process.platform === "win32" ? "node.exe" : "node";
    const home = path.join(cacheFolder(), `node-${major}`);
    if (existsSync(path.join(home, executable))) return path.join(home, executable);

    mkdirSync(cacheFolder(), { recursive: true });
    const beside = mkdtempSync(`${home}.new-`);
    try {
        const [command, args] = npm("install", "--no-audit", "--no-fund", "--prefix", beside, `node@${major}`);
        await capture(command, args, { cwd: beside });
        mkdirSync(path.join(beside, "home"));
        renameSync(path.join(beside, "node_modules", "node", "bin", executable), path.join(beside, "home", executable));
        // Somebody else may have been faster; theirs is as good.
        if (!existsSync(home)) renameSync(path.join(beside, "home"), home);
    } finally {
        rmSync(beside, { recursive: true, force: true });
    }
    return path.join(home, executable);
}
