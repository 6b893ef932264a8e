import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rows } from "../campaign";
import { versionOf } from "./consumer";

interface Manager {
    /** The command that installs; npm's own is where it is. */
    script?: string;
    install: string[];
    /** What stands before a program's name. */
    node: string[];
    /** Whether the engine finds in a program's folder what only another package declares. */
    findsAll: boolean;
}

const PNP = "Yarn 4 with Plug'n'Play";
const MANAGERS: Record<string, Manager> = {
    npm: { install: ["install", "--no-audit", "--no-fund", "--prefer-offline"], node: [], findsAll: true },
    pnpm: { script: "pnpm/bin/pnpm.cjs", install: ["install", "--prefer-offline"], node: [], findsAll: false },
    "Yarn 1": { script: "yarn/bin/yarn.js", install: ["install", "--prefer-offline"], node: [], findsAll: true },
    [PNP]: { script: "@yarnpkg/cli-dist/bin/yarn.js", install: ["install"], node: ["node"], findsAll: false },
};
/** npm comes with Node. */
const SCRIPTS = rows<string>([], ["pnpm@10", "yarn@1", "@yarnpkg/cli-dist@4"]);

const INSTALL_MS = 600_000;
const PROGRAM = path.join(__dirname, "programs", "workspace.cjs");

let folder: string;
let tarball: string;
beforeAll(async () => {
    const { pack } = await import("../../tools/setup/pack.mjs");
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "pulumi-zscaler-managers-")));
    tarball = await pack(folder);
    write("package.json", { private: true });
    if (SCRIPTS.length === 0) return;
    await npm(folder, "install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", ...SCRIPTS);
}, INSTALL_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(rows(Object.entries(MANAGERS).slice(0, 1), Object.entries(MANAGERS).slice(1)))(
    "in a workspace of %s",
    (name, manager) => {
        const home = path.join("workspaces", name.replace(/\W/g, ""));
        beforeAll(async () => {
            writeWorkspace(home);
            await run(manager, path.join(folder, home), ...manager.install);
        }, INSTALL_MS);

        it("a program that declares the library is served", async () => {
            expect(await said(manager, home, "declares")).toEqual(["latitude"]);
        });

        it("a program that does not is served, or told what to add and where", async () => {
            const where = path.join(folder, home, "packages", "leaves");
            const advice = `pulumi-zscaler is not installed for the program in ${where}`;
            const expected = manager.findsAll ? ["latitude"] : expect.stringContaining(advice);
            expect(await said(manager, home, "leaves")).toEqual(expected);
        });
    },
);

/** A package that depends on the library, and two programs that take the library from it. */
function writeWorkspace(home: string): void {
    const engineSdk = { "@pulumi/pulumi": versionOf("@pulumi/pulumi") };
    const library = { "pulumi-zscaler": `file:${tarball}` };
    const packages = {
        connectors: { ...engineSdk, ...library },
        declares: { ...engineSdk, ...library, "@acme/connectors": "1.0.0" },
        leaves: { ...engineSdk, "@acme/connectors": "1.0.0" },
    };
    for (const [name, dependencies] of Object.entries(packages)) {
        write(path.join(home, "packages", name, "package.json"), {
            name: `@acme/${name}`,
            version: "1.0.0",
            dependencies,
        });
    }
    write(path.join(home, "packages", "connectors", "index.js"), 'module.exports = require("pulumi-zscaler");\n');
    for (const name of ["declares", "leaves"]) {
        copyFileSync(PROGRAM, path.join(folder, home, "packages", name, "index.cjs"));
    }
    write(path.join(home, "package.json"), { name: "acme", private: true, workspaces: ["packages/*"] });
    write(path.join(home, "pnpm-workspace.yaml"), "packages: [packages/*]\nlinkWorkspacePackages: true\n");
    write(path.join(home, ".yarnrc.yml"), "nodeLinker: pnp\nenableTelemetry: false\nenableScripts: false\n");
    // Yarn looks for a project upwards, until it finds a lock file.
    write(path.join(home, "yarn.lock"), "");
}

async function said(manager: Manager, home: string, name: string): Promise<unknown> {
    const where = path.join(folder, home, "packages", name);
    return JSON.parse(await run(manager.node.length > 0 ? manager : undefined, where, ...manager.node, "index.cjs"));
}

/** Runs a package manager, or Node itself. */
async function run(manager: Manager | undefined, cwd: string, ...args: string[]): Promise<string> {
    if (manager && !manager.script) return npm(cwd, ...args);
    const { capture } = await import("../../tools/setup/childProcess.mjs");
    const script = manager?.script ? [path.join(folder, "node_modules", manager.script)] : [];
    // In a pipeline Yarn takes its lock file to be complete.
    return capture(process.execPath, [...script, ...args], { cwd, env: { ...process.env, CI: undefined } });
}

async function npm(cwd: string, ...args: string[]): Promise<string> {
    const { capture } = await import("../../tools/setup/childProcess.mjs");
    const { npm: commandOf } = await import("../../tools/setup/dependencies.mjs");
    const [command, all] = commandOf(...args);
    return capture(command, all, { cwd });
}

function write(file: string, content: string | object): void {
    const to = path.join(folder, file);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, typeof content === "string" ? content : JSON.stringify(content, null, 2));
}
