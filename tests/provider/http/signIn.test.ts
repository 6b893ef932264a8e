import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { TokenCache } from "../../../provider/http/auth/tokenCache";
import { HttpClient } from "../../../provider/http/client";
import { AuthenticationError, PermissionError } from "../../../provider/http/errors/errors";
import { until } from "../../until";
import { connectionTo } from "./support/connection";
import { clientOf, failureOf, inTurn, issue, json, Lines, startService } from "./support/service";
import { VirtualClock } from "./support/virtualClock";

const ok = (_: unknown, response: Parameters<typeof json>[0]) => json(response, 200, {});
const read = (index = 0) => ({ method: "GET", path: `/zpa/${index}`, operation: `read ${index}` }) as const;

describe("signing in", () => {
    test("sends what OneAPI expects of a client secret", async () => {
        const service = await startService(ok);
        await clientOf(service, { clientId: "me", clientSecret: "of course & more" }).request(read());
        const [signIn] = service.signIns;
        expect(signIn!.headers["content-type"]).toBe("application/x-www-form-urlencoded");
        expect(Object.fromEntries(new URLSearchParams(signIn!.body))).toEqual({
            grant_type: "client_credentials",
            client_id: "me",
            client_secret: "of course & more",
            audience: "https://api.zscaler.com",
        });
        expect(service.calls[0]!.headers.authorization).toBe("Bearer token-number-0");
    });

    test("with a private key sends an assertion that its public key verifies", async () => {
        const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
        const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
        const service = await startService(ok);
        await clientOf(service, { clientId: "me", clientSecret: undefined, privateKey: pem }).request(read());
        const form = new URLSearchParams(service.signIns[0]!.body);
        expect(form.get("client_assertion_type")).toBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        expect(form.has("client_secret")).toBe(false);
        const { jwtVerify } = await import("jose");
        const { payload } = await jwtVerify(form.get("client_assertion")!, publicKey, {
            algorithms: ["RS256"],
            audience: "https://api.zscaler.com",
            issuer: "me",
            subject: "me",
        });
        expect(payload.exp! - Date.now() / 1000).toBeLessThanOrEqual(600);
    });

    test("happens once for a hundred calls of several clients of one credential", async () => {
        const service = await startService(ok);
        const settings = { clientId: `shared by ${service.url}` };
        const clients = [clientOf(service, settings), clientOf(service, settings)];
        await Promise.all(Array.from({ length: 100 }, (_, index) => clients[index % 2]!.request(read(index))));
        expect(service.calls).toHaveLength(100);
        expect(service.signIns).toHaveLength(1);
    });

    test("happens once for each credential", async () => {
        const service = await startService(ok);
        await clientOf(service).request(read());
        await clientOf(service).request(read());
        expect(service.signIns).toHaveLength(2);
    });

    test("is tried again when the sign-in service fails for a moment", async () => {
        const service = await startService(
            ok,
            inTurn(
                (response) => json(response, 503, undefined, { "retry-after": "0" }),
                (response) => json(response, 200, { access_token: "late-token", expires_in: 3600 }),
            ),
        );
        await clientOf(service).request(read());
        expect(service.calls[0]!.headers.authorization).toBe("Bearer late-token");
    });
});

