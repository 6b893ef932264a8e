// Compiles and runs typed.ts in memory as `pulumi up` does: with the compiler that is named, else with Pulumi's own.
const path = require("node:path");

const vendor = path.join(path.dirname(require.resolve("@pulumi/pulumi/package.json")), "vendor");
const compiler = process.argv[2] ?? path.join(vendor, "typescript@3.8.3", "typescript.js");
const isOld = process.argv[2] === undefined;
require(path.join(vendor, "ts-node@7.0.1")).register({
    compiler,
    skipProject: true,
    compilerOptions: {
        target: "ES2020",
        module: isOld ? "commonjs" : "nodenext",
        moduleResolution: isOld ? "node" : "nodenext",
        strict: true,
        types: ["node"],
    },
});
require("./typed");
