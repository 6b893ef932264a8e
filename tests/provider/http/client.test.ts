import { describe, expect, test } from "@jest/globals";
import { UnexpectedResponseError, ZscalerError } from "../../../provider/http/errors/errors";
import { clientOf, failureOf, json, Lines, startService } from "./support/service";

describe("a call", () => {
    test("is sent the way the service wants it", async () => {
        const service = await startService((_, response) => json(response, 201, { id: "1" }));
        const client = clientOf(service, { partnerId: "partner-7" });
        await client.request({
            method: "POST",
            path: "/zpa/mgmtconfig/v1/admin/customers/1/appConnectorGroup",
            query: { search: "name EQ Lyon & Paris", microtenantId: undefined, page: "1" },
            body: { name: "Lyon", enabled: true },
            operation: "create x",
        });
        const [call] = service.calls;
        expect(call!.url).toBe(
            "/zpa/mgmtconfig/v1/admin/customers/1/appConnectorGroup?search=name%20EQ%20Lyon%20%26%20Paris&page=1",
        );
        expect(call!.headers).toMatchObject({
            accept: "application/json",
            "content-type": "application/json",
            "user-agent": expect.stringMatching(/^pulumi-zscaler\/\d+\.\d+\.\d+/),
            "x-partner-id": "partner-7",
        });
        expect(JSON.parse(call!.body)).toEqual({ name: "Lyon", enabled: true });
    });

    test("may live under a path of the endpoint", async () => {
        const service = await startService((_, response) => json(response, 200, {}));
        const tokenUrl = `${service.url}/oauth2/v1/token`;
        const client = clientOf({ url: `${service.url}/gateway` }, { tokenUrl });
        await client.request({ method: "GET", path: "/zpa/x", operation: "read x" });
        expect(service.calls[0]!.url).toBe("/gateway/zpa/x");
    });

    test("gives back status, request id and a body whose ids keep all digits", async () => {
        const service = await startService((_, response) => {
            response.writeHead(200, { "content-type": "application/json", "x-oneapi-request-id": "rq-1" });
            response.end('{"idpId":216196257331405101,"name":"Zürich"}');
        });
        const answer = await clientOf(service).request({ method: "GET", path: "/zpa/x", operation: "read x" });
        expect(answer).toEqual({
            status: 200,
            requestId: "rq-1",
            body: { idpId: "216196257331405101", name: "Zürich" },
        });
    });

    test.each([204, 200])("may be answered %i without a body", async (status) => {
        const service = await startService((_, response) => json(response, status));
        const answer = await clientOf(service).request({
            method: "PUT",
            path: "/zpa/x",
            body: {},
            operation: "write x",
        });
        expect(answer.body).toBeUndefined();
    });

    test("finds connections enough for a hundred at once, and reuses them", async () => {
        const service = await startService((_, response) => json(response, 200, {}));
        const sockets = new Set<unknown>();
        service.server.on("connection", (socket) => sockets.add(socket));
        const client = clientOf(service);
        const read = (index: number) => client.request({ method: "GET", path: `/zpa/${index}`, operation: "read" });
        await Promise.all(Array.from({ length: 100 }, (_, index) => read(index)));
        await Promise.all(Array.from({ length: 100 }, (_, index) => read(index)));
        expect(service.calls).toHaveLength(200);
        expect(sockets.size).toBeLessThanOrEqual(33);
    });
});

describe("the time", () => {
    test("is the service's, once it has told it", async () => {
        const date = "Fri, 13 Mar 2026 02:43:56 GMT";
        const service = await startService(
            (_, response) => json(response, 200, {}, { date }),
            (_, response) => json(response, 200, { access_token: "some-token", expires_in: 60 }, { date }),
        );
        const client = clientOf(service);
        expect(client.serverNow()).toBeGreaterThan(Date.parse("2026-06-01"));
        await client.request({ method: "GET", path: "/zpa/x", operation: "read x" });
        expect(Math.floor(client.serverNow() / 60_000)).toBe(Math.floor(Date.parse(date) / 60_000));
    });
});

describe("the debug log", () => {
    test("has one line a request, with what is needed to follow it", async () => {
        const log = new Lines();
        const service = await startService((_, response, nth) =>
            json(response, nth === 0 ? 502 : 200, undefined, {
                "x-oneapi-request-id": `rq-${nth}`,
                "retry-after": "0",
            }),
        );
        await clientOf(service, {}, { log }).request({
            method: "GET",
            path: "/zpa/x",
            query: { page: "1" },
            operation: "read x",
        });
        expect(log.debugs).toEqual([
            expect.stringMatching(/^POST \/oauth2\/v1\/token 200 \d+ ms, request -$/),
            expect.stringMatching(/^GET \/zpa\/x\?page=1 502 \d+ ms, request rq-0$/),
            expect.stringMatching(/^GET \/zpa\/x\?page=1 200 \d+ ms, request rq-1, repeated after: service failure$/),
        ]);
    });

    test("has a line for a request that was not answered", async () => {
        const log = new Lines();
        const service = await startService((_, response) => void response.destroy());
        const client = clientOf(service, {}, { log });
        await failureOf(client.request({ method: "POST", path: "/zpa/x", operation: "create x" }), ZscalerError);
        expect(log.debugs[1]).toMatch(/^POST \/zpa\/x no answer \((ECONNRESET|UND_ERR_SOCKET)\) \d+ ms, request -$/);
    });
});

test.each(["line\nbreak", "control\u0001character", "blank "])(
    "a token that no header takes is none: %j",
    async (token) => {
        const service = await startService(
            (_, response) => json(response, 200, {}),
            (_, response) => json(response, 200, { access_token: token }),
        );
        const call = clientOf(service).request({ method: "GET", path: "/zpa/x", operation: "read x" });
        expect((await failureOf(call, UnexpectedResponseError)).message).toContain("the response contains no token");
    },
);

describe("an answer", () => {
    const write = { method: "POST", path: "/zpa/x", operation: "create x", body: {} } as const;

    test("that does not end is given up, and may have been carried out", async () => {
        const service = await startService((_, response) => {
            response.writeHead(200);
            const part = Buffer.alloc(2 ** 20, 0x20);
            const more = () => {
                while (!response.destroyed && response.write(part));
            };
            response.on("drain", more);
            more();
        });
        const error = await failureOf(clientOf(service).request(write), UnexpectedResponseError);
        expect(error.message).toContain("is larger than any response of the service");
        expect(error.ambiguous).toBe(true);
        expect(service.calls).toHaveLength(1);
    });

    test.each([200, 400])("of %i that is nested without end is an error like any other", async (status) => {
        const deep = `{"a":${"[".repeat(100_000)}1${"]".repeat(100_000)}}`;
        const service = await startService((_, response) => response.writeHead(status).end(deep));
        const error = await failureOf(clientOf(service).request(write), ZscalerError);
        expect(error.message.length).toBeLessThan(500);
    });
});

test("a successful sign-in without a token is an error that says where to look", async () => {
    const service = await startService(
        (_, response) => json(response, 200, {}),
        (_, response) => json(response, 200, { token: "elsewhere" }),
    );
    const client = clientOf(service);
    const error = await failureOf(
        client.request({ method: "GET", path: "/zpa/x", operation: "read x" }),
        UnexpectedResponseError,
    );
    expect(error.nextStep).toContain("zscaler:vanityDomain");
});
