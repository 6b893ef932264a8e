import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Installs packages that one tool alone needs, each as `name@version`, if they are not there yet; that needs the network.
 *
 * @returns the folder that they are in
 */
export async function npmPackagesIn(folder: string, packages: readonly string[]): Promise<string> {
    const modules = path.join(folder, "node_modules");
    mkdirSync(folder, { recursive: true });
    if (packages.every((each) => existsSync(path.join(modules, each.replace(/(?<=.)@.*$/, ""))))) return modules;
    const { capture } = await import("./setup/childProcess.mjs");
    writeFileSync(path.join(folder, "package.json"), '{ "private": true }');
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    await capture(npm, ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...packages], { cwd: folder });
    return modules;
}
