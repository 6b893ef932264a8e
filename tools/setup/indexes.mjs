import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const PRODUCTS = ["zpa", "cloudConnector"];

/** @type {Record<string, (name: string) => string>} what a file of a product gives to its layer */
const LAYERS = {
    provider: (name) => `export { ${name} } from "./${name}";`,
    sdk: (name) => `export * from "./${name}";`,
    emulator: (name) => `export { part as ${name} } from "./${name}";`,
};

/**
 * What stands in the folder of a product is part of the product; so nobody has to keep a list of it.
 *
 * @param {string} [clone]
 */
export function writeIndexes(clone = root) {
    for (const [layer, line] of Object.entries(LAYERS)) {
        for (const product of PRODUCTS) writeIndex(join(clone, layer, product), line);
    }
}

/** Untouched where it is right, so that watching tools stay calm. @param {string} folder @param {(name: string) => string} line */
function writeIndex(folder, line) {
    const index = join(folder, "index.ts");
    const names = readdirSync(folder)
        .filter((file) => file.endsWith(".ts") && file !== "index.ts")
        .map((file) => file.slice(0, -".ts".length))
        .sort();
    const text = names.map((name) => `${line(name)}\n`).join("");
    if (!existsSync(index) || readFileSync(index, "utf8") !== text) writeFileSync(index, text);
}
