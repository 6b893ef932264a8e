import { createServer } from "node:net";
import { describe, expect, test } from "@jest/globals";
import type { Connection } from "../../../provider/connection/connection";
import type { Call } from "../../../provider/http/client";
import {
    ConflictError,
    ConnectionError,
    InvalidRequestError,
    RateLimitError,
    ServiceError,
    TimeoutError,
    UnexpectedResponseError,
    ZscalerError,
} from "../../../provider/http/errors/errors";
import { until } from "../../until";
import { HastyClock } from "./support/hastyClock";
import { type Answers, clientOf, failureOf, inTurn, json, Lines, listen, startService } from "./support/service";
import { VirtualClock } from "./support/virtualClock";

type Method = Call["method"];
const call = (method: Method, more: Partial<Call> = {}): Call => ({
    method,
    path: "/zpa/x/1",
    operation: 'change group "Lyon"',
    ...(method === "POST" || method === "PUT" ? { body: { name: "Lyon" } } : {}),
    ...more,
});

/** A client that does not spend the time it would wait. */
const hasty = (service: { url: string }, settings: Partial<Connection> = {}, clock = new HastyClock()) =>
    clientOf(service, settings, { clock });

const success = (response: Parameters<typeof json>[0]) => json(response, 200, { id: "1" });
const busy = {
    id: "api.concurrent.access.error",
    reason: "Unable to modify the resource due to concurrent change requests.",
};

/** Each passes on the second attempt. */
const passing: Record<string, (response: Parameters<typeof json>[0]) => void> = {
    "429": (response) => json(response, 429, { id: "invalid.toomanyrequests" }, { "retry-after": "0s" }),
    "409 concurrent": (response) => json(response, 409, busy),
    "400 concurrent": (response) => json(response, 400, busy),
    "400 database": (response) => json(response, 400, { id: "db.simultaneous.request" }),
    "503 with advice": (response) => json(response, 503, { id: "retryable.server.error" }, { "retry-after": "0s" }),
    "500": (response) => json(response, 500),
    "502": (response) => json(response, 502),
    "504": (response) => json(response, 504),
    "408": (response) => json(response, 408),
    "connection loss": (response) => response.destroy(),
    "loss in the middle of the answer": (response) => {
        response.writeHead(200, { "content-length": "1000" });
        response.write("{");
        setImmediate(() => response.destroy());
    },
};

const refusedBeforehand = ["429", "409 concurrent", "400 concurrent", "400 database"];
const methods: Method[] = ["GET", "PUT", "DELETE", "POST"];
const everyPair = Object.keys(passing).flatMap((failure) => methods.map((method) => [method, failure] as const));

describe("what is sent again", () => {
    const repeated = everyPair.filter(([method, failure]) => method !== "POST" || refusedBeforehand.includes(failure));
    test.each(repeated)("%s after %s succeeds on the second attempt", async (method, failure) => {
        const service = await startService(inTurn(passing[failure]!, success));
        const answer = await hasty(service).request(call(method));
        expect(answer.body).toEqual({ id: "1" });
        expect(service.calls).toHaveLength(2);
        expect(service.calls[1]!.body).toBe(service.calls[0]!.body);
    });

    test("a call marked as not repeatable is left alone", async () => {
        const service = await startService(inTurn(passing["502"]!, success));
        await failureOf(clientOf(service).request(call("PUT", { repeatable: false })), ServiceError);
        expect(service.calls).toHaveLength(1);
    });
});

