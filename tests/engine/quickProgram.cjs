const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const Module =
    /** @type {{ _extensions: Record<string, (module: { _compile(code: string, file: string): void }, file: string) => void> }} */ (
        /** @type {unknown} */ (require("node:module"))
    );
const { STACKS, keepNoPromiseStacks } = require("../../tools/jest/pulumiSdk.cjs");

/**
 * Loaded into the engine's Node processes: the program of an example is compiled without the TypeScript compiler, which takes longer to load
 * than most programs take to run. Types are checked by tests/docs/examples.test.ts.
 */
if (/[\\/]cmd[\\/]run[\\/]/.test(process.argv[1] ?? "")) {
    process.env.PULUMI_NODEJS_TYPESCRIPT = "false";
    /** @type {Map<string, string>} */
    const compiled = new Map();
    Module._extensions[".ts"] = (module, file) => {
        const { transformSync } = require("esbuild");
        const options = /** @type {const} */ ({ loader: "ts", format: "cjs", target: "node20", sourcemap: "inline" });
        const { code } = transformSync(readFileSync(file, "utf8"), { ...options, sourcefile: file });
        compiled.set(file, code);
        module._compile(code, file);
    };
    // Where a resource is declared is told by the lines of the program.
    createRequire(STACKS)("source-map-support").install({
        retrieveFile: (/** @type {string} */ file) => compiled.get(file) ?? null,
    });
    require(STACKS);
    keepNoPromiseStacks();
}
