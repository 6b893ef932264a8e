import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Consumer } from "./consumer";
import { NODE_VERSIONS, nodeOf } from "./nodes";

/** What each program prints: what it declared under mocks, and what it looked up in an emulator that it started itself. */
const SAID = { declared: ["Lyon", "id-of-lyon"], profile: "New Release" };

/** How programs resolve packages: as Node does, and as the templates of older Pulumi projects do. */
const RESOLUTIONS = {
    NodeNext: ["--module", "nodenext"],
    CommonJS: ["--module", "commonjs", "--moduleResolution", "node"],
};

const INSTALL_MS = 600_000;

let consumer: Consumer;
beforeAll(async () => {
    consumer = await Consumer.create();
    await Promise.all(NODE_VERSIONS.map(nodeOf));
    for (const program of ["commonjs.cjs", "module.mjs", "typed.ts"]) consumer.add(program);
    await consumer.run("node", ...compile("typescript", "typed.ts", ...RESOLUTIONS.NodeNext, "--skipLibCheck"));
}, INSTALL_MS);
afterAll(() => consumer?.remove());

describe("the package, installed from its tarball", () => {
    it("holds compiled code, types, readme and licence alone", () => {
        const folder = path.join(consumer.folder, "node_modules", "pulumi-zscaler");
        const files = readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
            .filter((file) => !file.startsWith("node_modules"));
        const expected = /^(dist\/(cli|emulator|provider|sdk)\/.*\.(js|d\.ts)|README\.md|LICENSE|package\.json)$/;
        expect(files.filter((file) => !expected.test(file))).toEqual([]);
        expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "dist/sdk/index.d.ts"]));
    });

    describe.each(NODE_VERSIONS)("on Node %i", (major) => {
        it.each(["commonjs.cjs", "module.mjs", "typed.js"])("runs %s", async (program) => {
            expect(JSON.parse(await consumer.run(await nodeOf(major), program))).toEqual(SAID);
        });

        it("runs its command", async () => {
            const command = path.join("node_modules", "pulumi-zscaler", "dist", "cli", "main.js");
            expect(await consumer.run(await nodeOf(major), command, "--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
        });
    });

    describe.each(["typescript-oldest", "typescript"])("checked by %s", (compiler) => {
        it.each(Object.entries(RESOLUTIONS))("has types for %s resolution", async (_, flags) => {
            const said = await consumer
                .run("node", ...compile(compiler, "typed.ts", ...flags, "--noEmit"))
                .catch(String);
            // Third-party types are not ours to answer for.
            expect(said.split("\n").filter((line) => /^(node_modules\/pulumi-zscaler\/|typed\.ts)/.test(line))).toEqual(
                [],
            );
        });

        it("refuses an argument that does not exist", async () => {
            consumer.write(
                "wrong.ts",
                'import { AppConnectorGroupArgs } from "pulumi-zscaler";\nexport const day: keyof AppConnectorGroupArgs = "upgradeDai";\n',
            );
            const wrong = compile(compiler, "wrong.ts", ...RESOLUTIONS.NodeNext, "--noEmit", "--skipLibCheck");
            await expect(consumer.run("node", ...wrong)).rejects.toThrow("upgradeDai");
        });
    });
});

function compile(compiler: string, program: string, ...flags: string[]): string[] {
    return [`node_modules/${compiler}/bin/tsc`, program, "--strict", "--target", "es2022", ...flags];
}
