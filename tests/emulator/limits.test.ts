import { describe, expect, test } from "@jest/globals";
import { openSession, type Session } from "./session";

const GROUPS = "v1/appConnectorGroup";

async function statuses(count: number, call: (index: number) => Promise<{ status: number }>): Promise<number[]> {
    const answers = await Promise.all(Array.from({ length: count }, (_, index) => call(index)));
    return answers.map(({ status }) => status).sort();
}

const reads = (session: Session, count: number) => statuses(count, () => session.get(GROUPS));

describe("limits per URL", () => {
    const perUrl = { switches: { rateLimit: "perUrl" } } as const;

    test("let 20 reads of one URL pass in 10 seconds, and refuse the next", async () => {
        const session = await openSession(perUrl);
        expect(await reads(session, 20)).toEqual(Array(20).fill(200));
        const refused = await session.get(GROUPS);
        expect(refused.status).toBe(429);
        expect(refused.body).toEqual({
            id: "invalid.toomanyrequests",
            reason: "Exceeded the number of requests allowed.",
            exception: "invalid.toomanyrequests",
        });
        expect(refused.headers.get("retry-after")).toMatch(/^([1-9]|10)s$/);
        expect(refused.headers.has("x-ratelimit-remaining")).toBe(true);
    });

    test("let 10 writes pass, count them apart from reads, and ignore the query", async () => {
        const session = await openSession(perUrl);
        const create = (index: number) => session.post(`${GROUPS}?x=${index}`, { name: `Branch ${index}` });
        expect(await statuses(11, create)).toEqual([...Array(10).fill(201), 429]);
        expect((await session.get(GROUPS)).status).toBe(200);
    });

    test("do not add up over different URLs", async () => {
        const session = await openSession(perUrl);
        await reads(session, 20);
        expect((await session.get("v1/connector")).status).toBe(200);
    });
});

test("the global limit adds up over all URLs", async () => {
    const session = await openSession({ switches: { rateLimit: "global" } });
    await reads(session, 20);
    expect((await session.get("v1/connector")).status).toBe(429);
});

test("without limits nothing is refused", async () => {
    const session = await openSession({ switches: { rateLimit: "off", gatewayQuota: 5 } });
    expect(await reads(session, 50)).toEqual(Array(50).fill(200));
});

test("the gateway refuses when the quota of the minute is used up", async () => {
    const session = await openSession({ switches: { rateLimit: "perUrl", gatewayQuota: 3 } });
    expect(await statuses(4, (index) => session.get(`v1/nothing${index}`))).toEqual([404, 404, 404, 429]);
});

test("two writes to one object collide when the switch says so", async () => {
    const session = await openSession({ switches: { concurrency: "objects", collisionMs: 1_000 } });
    const { id } = await session.group();
    const first = session.put(`${GROUPS}/${id}`, { description: "first" });
    while ((await session.control.get("appConnectorGroup", id)).description !== "first");
    const second = await session.put(`${GROUPS}/${id}`, { description: "second" });
    expect([second.status, second.body.id]).toEqual([409, "api.concurrent.access.error"]);
    expect((await first).status).toBe(204);
});
