import { afterEach, describe, expect, it } from "@jest/globals";
import type { Switches } from "pulumi-zscaler/emulator";
import { check } from "../../../provider/check/check";
import { create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { appConnectorSchedule } from "../../../provider/zpa/appConnectorSchedule";
import { Connected } from "../connected";

let schedules: Connected | undefined;
afterEach(async () => {
    await schedules?.close();
    schedules = undefined;
});

async function open(switches: Partial<Switches> = {}): Promise<Connected> {
    schedules = await Connected.to(appConnectorSchedule, switches);
    return schedules;
}

const onTheWire = ({ emulator }: Connected) => emulator.control.list("connectorSchedule");
const writes = async ({ emulator }: Connected) =>
    (await emulator.control.requestLog()).filter(({ method, path }) => method !== "GET" && path.includes("Schedule"));

describe("what a schedule may not be", () => {
    it.each([
        ["inactiveDays", 10, "must be one of 5, 7, 14, 30, 60, 90"],
        ["inactiveDays", "30", "must be one of 5, 7, 14, 30, 60, 90"],
        ["inactiveDays", undefined, "is required"],
        ["deleteDisabled", "no", "must be true or false, not a string"],
        ["days", 30, "is not a property of App Connector auto-delete schedule"],
    ])("%s: %j", (property, value, reason) => {
        const { failures } = check(appConnectorSchedule, { inactiveDays: 30, [property]: value });
        expect(failures).toEqual([{ property, reason: expect.stringContaining(reason) }]);
    });
});

describe("the schedule of a tenant", () => {
    it.each(["204", "200"] as const)("is made where it was never set up, answered by %s", async (scheduleCreated) => {
        const schedules = await open({ scheduleCreated });
        const inputs = schedules.checked({ inactiveDays: 14 });
        const { id, outputs } = await create(schedules.context, { inputs });
        expect(await onTheWire(schedules)).toMatchObject([
            { id, enabled: true, deleteDisabled: false, frequency: "days", frequencyInterval: "14" },
        ]);
        expect(await schedules.refreshed(id, outputs)).toEqual(inputs);
        expect(await writes(schedules)).toHaveLength(1);
    });

    it("is taken over where it was, with one write, and none when it equals the declaration", async () => {
        const schedules = await open();
        const before = schedules.checked({ inactiveDays: 90, deleteDisabled: true });
        const first = await create(schedules.context, { inputs: before });
        const inputs = schedules.checked({ inactiveDays: 7 });
        for (const _ of [1, 2]) {
            const { id } = await create(schedules.context, { inputs });
            expect(id).toBe(first.id);
        }
        expect((await writes(schedules)).map(({ method }) => method)).toEqual(["POST", "PUT"]);
        expect(await onTheWire(schedules)).toMatchObject([{ deleteDisabled: false, frequencyInterval: "7" }]);
    });

    it("is made once, also when the answer got lost", async () => {
        const schedules = await open();
        await schedules.emulator.control.fault({ path: "connectorSchedule", method: "POST", reset: "after" });
        const { id } = await create(schedules.context, { inputs: schedules.checked({ inactiveDays: 5 }) });
        expect(await onTheWire(schedules)).toMatchObject([{ id, frequencyInterval: "5" }]);
    });

    it("is switched off when it is destroyed, and stays", async () => {
        const schedules = await open();
        const inputs = schedules.checked({ inactiveDays: 5, deleteDisabled: true });
        const { id, outputs } = await create(schedules.context, { inputs });
        await remove(schedules.context, { id, outputs });
        const off = { id, enabled: false, deleteDisabled: true, frequencyInterval: "5" };
        expect(await onTheWire(schedules)).toMatchObject([off]);
        await remove(schedules.context, { id, outputs });
        expect(await onTheWire(schedules)).toMatchObject([off]);
    });

    it("is one for each microtenant", async () => {
        const schedules = await open();
        const microtenant = await schedules.emulator.control.create("microtenants", { name: "Madrid", enabled: true });
        const microtenantId = String(microtenant.id);
        const whole = await create(schedules.context, { inputs: schedules.checked({ inactiveDays: 30 }) });
        const inputs = schedules.checked({ inactiveDays: 60, microtenantId });
        const part = await create(schedules.context, { inputs });
        expect(part.id).not.toBe(whole.id);
        expect(await schedules.refreshed(part.id, part.outputs)).toEqual(inputs);
        const news = schedules.checked({ inactiveDays: 90, microtenantId });
        await update(schedules.context, { id: part.id, olds: part.outputs, inputs: news });
        const intervals = (await onTheWire(schedules)).map(({ frequencyInterval }) => frequencyInterval);
        expect(intervals).toEqual(["30", "90"]);
        expect(await read(schedules.context, { id: part.id, known: { inactiveDays: 30 } })).toBeUndefined();
    });
});
