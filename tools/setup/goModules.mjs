import { chmodSync, copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./childProcess.mjs";
import { root } from "./paths.mjs";

const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
/** Two modules: the language host that belongs to the engine's version has no release as a Go module, and an older one works with it. */
const modules = /** @type {const} */ ([
    { folder: "engine", program: "cli", command: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi" },
    {
        folder: "language-host",
        program: "languageHost",
        command: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    },
]);

const FLAGS = ["-mod=readonly", "-modcacherw", "-trimpath", "-buildvcs=false"];
/**
 * A state in a folder needs none of these: clients of clouds, and of the vendor's own service. They take half of the compiler's time, and half
 * of that without optimization. No debug information is made, as the linker leaves it out anyway.
 */
const UNUSED = [
    "cloud.google.com/...",
    "github.com/Azure/...",
    "github.com/aws/...",
    "github.com/envoyproxy/...",
    "github.com/google/go-tpm/...",
    "github.com/pb33f/...",
    "google.golang.org/api/...",
    "google.golang.org/genproto/...",
];
const COMPILER = ["all=-dwarf=false", ...UNUSED.map((packages) => `${packages}=-dwarf=false -N -l`)];
/** Each compilation is a short process: collecting garbage takes a sixth of its time, and is needed only where memory is short. */
const MEMORY = { GOGC: "off", GOMEMLIMIT: "1500MiB" };

/**
 * Builds the CLI from the modules that `tools/pulumi-cli` pins by checksum.
 *
 * @param {string} folder gets `bin`; anything else in it may be deleted afterwards
 * @param {string} version
 * @param {import("./pulumiCli.mjs").Programs} programs file names on this platform
 * @param {(progress: string) => void} progress gets how far it is, at each tenth
 */
export async function buildFromGoModules(folder, version, programs, progress) {
    const bin = join(folder, "bin");
    mkdirSync(bin, { recursive: true });
    const env = await goEnvironment(folder);
    const linker = `-s -w -X ${VERSION_VARIABLE}=v${version}`;
    const compiler = COMPILER.map((each) => `-gcflags=${each}`);
    const go = (
        /** @type {(typeof modules)[number]} */ { folder },
        /** @type {string[]} */ args,
        onProgress = ignore,
    ) => capture("go", args, { cwd: join(root, "tools", "pulumi-cli", folder), env, onProgress });
    progress("downloading modules");
    // Lists the packages, which downloads the modules that they are in.
    const lists = await Promise.all(modules.map((module) => go(module, ["list", "-deps", ...FLAGS, module.command])));
    progress("compiling");
    const packages = new Set(lists.flatMap((list) => list.trim().split("\n")));
    const tenths = tenthsOf(packages.size, progress);
    for (const module of modules) {
        const out = join(bin, programs[module.program]);
        await go(
            module,
            ["build", "-v", ...FLAGS, ...compiler, "-ldflags", linker, "-o", out, module.command],
            (lines) => tenths(lines.split("\n").length - 1),
        );
    }
    const script = programs.dynamicProvider;
    copyFileSync(join(root, "node_modules", "@pulumi", "pulumi", script), join(bin, script));
    chmodSync(join(bin, script), 0o755);
}

/** @type {(text: string) => void} */
const ignore = () => undefined;

/**
 * Says how many tenths are done. Packages that are compiled already are not counted, so that a second build says less.
 *
 * @param {number} total
 * @param {(progress: string) => void} progress
 */
function tenthsOf(total, progress) {
    let done = 0;
    let last = 0;
    return (/** @type {number} */ more) => {
        done += more;
        const tenths = Math.min(9, Math.floor((10 * done) / total));
        if (tenths > last) progress(`${tenths}0 %`);
        last = Math.max(last, tenths);
    };
}

/**
 * Who builds Go programs has module and build caches already, and they are used as every Go build uses them. Who does not gets none: they
 * go to the folder that is deleted afterwards.
 *
 * @param {string} folder
 */
async function goEnvironment(folder) {
    const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off", ...MEMORY };
    const settings = JSON.parse(await capture("go", ["env", "-json", "GOMODCACHE", "GOCACHE"]));
    /** @type {Record<string, string>} */
    const own = {};
    for (const name of ["GOMODCACHE", "GOCACHE"]) {
        if (!existsSync(settings[name])) own[name] = join(folder, "..", name.toLowerCase());
    }
    return { ...env, ...own };
}
