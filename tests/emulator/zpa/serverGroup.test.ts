import { describe, expect, test } from "@jest/globals";
import { openSession } from "../session";

const PATH = "v1/serverGroup";

describe("a server group", () => {
    test("is made disabled unless told otherwise, and embeds its connector groups in two depths", async () => {
        const session = await openSession();
        const { id } = await session.group({ latitude: "45.764", longitude: "4.8357" });
        const created = await session.post(PATH, { name: "Servers", appConnectorGroups: [{ id }] });
        expect(created.status).toBe(201);
        expect(created.body).not.toHaveProperty("enabled");
        expect(created.body).not.toHaveProperty("creationTime");
        const { body } = await session.get(`${PATH}/${created.body.id}`);
        expect(body).toMatchObject({ enabled: false, configSpace: "DEFAULT", dynamicDiscovery: false });
        const [embedded] = body.appConnectorGroups as Record<string, unknown>[];
        expect(embedded).toMatchObject({ id, cityCountry: "Lyon, FR" });
        for (const key of ["latitude", "longitude", "upgradeDay", "upgradeTimeInSecs"]) {
            expect(embedded).not.toHaveProperty(key);
        }
    });

    test("takes back what was read, with the groups inside left alone", async () => {
        const session = await openSession();
        const { id } = await session.group({ description: "mine" });
        const { body } = await session.post(PATH, { name: "Servers", enabled: true, appConnectorGroups: [{ id }] });
        const path = `${PATH}/${body.id}`;
        const groups = [{ id, description: null, name: "other" }];
        expect((await session.put(path, { name: "Renamed", appConnectorGroups: groups, weight: null })).status).toBe(
            204,
        );
        expect((await session.get(path)).body).toMatchObject({ name: "Renamed", enabled: true });
        expect(await session.control.get("appConnectorGroup", id)).toMatchObject({ description: "mine" });
    });

    test.each([
        ["no connector group", {}, "missing.mandatory.params"],
        ["an unknown connector group", { appConnectorGroups: [{ id: "1" }] }, "invalid.resource.argument"],
        ["connector groups without ids", { appConnectorGroups: [{}] }, "invalid.resource.argument"],
    ])("is refused with %s", async (_, more, id) => {
        const session = await openSession();
        const { status, body } = await session.post(PATH, { name: "Servers", ...more });
        expect([status, body.id, body.params]).toEqual([400, id, ["appConnectorGroups"]]);
    });

    test("keeps a server from being deleted", async () => {
        const session = await openSession();
        const group = await session.group();
        const server = await session.post("v1/server", { name: "db", address: "192.0.2.1" });
        await session.post(PATH, {
            name: "Servers",
            appConnectorGroups: [{ id: group.id }],
            servers: [{ id: server.body.id }],
        });
        const { body } = await session.delete(`v1/server/${server.body.id}`);
        expect(body.params).toEqual(["Server Group", "Servers"]);
    });

    test("names no servers while it discovers them, unless the switch says otherwise", async () => {
        const session = await openSession();
        const group = await session.group();
        const server = await session.post("v1/server", { name: "db", address: "192.0.2.1" });
        const both = {
            name: "Servers",
            dynamicDiscovery: true,
            appConnectorGroups: [{ id: group.id }],
            servers: [{ id: server.body.id }],
        };
        expect((await session.post(PATH, both)).body.params).toEqual(["servers"]);
        await session.control.set({ serversWithDiscovery: "accepted" });
        expect((await session.post(PATH, both)).status).toBe(201);
    });

    test("resists its deletion while it is anchored, if the switch says so", async () => {
        const session = await openSession({ switches: { anchoredDeletion: "refused" } });
        const group = await session.group();
        const intent = { name: "Servers", appConnectorGroups: [{ id: group.id }] };
        const { body } = await session.post(PATH, { ...intent, ipAnchored: true });
        const path = `${PATH}/${body.id}`;
        expect((await session.delete(path)).body.params).toEqual(["ipAnchored"]);
        await session.put(path, { ...intent, ipAnchored: false });
        expect((await session.delete(path)).status).toBe(204);
    });
});
