import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { openSession, signIn } from "../session";

const PATH = "v1/connectorSchedule";
const INTENT = { enabled: true, deleteDisabled: false, frequency: "days", frequencyInterval: "14" };

describe("the auto-delete schedule", () => {
    test("is not found until it is made, and is made once", async () => {
        const session = await openSession();
        const before = await session.get(PATH);
        expect([before.status, before.body.id]).toEqual([400, "resource.not.found"]);
        const made = await session.post(PATH, INTENT);
        expect([made.status, made.text]).toEqual([204, ""]);
        const again = await session.post(PATH, INTENT);
        expect([again.status, again.body.id]).toEqual([400, "resource.already.exist"]);
        expect((await session.get(PATH)).body).toEqual({
            id: expect.any(String),
            customerId: session.emulator.customerId,
            ...INTENT,
        });
    });

    test("is changed by its id, takes its interval as a number too, and cannot be deleted", async () => {
        const session = await openSession();
        await session.post(PATH, { ...INTENT, customerId: session.emulator.customerId });
        const { id } = (await session.get(PATH)).body;
        const change = { ...INTENT, enabled: false, frequencyInterval: 30 };
        expect((await session.put(`${PATH}/${id}`, change)).status).toBe(204);
        expect((await session.get(PATH)).body).toMatchObject({ enabled: false, frequencyInterval: "30" });
        expect((await session.delete(`${PATH}/${id}`)).status).toBe(405);
        expect((await session.delete(PATH)).status).toBe(405);
        expect((await session.put(`${PATH}/77`, change)).body.id).toBe("resource.not.found");
    });

    test.each([
        ["an interval the service does not know", { frequencyInterval: "10" }, "invalid.resource.argument"],
        ["another unit than days", { frequency: "weeks" }, "invalid.resource.argument"],
        ["the customer id of somebody else", { customerId: "1" }, "invalid.resource.argument"],
        ["no interval", { frequencyInterval: undefined }, "missing.mandatory.params"],
        ["no word on disabled connectors", { deleteDisabled: undefined }, "missing.mandatory.params"],
    ])("is refused with %s", async (_, more: WireObject, id) => {
        const session = await openSession();
        const { status, body } = await session.post(PATH, { ...INTENT, ...more });
        expect([status, body.id, body.params]).toEqual([400, id, Object.keys(more)]);
    });

    test("is one for each microtenant, and does not keep it from being deleted", async () => {
        const session = await openSession();
        const { body } = await session.post("v1/microtenants", { name: "Subsidiary" });
        await session.post(PATH, INTENT);
        expect((await session.get(`${PATH}?microtenantId=${body.id}`)).body.id).toBe("resource.not.found");
        expect((await session.post(`${PATH}?microtenantId=${body.id}`, INTENT)).status).toBe(204);
        expect((await session.delete(`v1/microtenants/${body.id}`)).status).toBe(204);
        expect(await session.control.list("connectorSchedule")).toHaveLength(1);
    });

    test("is answered when it is made, if the switch says so", async () => {
        const session = await openSession({ switches: { scheduleCreated: "200" } });
        const made = await session.post(PATH, INTENT);
        expect([made.status, made.body.frequencyInterval]).toEqual([200, "14"]);
    });

    test("deletes connectors that were away too long, disabled ones only when told", async () => {
        const session = await openSession();
        const { provisioningKey } = await session.key({ maxUsage: 3 });
        const enrol = (name: string) => session.control.enrol({ provisioningKey, name });
        const [online, away, disabled] = [await enrol("online"), await enrol("away"), await enrol("disabled")];
        await session.control.connect(online.id);
        await session.control.change("connector", disabled.id, { enabled: false });
        await session.post(PATH, INTENT);
        const left = async () => (await session.control.list("connector")).map(({ id }) => id);
        await session.control.advance({ days: 13 });
        expect(await left()).toEqual([online.id, away.id, disabled.id]);
        await session.control.advance({ days: 1 });
        expect(await left()).toEqual([online.id, disabled.id]);
        session.token = await signIn(session.emulator);
        const { id } = (await session.get(PATH)).body;
        await session.put(`${PATH}/${id}`, { ...INTENT, deleteDisabled: true });
        await session.control.advance({ days: 1 });
        expect(await left()).toEqual([online.id]);
    });
});
