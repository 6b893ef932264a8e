import { describe, expect, test } from "@jest/globals";
import { request } from "../session";
import { openCloud } from "./session";

const TEMPLATES = "/ztw/api/v1/locationTemplate";
const INTENT = JSON.stringify({ name: "Lyon" });

describe("without a valid token", () => {
    test.each([
        ["none", {}],
        ["another one", { authorization: "Bearer wrong" }],
    ])("%s: the gateway answers in a shape of its own, whatever the path", async (_, headers) => {
        const { emulator } = await openCloud();
        for (const path of [TEMPLATES, "/ztw/api/v1/nothing"]) {
            const answer = await request(emulator.url + path, { headers });
            expect([answer.status, answer.body]).toEqual([
                401,
                { detail: "unauthorized", type: "", title: "", status: "" },
            ]);
            expect(answer.headers.get("content-type")).toBe("application/json");
        }
    });

    test("an expired one is refused like a wrong one, and one token opens both products", async () => {
        const session = await openCloud();
        const groups = `/zpa/mgmtconfig/v1/admin/customers/${session.emulator.customerId}/appConnectorGroup`;
        const headers = { authorization: `Bearer ${session.token}` };
        expect((await request(session.emulator.url + groups, { headers })).status).toBe(200);
        expect((await session.get("locationTemplate")).status).toBe(200);
        await session.control.expireTokens();
        expect((await session.get("locationTemplate")).body.detail).toBe("unauthorized");
    });
});

describe("an answer", () => {
    test("announces the quota of the second, and how long a read may be kept", async () => {
        const session = await openCloud();
        const read = await session.get("locationTemplate");
        expect(read.headers.get("x-ratelimit-limit")).toBe("1000, 1000;w=1");
        expect(read.headers.get("x-ratelimit-remaining")).toBe("999");
        expect(read.headers.get("x-ratelimit-reset")).toBe("1");
        expect(read.headers.get("cache-control")).toBe("max-age=10");
        const kept = Date.parse(read.headers.get("expires")!) - Date.parse(read.headers.get("date")!);
        expect(kept).toBe(10_000);
        const { headers } = await session.post("locationTemplate", { name: "Lyon" });
        expect([headers.get("cache-control"), headers.get("expires")]).toEqual(["private", null]);
        expect(headers.get("content-type")).toBe("application/json");
    });

    test.each([
        ["GET", "nothing", 404, "RESOURCE_NOT_FOUND"],
        ["GET", "locationTemplate/1", 404, "RESOURCE_NOT_FOUND"],
        ["PUT", "locationTemplate", 405, "METHOD_NOT_ALLOWED"],
        ["PATCH", "locationTemplate/82273", 405, "METHOD_NOT_ALLOWED"],
    ])("to %s %s is %i %s", async (method, path, status, code) => {
        const session = await openCloud();
        const answer = await session.send(method, path, method === "GET" ? undefined : {});
        expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    test("to an unknown path can be empty, as the switch says", async () => {
        const session = await openCloud({ switches: { pathRefusal: "empty" } });
        const { status, text } = await session.get("nothing");
        expect([status, text]).toEqual([404, ""]);
    });
});

describe("a write", () => {
    test.each([
        ["without a content type", {}, INTENT, 415],
        ["of another content type", { "content-type": "text/plain" }, INTENT, 415],
        ["that is no JSON", { "content-type": "application/json" }, "{", 400],
        ["that is a list", { "content-type": "application/json" }, "[]", 400],
    ])("%s is refused", async (_, headers: Record<string, string>, text, status) => {
        const { emulator, token } = await openCloud();
        const answer = await fetch(emulator.url + TEMPLATES, {
            method: "POST",
            headers: { authorization: `Bearer ${token}`, ...headers },
            body: new TextEncoder().encode(text),
        });
        expect(answer.status).toBe(status);
        expect(await answer.json()).toEqual({ code: expect.any(String), message: expect.any(String) });
    });

    test("is refused while the service is being upgraded, reads are not", async () => {
        const session = await openCloud();
        const { id } = await session.template();
        await session.control.set({ readOnlyMode: "on" });
        const refused = await session.delete(`locationTemplate/${id}`);
        expect([refused.status, refused.body.code]).toEqual([403, "STATE_READONLY"]);
        expect(refused.headers.get("x-zscaler-mode")).toBe("read-only");
        const read = await session.get(`locationTemplate/${id}`);
        expect([read.status, read.headers.get("x-zscaler-mode")]).toEqual([200, null]);
    });

    test("is in the request log, and can be made to fail", async () => {
        const session = await openCloud();
        await session.control.fault({ path: "locationTemplate", status: 503, when: "after" });
        expect((await session.post("locationTemplate", { name: "Lyon" })).status).toBe(503);
        const again = await session.post("locationTemplate", { name: "Lyon" });
        expect([again.status, again.body.code]).toEqual([400, "DUPLICATE_ITEM"]);
        const [, , ...entries] = await session.control.requestLog();
        expect(entries.map(({ status, outcome, bodyKeys }) => [status, outcome, bodyKeys])).toEqual([
            [400, "DUPLICATE_ITEM", ["name"]],
        ]);
    });
});

describe("a cache on the way", () => {
    test("answers with what was, for ten seconds, unless the client forbids it", async () => {
        const session = await openCloud({ switches: { staleReads: "10s" } });
        const names = async (headers: Record<string, string> = {}) => {
            const { text } = await session.send("GET", "locationTemplate", undefined, headers);
            return JSON.parse(text).map(({ name }: { name: string }) => name);
        };
        const before = await names();
        await session.template();
        expect(await names()).toEqual(before);
        expect(await names({ "cache-control": "no-cache" })).toEqual([...before, "Lyon"]);
        await session.template({ name: "Paris" });
        expect(await names()).toEqual([...before, "Lyon"]);
        await session.control.advance({ seconds: 10 });
        expect(await names()).toEqual([...before, "Lyon", "Paris"]);
    });
});
