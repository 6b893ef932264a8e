import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./childProcess.mjs";
import { hasCode } from "./lock.mjs";
import { root } from "./paths.mjs";

/** Installs what package-lock.json says, unless exactly that is installed. */
export async function dependencies() {
    if (areInstalled()) return "already there";
    await capture(...npm("ci", "--prefer-offline", "--no-audit", "--no-fund"));
    return undefined;
}

/**
 * npm records what it installed. Comparing that with the lock file, and not a stamp of our own, also accepts an ordinary `npm install`.
 *
 * @param {string} [folder]
 */
export function areInstalled(folder = root) {
    const wanted = packagesOf(join(folder, "package-lock.json"));
    const found = packagesOf(join(folder, "node_modules", ".package-lock.json"));
    if (!wanted || !found) return false;
    return Object.entries(wanted).every(([path, entry]) => {
        if (path === "") return true;
        const there = found[path];
        if (!there) return entry.optional === true;
        return there.version === entry.version && there.integrity === entry.integrity && existsSync(join(folder, path));
    });
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockEntry */

/** @param {string} file @returns {Record<string, LockEntry> | undefined} */
function packagesOf(file) {
    try {
        return JSON.parse(readFileSync(file, "utf8")).packages;
    } catch (error) {
        if (hasCode(error, "ENOENT")) return undefined;
        throw error;
    }
}

/**
 * The npm that runs us when there is one: it need not be on PATH, and a `.cmd` file could not be started without a shell.
 *
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function npm(...args) {
    const own = process.env.npm_execpath;
    if (own?.endsWith("npm-cli.js")) return [process.execPath, [own, ...args]];
    return [process.platform === "win32" ? "npm.cmd" : "npm", args];
}
