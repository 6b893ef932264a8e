import { describe, expect, test } from "@jest/globals";
import { openSession } from "../session";

const PATH = "/zcc/papi/public/v1/application-profiles";

async function opened(switches: Parameters<typeof openSession>[0] = {}) {
    const session = await openSession(switches);
    const { body } = await session.get(PATH);
    const policies: { id: number; name: string; deviceType: string }[] = JSON.parse(JSON.stringify(body.policies));
    const windows = policies.find(({ name }) => name === "Windows");
    if (!windows) throw new Error("a new tenant has no profile for Windows");
    const change = { policyId: windows.id, deviceType: "3", name: "Windows" };
    return { session, policies, path: `${PATH}/${windows.id}`, change };
}

describe("the API of Client Connector", () => {
    test("lists profiles in an envelope of its own, with a default one of each platform that has no number", async () => {
        const { session, policies } = await opened();
        expect(policies.filter(({ id }) => id === 0)).toHaveLength(5);
        expect((await session.get(`${PATH}/0`)).status).toBe(404);
        const { body } = await session.get(`${PATH}?deviceType=4&page=1&pageSize=1`);
        expect([body.totalCount, body.policies]).toMatchObject([2, [{ name: "macOS" }]]);
    });

    test("changes the block of disaster recovery as a whole, and answers with the number alone", async () => {
        const { session, path, change } = await opened();
        await session.send("PATCH", path, {
            ...change,
            disasterRecovery: { enableZiaDR: true, ziaDomainName: "zia.example.com" },
        });
        const { status, body } = await session.send("PATCH", path, {
            ...change,
            disasterRecovery: { enableZpaDR: true },
        });
        expect([status, body]).toEqual([200, { success: "true", id: change.policyId }]);
        const { disasterRecovery } = (await session.get(path)).body;
        expect(disasterRecovery).toMatchObject({ enableZpaDR: true, enableZiaDR: false, ziaDomainName: "" });
    });

    test.each([
        ["does not say which profile it means", { policyId: 1 }],
        ["is for another platform", { deviceType: "4" }],
        ["names what cannot be changed", { logMode: 3 }],
        ["has a word in place of a flag", { disasterRecovery: { enableZpaDR: "1" } }],
    ])("answers a change that %s with the status of a success", async (_, more) => {
        const { session, path, change } = await opened();
        const { status, body } = await session.send("PATCH", path, { ...change, ...more });
        expect([status, body]).toEqual([200, { success: "false", id: 0 }]);
    });

    test("wants a token of OneAPI, and announces its own quota", async () => {
        const { session } = await opened({ switches: { clientApiQuota: 2, rateLimit: "perUrl" } });
        const { status, headers } = await session.get(PATH);
        expect([status, headers.get("x-ratelimit-limit")]).toEqual([200, "2, 2;w=3600"]);
        expect((await session.get(PATH)).status).toBe(429);
        session.token = "stale";
        expect((await session.get(PATH)).status).toBe(401);
    });
});