describe("a POST that may have been carried out", () => {
    const unclear = Object.keys(passing).filter((failure) => !refusedBeforehand.includes(failure));
    test.each(unclear)("after %s is not sent again, and the error says that it is not known", async (failure) => {
        const service = await startService(inTurn(passing[failure]!, success));
        const error = await failureOf(clientOf(service).request(call("POST")), ZscalerError);
        expect(error.ambiguous).toBe(true);
        expect(error.message).toContain("It is unknown whether the service made the change.");
        expect(service.calls).toHaveLength(1);
    });

    test("is still unclear when it was refused by the rate limit before", async () => {
        const service = await startService(inTurn(passing["429"]!, passing["502"]!, success));
        const error = await failureOf(hasty(service).request(call("POST")), ServiceError);
        expect(error.ambiguous).toBe(true);
        expect(service.calls).toHaveLength(2);
    });

    test("is sent again when the connection could not even be made", async () => {
        const service = await startService(inTurn(success));
        const port = Number(new URL(service.url).port);
        await new Promise((resolve) => service.server.close(resolve));
        const sending = clientOf(service, { clientSecret: "x".repeat(8) }).request(call("POST"));
        setTimeout(() => service.server.listen(port, "127.0.0.1"), 300);
        expect((await sending).status).toBe(200);
        expect(service.calls).toHaveLength(1);
    });

    test("is certain not to have happened when nobody listens", async () => {
        const { port } = await freePort();
        const down = hasty({ url: `http://127.0.0.1:${port}` });
        const error = await failureOf(down.request(call("POST")), ConnectionError);
        expect(error.ambiguous).toBe(false);
        expect(error.sent).toBe(false);
        expect(error.message).toContain(`no server is listening at 127.0.0.1:${port} (ECONNREFUSED)`);
        expect(error.message).toMatch(/Tried 5 times/);
    });
});

describe("what cannot succeed", () => {
    const hopeless: [number, unknown][] = [
        [400, { id: "bad.request" }],
        [400, { id: "invalid.resource.argument", params: ["idpId"] }],
        [403, { id: "forbidden" }],
        [404, undefined],
        [409, { id: "some.other.reason" }],
        [413, undefined],
        [415, undefined],
    ];
    test.each(hopeless)("%i %j is sent once, whatever the method", async (status, body) => {
        for (const method of methods) {
            const service = await startService((_, response) => json(response, status, body));
            await failureOf(clientOf(service).request(call(method)), ZscalerError);
            expect(service.calls).toHaveLength(1);
        }
    });

    test("a host name that does not exist is not looked up again and again", async () => {
        const error = await failureOf(
            clientOf({ url: "https://nowhere.invalid" }).request(call("GET")),
            ConnectionError,
        );
        expect(error.systemCode).toMatch(/ENOTFOUND|EAI_AGAIN/);
        expect(error.nextStep).not.toBe("");
    });

    test("a service that keeps failing is given up after a few attempts, and the error says how many", async () => {
        const service = await startService((_, response) => json(response, 502, undefined, { "retry-after": "0" }));
        const error = await failureOf(hasty(service).request(call("GET")), ServiceError);
        expect(service.calls).toHaveLength(7);
        expect(error.message).toContain("Tried 7 times");
    });

    test("a conflict that gives no reason is given up sooner than one that says to try again", async () => {
        const service = await startService((_, response) => json(response, 409, undefined, { "retry-after": "0" }));
        await failureOf(hasty(service).request(call("PUT")), ConflictError);
        expect(service.calls).toHaveLength(4);
    });
});

test("a write that may have been carried out stays so, whatever its later attempts were answered", async () => {
    const slowDown = (response: Parameters<typeof json>[0]) =>
        json(response, 429, undefined, { "retry-after": "120s" });
    const service = await startService(inTurn(passing["502"]!, slowDown));
    const error = await failureOf(hasty(service).request(call("DELETE")), RateLimitError);
    expect(error.ambiguous).toBe(true);
    expect(error.message).toMatch(/Tried 2 times in .* An earlier attempt may have made the change\. \[rate-limit\]$/);
});

