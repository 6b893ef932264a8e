import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { startEmulator } from "../../emulator";
import type { Switches } from "../../emulator/switches";
import { onTestFinished } from "../onTestFinished";
import { openSession, request, requestToken, type Session, signIn } from "./session";

const GROUPS = "v1/appConnectorGroup";

describe("the token endpoint", () => {
    test("answers a bearer token with a numeric lifetime", async () => {
        const { emulator } = await openSession();
        const { status, body, headers } = await requestToken(emulator, {});
        expect(status).toBe(200);
        expect(body).toEqual({ access_token: expect.any(String), token_type: "Bearer", expires_in: 3600 });
        expect(headers.get("content-type")).toBe("application/json;charset=UTF-8");
        expect(headers.get("x-ratelimit-limit")).toBe("500, 500;w=1, 100000;w=60");
    });

    test.each([
        ["a wrong secret", { client_secret: "wrong" }, 401, "invalid_client"],
        ["no secret", { client_secret: "" }, 401, "invalid_client"],
        ["another client", { client_id: "somebody" }, 401, "invalid_client"],
        ["another grant", { grant_type: "password" }, 400, "unsupported_grant_type"],
        ["another audience", { audience: "https://example.com" }, 400, "invalid_request"],
    ])("refuses %s", async (_, form, status, error) => {
        const { emulator } = await openSession();
        const answer = await requestToken(emulator, form);
        expect(answer.status).toBe(status);
        expect(answer.body).toMatchObject({ error });
    });

    test.each(["oauth2/v1/token", "signin"])(
        "of %s answers a JSON Web Token that says until when it is good by real time",
        async (path) => {
            const { emulator } = await openSession({ switches: { tokenTtl: 60 } });
            await emulator.control.advance({ days: 400 });
            const { clientId, clientSecret, url } = emulator;
            const body = new URLSearchParams({
                grant_type: "client_credentials",
                client_id: clientId,
                client_secret: clientSecret,
                audience: "https://api.zscaler.com",
            });
            const ask = async () =>
                String((await request(`${url}/${path}`, { method: "POST", body })).body.access_token);
            const { decodeJwt, decodeProtectedHeader } = await import("jose");
            const [first, second] = [await ask(), await ask()];
            expect(decodeProtectedHeader(first)).toMatchObject({ typ: "JWT" });
            const { sub, iat = 0, exp = 0 } = decodeJwt(first);
            expect([sub, exp - iat]).toEqual([clientId, 60]);
            expect(Math.abs(iat - Date.now() / 1_000)).toBeLessThan(3_600);
            expect(second).not.toBe(first);
            expect(first).not.toContain(clientSecret);
        },
    );

    test("takes POST only", async () => {
        const { emulator } = await openSession();
        expect((await request(`${emulator.url}/oauth2/v1/token`)).status).toBe(405);
    });

    test("gives tokens the lifetime of the switch", async () => {
        const session = await openSession({ switches: { tokenTtl: 60 } });
        await session.control.advance({ seconds: 59 });
        expect((await session.get(GROUPS)).status).toBe(200);
        await session.control.advance({ seconds: 2 });
        expect((await session.get(GROUPS)).status).toBe(401);
    });
});

