import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./childProcess.mjs";
import { npm } from "./dependencies.mjs";
import { root } from "./paths.mjs";

/** What is published beside the manifest. */
const SHIPPED = ["dist", "policy", "README.md", "LICENSE"];

/**
 * Packs what is to be published, with a manifest for those who install it: scripts and development dependencies would
 * name what the package does not hold.
 *
 * @param {string} folder an empty one
 * @returns {Promise<string>} path of the tarball
 */
export async function pack(folder) {
    const staged = join(folder, "package");
    mkdirSync(staged);
    try {
        const filter = (/** @type {string} */ file) => file.startsWith(join(root, "dist")) || !file.endsWith(".ts");
        for (const name of SHIPPED) cpSync(join(root, name), join(staged, name), { recursive: true, filter });
        const { scripts, devDependencies, ...manifest } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
        writeFileSync(join(staged, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
        await capture(...npm("pack", staged, "--ignore-scripts", "--pack-destination", folder));
    } finally {
        rmSync(staged, { recursive: true, force: true });
    }
    const [name] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
    if (!name) throw new Error("npm pack made no tarball");
    return join(folder, name);
}
