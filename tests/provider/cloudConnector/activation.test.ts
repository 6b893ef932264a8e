import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { locationTemplate } from "../../../provider/cloudConnector/locationTemplate";
import { ActivationError, ConflictError, MaintenanceError } from "../../../provider/http/errors/errors";
import { create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { PartialFailureError } from "../../../provider/lifecycle/partialFailure";
import { Session } from "../../../provider/session";
import { settingsOf } from "../../settings";

let emulator: Emulator;
let number = 0;
beforeAll(async () => {
    emulator = await startEmulator({ switches: { rateLimit: "off" } });
});
beforeEach(async () => {
    await emulator.control.set({
        rateLimit: "off",
        activationOutcome: "done",
        activationSeconds: 0,
        readOnlyMode: "off",
    });
    await run().activateNow({ force: true });
    await emulator.control.clearRequestLog();
});
afterAll(() => emulator?.close());

/** A run of its own, which knows nothing of those before. */
const run = (settings: Record<string, string> = {}) => {
    const all: Record<string, string> = { ...settingsOf(emulator), ...settings };
    return new Session((key) => all[key]).cloudConnector;
};
const template = () => ({ name: `Template ${++number}` });
const made = (client: ReturnType<typeof run>, values = template()) =>
    create({ definition: locationTemplate, backend: client }, { inputs: values });
const times = <T>(count: number, what: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => what(index)));
const failed = (operation: Promise<unknown>): Promise<unknown> =>
    operation.then(
        () => "it was expected to fail, and did not",
        (error: unknown) => error,
    );

/** What was written since the test began: `POST`, `PUT`, `DELETE`, and `activate` for an activation. */
async function writes(): Promise<string[]> {
    const requestLog = await emulator.control.requestLog();
    return requestLog
        .filter(({ method, path }) => method !== "GET" && path.startsWith("/ztw/"))
        .map(({ method, path }) => /\/(\w*activate)$/i.exec(path)?.[1] ?? method);
}
const activations = async () => (await writes()).filter((write) => write === "activate").length;
const pending = async () => (await emulator.control.cloud.activation()).pendingWrites;

describe("what is saved together", () => {
    it("becomes active together: a hundred writes at once take no more than three activations", async () => {
        const client = run();
        await times(100, () => made(client));
        expect((await writes()).filter((write) => write === "POST")).toHaveLength(100);
        expect(await activations()).toBeLessThanOrEqual(3);
        expect(await pending()).toBe(0);
    });

    it("takes one activation a wave where the writes of one wait for those of the last", async () => {
        const client = run();
        for (let wave = 1; wave <= 4; wave++) {
            await times(5, () => made(client));
            expect(await activations()).toBe(wave);
            expect(await pending()).toBe(0);
        }
    });

    it("becomes active together also where the service takes one write a second", async () => {
        await emulator.control.set({ rateLimit: "global" });
        const client = run({ "zscaler:writesPer10Seconds": "10" });
        await times(6, () => made(client));
        expect(await writes()).toEqual([...Array(6).fill("POST"), "activate"]);
        expect((await emulator.control.requestLog()).filter(({ status }) => status === 429)).toEqual([]);
    });

    it("may be created, changed and deleted", async () => {
        const client = run();
        const [changed, deleted] = [await made(client), await made(client)];
        await emulator.control.clearRequestLog();
        await Promise.all([
            made(client),
            update(
                { definition: locationTemplate, backend: client },
                { id: changed.id, olds: changed.outputs, inputs: { ...changed.outputs, firewall: true } },
            ),
            remove({ definition: locationTemplate, backend: client }, { id: deleted.id, outputs: deleted.outputs }),
        ]);
        expect((await writes()).sort()).toEqual(["DELETE", "POST", "PUT", "activate"]);
    });

    it("does not wait without end for what goes on being written", async () => {
        const client = run();
        const all = times(12, async (index) => {
            await pause(index * 300);
            await made(client);
        });
        await all;
        const order = await writes();
        expect(order.indexOf("activate")).toBeLessThan(order.lastIndexOf("POST"));
        expect(await activations()).toBeLessThanOrEqual(4);
        expect(await pending()).toBe(0);
    });

    it("is not held up by an activation that takes its time, nor mixed with it", async () => {
        await emulator.control.set({ activationSeconds: 2 });
        const client = run();
        const first = made(client);
        await pause(1_000);
        await Promise.all([first, made(client)]);
        expect(await writes()).toEqual(["POST", "activate", "POST", "activate"]);
        expect(await pending()).toBe(0);
    });

    it("does not wait with what cannot be written", async () => {
        const client = run();
        const saved = made(client);
        while (!(await writes()).includes("POST")) await pause(10);
        await emulator.control.cloud.lock();
        const locked = made(client);
        await saved;
        expect(await pending()).toBe(0);
        await emulator.control.cloud.unlock();
        await locked;
        expect(await activations()).toBe(2);
        expect(await pending()).toBe(0);
    });

    it("counts as saved when the answer is lost", async () => {
        await emulator.control.fault({ method: "POST", path: "/locationTemplate", reset: "after" });
        const declared = template();
        expect((await made(run(), declared)).outputs).toMatchObject(declared);
        expect(await writes()).toEqual(["POST", "activate"]);
        expect(await pending()).toBe(0);
    });

    it("is not activated where nothing is written", async () => {
        const client = run();
        const { id, outputs } = await made(client);
        await emulator.control.clearRequestLog();
        await times(20, () => read({ definition: locationTemplate, backend: client }, { id, known: outputs }));
        await client.listAll({ path: "locationTemplate" });
        expect(await writes()).toEqual([]);
    });

    it("is left to others where activation is manual", async () => {
        const client = run({ "zscaler:activation": "manual" });
        const { id, outputs } = await made(client);
        await remove({ definition: locationTemplate, backend: client }, { id, outputs });
        await remove({ definition: locationTemplate, backend: client }, { id, outputs });
        expect(await writes()).toEqual(["POST", "DELETE", "DELETE"]);
        expect(await pending()).toBe(2);
        await client.activateNow({ force: false });
    });
});

