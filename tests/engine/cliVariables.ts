import path from "node:path";

/** What tests of the engine keep: a folder in the clone, so that the engine finds the library as an installed one. */
export const WORK = path.resolve(__dirname, "../../.work/engine");

/** For what the engine starts: Node loads less, and compiles the program faster, than for a user. */
export const NODE_OPTIONS = ["lazyModules", "quickProgram"]
    .map((file) => `--require ${path.join(__dirname, `${file}.cjs`)}`)
    .join(" ");

/** Of every command of the CLI: it starts faster and keeps no log, and its processes collect garbage less often. */
export const CLI_VARIABLES = {
    PULUMI_HOME: path.join(WORK, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    NODE_OPTIONS,
    NODE_COMPILE_CACHE: path.join(WORK, "compiled"),
    GOGC: "400",
};
