import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { drillCommand } from "../../../cli/bc/drill";
import { verifyEvidence } from "../../../sdk/disasterRecovery/drill/evidence";
import { isCampaign } from "../../campaign";
import { CommandRun } from "../../emulator/process";
import { drillGround } from "./campus";

/** A drill by the command, that has forced the private cloud. */
async function forcing() {
    const { emulator, file, isForced } = await drillGround();
    const args = ["--private-cloud", "Campus", "--journal", file, "--for", "2h", "--actor", "A. Martin"];
    const run = new CommandRun(["bc", "drill", ...args], {
        ZSCALER_ENDPOINT: emulator.url,
        ZSCALER_VANITY_DOMAIN: emulator.vanityDomain,
        ZSCALER_CLIENT_ID: emulator.clientId,
        ZSCALER_CLIENT_SECRET: emulator.clientSecret,
        ZPA_CUSTOMER_ID: emulator.customerId,
    });
    await run.says("is forced into business continuity");
    expect(await isForced()).toBe(true);
    return { run, isForced, journal: () => verifyEvidence(readFileSync(file, "utf8")) };
}

it("bc drill ends when it is killed, and the journal tells it", async () => {
    const { run, isForced, journal } = await forcing();
    run.kill("SIGKILL");
    expect([await run.end(), await run.silence()]).toEqual(["SIGKILL", undefined]);
    expect(await isForced()).toBe(false);
    expect(run.stderr).toContain('private cloud "Campus" is no longer forced (process killed)');
    const { isIntact, lines } = journal();
    expect([isIntact, lines.map(({ event }) => event)]).toEqual([
        true,
        ["drill begun", "forced", "ended", "drill over"],
    ]);
    expect(lines.at(-1)?.details).toMatchObject({ because: "process killed", faults: [] });
});

// How signals arrive is the same as for `dr drill`, and what they do is proven in process.
if (isCampaign) {
    it("bc drill ends when it is told to stop, and leaves no other process", async () => {
        const { run, isForced, journal } = await forcing();
        run.kill("SIGTERM");
        expect([await run.end(), await run.silence(), await isForced()]).toEqual([8, undefined, false]);
        expect(run.stderr).toContain("stopped: ends the drill first");
        expect(run.stdout).toMatch(/^ended +.* \(cancelled\)$/m);
        expect(journal()).toMatchObject({ isIntact: true, faults: [] });
    });
}

it.each([
    ["--for", "30s", "use minutes or hours from 1m to 24h, such as 30m or 2h"],
    ["--reconnect", "5m", "use minutes or hours from 15m to 24h"],
    ["--probe", "web", "use tcp://HOST:PORT"],
])("bc drill %s %s is refused", async (option, value, reason) => {
    const command = drillCommand()
        .exitOverride()
        .configureOutput({ writeErr: () => undefined });
    const args = ["--private-cloud", "Campus", "--journal", "drill.jsonl", option, value];
    await expect(command.parseAsync(args, { from: "user" })).rejects.toThrow(reason);
});
