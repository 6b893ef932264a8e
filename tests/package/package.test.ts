import { mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rows } from "../campaign";
import { ROOT } from "../docs/markdown";
import { until } from "../until";
import { type Compiler, Consumer } from "./consumer";
import { NODE_VERSIONS, nodeOf } from "./nodes";

/** What each program prints: what it declared under mocks, and what it looked up in an emulator that it started itself. */
const SAID = { declared: ["Lyon", "id-of-lyon"], profile: "New Release" };

/**
 * How programs resolve packages: as Pulumi's template does, whose `moduleResolution` 6 wants to be confirmed and 7 no
 * longer has; and as Node does, with the oldest and the newest compiler.
 */
const RESOLUTIONS = rows<[Compiler, object]>(
    [
        ["typescript-oldest", { module: "commonjs", moduleResolution: "node" }],
        ["typescript-7", { module: "nodenext" }],
    ],
    [
        ["typescript-6", { module: "commonjs", moduleResolution: "node", ignoreDeprecations: "6.0" }],
        ["typescript-5", { module: "commonjs", moduleResolution: "node" }],
        ["typescript-7", { module: "commonjs", moduleResolution: "bundler" }],
        ["typescript-oldest", { module: "nodenext" }],
    ],
);

const COMMAND = path.join("node_modules", "pulumi-zscaler", "dist", "cli", "main.js");

const INSTALL_MS = 600_000;

let consumer: Consumer;
beforeAll(async () => {
    consumer = await Consumer.create();
    await Promise.all(NODE_VERSIONS.map(nodeOf));
    for (const program of [
        "commonjs.cjs",
        "module.mjs",
        "typed.ts",
        "refused.ts",
        "compiledByPulumi.cjs",
        "jest.test.cjs",
    ])
        consumer.add(program);
    consumer.write("tsconfig.json", tsconfig({ module: "nodenext", skipLibCheck: true }, "typed.ts"));
    await consumer.run("node", tsc("typescript-5"), "-p", "tsconfig.json");
}, INSTALL_MS);
afterAll(() => consumer?.remove());

