import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

/** The folders whose code is shipped: those that the settings of the build name. @type {string[]} */
export const rooms = JSON.parse(readFileSync(join(root, "tsconfig.build.json"), "utf8")).include;