describe("a signed client assertion", () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();

    interface Change {
        claims?: Record<string, unknown>;
        key?: typeof privateKey;
        expires?: string;
        daysLater?: number;
    }

    async function ask(change: Change = {}) {
        const { emulator } = await openSession({ publicKey: pem });
        await emulator.control.advance({ days: change.daysLater ?? 0 });
        const { SignJWT } = await import("jose");
        const assertion = await new SignJWT({
            iss: emulator.clientId,
            sub: emulator.clientId,
            aud: "https://api.zscaler.com",
            ...change.claims,
        })
            .setProtectedHeader({ alg: "RS256" })
            .setExpirationTime(change.expires ?? "10 minutes")
            .sign(change.key ?? privateKey);
        return requestToken(emulator, {
            client_secret: "",
            client_assertion: assertion,
            client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        });
    }

    test("is as good as the secret", async () => {
        expect((await ask()).body).toMatchObject({ token_type: "Bearer" });
    });

    test("is dated by real time, however far the tenant's clock was moved on", async () => {
        expect((await ask({ daysLater: 30 })).body).toMatchObject({ token_type: "Bearer" });
    });

    test.each([
        ["of another key", { key: stranger }],
        ["for another audience", { claims: { aud: "https://example.com" } }],
        ["by another issuer", { claims: { iss: "somebody" } }],
        ["about another subject", { claims: { sub: "somebody" } }],
        ["that has expired", { expires: "10 minutes ago" }],
    ])("%s is refused", async (_, change) => {
        const { status, body } = await ask(change);
        expect(status).toBe(401);
        expect(body).toMatchObject({ error: "invalid_client" });
    });

    test("is refused while no public key is registered", async () => {
        const { emulator } = await openSession();
        const { status } = await requestToken(emulator, {
            client_secret: "",
            client_assertion: "a.b.c",
            client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        });
        expect(status).toBe(401);
    });

    test("needs an RSA public key at the start", async () => {
        await expect(startEmulator({ publicKey: "nonsense" })).rejects.toThrow("RSA public key");
    });

    test.each(["pkcs8", "pkcs1"] as const)(
        "refuses a private key in its place (%s), at the start and later",
        async (type) => {
            const pem = privateKey.export({ type, format: "pem" }).toString();
            await expect(startEmulator({ publicKey: pem })).rejects.toThrow("publicKey contains a private key");
            const { control } = await openSession();
            await expect(control.registerPublicKey(pem)).rejects.toThrow("publicKey contains a private key");
        },
    );
});

describe("an API call", () => {
    test("without a token learns nothing about paths", async () => {
        const { emulator } = await openSession();
        for (const path of ["/zpa/mgmtconfig/v1/admin/me", "/zpa/nothing/here", "/"]) {
            const { status, body } = await request(`${emulator.url}${path}`);
            expect(status).toBe(401);
            expect(body.id).toBe("auth.header.missing");
        }
    });

    test("with an unknown token gets the gateway's 401", async () => {
        const session = await openSession();
        session.token = "unknown";
        const { status, body, headers } = await session.get(GROUPS);
        expect(status).toBe(401);
        expect(body).toEqual({ detail: "unauthorized", type: "", title: "", status: "" });
        expect(headers.get("content-type")).toBe("application/json");
        expect(headers.has("x-ratelimit-limit")).toBe(false);
    });

    test("for another customer is refused, by the status of the switch", async () => {
        const session = await openSession();
        const path = "/zpa/mgmtconfig/v1/admin/customers/1/appConnectorGroup";
        expect(await session.get(path)).toMatchObject({ status: 403, body: { id: "access.denied" } });
        await session.control.set({ unknownCustomer: "401" });
        expect(await session.get(path)).toMatchObject({ status: 401, body: { id: "access.denied" } });
    });

    test("tells caches to keep nothing, as each part of the API does", async () => {
        const session = await openSession();
        const caching = async (path: string) => (await session.get(path)).headers.get("cache-control");
        const users = `/zpa/userconfig/v1/customers/${session.emulator.customerId}`;
        const idp = (await session.get("v2/idp")).body.list?.[0]?.id;
        expect(await caching(GROUPS)).toBe("no-store");
        expect(await caching(`${users}/scimgroup/idpId/${idp}`)).toMatch(/^no-cache, no-store, max-age=0/);
        expect((await requestToken(session.emulator, {})).headers.get("cache-control")).toMatch(/^no-cache, no-store/);
        expect(await caching("v1/nothing")).toBeNull();
    });

    test("that is forbidden has no body when the switch says so", async () => {
        const session = await openSession({ switches: { forbiddenBody: "empty" } });
        const { status, text, headers } = await session.get("/zpa/mgmtconfig/v1/admin/customers/1/appConnectorGroup");
        expect([status, text, headers.get("content-type")]).toEqual([403, "", null]);
    });

    test("to an unknown path gets 404 as text, to a wrong method 405 without a body", async () => {
        const session = await openSession();
        expect(await session.get("v1/nothing")).toMatchObject({ status: 404, text: "No handler found" });
        expect(await session.send("DELETE", "v1/visible/versionProfiles")).toMatchObject({ status: 405, text: "" });
    });

    test("carries the gateway's headers and the tenant's date", async () => {
        const session = await openSession({ switches: { rateLimit: "perUrl" } });
        await session.control.advance({ days: 400 });
        session.token = await signIn(session.emulator);
        const first = await session.get(GROUPS);
        const second = await session.get(GROUPS);
        expect(first.headers.get("server")).toBe("Zscaler");
        expect(first.headers.get("content-type")).toBe("application/json;charset=utf-8");
        expect(first.headers.get("x-ratelimit-limit")).toBe("5000, 5000;w=60");
        const remaining = [first, second].map(({ headers }) => Number(headers.get("x-ratelimit-remaining")));
        expect(remaining).toEqual([4999, 4998]);
        expect(first.headers.get("x-oneapi-request-id")).not.toBe(second.headers.get("x-oneapi-request-id"));
        const ahead = Date.parse(first.headers.get("date") ?? "") - Date.now();
        expect(Math.round(ahead / 86_400_000)).toBe(400);
    });

    test.each([
        ["malformed JSON", "{", 400],
        ["a JSON array", "[]", 400],
        ["nothing", "", 400],
    ])("that should bring an object and brings %s is refused", async (_, body, status) => {
        const session = await openSession();
        expect((await session.send("POST", GROUPS, body)).status).toBe(status);
    });

    test("without a JSON content type gets 415", async () => {
        const session = await openSession();
        expect((await session.send("POST", GROUPS, { name: "a" }, { "content-type": "text/plain" })).status).toBe(415);
    });
});

