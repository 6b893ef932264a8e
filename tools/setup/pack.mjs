import { readdirSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./childProcess.mjs";
import { npm } from "./dependencies.mjs";

/**
 * Packs what would be published.
 *
 * @param {string} folder an empty one
 * @returns {Promise<string>} path of the tarball
 */
export async function pack(folder) {
    await capture(...npm("pack", "--ignore-scripts", "--pack-destination", folder));
    const [name] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
    if (!name) throw new Error("npm pack made no tarball");
    return join(folder, name);
}
