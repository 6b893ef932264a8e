import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { verifyEvidence } from "../../../sdk/disasterRecovery/drill/evidence";
import { CommandRun, spawnEmulator, temporaryFolder } from "../../emulator/process";
import { until } from "../../until";
import { campus } from "./campus";

it("bc drill is continued after a kill, ends when it is told to stop, and leaves a journal that verifies", async () => {
    const { session } = await spawnEmulator("--switch", "featureFlags=feature.ddil.config");
    const { isForced } = await campus(session.control);
    const { emulator } = session;
    const environment = {
        ZSCALER_ENDPOINT: emulator.url,
        ZSCALER_VANITY_DOMAIN: emulator.vanityDomain,
        ZSCALER_CLIENT_ID: emulator.clientId,
        ZSCALER_CLIENT_SECRET: emulator.clientSecret,
        ZPA_CUSTOMER_ID: emulator.customerId,
    };
    const journal = path.join(temporaryFolder(), "drill.jsonl");
    const start = (...more: string[]) =>
        new CommandRun(["bc", "drill", "--private-cloud", "Campus", "--journal", journal, ...more], environment);

    const first = start("--for", "2h", "--actor", "A. Martin");
    await until(isForced);
    await until(() => readFileSync(journal, "utf8").includes('"forced"'));
    first.kill("SIGKILL");
    await first.end();
    expect(await isForced()).toBe(true);

    const second = start();
    await until(() => second.stderr.includes("continues the drill"));
    second.kill("SIGTERM");
    expect([await second.end(), await isForced()]).toEqual([8, false]);
    expect(second.stderr).toContain("stopped: ends the drill first");
    expect(second.stdout).toMatch(/^ended +.* \(cancelled\)$/m);
    expect(verifyEvidence(readFileSync(journal, "utf8"))).toMatchObject({ isIntact: true, faults: [] });

    const refused = [start("--for", "30s"), start("--probe", "web"), start("--reconnect", "5m"), start("--end")];
    expect(await Promise.all(refused.map((run) => run.end()))).toEqual([1, 1, 1, 1]);
    expect(refused[0]?.stderr).toContain("use minutes or hours from 1m to 24h, such as 30m or 2h");
});