describe("a legacy API key", () => {
    const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });
    const signInWith = ({ url, clientId, clientSecret }: Session["emulator"], secret = clientSecret) =>
        request(`${url}/signin`, form({ client_id: clientId, client_secret: secret }));
    const legacyPath = ({ emulator }: Session) =>
        `/mgmtconfig/v1/admin/customers/${emulator.customerId}/appConnectorGroup`;

    /** As `openSession`, with a token of the legacy sign-in. */
    async function openLegacySession(switches: Partial<Switches> = {}) {
        const session = await openSession({ switches });
        session.token = String((await signInWith(session.emulator)).body.access_token);
        return session;
    }

    test("gets a token with its lifetime as text, and signing out ends it", async () => {
        const session = await openSession();
        const { body } = await signInWith(session.emulator);
        expect(body).toEqual({ token_type: "Bearer", access_token: expect.any(String), expires_in: "3600" });
        session.token = String(body.access_token);
        expect((await session.get(legacyPath(session))).status).toBe(200);
        expect((await session.send("POST", "/signout")).status).toBe(200);
        expect((await session.get(legacyPath(session))).status).toBe(401);
    });

    test("is refused with a wrong secret", async () => {
        const { emulator } = await openSession();
        expect(await signInWith(emulator, "wrong")).toMatchObject({ status: 401, body: { id: "access.denied" } });
    });

    test("opens the paths without a prefix alone, and an API client those with it", async () => {
        const session = await openLegacySession();
        expect((await session.get(legacyPath(session))).status).toBe(200);
        expect((await session.get(GROUPS)).status).toBe(401);
        session.token = await signIn(session.emulator);
        expect((await session.get(legacyPath(session))).status).toBe(401);
        expect((await session.get(GROUPS)).status).toBe(200);
    });

    test("keeps its token over a restart", async () => {
        const data = mkdtempSync(join(tmpdir(), "emulator-"));
        onTestFinished(() => rmSync(data, { recursive: true }));
        const first = await startEmulator({ data });
        const token = String((await signInWith(first)).body.access_token);
        await first.close();
        const session = await openSession({ data });
        session.token = token;
        expect((await session.get(legacyPath(session))).status).toBe(200);
    });

    test("is unknown to a tenant without legacy keys, and so is a token from before", async () => {
        const session = await openLegacySession();
        await session.control.set({ legacyApi: "off" });
        expect((await signInWith(session.emulator)).status).toBe(401);
        expect((await session.get(legacyPath(session))).status).toBe(401);
    });

    test("of a tenant that has moved is told so in plain text, wherever it is used", async () => {
        const session = await openLegacySession();
        await session.control.set({ legacyApi: "migrated" });
        const wordings = [await signInWith(session.emulator), await session.get(legacyPath(session))];
        for (const { status, text, headers } of wordings) {
            expect(status).toBe(401);
            expect(headers.get("content-type")).toBe("text/plain");
            expect(text.toLowerCase()).toContain("only through zscaler oneapi");
        }
        expect((await requestToken(session.emulator, {})).status).toBe(200);
    });

    test("of a tenant that has moved is told nothing without its secret", async () => {
        const { emulator } = await openSession({ switches: { legacyApi: "migrated" } });
        expect((await signInWith(emulator, "wrong")).text).not.toContain("OneAPI");
    });
});