describe("the deadline", () => {
    test("bounds the repetitions", async () => {
        const service = await startService((_, response) => json(response, 409, busy));
        const error = await failureOf(hasty(service, { deadlineSeconds: 100 }).request(call("PUT")), ConflictError);
        expect(service.calls.length).toBeGreaterThan(1);
        expect(error.message).toContain("Tried");
    });

    test("ends a wait for an answer that does not come; a read was not done, a write may have been", async () => {
        const service = await startService(() => undefined);
        const client = clientOf(service, { deadlineSeconds: 1 });
        const [read, write] = await Promise.all([
            failureOf(client.request(call("GET")), TimeoutError),
            failureOf(client.request(call("DELETE")), TimeoutError),
        ]);
        expect(read.ambiguous).toBe(false);
        expect(write.ambiguous).toBe(true);
        expect(write.nextStep).toContain("zscaler:deadlineSeconds");
    });

    test("a wait the service asks for that is longer than the deadline is an error at once", async () => {
        const service = await startService((_, response) => json(response, 429, undefined, { "retry-after": "120s" }));
        const error = await failureOf(clientOf(service).request(call("GET")), RateLimitError);
        expect(error.retryAfterMs).toBe(120_000);
        expect(service.calls).toHaveLength(1);
    });

    test("does not count the time spent in our own queue", async () => {
        const service = await startService((_, response) => json(response, 200, {}));
        const client = hasty(service, { writesPer10Seconds: 1, deadlineSeconds: 1 });
        await Promise.all([client.request(call("PUT")), client.request(call("PUT"))]);
        expect(service.calls).toHaveLength(2);
    });
});

describe("the waits between attempts", () => {
    test("double, spread by up to a half, and grow no longer than ten seconds", async () => {
        const clock = new HastyClock();
        const service = await startService((_, response) => json(response, 502));
        await failureOf(hasty(service, {}, clock).request(call("GET")), ServiceError);
        expect(clock.waits).toHaveLength(6);
        for (const [index, longest] of [500, 1_000, 2_000, 4_000, 8_000, 10_000].entries()) {
            expect(clock.waits[index]).toBeGreaterThanOrEqual(longest / 2);
            expect(clock.waits[index]).toBeLessThanOrEqual(longest);
        }
    });

    test("are never shorter than what the service asked for", async () => {
        const clock = new HastyClock();
        const service = await startService(
            inTurn((response) => json(response, 429, undefined, { "retry-after": "13s" }), success),
        );
        await hasty(service, {}, clock).request(call("POST"));
        expect(Math.max(...clock.waits)).toBeGreaterThanOrEqual(13_000);
    });
});

describe("a 429", () => {
    test("holds the other calls of its class, not those of the other", async () => {
        const answers: Answers = (arrival, response, nth) =>
            nth === 0
                ? json(response, 429, undefined, { "retry-after": "1s" })
                : json(response, 200, { method: arrival.method });
        const service = await startService(answers);
        const client = clientOf(service);
        const first = client.request(call("GET"));
        await until(() => service.calls.length === 1);
        await new Promise((resolve) => setImmediate(resolve));
        const others = [0, 1, 2].map(() => client.request(call("GET")));
        await client.request(call("PUT"));
        expect(service.calls.map(({ method }) => method)).toEqual(["GET", "PUT"]);
        await Promise.all([first, ...others]);
        const again = service.calls.slice(2).map(({ at }) => at - service.calls[0]!.at);
        expect(again).toHaveLength(4);
        expect(Math.min(...again)).toBeGreaterThanOrEqual(999);
    });

    test("of the gateway's spent quota is waited out by the quota's own header", async () => {
        const spent = {
            "x-ratelimit-limit": "5000, 5000;w=60",
            "x-ratelimit-remaining": "0",
            "x-ratelimit-reset": "120",
        };
        const service = await startService((_, response) => json(response, 429, undefined, spent));
        const error = await failureOf(clientOf(service).request(call("GET")), RateLimitError);
        expect(error.retryAfterMs).toBe(120_000);
    });
});

