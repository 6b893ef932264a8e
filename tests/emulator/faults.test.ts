import { describe, expect, test } from "@jest/globals";
import { openSession } from "./session";

const GROUPS = "v1/appConnectorGroup";

const named = (groups: { name: string }[], name: string) => groups.filter((group) => group.name === name);

describe("an injected fault", () => {
    test("answers instead of the service, once unless told otherwise", async () => {
        const session = await openSession();
        await session.control.fault({ path: "appConnectorGroup", status: 503, retryAfter: 7, body: { id: "x" } });
        const { status, headers, body } = await session.get(GROUPS);
        expect([status, headers.get("retry-after"), body]).toEqual([503, "7s", { id: "x" }]);
        expect((await session.get(GROUPS)).status).toBe(200);
    });

    test("before the commit leaves nothing behind", async () => {
        const session = await openSession();
        await session.control.fault({ method: "POST", status: 500 });
        expect((await session.post(GROUPS, { name: "Lost" })).status).toBe(500);
        expect(named(await session.control.list("appConnectorGroup"), "Lost")).toHaveLength(0);
    });

    test("after the commit loses only the answer", async () => {
        const session = await openSession();
        await session.control.fault({ method: "POST", status: 502, when: "after" });
        expect((await session.post(GROUPS, { name: "There" })).status).toBe(502);
        expect(named(await session.control.list("appConnectorGroup"), "There")).toHaveLength(1);
    });

    test.each([
        ["before", 0],
        ["after", 1],
    ] as const)("cuts the connection %s the commit", async (reset, stored) => {
        const session = await openSession();
        await session.control.fault({ method: "POST", path: /appConnectorGroup$/, reset });
        await expect(session.post(GROUPS, { name: "Cut" })).rejects.toThrow();
        expect(named(await session.control.list("appConnectorGroup"), "Cut")).toHaveLength(stored);
    });

    test("skips the first requests and hits as many as it says", async () => {
        const session = await openSession();
        await session.control.fault({ method: "GET", skip: 1, times: 2, status: 500 });
        const statuses = [];
        for (let index = 0; index < 4; index++) statuses.push((await session.get(GROUPS)).status);
        expect(statuses).toEqual([200, 500, 500, 200]);
    });

    test("can be a burst of 429, and reach the token endpoint", async () => {
        const session = await openSession();
        await session.control.fault({ path: "/oauth2", burst429: 2 });
        const ask = () => session.send("POST", "/oauth2/v1/token");
        expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([429, 429, 400]);
    });

    test("only touches requests of its method and path", async () => {
        const session = await openSession();
        await session.control.fault({ method: "PUT", path: "connector", status: 500 });
        expect((await session.get(GROUPS)).status).toBe(200);
        expect((await session.get("v1/connector")).status).toBe(200);
    });

    test("is forgotten when faults are cleared", async () => {
        const session = await openSession();
        await session.control.fault({ status: 500, times: 100 });
        await session.control.clearFaults();
        expect((await session.get(GROUPS)).status).toBe(200);
    });

    test("shows in the request log", async () => {
        const session = await openSession();
        await session.control.fault({ status: 500, when: "after" });
        await session.get(GROUPS);
        expect(await session.control.requestLog()).toContainEqual(
            expect.objectContaining({ status: 500, outcome: "fault after" }),
        );
    });

    test.each([
        ["without an effect", {}, "requires an effect"],
        ["with a broken pattern", { pathPattern: "(", status: 500 }, "not a regular expression"],
        ["with an unknown attribute", { statsu: 500 }, 'no attribute "statsu"'],
        ["with a text for a number", { status: "500" }, "status of a fault must be a whole number"],
    ])("%s is refused", async (_, fault, message) => {
        const { emulator } = await openSession();
        const response = await fetch(`${emulator.controlUrl}/faults`, {
            method: "POST",
            headers: { authorization: `Bearer ${emulator.controlToken}` },
            body: JSON.stringify(fault),
        });
        expect(response.status).toBe(400);
        expect(await response.text()).toContain(message.replaceAll('"', '\\"'));
    });

    test("can hold one answer back while others pass", async () => {
        const session = await openSession();
        await session.control.fault({ path: "connector", delayMs: 300 });
        const order: string[] = [];
        const slow = session.get("v1/connector").then(() => order.push("slow"));
        await session.get(GROUPS).then(() => order.push("fast"));
        await slow;
        expect(order).toEqual(["fast", "slow"]);
    });
});
