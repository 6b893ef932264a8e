import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeIndexes } from "../setup/indexes.mjs";
import { work } from "../setup/paths.mjs";

/** Folders that tests give to the Pulumi CLI as its own. */
const HOMES = ["pulumi", "engine/home"];

/**
 * Once before all test files, in the process that starts the workers.
 *
 * @param {{ testNamePattern?: string }} config
 */
export default function globalSetup({ testNamePattern }) {
    writeIndexes();
    for (const home of HOMES) keepNoLogs(join(work, home));
    // Life cycles run for the resources that it names.
    if (testNamePattern) process.env.TEST_NAME_PATTERN ??= testNamePattern;
}

/**
 * The CLI compresses and encrypts a log of each command, which takes a fifth of its time, and has no option against it. It does without
 * where it cannot make the folder.
 *
 * @param {string} home
 */
function keepNoLogs(home) {
    const logs = join(home, "logs");
    if (statSync(logs, { throwIfNoEntry: false })?.isFile()) return;
    rmSync(logs, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    writeFileSync(logs, "");
}