describe("what answers, but not as the service would", () => {
    test("a sign-in page instead of JSON names the page and may have swallowed a write", async () => {
        const page = "<html><style>b{}</style><h1>Corporate  Portal</h1> Please sign in</html>";
        const service = await startService((_, response) => {
            response.writeHead(200, { "content-type": "text/html" });
            response.end(page);
        });
        const error = await failureOf(clientOf(service).request(call("PUT")), UnexpectedResponseError);
        expect(error.message).toContain('"Corporate Portal Please sign in"');
        expect(error.ambiguous).toBe(true);
    });

    test("a redirect is not followed", async () => {
        const elsewhere = await startService((_, response) => json(response, 200, {}));
        const service = await startService((_, response) =>
            json(response, 302, undefined, { location: `${elsewhere.url}/zpa/x` }),
        );
        await failureOf(clientOf(service).request(call("GET")), UnexpectedResponseError);
        expect(elsewhere.calls).toHaveLength(0);
    });

    test("a path that nobody serves is not mistaken for an object that is gone", async () => {
        const service = await startService((_, response) => {
            response.writeHead(404, { "content-type": "text/plain" });
            response.end("No handler found");
        });
        const error = await failureOf(clientOf(service).request(call("GET")), UnexpectedResponseError);
        expect(error.nextStep).toContain("zscaler:endpoint");
    });

    test("plain HTTP where TLS was expected says so", async () => {
        const service = await startService((_, response) => json(response, 200, {}));
        const url = service.url.replace("http:", "https:");
        const error = await failureOf(clientOf({ url }).request(call("GET")), ConnectionError);
        expect(error.message).toContain("does not respond with TLS");
        expect(error.nextStep).toContain("http:// or https://");
    });

    test("text that is not HTTP is a broken connection", async () => {
        const { port } = await freePort();
        const server = createServer((socket) => socket.end("SSH-2.0-OpenSSH\r\n")).listen(port, "127.0.0.1");
        const error = await failureOf(
            clientOf({ url: `http://127.0.0.1:${port}` }).request(call("GET")),
            ConnectionError,
        );
        server.close();
        expect(error.message).toContain("sign in to Zscaler");
    });
});

describe("a call that takes long", () => {
    test("says what it waits for", async () => {
        const log = new Lines();
        const maintenance = { id: "retryable.server.error" };
        const service = await startService(
            inTurn((response) => json(response, 503, maintenance, { "retry-after": "12s" }), success),
        );
        await clientOf(service, {}, { log, clock: new HastyClock() }).request(call("GET"));
        expect(log.infos).toEqual([
            'still trying to change group "Lyon" (maintenance: 503 retryable.server.error); next attempt in 13 s',
        ]);
    });

    test("says it again from time to time, also when each wait is short", async () => {
        const log = new Lines();
        const service = await startService((_, response) => json(response, 429, undefined, { "retry-after": "4s" }));
        const client = clientOf(service, { deadlineSeconds: 100 }, { log, clock: new HastyClock() });
        await failureOf(client.request(call("GET")), RateLimitError);
        expect(log.infos.length).toBeGreaterThanOrEqual(3);
        expect(log.infos.length).toBeLessThanOrEqual(4);
    });

    test("is explained once for all who wait for the same", async () => {
        const log = new Lines();
        const slowDown = { "retry-after": "12s" };
        const service = await startService((_, response, nth) =>
            nth < 5 ? json(response, 429, undefined, slowDown) : json(response, 200, {}),
        );
        const clock = new VirtualClock();
        const client = clientOf(service, {}, { log, clock });
        const calls = [1, 2, 3, 4, 5].map(() => client.request(call("GET")));
        await until(() => log.debugs.filter((line) => line.includes(" 429 ")).length === 5);
        await clock.advance(13_000);
        await Promise.all(calls);
        expect(log.infos).toEqual([
            "5 reads are waiting to be sent (the service asked to wait 13 s); the last one starts in about 12 s",
        ]);
    });

    test("says nothing while all is over soon", async () => {
        const log = new Lines();
        const service = await startService(inTurn(passing["502"]!, passing["429"]!, success));
        await clientOf(service, {}, { log }).request(call("GET"));
        expect(log.infos).toEqual([]);
    });
});

test("an error that cannot be repeated carries what the service said", async () => {
    const service = await startService((_, response) =>
        json(
            response,
            400,
            { id: "bad.name", reason: "Too long.", params: ["name"] },
            { "x-oneapi-request-id": "rq-7" },
        ),
    );
    const error = await failureOf(clientOf(service).request(call("POST")), InvalidRequestError);
    expect(error).toMatchObject({
        status: 400,
        serviceId: "bad.name",
        reason: "Too long.",
        params: ["name"],
        requestId: "rq-7",
    });
    expect(error.message).toBe(
        'Cannot change group "Lyon": the service answered 400 bad.name, "Too long" (params: name; request id rq-7). ' +
            "The service rejected these values: correct them as its message says. [invalid-request]",
    );
});

async function freePort(): Promise<{ port: number }> {
    const { server, port } = await listen(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    return { port };
}
