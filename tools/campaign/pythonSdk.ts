import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { startEmulator } from "pulumi-zscaler/emulator";
import { pythonEnvironment } from "./pythonEnvironment";
import { type ExpectedFailures, type Outcome, report, verdict } from "./verdict";

const FOLDER = path.join(__dirname, "pythonSdk");
const LICENCE = "feature.ddil.config";

/**
 * Every call that the vendor's Python client has for objects that the emulator serves. Default switches, and once more
 * what tenants need a licence for, with that licence.
 *
 * @returns whether every failure was listed
 */
export async function pythonSdk(): Promise<boolean> {
    const { work } = await import("../setup/paths.mjs");
    const home = path.join(work, "campaign");
    const python = await pythonEnvironment(home, path.join(FOLDER, "requirements.txt"));
    const { notServed, failures }: ExpectedFailures = JSON.parse(
        readFileSync(path.join(FOLDER, "expectedFailures.json"), "utf8"),
    );
    console.log("default switches");
    const usual = verdict(await drive(python, home, "default", Object.keys(notServed)), failures);
    console.log(report(usual));
    const skipped = Object.entries(notServed).map(([service, reason]) => `  ${service}: ${reason}`);
    console.log(["", "Services whose objects the emulator does not serve:", ...skipped, ""].join("\n"));
    console.log(`license ${LICENCE}`);
    // What fails there without the licence, and the same for other reasons.
    const other = failures.filter(({ error }) => !error.startsWith("401"));
    const licensed = verdict(await drive(python, home, "licensed", []), other);
    console.log(report({ ...licensed, outdated: [] }));
    return [...usual.unexpected, ...usual.outdated, ...licensed.unexpected].length === 0;
}

async function drive(python: string, home: string, round: string, notServed: string[]): Promise<Outcome[]> {
    const { capture } = await import("../setup/childProcess.mjs");
    mkdirSync(home, { recursive: true });
    const folder = mkdtempSync(path.join(home, "run-"));
    const emulator = await startEmulator(round === "licensed" ? { switches: { featureFlags: LICENCE } } : {});
    try {
        const output = await capture(python, [path.join(FOLDER, "driver.py")], {
            env: {
                ...unproxied(process.env),
                PYTHONDONTWRITEBYTECODE: "1",
                CAMPAIGN_ROUND: round,
                CAMPAIGN_FOLDER: folder,
                CAMPAIGN_NOT_SERVED: JSON.stringify(notServed),
                CAMPAIGN_URL: emulator.url,
                CAMPAIGN_CONTROL_URL: emulator.controlUrl,
                CAMPAIGN_CONTROL_TOKEN: emulator.controlToken,
                CAMPAIGN_CUSTOMER_ID: emulator.customerId,
                CAMPAIGN_CLIENT_ID: emulator.clientId,
                CAMPAIGN_CLIENT_SECRET: emulator.clientSecret,
            },
        });
        const lines = output.trim().split("\n");
        return lines.map((line): Outcome => JSON.parse(line));
    } finally {
        await emulator.close();
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Without the developer's own tenant, and without a proxy, which the emulator is not behind. */
function unproxied(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const foreign = /^(ZSCALER|ZPA|ZIA|ZTC|ZTW|ZCELL)_|_PROXY$/i;
    return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.test(name)));
}