describe("the package, installed from its tarball", () => {
    it("holds compiled code, types, readme and licence alone", () => {
        const folder = path.join(consumer.folder, "node_modules", "pulumi-zscaler");
        const files = readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
            .filter((file) => !file.startsWith("node_modules"));
        const { include: rooms } = JSON.parse(readFileSync(path.join(ROOT, "tsconfig.build.json"), "utf8"));
        const compiled = new RegExp(`^dist/(${rooms.join("|")})/.*\\.(js|d\\.ts)$`);
        const others = /^(policy\/(pack|PulumiPolicy\.yaml|package\.json)|README\.md|LICENSE|package\.json)$/;
        const expected = new RegExp(`${compiled.source}|${others.source}`);
        expect(files.filter((file) => !expected.test(file))).toEqual([]);
        expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "dist/sdk/index.d.ts"]));
    });

    it("has a manifest that names nothing the package does not hold", () => {
        const manifest = JSON.parse(consumer.read("node_modules/pulumi-zscaler/package.json"));
        expect(Object.keys(manifest)).not.toContain("scripts");
        expect(Object.keys(manifest)).not.toContain("devDependencies");
        const named = JSON.stringify([manifest.bin, manifest.exports, manifest.typesVersions]).match(
            /\.\/dist[\w./-]+/g,
        );
        expect(named).not.toBeNull();
        expect(named?.filter((file) => !consumer.has(path.join("node_modules/pulumi-zscaler", file)))).toEqual([]);
    });

    it("checks an export of a stack with its policy pack", async () => {
        const type = "pulumi-nodejs:dynamic/zpa:LogReceiver";
        const outputs = { name: "Logs", useTls: false };
        const resources = [{ urn: `urn:pulumi:dev::site::${type}::logs`, type, custom: true, id: "1", outputs }];
        const manifest = { time: "2027-01-01T00:00:00Z", magic: "", version: "" };
        consumer.write("stack.json", JSON.stringify({ version: 3, deployment: { manifest, resources } }));
        const pack = path.join("node_modules", "pulumi-zscaler", "policy", "pack");
        const said = await consumer.run("pulumi", "policy", "analyze", "--file", "stack.json", "--policy-pack", pack);
        expect(said).toContain("logs: useTls is not true. Set useTls to true, after the receiver accepts TLS.");
    });

    it("checks a preview with its policy pack", async () => {
        const runtime = { name: "nodejs", options: { typescript: false } };
        const project = { name: "site", runtime, main: "preview.cjs" };
        // A folder of its own: the settings of the compiler beside the other programs are for compilers that Pulumi does not have.
        mkdirSync(path.join(consumer.folder, "site"));
        consumer.write("site/Pulumi.yaml", JSON.stringify(project));
        consumer.write("site/package.json", JSON.stringify({ private: true }));
        const where = { host: "logs.example.com", port: 514, appConnectorGroups: ["216196257331372705"] };
        const receiver = { name: "Logs", logType: "User Activity", ...where };
        consumer.write(
            "site/preview.cjs",
            `const { LogReceiver } = require("pulumi-zscaler"); new LogReceiver("logs", ${JSON.stringify(receiver)});`,
        );
        // Nobody listens there: the preview of a new object makes no call.
        const env = {
            // Its own: the one of a run of the tests is there for the next run, too.
            PULUMI_BACKEND_URL: pathToFileURL(consumer.folder).href,
            PULUMI_CONFIG_PASSPHRASE: "passphrase",
            ZSCALER_ENDPOINT: "http://127.0.0.1:9",
            ZSCALER_CLIENT_ID: "id",
            ZSCALER_CLIENT_SECRET: "secret",
            ZPA_CUSTOMER_ID: "1",
        };
        const pulumi = (...args: string[]) => consumer.runWith(env, "pulumi", "--cwd", "site", ...args);
        await pulumi("stack", "init", "dev");
        const pack = path.join(consumer.folder, "node_modules", "pulumi-zscaler", "policy", "pack");
        const said = await pulumi("preview", "--stack", "dev", "--policy-pack", pack);
        expect(said).toContain("logs: useTls is not true. Set useTls to true, after the receiver accepts TLS.");
    });

    it("holds no import() that needs a loader of ES modules", () => {
        const folder = path.join(consumer.folder, "node_modules/pulumi-zscaler/dist");
        const importing = readdirSync(folder, { recursive: true, encoding: "utf8" })
            .filter((file) => file.endsWith(".js"))
            .filter((file) =>
                /[^\w.]import\(/.test(consumer.read(path.join("node_modules/pulumi-zscaler/dist", file))),
            );
        expect(importing).toEqual([]);
    });

    it("needs its native store for a data folder alone", async () => {
        const store = path.join(consumer.folder, "node_modules/classic-level");
        renameSync(store, `${store}.away`);
        try {
            expect(JSON.parse(await consumer.run("node", "commonjs.cjs"))).toEqual(SAID);
            const started = consumer.run("node", COMMAND, "emulator", "--data", "data");
            await expect(started).rejects.toThrow(
                /data folder requires the optional package classic-level.*npm install/,
            );
            await expect(started).rejects.not.toThrow("    at ");
        } finally {
            renameSync(`${store}.away`, store);
        }
    });

    it.each(["SIGTERM", "SIGKILL"] as const)("ends its emulator when npx is ended by %s", async (signal) => {
        const { npx, pid } = await consumer.emulatorByNpx();
        npx.kill(signal);
        await until(() => !isAlive(pid), 60_000);
    });

    describe.each(NODE_VERSIONS)("on Node %i", (major) => {
        it.each(["commonjs.cjs", "module.mjs", "typed.js"])("runs %s", async (program) => {
            expect(JSON.parse(await consumer.run(await nodeOf(major), program))).toEqual(SAID);
        });

        it("runs its command", async () => {
            expect(await consumer.run(await nodeOf(major), COMMAND, "--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
        });
    });

    it("works under Jest", async () => {
        const jest = ["node_modules/jest/bin/jest.js", "--ci", "--testMatch", "**/jest.test.cjs"];
        await expect(consumer.run("node", ...jest)).resolves.toBeDefined();
    });

    it.each(rows([undefined], ["typescript-6"]))(
        "runs as Pulumi compiles it with %s, its own where undefined",
        async (compiler) => {
            const compiled = ["compiledByPulumi.cjs", ...(compiler ? [compiler] : [])];
            expect(JSON.parse(await consumer.run("node", ...compiled))).toEqual(SAID);
        },
    );

    it.each(RESOLUTIONS)("gives %s no error anywhere with %o", async (compiler, options) => {
        consumer.write("tsconfig.check.json", tsconfig({ ...options, noEmit: true }, "typed.ts", "refused.ts"));
        expect(await consumer.run("node", tsc(compiler), "-p", "tsconfig.check.json")).toBe("");
    });
});

function isAlive(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}

const tsc = (compiler: Compiler) => `node_modules/${compiler}/bin/tsc`;

/** The other options of Pulumi's template; `skipLibCheck` is not among them. */
function tsconfig(options: object, ...files: string[]): string {
    const compilerOptions = {
        strict: true,
        target: "es2022",
        types: ["node"],
        experimentalDecorators: true,
        noFallthroughCasesInSwitch: true,
        noImplicitReturns: true,
        forceConsistentCasingInFileNames: true,
        ...options,
    };
    return JSON.stringify({ compilerOptions, files });
}
