import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { writeIndexes } from "./tools/setup/indexes.mjs";

writeIndexes();

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
    resolve: {
        alias: [
            // Programs and the engine load what is shipped, so the tests do too.
            { find: /^pulumi-zscaler$/, replacement: here("dist/sdk/index.js") },
            { find: /^pulumi-zscaler\/(.+)$/, replacement: here("dist/$1/index.js") },
        ],
    },
    test: {
        include: ["tests/**/*.test.ts"],
        testTimeout: 180_000,
        hookTimeout: 180_000,
        maxWorkers: 2,
        // As Node loads it for a program.
        server: { deps: { external: [/\/dist\//] } },
    },
});
