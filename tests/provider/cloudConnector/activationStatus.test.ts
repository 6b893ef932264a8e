import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { activationStatus } from "../../../provider/cloudConnector/functions/activationStatus";
import { locationTemplate } from "../../../provider/cloudConnector/locationTemplate";
import { ActivationError } from "../../../provider/http/errors/errors";
import { create } from "../../../provider/lifecycle/lifecycle";
import { Session } from "../../../provider/session";
import { settingsOf } from "../../settings";

let emulator: Emulator;
beforeAll(async () => {
    emulator = await startEmulator({ switches: { rateLimit: "off" } });
});
afterAll(() => emulator?.close());

/** A run of its own, which activates only when it is told to. */
const run = () => {
    const settings: Record<string, string> = { ...settingsOf(emulator), "zscaler:activation": "manual" };
    return new Session((key) => settings[key]).cloudConnector;
};
const ask = () => activationStatus({}, run());

describe("the activation status", () => {
    it("follows a change from the write to the activation, which another administrator delays", async () => {
        expect(await ask()).toMatchObject({ savedChanges: "none", lastActivation: "unknown", administrators: [] });
        await create({ definition: locationTemplate, backend: run() }, { inputs: { name: "Saved" } });
        expect(await ask()).toMatchObject({
            savedChanges: "pending",
            ownStatus: "editing",
            administrators: [{ name: "API Client", status: "editing" }],
        });
        await emulator.control.cloud.administrator.edit();
        await run().activateNow({ force: false });
        expect(await ask()).toMatchObject({
            savedChanges: "pending",
            ownStatus: "queued",
            administrators: [
                { name: "API Client", status: "queued" },
                { name: "Other Administrator", status: "editing" },
            ],
        });
        await emulator.control.cloud.administrator.activate();
        expect(await ask()).toEqual({
            savedChanges: "none",
            ownStatus: "active",
            lastActivation: "portal or API",
            administrators: [
                { name: "API Client", status: "active" },
                { name: "Other Administrator", status: "active" },
            ],
        });
    });

    it("says that the last activation failed, and that its changes still wait", async () => {
        await create({ definition: locationTemplate, backend: run() }, { inputs: { name: "Not activated" } });
        await emulator.control.set({ activationOutcome: "failed" });
        await expect(run().activateNow({ force: false })).rejects.toBeInstanceOf(ActivationError);
        expect(await ask()).toMatchObject({ savedChanges: "pending", ownStatus: "failed" });
        await emulator.control.set({ activationOutcome: "done" });
    });

    it("says that the service activated by itself what somebody left behind", async () => {
        await emulator.control.advance({ minutes: 31 });
        expect(await ask()).toMatchObject({ savedChanges: "none", ownStatus: "active", lastActivation: "timer" });
    });

    it("leaves out what the service leaves out", async () => {
        await emulator.control.set({ activationAnswer: "brief" });
        expect(await ask()).toEqual({ savedChanges: "none", lastActivation: "timer", administrators: [] });
        await emulator.control.set({ activationAnswer: "full" });
    });
});
