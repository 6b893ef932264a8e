import { describe, expect, test } from "@jest/globals";
import { TokenCache } from "../../../provider/http/auth/tokenCache";
import { pause } from "../../../provider/http/clock";
import { AuthenticationError, PermissionError, ZscalerError } from "../../../provider/http/errors/errors";
import { HastyClock } from "./support/hastyClock";
import { neverStopped } from "./support/neverStopped";
import { type Answers, clientOf, failureOf, json, type Service, startService } from "./support/service";

const issue: Answers = (_, response, nth) =>
    json(response, 200, { token_type: "Bearer", access_token: `token-number-${nth}`, expires_in: "3600" });
const ok: Answers = (_, response) => json(response, 200, {});
const read = { method: "GET", path: "/mgmtconfig/v1/admin/me", operation: "read me" } as const;

/** Takes the first call; after that it has forgotten the first token. */
const forgetful =
    (status: number, body?: object): Answers =>
    (arrival, response, nth) =>
        nth > 0 && arrival.headers.authorization === "Bearer token-number-0"
            ? json(response, status, body)
            : json(response, 200, {});

function legacyClientOf(service: Service) {
    const clock = new HastyClock();
    const connection = { api: "legacy", tokenUrl: `${service.url}/signin`, clientId: "old-key" } as const;
    const client = clientOf(service, connection, { clock, tokens: new TokenCache(clock) });
    return { client, pass: (ms: number) => pause(clock, ms, neverStopped) };
}

describe("a client with a legacy API key", () => {
    test("sends id and secret alone, and the token it gets with every call", async () => {
        const service = await startService(ok, issue);
        await legacyClientOf(service).client.request(read);
        const [signIn] = service.signIns;
        expect(signIn).toMatchObject({ method: "POST", url: "/signin" });
        expect(signIn!.headers["content-type"]).toBe("application/x-www-form-urlencoded");
        expect(Object.fromEntries(new URLSearchParams(signIn!.body))).toEqual({
            client_id: "old-key",
            client_secret: "a-secret-of-the-tests",
        });
        expect(service.calls[0]!.headers.authorization).toBe("Bearer token-number-0");
    });

    test("renews before the time is up that the answer gives as text", async () => {
        const service = await startService(ok, issue);
        const { client, pass } = legacyClientOf(service);
        await client.request(read);
        await pass(3_500_000);
        await client.request(read);
        expect(service.signIns).toHaveLength(1);
        await pass(70_000);
        await client.request(read);
        expect(service.signIns).toHaveLength(2);
    });

    const forgotten: [status: number, body: object | undefined][] = [
        [401, { detail: "unauthorized", type: "", title: "", status: "" }],
        [401, { id: "access.denied", reason: "Access denied" }],
        [403, undefined],
    ];
    test.each(forgotten)("signs in again when its token is answered with %i %j", async (status, body) => {
        const service = await startService(forgetful(status, body), issue);
        const { client, pass } = legacyClientOf(service);
        await client.request(read);
        await pass(60_000);
        const answers = await Promise.all([1, 2, 3].map(() => client.request(read)));
        expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
        expect(service.signIns).toHaveLength(2);
    });

    test("takes a refusal of a new token for what it is, once for every call", async () => {
        const service = await startService((_, response) => json(response, 403), issue);
        const { client, pass } = legacyClientOf(service);
        await Promise.all([1, 2, 3].map(() => failureOf(client.request(read), PermissionError)));
        expect([service.calls.length, service.signIns.length]).toEqual([3, 1]);
        await pass(60_000);
        await Promise.all([1, 2, 3].map(() => failureOf(client.request(read), PermissionError)));
        expect([service.calls.length, service.signIns.length]).toEqual([9, 2]);
    });

    const certain: [what: string, status: number, body: object, code: string][] = [
        ["a feature", 401, { id: "authz.featureflag.permission.denied", params: ["ui.waf", "288"] }, "permission"],
        ["a limit", 403, { code: "LIMIT_EXCEEDED" }, "limit-exceeded"],
    ];
    test.each(certain)("does not sign in again for %s, however old its token is", async (_, status, body, code) => {
        const service = await startService((__, response) => json(response, status, body), issue);
        const { client, pass } = legacyClientOf(service);
        await failureOf(client.request(read), ZscalerError);
        await pass(60_000);
        expect(await failureOf(client.request(read), ZscalerError)).toMatchObject({ code });
        expect(service.signIns).toHaveLength(1);
    });

    test("that is refused names its own settings", async () => {
        const service = await startService(ok, (_, response) =>
            json(response, 401, { id: "access.denied", reason: "Access denied" }),
        );
        const error = await failureOf(legacyClientOf(service).client.request(read), AuthenticationError);
        expect(error.message).toContain("Cannot sign in to Zscaler as legacy API key old-key");
        expect(error.message).toContain('401 access.denied, "Access denied"');
        expect(error.nextStep).toContain("zscaler:zpaClientSecret");
        expect(error.nextStep).not.toContain("zscaler:clientId");
    });

    test.each([400, 401, 403, 500])("of a tenant that has moved is told, after one %i, what to do", async (status) => {
        const service = await startService(ok, (_, response) => {
            response.writeHead(status, { "content-type": "text/html" });
            response.end("<html><body>API access is possible only through Zscaler OneAPI.</body></html>");
        });
        const error = await failureOf(legacyClientOf(service).client.request(read), AuthenticationError);
        expect(error.nextStep).toContain("This tenant uses OneAPI");
        for (const words of ["ZIdentity", "zscaler:vanityDomain", "zscaler:clientId", "zscaler:clientSecret"]) {
            expect(error.nextStep).toContain(words);
        }
        expect([service.signIns.length, service.calls.length]).toEqual([1, 0]);
    });
});

test("a client of OneAPI takes 403 for a missing permission, however old its token is", async () => {
    const clock = new HastyClock();
    const service = await startService((_, response) => json(response, 403));
    const client = clientOf(service, {}, { clock, tokens: new TokenCache(clock) });
    await failureOf(client.request(read), PermissionError);
    await pause(clock, 60_000, neverStopped);
    await failureOf(client.request(read), PermissionError);
    expect(service.signIns).toHaveLength(1);
});
