import { execFileSync, spawnSync } from "node:child_process";
import {
    chmodSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    statSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

let folder: string;
beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pulumi-zscaler-setup-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SETUP = path.resolve(__dirname, "../../tools/setup");

describe("the version of Node", () => {
    it.each(["18.20.8", "20.18.0", "20.9.1"])("%s is refused in a sentence that says what to do", async (version) => {
        const { nodeComplaint } = await import("../../tools/setup/nodeVersion.mjs");
        expect(nodeComplaint(version)).toMatch(
            new RegExp(`needs Node 20\\.18\\.1 or newer .* Node ${version}: install`),
        );
    });

    it.each(["20.18.1", "20.20.2", "22.0.0", "100.1.0"])("%s is accepted", async (version) => {
        const { nodeComplaint } = await import("../../tools/setup/nodeVersion.mjs");
        expect(nodeComplaint(version)).toBeUndefined();
    });
});

describe("dependencies", () => {
    const locked = { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0", optional: true } };

    it.each([
        ["are those of the lock file", locked, true],
        ["lack an optional one, as on another platform", { "node_modules/a": { version: "1.0.0" } }, true],
        ["lack one", { "node_modules/b": { version: "2.0.0" } }, false],
        ["have another version of one", { ...locked, "node_modules/a": { version: "1.0.1" } }, false],
        ["were never installed", undefined, false],
    ])("that %s: already there is %o", async (_, installed, expected) => {
        const { areInstalled } = await import("../../tools/setup/dependencies.mjs");
        writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify({ packages: { "": {}, ...locked } }));
        if (installed) {
            for (const name of Object.keys(installed)) mkdirSync(path.join(folder, name), { recursive: true });
            writeFileSync(
                path.join(folder, "node_modules/.package-lock.json"),
                JSON.stringify({ packages: installed }),
            );
        }
        expect(areInstalled(folder)).toBe(expected);
    });
});

describe("the index of a product's folder", () => {
    it("lists what stands beside it, in each layer in its own way, and is left alone where it does", async () => {
        const { writeIndexes } = await import("../../tools/setup/indexes.mjs");
        const products = ["provider", "sdk", "emulator"].flatMap((layer) => [
            `${layer}/zpa`,
            `${layer}/cloudConnector`,
        ]);
        for (const product of products) mkdirSync(path.join(folder, product, "common"), { recursive: true });
        const index = (layer: string) => path.join(folder, layer, "zpa/index.ts");
        const put = (file: string) => writeFileSync(path.join(folder, file), "");
        for (const layer of ["provider", "sdk", "emulator"]) {
            for (const file of ["serverGroup.ts", "application.ts", "common/fields.ts"]) put(`${layer}/zpa/${file}`);
        }

        writeIndexes(folder);
        expect(readFileSync(index("provider"), "utf8")).toBe(
            'export { application } from "./application";\nexport { serverGroup } from "./serverGroup";\n',
        );
        expect(readFileSync(index("sdk"), "utf8")).toContain('export * from "./serverGroup";');
        expect(readFileSync(index("emulator"), "utf8")).toContain(
            'export { part as serverGroup } from "./serverGroup";',
        );

        const longAgo = new Date(0);
        utimesSync(index("sdk"), longAgo, longAgo);
        rmSync(path.join(folder, "provider/zpa/application.ts"));
        writeIndexes(folder);
        expect(statSync(index("sdk")).mtime).toEqual(longAgo);
        expect(readFileSync(index("provider"), "utf8")).not.toContain("application");
    });
});

describe("two set-ups at the same time", () => {
    it("take turns", async () => {
        const { exclusively } = await import("../../tools/setup/lock.mjs");
        const events: string[] = [];
        const work = (name: string) => async () => {
            events.push(`${name} in`);
            await new Promise((resolve) => setImmediate(resolve));
            events.push(`${name} out`);
        };
        const lock = path.join(folder, "lock");
        await Promise.all([exclusively(lock, work("a")), exclusively(lock, work("b"))]);
        expect(events).toEqual(["a in", "a out", "b in", "b out"]);
        expect(readdirSync(folder)).toEqual([]);
    });

    it("do not wait for one that died", async () => {
        const { exclusively } = await import("../../tools/setup/lock.mjs");
        const { pid } = spawnSync(process.execPath, ["--version"]);
        writeFileSync(path.join(folder, "lock"), String(pid));
        expect(await exclusively(path.join(folder, "lock"), async () => "done")).toBe("done");
    });
});

describe("the Pulumi CLI", () => {
    it("on PATH is used when it is new enough and has its language host beside it", () => {
        const bin = fakeCli("on-path", "3.254.0");
        expect(findCli({ PATH: bin })).toEqual({ bin, remark: "already there (v3.254.0 on PATH)" });
    });

    it("of the cache is used when the one on PATH is too old", () => {
        const cached = fakeCli("cache/pulumi-zscaler/pulumi-v3.259.0/bin", "3.259.0");
        expect(findCli({ PATH: fakeCli("on-path", "3.253.1") })).toMatchObject({ bin: cached });
    });

    it("of the cache is used when the one on PATH has no language host", () => {
        const cached = fakeCli("cache/pulumi-zscaler/pulumi-v3.259.0/bin", "3.259.0");
        const onPath = fakeCli("on-path", "3.260.0");
        rmSync(path.join(onPath, "pulumi-language-nodejs"));
        expect(findCli({ PATH: onPath })).toMatchObject({ bin: cached });
    });

    it("that can be had in no way is one error with every attempt and what to install", () => {
        const { error } = findCli({ PATH: fakeCli("on-path", "3.100.0"), NODE_OPTIONS: `--require ${offline()}` });
        expect(error).toMatch(/1\. `pulumi` on PATH, .*: v3\.100\.0 is older than 3\.254\.0/);
        expect(error).toMatch(/2\. the cache, .*: pulumi, pulumi-language-nodejs, .* missing/);
        expect(error).toMatch(/3\. the Automation API's installer: .*no network/);
        expect(error).toMatch(/4\. a build from Go modules: .*go is not installed/);
        expect(error).toMatch(/install the CLI, 3\.254\.0 or newer, .*\n.*Go 1\.26/);
        expect(readdirSync(path.join(folder, "cache/pulumi-zscaler"))).toEqual([]);
    });

    it("is built with its language host by builds that say how far they are in tenths", () => {
        // The real compiler takes minutes, and the messages of a build are what is tested here.
        const { bin, said } = findCli({ PATH: fakeGo(), NODE_OPTIONS: `--require ${offline()}` });
        expect(bin).toBe(path.join(folder, "cache/pulumi-zscaler/pulumi-v3.259.0/bin"));
        const [, how, downloading, compiling, ...tenths] = said;
        expect(how).toMatch(/building it from Go modules/);
        expect([downloading, compiling]).toEqual(["downloading modules", "compiling"]);
        // What comes at once is said at once.
        expect(tenths.at(-1)).toBe("90 %");
        expect(tenths).toEqual([...new Set(tenths)].sort());
        expect(tenths.filter((each: string) => !/^[1-9]0 %$/.test(each))).toEqual([]);
    });

    /** A compiler that is done at once: its programs answer their version. */
    function fakeGo(): string {
        const bin = path.join(folder, "go-bin");
        mkdirSync(bin);
        const program = "#!/bin/sh\necho v3.259.0\n";
        writeFileSync(
            path.join(bin, "go"),
            `#!${process.execPath}
            const { writeFileSync } = require("node:fs");
            const args = process.argv.slice(2);
            const packages = Array.from({ length: 100 }, (_, at) => "package" + at + "\\n").join("");
            if (args[0] === "env") console.log(JSON.stringify({ GOMODCACHE: "/", GOCACHE: "/" }));
            if (args[0] === "list") process.stdout.write(packages);
            if (args[0] === "build") {
                writeFileSync(args[args.indexOf("-o") + 1], ${JSON.stringify(program)}, { mode: 0o755 });
                process.stderr.write(packages);
            }`,
            { mode: 0o755 },
        );
        return bin;
    }

    /** Finds the CLI in a process of its own, as its environment decides. */
    function findCli(env: NodeJS.ProcessEnv) {
        const script = `const said = [];
            import(${JSON.stringify(path.join(SETUP, "pulumiCli.mjs"))})
            .then(({ pulumiCli }) => pulumiCli((text) => said.push(text)))
            .then((found) => (said.length > 0 ? { ...found, said } : found))
            .then((found) => console.log(JSON.stringify(found)), (error) => console.log(JSON.stringify({ error: error.message })))`;
        const options = { env: { ...env, XDG_CACHE_HOME: path.join(folder, "cache") }, encoding: "utf8" } as const;
        return JSON.parse(execFileSync(process.execPath, ["-e", script], options));
    }

    function fakeCli(name: string, version: string): string {
        const bin = path.join(folder, name);
        mkdirSync(bin, { recursive: true });
        for (const program of ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]) {
            writeFileSync(path.join(bin, program), `#!/bin/sh\necho v${version}\n`);
            chmodSync(path.join(bin, program), 0o755);
        }
        return bin;
    }

    function offline(): string {
        const file = path.join(folder, "offline.cjs");
        writeFileSync(file, `globalThis.fetch = () => Promise.reject(new Error("no network"));`);
        return file;
    }
});

describe("the environment of a Pulumi run", () => {
    it("holds nothing of the developer's own account and tenant", async () => {
        const { pulumiEnvironment } = await import("../../tools/setup/environment.mjs");
        process.env.PULUMI_ACCESS_TOKEN = "canary";
        process.env.ZSCALER_PRIVATE_KEY = "canary";
        try {
            const environment = pulumiEnvironment(folder);
            expect(JSON.stringify(environment)).not.toContain("canary");
            expect(environment.PULUMI_BACKEND_URL).toBe(`file://${folder}/state`);
        } finally {
            delete process.env.PULUMI_ACCESS_TOKEN;
            delete process.env.ZSCALER_PRIVATE_KEY;
        }
    });

    it("keeps its passphrase, for this user alone", async () => {
        const { pulumiEnvironment } = await import("../../tools/setup/environment.mjs");
        const first = pulumiEnvironment(folder).PULUMI_CONFIG_PASSPHRASE;
        expect(first).toMatch(/^[\w-]{32}$/);
        expect(pulumiEnvironment(folder).PULUMI_CONFIG_PASSPHRASE).toBe(first);
        expect(statSync(path.join(folder, "passphrase")).mode & 0o777).toBe(0o600);
    });
});

describe("an unknown command", () => {
    it("is answered with those that there are", () => {
        const run = spawnSync(process.execPath, [path.join(SETUP, "../run.mjs"), "tset"], { encoding: "utf8" });
        expect(run.status).toBe(1);
        expect(run.stderr).toContain(
            'unknown command "tset"; the commands are: test, quickstart, example, bench, campaign, land, enums, prepare, build, pack,',
        );
    });
});
