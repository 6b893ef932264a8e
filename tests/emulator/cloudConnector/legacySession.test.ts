import { describe, expect, test } from "@jest/globals";
import type { Emulator } from "../../../emulator";
import { type Answer, request } from "../session";
import { type CloudSession, openCloud } from "./session";

/** The key as official clients show it. */
function obfuscated(key: string, moment: string): string {
    const high = moment.slice(-6);
    const low = String(Number(high) >> 1).padStart(6, "0");
    return [...high].map((d) => key[Number(d)]).join("") + [...low].map((d) => key[Number(d) + 2]).join("");
}

const api = (path: string) => `/api/v1/${path}`;

async function signIn({ emulator }: CloudSession, more: Record<string, unknown> = {}): Promise<Answer> {
    const { connectorUsername: username, connectorPassword: password, connectorApiKey } = emulator;
    const moment = String(more.timestamp ?? Date.now());
    const apiKey = obfuscated(connectorApiKey, moment);
    return send(emulator, "POST", "auth", { username, password, apiKey, timestamp: Number(moment), ...more });
}

function send(emulator: Emulator, method: string, path: string, body?: unknown, cookie?: string): Promise<Answer> {
    return request(emulator.url + api(path), {
        method,
        headers: { "content-type": "application/json", ...(cookie && { cookie }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

/** One signed-in user: sends a request with the session's cookie alone. */
async function openLegacy(session: CloudSession) {
    const answer = await signIn(session);
    const [cookie = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
    return (method: string, path: string, body?: unknown) => send(session.emulator, method, path, body, cookie);
}

describe("signing in with user name, password and API key", () => {
    test("answers a cookie, and what kind of session it is", async () => {
        const session = await openCloud();
        const { status, body, headers } = await signIn(session);
        expect([status, body]).toEqual([
            200,
            { authType: "ADMIN_LOGIN", obfuscateApiKey: true, passwordExpiryTime: -1, passwordExpiryDays: -1 },
        ]);
        expect(headers.get("set-cookie")).toMatch(/^JSESSIONID=\w+; Path=\/; Secure; HttpOnly$/);
        expect(session.emulator.connectorApiKey).toMatch(/^[0-9a-z]{12}$/i);
    });

    test("picks the characters of the key as documented", () => {
        expect(obfuscated("abcdefghijkl", "1700000123456")).toBe("bcdefgcidjek");
    });

    test("takes the moment as a text too", async () => {
        const session = await openCloud();
        const moment = String(Date.now());
        expect((await signIn(session, { timestamp: moment })).status).toBe(200);
    });

    test.each([
        ["another user", () => ({ username: "nobody@example.com" })],
        ["a wrong password", () => ({ password: "wrong" })],
        ["a wrong key", () => ({ apiKey: "abcdefghijkl" })],
        ["the key in clear", ({ emulator }: CloudSession) => ({ apiKey: emulator.connectorApiKey })],
        ["a moment three hours ago", () => ({ timestamp: Date.now() - 3 * 3_600_000 })],
        ["a moment in seconds", () => ({ timestamp: Math.floor(Date.now() / 1_000) })],
        ["nothing", () => ({ username: undefined, password: undefined, apiKey: undefined })],
    ])("is refused with %s", async (_, more) => {
        const session = await openCloud();
        const { status, body } = await signIn(session, more(session));
        expect([status, body]).toEqual([
            400,
            { code: "INVALID_USERNAME_OR_PASSWORD", message: "Invalid email or password" },
        ]);
    });

    test("is refused while the key is disabled", async () => {
        const session = await openCloud({ switches: { legacyConnectorApi: "off" } });
        expect((await signIn(session)).status).toBe(403);
    });

    test("works while a clock was moved on, and while the service is being upgraded", async () => {
        const session = await openCloud({ switches: { readOnlyMode: "on" } });
        await session.control.advance({ days: 3 });
        expect((await signIn(session)).status).toBe(200);
    });

    test("is not where another product has it", async () => {
        const session = await openCloud();
        expect((await send(session.emulator, "POST", "authenticatedSession", {})).status).toBe(404);
    });
});

describe("a session", () => {
    test("opens the same objects as a token of OneAPI, and no token opens the legacy host", async () => {
        const session = await openCloud();
        const legacy = await openLegacy(session);
        const { id } = await session.template();
        expect((await legacy("GET", `locationTemplate/${id}`)).body).toMatchObject({ name: "Lyon" });
        expect((await legacy("DELETE", `locationTemplate/${id}`)).status).toBe(204);
        const headers = { authorization: `Bearer ${session.token}` };
        const answer = await request(session.emulator.url + api("locationTemplate"), { headers });
        expect([answer.status, answer.body.code]).toEqual([401, "SESSION_NOT_VALID"]);
        expect(answer.headers.has("x-ratelimit-limit")).toBe(false);
    });

    test("ends when 30 minutes pass without a request", async () => {
        const session = await openCloud();
        const legacy = await openLegacy(session);
        for (const _ of [1, 2]) {
            await session.control.advance({ minutes: 29 });
            expect((await legacy("GET", "provUrl")).status).toBe(200);
        }
        await session.control.advance({ minutes: 30 });
        const { status, body } = await legacy("GET", "provUrl");
        expect([status, body.code]).toEqual([401, "SESSION_NOT_VALID"]);
    });

    test("shows whether it is good", async () => {
        const session = await openCloud();
        const legacy = await openLegacy(session);
        expect((await legacy("GET", "auth")).body.authType).toBe("ADMIN_LOGIN");
        const stranger = await send(session.emulator, "GET", "auth");
        expect([stranger.status, stranger.body.authType]).toEqual([200, undefined]);
    });

    test("is refused what only OneAPI offers", async () => {
        const session = await openCloud();
        const legacy = await openLegacy(session);
        for (const path of ["ecRules/ecDns", "ecRules/self/count", "ecRules/ecRdr/1", "workloadGroups"]) {
            const { status, body } = await legacy("GET", path);
            const refusal = { code: null, message: "Unauthorized access to private resource" };
            expect([path, status, body]).toEqual([path, 403, refusal]);
        }
        expect((await legacy("GET", "ecRules/ecRdr")).status).toBe(200);
    });

    test("removes the connector of a machine that is about to go, as functions in the clouds do", async () => {
        const session = await openCloud();
        const legacy = await openLegacy(session);
        const { provUrl } = await session.url();
        const { instanceId } = await session.control.cloud.boot({ provUrl, network: "vpc-1", zone: "eu-west-3a" });
        expect((await legacy("GET", `ecVm/uuid/${instanceId}`)).body.operationalStatus).toBe("ACTIVE");
        expect((await legacy("DELETE", `ecVm/uuid/${instanceId}`)).status).toBe(204);
        expect((await legacy("GET", `ecVm/uuid/${instanceId}`)).status).toBe(404);
    });

    test("that is signed out is gone, and what it had saved is active", async () => {
        const session = await openCloud();
        const legacy = await openLegacy(session);
        await legacy("POST", "locationTemplate", { name: "Lyon" });
        expect((await session.get("ecAdminActivateStatus")).body.adminStatusMap).toEqual({
            [session.emulator.connectorUsername]: "ADM_EDITING",
        });
        expect((await legacy("DELETE", "auth")).status).toBe(204);
        expect((await legacy("GET", "provUrl")).status).toBe(401);
        expect((await legacy("DELETE", "auth")).status).toBe(401);
        const { body } = await session.get("ecAdminActivateStatus");
        expect(body).toMatchObject({
            orgEditStatus: "EDITS_CLEARED",
            orgLastActivateStatus: "CAC_ACTV_SESSION_LOGOUT",
        });
    });

    test("is another administrator than the client of OneAPI", async () => {
        const session = await openCloud();
        const legacy = await openLegacy(session);
        await session.template();
        await legacy("POST", "locationTemplate", { name: "Grenoble" });
        const { body } = await legacy("PUT", "ecAdminActivateStatus/activate", {});
        expect(body.adminActivateStatus).toBe("ADM_ACTV_QUEUED");
    });

    test("of a booting connector finds its provisioning URL by name", async () => {
        const session = await openCloud();
        const legacy = await openLegacy(session);
        await session.url({ name: "one" });
        await session.url({ name: "two" });
        const found = JSON.parse((await legacy("GET", "provUrl?name=two")).text);
        expect(found.map(({ name }: { name: string }) => name)).toEqual(["two"]);
        const all = JSON.parse((await session.get("provUrl?name=two")).text);
        expect(all).toHaveLength(2);
    });
});

test("nothing of a sign-in is in the request log but its path", async () => {
    const session = await openCloud();
    await signIn(session);
    const text = JSON.stringify(await session.control.requestLog());
    const { connectorPassword, connectorApiKey, connectorUsername } = session.emulator;
    for (const secret of [connectorPassword, connectorApiKey, connectorUsername]) expect(text).not.toContain(secret);
    expect(text).toContain("/api/v1/auth");
});