describe("an activation that fails", () => {
    it("is an error of everything that was saved together, and leaves what was created to the state", async () => {
        await emulator.control.set({ activationOutcome: "failed" });
        const client = run();
        const errors = await times(3, () => failed(made(client)));
        for (const error of errors) {
            expect(error).toBeInstanceOf(PartialFailureError);
            expect(error).toMatchObject({
                id: expect.stringMatching(/^\d+$/),
                message: expect.stringContaining("the change was saved, but its activation failed"),
            });
            expect(String(error)).toContain("ADM_ACTV_FAIL");
        }
        expect(await activations()).toBe(1);
    });

    it("is made up for by the next run, also where all that was left to do was a deletion", async () => {
        const { id, outputs } = await made(run());
        await emulator.control.set({ activationOutcome: "failed" });
        expect(await failed(remove({ definition: locationTemplate, backend: run() }, { id, outputs }))).toBeInstanceOf(
            ActivationError,
        );
        expect(await pending()).toBeGreaterThan(0);

        await emulator.control.set({ activationOutcome: "done" });
        await remove({ definition: locationTemplate, backend: run() }, { id, outputs });
        expect(await pending()).toBe(0);

        await emulator.control.clearRequestLog();
        await remove({ definition: locationTemplate, backend: run() }, { id, outputs });
        expect(await activations()).toBe(0);
    });

    it("does not hide what went wrong with a write of its batch", async () => {
        const client = run();
        const taken = await made(client);
        await emulator.control.set({ activationOutcome: "failed" });
        const [saved, refused] = await Promise.all([
            failed(made(client)),
            failed(made(client, { name: String(taken.outputs.name) })),
        ]);
        expect(saved).toBeInstanceOf(PartialFailureError);
        expect(String(refused)).toContain("already");
    });
});

describe("another administrator", () => {
    it("who edits keeps an activation waiting, and the run does not wait with it", async () => {
        await emulator.control.cloud.administrator.edit();
        const client = run();
        await made(client);
        expect(await client.activateNow({ force: false })).toBe("queued");
        expect(await pending()).toBe(2);

        await emulator.control.cloud.administrator.activate();
        expect(await pending()).toBe(0);
        expect(await client.activateNow({ force: false })).toBe("active");
    });

    it("who edits is passed by an activation with force", async () => {
        await emulator.control.cloud.administrator.edit();
        expect(await run().activateNow({ force: true })).toBe("active");
        expect(await pending()).toBe(0);
    });

    it("who holds the edit lock for a while is waited for", async () => {
        await emulator.control.cloud.lock({ seconds: 3 });
        await made(run());
        expect(await pending()).toBe(0);
    });

    it("who goes on holding it is named, to all that waited for it together", async () => {
        await emulator.control.cloud.lock({ by: "Ada" });
        const client = run({ "zscaler:deadlineSeconds": "2" });
        const errors = await times(50, () => failed(made(client)));
        await emulator.control.cloud.unlock();
        for (const error of errors) {
            expect(error).toBeInstanceOf(ConflictError);
            expect(String(error)).toContain("timed out waiting for the edit lock held by Ada");
        }
        expect((await writes()).length).toBeLessThan(errors.length);
        await made(client);
        expect(await pending()).toBe(0);
    });

    it("is Zscaler itself while the service can only be read", async () => {
        await emulator.control.set({ readOnlyMode: "on" });
        const error = await failed(made(run()));
        expect(error).toBeInstanceOf(MaintenanceError);
        expect(String(error)).toContain("Zscaler is upgrading the service, which is read-only during the upgrade");
    });
});
