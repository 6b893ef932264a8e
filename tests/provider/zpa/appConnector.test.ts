import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import { Shutdown } from "../../../provider/http/shutdown";
import { create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { appConnector } from "../../../provider/zpa/appConnector";
import { appConnectorGroup } from "../../../provider/zpa/appConnectorGroup";
import { ZpaClient } from "../../../provider/zpa/client/client";
import { Connected } from "../connected";

const GROUP = { name: "Lyon", enabled: true, location: "Lyon, France", latitude: "45.764", longitude: "4.8357" };
const THREE_WAYS = "cannot be combined with connectorId or provisioningKey";

let connectors: Connected;
let key: { id: string; value: string; group: string };
beforeEach(async () => {
    connectors = await Connected.to(appConnector, {});
    key = await newKey("Lyon");
});
afterEach(() => connectors.close());

async function newKey(name: string, more: object = {}) {
    const { control } = connectors.emulator;
    const { id: zcomponentId } = await control.create("appConnectorGroup", { ...GROUP, ...more, name });
    const body = { name, maxUsage: "9", zcomponentId, enrollmentCertId: "6573", associationType: "CONNECTOR_GRP" };
    const made = await control.create("provisioningKey", { ...body, ...more });
    return { id: String(made.id), value: String(made.provisioningKey), group: String(zcomponentId) };
}

const enrol = async (name?: string, { value } = key) =>
    String((await connectors.emulator.control.enrol({ provisioningKey: value, name })).id);
const held = (id: string) => connectors.emulator.control.get("connector", id);
const writes = async () =>
    (await connectors.emulator.control.requestLog()).filter(
        ({ method, path }) => path.includes("/connector/") && method !== "GET",
    );
const adopted = (declared: object, managed: string[] = []) =>
    create(
        { definition: appConnector, backend: connectors.backend, managed: (_, id) => managed.includes(id) },
        { inputs: connectors.checked(declared) },
    );

describe("what a connector may not be", () => {
    it.each([
        ["connectorName", {}, "is required, unless connectorId or provisioningKey is set"],
        ["connectorName", { connectorName: "a", connectorId: "1" }, THREE_WAYS],
        ["connectorName", { provisioningKey: "5", connectorId: "1" }, THREE_WAYS],
        ["connectorId", { connectorId: "Lyon-1" }, "must be the id of an object, a numeric string"],
        ["waitMinutes", { connectorName: "a", waitMinutes: -1 }, "must be at least 0"],
        ["waitMinutes", { connectorName: "a", waitMinutes: 1441 }, "must be at most 1440"],
        ["name", { connectorName: "a", name: " a" }, "must not begin or end with a space; the service removes it"],
        ["description", { connectorName: "a", description: "" }, "must not be empty; set a value or omit the property"],
        ["enabled", { connectorName: "a", enabled: "yes" }, "must be true or false, not a string"],
        ["deleteOnDestroy", { connectorName: "a", deleteOnDestroy: 1 }, "must be true or false, not a number"],
    ])("%s: %j", (property, declared, reason) => {
        expect(check(appConnector, declared).failures).toEqual([{ property, reason: expect.stringContaining(reason) }]);
    });

    it("may have a key that is not known yet", () => {
        const provisioningKey = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        expect(check(appConnector, { provisioningKey }).failures).toEqual([]);
    });
});

describe("a connector that has enrolled", () => {
    it("is adopted by its id, its name or its key, and not written when it equals the declaration", async () => {
        const id = await enrol("lyon-1");
        for (const declared of [
            { connectorId: id },
            { connectorName: "LYON-1", name: "lyon-1", enabled: true },
            { provisioningKey: key.id },
        ]) {
            connectors.renew();
            const { id: found, outputs } = await adopted({ ...declared, waitMinutes: 0 });
            expect(found).toBe(id);
            expect(outputs).toMatchObject({ ...declared, provisioningKeyId: key.id });
            expect(await connectors.refreshed(id, outputs)).toEqual({ ...declared, waitMinutes: 0 });
        }
        expect(await writes()).toEqual([]);
    });

    it("becomes as declared with one write, which leaves the rest alone", async () => {
        const id = await enrol("lyon-1");
        await connectors.emulator.control.change("connector", id, { futureField: { deep: [1] }, enabled: false });
        await adopted({ connectorId: id, name: "Lyon R&D", description: "rack 7" });
        expect(await held(id)).toMatchObject({
            name: "Lyon R&D",
            description: "rack 7",
            enabled: false,
            futureField: { deep: [1] },
        });
        expect((await writes()).map(({ method }) => method)).toEqual(["PUT"]);
    });

    it("is found by the name that an earlier run gave it", async () => {
        const id = await enrol("Lyon-1");
        const declared = { connectorName: "Lyon-1", name: "lyon-a", waitMinutes: 0 };
        await adopted(declared);
        connectors.renew();
        expect((await adopted(declared)).id).toBe(id);
    });

    it("of another microtenant is not taken", async () => {
        const { id: microtenantId } = await connectors.emulator.control.create("microtenants", { name: "Madrid" });
        const madrid = await newKey("Madrid", { microtenantId });
        const id = await enrol("edge", madrid);
        const found = adopted({ connectorName: "edge", waitMinutes: 0 });
        await expect(found).rejects.toThrow('Cannot adopt App Connector "edge": no machine has enrolled');
        const inDefault = adopted({ connectorName: "edge", waitMinutes: 0, microtenantId: "0" });
        await expect(inDefault).rejects.toThrow("no machine has enrolled");
        expect((await adopted({ connectorName: "edge", waitMinutes: 0, microtenantId })).id).toBe(id);
        const here = await enrol("here");
        expect((await adopted({ connectorName: "here", waitMinutes: 0, microtenantId: "0" })).id).toBe(here);
    });

    it("stays as it is where the program lets go of it", async () => {
        const id = await enrol("lyon-1");
        const { outputs } = await adopted({ connectorId: id, name: "a", description: "b", enabled: false });
        await update(connectors.context, { id, olds: outputs, inputs: connectors.checked({ connectorId: id }) });
        const { name, description, enabled } = await held(id);
        expect([name, description, enabled]).toEqual(["a", undefined, true]);
    });

    it("is left when its resource is destroyed, and deleted when that is asked for", async () => {
        const id = await enrol();
        const kept = await adopted({ connectorId: id });
        await remove(connectors.context, { id, outputs: kept.outputs });
        expect(await held(id)).toMatchObject({ id });
        connectors.renew();
        await remove(connectors.context, { id, outputs: { ...kept.outputs, deleteOnDestroy: true } });
        expect(await connectors.emulator.control.list("connector")).toEqual([]);
    });

    it("is named where it keeps its group from being deleted, and never taken out of it", async () => {
        const id = await enrol("lyon-1");
        await connectors.emulator.control.remove("provisioningKey", key.id);
        const named = `App Connector "lyon-1" (${id})`;
        const refused = (more: object) =>
            remove(
                { definition: appConnectorGroup, backend: connectors.backend, managed: (_, one) => one === id },
                { id: key.group, outputs: { ...GROUP, ...more } },
            );
        await expect(refused({})).rejects.toThrow(`${named}, disconnected (in this stack)`);
        await expect(refused({ detachOnDelete: true })).rejects.toThrow("Delete its App Connectors first");
        expect(await held(id)).toMatchObject({ appConnectorGroupId: key.group });
    });

    it("is known by its id when it is imported", async () => {
        const id = await enrol();
        expect(await read(connectors.context, { id, known: {} })).toMatchObject({ connectorId: id, enabled: true });
    });
});

describe("a connector that is still to enrol", () => {
    it("is awaited, and the first to come is taken", async () => {
        const awaited = adopted({ provisioningKey: key.id, waitMinutes: 1 });
        await looked();
        const id = await enrol();
        expect((await awaited).id).toBe(id);
    });

    it("goes to one resource alone, whoever else waits for the same key", async () => {
        const [first, second] = [await enrol("b"), await enrol("a")];
        const taken = await Promise.all(
            ["a", "b"].map((name) => adopted({ provisioningKey: key.id, name, waitMinutes: 0 })),
        );
        expect(taken.map(({ id }) => id)).toEqual([second, first]);
        const third = adopted({ provisioningKey: key.id, waitMinutes: 0 });
        await expect(third).rejects.toThrow(
            'the enrolled machines are managed by other resources in this stack: "b", "a"',
        );
    });

    it("is not one that the stack has since an earlier run", async () => {
        const [first, second] = [await enrol(), await enrol()];
        expect((await adopted({ provisioningKey: key.id }, [first])).id).toBe(second);
    });

    it("costs one list for all who wait, however many they are", async () => {
        await connectors.emulator.control.clearRequestLog();
        const waiting = Array.from({ length: 20 }, () => adopted({ provisioningKey: key.id, waitMinutes: 0.02 }));
        const results = await Promise.allSettled(waiting);
        expect(new Set(results.map(({ status }) => status))).toEqual(new Set(["rejected"]));
        const reads = (await connectors.emulator.control.requestLog()).filter(({ method }) => method === "GET");
        expect(reads.length).toBeLessThanOrEqual(3);
    });

    it("that does not come in time is an error that says what was awaited and what to do", async () => {
        const missed = adopted({ provisioningKey: key.id, waitMinutes: 0.01 });
        await expect(missed).rejects.toThrow(
            `Cannot adopt the first App Connector that enrolls with provisioning key ${key.id}: ` +
                "no machine has enrolled within 600 ms. Nothing was changed. Start the machine",
        );
    });

    it("is awaited no longer when the run is stopped, and the error says so", async () => {
        const [stop, lines] = [new Shutdown(), [] as string[]];
        const log = { info: (line: string) => void lines.push(line), debug: () => undefined };
        const connection = connectors.renew().connectionTo("zpa");
        const zpa = ZpaClient.over(connection, { interruption: stop, log });
        const awaited = create(
            { definition: appConnector, backend: zpa },
            { inputs: connectors.checked({ provisioningKey: key.id }) },
        );
        await until(() => lines.length > 0);
        stop.interrupt();
        await expect(awaited).rejects.toThrow(
            "the run was stopped before the operation completed; nothing was changed",
        );
        const what = `the first App Connector that enrolls with provisioning key ${key.id}`;
        expect(lines).toEqual([`waiting for ${what}, at most 20 min`]);
        const id = await enrol();
        expect((await adopted({ provisioningKey: key.id })).id).toBe(id);
    });

    it("is not awaited by its id", async () => {
        const unknown = adopted({ connectorId: "7" });
        await expect(unknown).rejects.toThrow("Cannot adopt App Connector (7): nothing with this id exists");
    });

    it("is let go of when it cannot be written, so that the next run finds it", async () => {
        const [id] = [await enrol("a"), await enrol("b")];
        const wrong = adopted({ connectorId: id, name: "b" });
        await expect(wrong).rejects.toThrow("update App Connector");
        expect((await adopted({ provisioningKey: key.id, waitMinutes: 0 })).id).toBe(id);
    });
});

/** Until somebody has asked for connectors. */
const looked = () =>
    until(async () => (await connectors.emulator.control.requestLog()).some(({ path }) => path.endsWith("/connector")));

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await condition())) await pause(10);
}
