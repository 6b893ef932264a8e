import { existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { CommandFailed, capture } from "./childProcess.mjs";
import { buildFromGoModules } from "./goModules.mjs";
import { isOlder } from "./nodeVersion.mjs";
import { cacheFolder, root, work } from "./paths.mjs";

/** What the set-up installs when there is no usable CLI on PATH. */
export const VERSION = "3.259.0";
/** From here on the engine can import dynamic resources. */
export const OLDEST = "3.254.0";

const INSTALLER_SECONDS = 180;
const windows = process.platform === "win32";
const programs = {
    cli: windows ? "pulumi.exe" : "pulumi",
    languageHost: windows ? "pulumi-language-nodejs.exe" : "pulumi-language-nodejs",
    dynamicProvider: windows ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs",
};
/** @typedef {typeof programs} Programs */

// Nothing is asked of the vendor, and nothing is written to the user's home.
const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_HOME: join(work, "pulumi") };

/**
 * Finds the Pulumi CLI with its Node language host, or puts one into the cache.
 *
 * @param {(progress: string) => void} progress
 * @returns {Promise<{ bin: string, remark?: string }>} the folder to put first on PATH
 */
export async function pulumiCli(progress) {
    const cache = cacheFolder();
    const home = join(cache, `pulumi-v${VERSION}`);
    /** @type {string[]} */
    const tried = [];

    const onPath = await onThePath(tried);
    if (onPath) return { bin: onPath.bin, remark: `already there (v${onPath.version} on PATH)` };

    const cached = await versionIn(join(home, "bin"));
    if (cached.version) return { bin: join(home, "bin"), remark: `already there (v${cached.version} in ${home})` };
    tried.push(`the cache, ${home}: ${cached.reason}`);

    mkdirSync(cache, { recursive: true });
    const beside = mkdtempSync(join(cache, `pulumi-v${VERSION}.new-`));
    try {
        for (const way of [install, compile]) {
            const folder = join(beside, way.name);
            try {
                await way(folder, progress);
                const made = await versionIn(join(folder, "bin"));
                if (!made.version) throw new Error(made.reason);
                await publish(folder, home);
                return { bin: join(home, "bin") };
            } catch (error) {
                tried.push(`${way.title}: ${reasonOf(error)}`);
            }
        }
    } finally {
        rmSync(beside, { recursive: true, force: true });
    }
    throw new Error(
        [
            `no Pulumi CLI. Tried, in this order:`,
            ...tried.map((line, at) => `  ${at + 1}. ${line}`),
            `Either install the CLI, ${OLDEST} or newer, from https://www.pulumi.com/docs/install/ so that \`pulumi version\` works,`,
            `or install Go 1.26 or newer from https://go.dev/dl/ and let this command build the CLI. Then run the command again.`,
        ].join("\n"),
    );
}

/** @param {string[]} tried */
async function onThePath(tried) {
    const path = (process.env.PATH ?? "").split(delimiter).find((folder) => existsSync(join(folder, programs.cli)));
    if (!path) {
        tried.push("`pulumi` on PATH: there is none");
        return undefined;
    }
    // Package managers put a link on PATH; the language host stands beside what it points to.
    for (const bin of new Set([path, dirname(realpathSync(join(path, programs.cli)))])) {
        const found = await versionIn(bin);
        if (found.version && !isOlder(found.version, OLDEST)) return { bin, version: found.version };
        tried.push(`\`pulumi\` on PATH, ${bin}: ${found.reason ?? `v${found.version} is older than ${OLDEST}`}`);
    }
    return undefined;
}

/** @param {string} bin @returns {Promise<{ version?: string, reason?: string }>} */
async function versionIn(bin) {
    const missing = Object.values(programs).filter((program) => !existsSync(join(bin, program)));
    if (missing.length > 0) return { reason: `${missing.join(", ")} missing` };
    try {
        const said = await capture(join(bin, programs.cli), ["version"], { env, timeoutMs: 30_000 });
        return { version: said.trim().replace(/^v/, "") };
    } catch (error) {
        return { reason: reasonOf(error) };
    }
}

install.title = "the Automation API's installer";
/** @param {string} folder @param {(progress: string) => void} progress */
async function install(folder, progress) {
    progress("downloading");
    // A process of its own, because a download that hangs can only be ended from outside.
    const script = `const { PulumiCommand } = require("@pulumi/pulumi/automation");
        const { SemVer } = require("module").createRequire(require.resolve("@pulumi/pulumi"))("semver");
        PulumiCommand.install({ version: new SemVer(${JSON.stringify(VERSION)}), root: process.argv[1] })
            .catch((error) => { console.error(error.message); process.exitCode = 1; });`;
    await capture(process.execPath, ["-e", script, folder], { cwd: root, env, timeoutMs: INSTALLER_SECONDS * 1000 });
}

compile.title = "a build from Go modules";
/** @param {string} folder @param {(progress: string) => void} progress */
async function compile(folder, progress) {
    progress("download not possible; building it from Go modules, which takes some minutes");
    await buildFromGoModules(folder, VERSION, programs, progress);
}

/** Appears whole or not at all; of two processes that built at the same time, the first one's stays. @param {string} folder @param {string} home */
async function publish(folder, home) {
    const aside = join(dirname(folder), "broken");
    if (existsSync(home)) {
        const there = await versionIn(join(home, "bin"));
        if (there.version) return;
        renameSync(home, aside);
    }
    renameSync(folder, home);
}

/** @param {unknown} error */
function reasonOf(error) {
    if (error instanceof CommandFailed) return error.output.trim().split("\n").slice(-3).join(" ") || error.message;
    return error instanceof Error ? error.message : String(error);
}
