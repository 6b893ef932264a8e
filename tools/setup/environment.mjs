import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { hasCode } from "./lock.mjs";

// Settings of the developer's own tenant and account must not reach a run against the emulator.
const PERSONAL = /^(PULUMI|ZSCALER|ZPA|ZIA|ZTC|ZTW)_/;

/**
 * The environment of every Pulumi run in this repository: state in a folder, a generated passphrase, no account and no login, and
 * nothing written elsewhere.
 *
 * @param {string} folder keeps the state
 * @param {string} [bin] folder of the Pulumi CLI
 * @returns {NodeJS.ProcessEnv}
 */
export function pulumiEnvironment(folder, bin) {
    const others = Object.fromEntries(Object.entries(process.env).filter(([name]) => !PERSONAL.test(name)));
    const state = join(folder, "state");
    mkdirSync(state, { recursive: true });
    return {
        ...others,
        PATH: [bin, process.env.PATH].filter(Boolean).join(delimiter),
        PULUMI_BACKEND_URL: pathToFileURL(state).href,
        PULUMI_CONFIG_PASSPHRASE: passphrase(folder),
        PULUMI_HOME: join(folder, "pulumi"),
        PULUMI_SKIP_UPDATE_CHECK: "true",
    };
}

/** One per folder, so that the state of an earlier run stays readable. @param {string} folder */
function passphrase(folder) {
    const file = join(folder, "passphrase");
    try {
        // Whoever comes first decides, also when two runs start at the same time.
        writeFileSync(file, randomBytes(24).toString("base64url"), { flag: "wx", mode: 0o600 });
    } catch (error) {
        if (!hasCode(error, "EEXIST")) throw error;
    }
    return readFileSync(file, "utf8");
}
