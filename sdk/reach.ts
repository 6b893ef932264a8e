import { createRequire } from "node:module";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";

/** What the engine's process for dynamic resources asks for, in the folder of the program. */
const PROVIDER = "pulumi-zscaler/provider";

/** Process-wide, as the folder of the program is. */
let isReached = false;

/**
 * The engine runs the provider in a process of its own, which knows the program's folder and nothing else. A package that
 * stands between the program and this library is not known to it, so a package manager that keeps to what is declared has to
 * be told of the library in the program's own manifest.
 *
 * @param folder that of the program
 * @throws {pulumi.RunError} where the provider is not to be found from there
 */
export function mustBeReached(folder = process.cwd()): void {
    // An Automation API program runs in another folder than the engine; under mocks there is no engine.
    if (isReached || process.env.PULUMI_NODEJS_MONITOR === undefined) return;
    try {
        createRequire(path.join(folder, "_")).resolve(PROVIDER);
    } catch {
        throw new pulumi.RunError(
            `pulumi-zscaler is not installed for the program in ${folder}, only for another package that the program uses. ` +
                "Pulumi starts its provider in that folder, so add it to the dependencies there: run " +
                '"npm install pulumi-zscaler", "pnpm add pulumi-zscaler" or "yarn add pulumi-zscaler" in that folder, with ' +
                "the version that the other package uses.",
        );
    }
    isReached = true;
}
