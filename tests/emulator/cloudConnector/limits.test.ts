import { describe, expect, test } from "@jest/globals";
import { type CloudSession, openCloud } from "./session";

const limited = { switches: { rateLimit: "perUrl" } } as const;

/** As many requests at once as it says: how many passed, and what the last one was told. */
async function burst(count: number, call: () => ReturnType<CloudSession["get"]>) {
    const answers = await Promise.all(Array.from({ length: count }, call));
    const refused = answers.find(({ status }) => status === 429);
    return { passed: answers.filter(({ status }) => status !== 429).length, refused };
}

describe("the limits of a path", () => {
    test.each([
        ["locationTemplate", 2],
        ["provUrl", 5],
        ["location/lite", 5],
        ["ecAdminActivateStatus", 10],
    ])("let reads of %s pass, so many a second: %i", async (path, passed) => {
        const session = await openCloud(limited);
        const { passed: seen, refused } = await burst(passed + 3, () => session.get(path));
        expect(seen).toBe(passed);
        expect(refused?.body).toEqual({
            message: `Rate Limit (${passed}/SECOND) exceeded`,
            "Retry-After": "0 seconds",
        });
        expect(refused?.headers.has("retry-after")).toBe(false);
        await session.control.advance({ seconds: 1 });
        expect((await session.get(path)).status).toBe(200);
    });

    test("hold for a path with all its objects, each verb for itself", async () => {
        const session = await openCloud(limited);
        const { id } = await session.template();
        const refused = await session.post("locationTemplate", { name: "Paris" });
        expect(refused.body.message).toBe("Rate Limit (1/SECOND) exceeded");
        expect((await session.delete(`locationTemplate/${id}`)).status).toBe(204);
        expect((await session.delete("locationTemplate/1")).status).toBe(429);
        await session.get("locationTemplate");
        await session.get(`locationTemplate/${id}`);
        expect((await session.get("locationTemplate")).status).toBe(429);
        expect((await session.get("provUrl")).status).toBe(200);
    });

    test("hold for an hour too, and say how long to wait", async () => {
        const session = await openCloud({ switches: { rateLimit: "perUrl", tokenTtl: 100_000 } });
        for (let write = 0; write < 400; write++) {
            expect((await session.put("ecAdminActivateStatus/activate", {})).status).toBe(200);
            await session.control.advance({ seconds: 1 });
        }
        const { status, body } = await session.put("ecAdminActivateStatus/activate", {});
        expect([status, body.message]).toEqual([429, "Rate Limit (400/HOUR) exceeded"]);
        const [, seconds] = /^(\d+) seconds$/.exec(String(body["Retry-After"])) ?? [];
        await session.control.advance({ seconds: Number(seconds) + 1 });
        expect((await session.put("ecAdminActivateStatus/activate", {})).status).toBe(200);
    });

    test("are lower for what the documents do not list", async () => {
        const session = await openCloud(limited);
        expect((await burst(4, () => session.get("locationTemplate/lite"))).passed).toBe(2);
    });

    test("do not count what is refused", async () => {
        const session = await openCloud(limited);
        await burst(20, () => session.get("locationTemplate"));
        await session.control.advance({ seconds: 1 });
        expect((await burst(2, () => session.get("locationTemplate"))).passed).toBe(2);
    });

    test("can say in a header how long to wait", async () => {
        const session = await openCloud({ switches: { rateLimit: "perUrl", retryAfterIn: "header" } });
        const { refused } = await burst(4, () => session.get("locationTemplate"));
        expect(refused?.headers.get("retry-after")).toBe("0 seconds");
        expect(refused?.body).toEqual({ message: "Rate Limit (2/SECOND) exceeded" });
    });

    test("are none when limits are off", async () => {
        const session = await openCloud();
        expect((await burst(50, () => session.get("locationTemplate"))).passed).toBe(50);
    });
});

test("a fault makes the limiter refuse in the words of this product", async () => {
    const session = await openCloud();
    await session.control.fault({ path: "/ztw/", burst429: 1, retryAfter: 3 });
    const { status, body } = await session.get("locationTemplate");
    expect([status, body]).toEqual([429, { message: "Rate Limit (1/SECOND) exceeded", "Retry-After": "3 seconds" }]);
});