describe("the token", () => {
    const cases: [lifetime: unknown, lasts: number, ends: number][] = [
        [3600, 3_569_000, 3_570_000],
        ["3600", 3_569_000, 3_570_000],
        [20, 17_000, 18_000],
        [undefined, 269_000, 270_000],
    ];
    test.each(cases)("with expires_in %j is renewed before it expires", async (expires_in, lasts, ends) => {
        const clock = new VirtualClock();
        const service = await startService(ok, (_, response, nth) =>
            json(response, 200, { access_token: `token-number-${nth}`, expires_in }),
        );
        const client = clientOf(service, {}, { clock, tokens: new TokenCache(clock) });
        await client.request(read());
        await clock.advance(lasts);
        await client.request(read());
        expect(service.signIns).toHaveLength(1);
        await clock.advance(ends - lasts);
        await client.request(read());
        expect(service.signIns).toHaveLength(2);
        expect(service.calls[2]!.headers.authorization).toBe("Bearer token-number-1");
    });

    test("that the gateway refuses is renewed once, for all calls that had it, even a POST", async () => {
        const service = await startService((arrival, response) =>
            arrival.headers.authorization === "Bearer token-number-0"
                ? json(response, 401, { detail: "unauthorized", type: "", title: "", status: "" })
                : json(response, 201, { id: "1" }),
        );
        const client = clientOf(service);
        const answers = await Promise.all(
            [0, 1, 2].map(() => client.request({ method: "POST", path: "/zpa/x", body: {}, operation: "create x" })),
        );
        expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
        expect(service.signIns).toHaveLength(2);
    });

    test("that was renewed meanwhile is not thrown away when its forerunner is refused late", async () => {
        let refuseLate = () => {};
        const service = await startService((arrival, response) => {
            const stale = arrival.headers.authorization === "Bearer token-number-0";
            const answer = () => (stale ? json(response, 401, {}) : json(response, 200, {}));
            if (stale && arrival.url === "/zpa/1") {
                refuseLate = answer;
            } else {
                answer();
            }
        });
        const client = clientOf(service);
        const late = client.request(read(1));
        await until(() => service.calls.length === 1);
        await client.request(read(2));
        refuseLate();
        await late;
        expect(service.signIns).toHaveLength(2);
    });

    test("that is refused again after renewal is an error that says so", async () => {
        const service = await startService((_, response) => json(response, 401, { detail: "unauthorized" }));
        const error = await failureOf(clientOf(service).request(read()), AuthenticationError);
        expect(service.signIns).toHaveLength(2);
        expect(service.calls).toHaveLength(2);
        expect(error.message).toContain('Cannot read 0: the service answered 401, "unauthorized"');
        expect(error.message).toContain("check that the API client is enabled");
    });

    test("is not renewed for a feature that is missing, which the service reports with the same status", async () => {
        const service = await startService((_, response) =>
            json(response, 401, {
                id: "authz.featureflag.permission.denied",
                reason: "Feature flag ui.waf disabled for customer 288",
                params: ["ui.waf", "288"],
            }),
        );
        const error = await failureOf(clientOf(service).request(read()), PermissionError);
        expect(service.signIns).toHaveLength(1);
        expect(service.calls).toHaveLength(1);
        expect(error.nextStep).toContain("The feature ui.waf is not enabled for this tenant");
    });
});

describe("a wrong credential", () => {
    const refuse = (_: unknown, response: Parameters<typeof json>[0]) =>
        json(response, 401, { error: "invalid_client", error_description: "Client authentication failed" });

    test("is an error that names the setting, and is sent once, not once a resource", async () => {
        const service = await startService(ok, refuse);
        const client = new HttpClient(connectionTo(service.url, { clientId: "me", readsPer10Seconds: 1 }), {
            log: new Lines(),
            tokens: new TokenCache(),
        });
        const attempts = Array.from({ length: 50 }, (_, index) =>
            failureOf(client.request(read(index)), AuthenticationError),
        );
        const [error] = await Promise.all(attempts);
        await failureOf(client.request(read()), AuthenticationError);
        expect(service.signIns).toHaveLength(1);
        expect(service.calls).toHaveLength(0);
        expect(error!.message).toContain("Cannot sign in to Zscaler as API client me");
        expect(error!.message).toContain('401 invalid_client, "Client authentication failed"');
        expect(error!.nextStep).toContain("zscaler:clientSecret");
    });

    test("is tried again some time later, for programs that live long", async () => {
        const clock = new VirtualClock();
        const service = await startService(ok, (arrival, response, nth) =>
            nth === 0 ? refuse(arrival, response) : issue(arrival, response, nth),
        );
        const client = clientOf(service, {}, { clock, tokens: new TokenCache(clock) });
        await failureOf(client.request(read()), AuthenticationError);
        await clock.advance(30_000);
        await client.request(read());
        expect(service.calls).toHaveLength(1);
    });
});
