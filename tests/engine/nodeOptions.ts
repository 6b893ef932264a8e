import path from "node:path";

/** For what the engine starts: Node loads less, and compiles the program faster, than for a user. */
export const NODE_OPTIONS = ["lazyModules", "quickProgram"]
    .map((file) => `--require ${path.join(__dirname, `${file}.cjs`)}`)
    .join(" ");
