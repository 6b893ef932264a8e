import { spawnSync } from "node:child_process";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");
/** Test files with more rows than `npm test` runs. */
export const FILES = [
    ...["cli/bc/command", "cli/bc/continuityDrill", "cli/drDrill", "sdk/disasterRecovery/drill"],
    ...["drift/many", "drift/noise", "emulator/clouds/wholeSdks", "engine/awsDeployments", "engine/azureDeployments"],
    ...[
        "engine/crash",
        "engine/engine",
        "engine/exampleCommand",
        "engine/examples",
        "engine/gcpDeployments",
        "engine/import",
    ],
    ...["host/dynamicProcess", "importing/law", "importing/tenant", "package/managers", "package/package"],
].map((name) => `tests/${name}.test.ts`);

/** Runs the tests whose rows `npm test` leaves out, with all of their rows. */
export async function tests(): Promise<boolean> {
    const command = [path.join(ROOT, "tools/run.mjs"), "test", "--", ...FILES];
    const env = { ...process.env, CAMPAIGN: "true" };
    return spawnSync(process.execPath, command, { cwd: ROOT, env, stdio: "inherit" }).status === 0;
}
