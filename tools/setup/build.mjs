import { createHash } from "node:crypto";
import {
    chmodSync,
    existsSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    statSync,
    writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { capture, installed } from "./childProcess.mjs";
import { exclusively } from "./lock.mjs";
import { root, work } from "./paths.mjs";
import { rooms } from "./rooms.mjs";

const SOURCES = [...rooms, "tsconfig.json", "tsconfig.build.json", "package-lock.json"];
const dist = join(root, "dist");
const stamp = join(work, "build.stamp");

/**
 * Compiles when the sources, or what stands in dist, are not what the last build left.
 *
 * @param {(progress: string) => void} progress
 */
export async function build(progress) {
    return exclusively(
        join(work, "build.lock"),
        async () => {
            if (isCurrent()) return "already there";
            await compile();
            return undefined;
        },
        () => progress("waiting for another build"),
    );
}

function isCurrent() {
    return existsSync(dist) && existsSync(stamp) && readFileSync(stamp, "utf8") === state();
}

/** Both sides by content: a branch that goes back and forth or a build by hand is noticed, a touched file is not. */
function state(sources = digest(root, SOURCES)) {
    return [sources, digest(root, ["dist"])].join("\n");
}

/** Into a folder beside, then swapped: a program that starts meanwhile reads the old build or the new one. */
async function compile() {
    const beside = join(work, `build-${process.pid}`);
    const fresh = join(beside, "dist");
    rmSync(beside, { recursive: true, force: true });
    mkdirSync(beside, { recursive: true });
    // A source that is edited while it is compiled is not in what comes out.
    const sources = digest(root, SOURCES);
    try {
        await capture(...installed("typescript-7/bin/tsc", "-p", "tsconfig.build.json", "--outDir", fresh));
        chmodSync(join(fresh, "cli", "main.js"), 0o755);
        if (existsSync(dist)) renameSync(dist, join(beside, "previous"));
        renameSync(fresh, dist);
        writeFileSync(stamp, state(sources));
    } finally {
        rmSync(beside, { recursive: true, force: true });
    }
}

/**
 * @param {string} folder
 * @param {string[]} names files and folders in it
 */
function digest(folder, names) {
    const hash = createHash("sha256");
    for (const name of names) {
        for (const path of filesOf(folder, name)) {
            hash.update(path)
                .update("\0")
                .update(readFileSync(join(folder, path)))
                .update("\0");
        }
    }
    return hash.digest("hex");
}

/** @param {string} folder @param {string} name @returns {string[]} */
function filesOf(folder, name) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    if (!found) return [];
    if (!found.isDirectory()) return [name];
    return readdirSync(join(folder, name))
        .sort()
        .flatMap((child) => filesOf(folder, join(name, child)));
}
