import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { ConnectionError } from "../../../provider/http/errors/errors";
import { elsewhere } from "../../../provider/http/loopback";
import { proxyFor } from "../../../provider/http/proxy";
import { onTestFinished } from "../../onTestFinished";
import { clientOf, failureOf, json, listen, startService } from "./support/service";

/** A CONNECT proxy that leads every name to this machine, and notes what it was asked for. */
async function startProxy(password?: string) {
    const asked: string[] = [];
    const server: Server = createServer();
    server.on("connect", (request, client) => {
        asked.push(request.url ?? "");
        const expected = `Basic ${Buffer.from(`user:${password}`).toString("base64")}`;
        if (password !== undefined && request.headers["proxy-authorization"] !== expected) {
            client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
            return;
        }
        const target = connect(Number(request.url?.split(":")[1]), "127.0.0.1", () => {
            client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
            target.pipe(client).pipe(target);
        });
        client.on("error", () => target.destroy());
        target.on("error", () => client.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
        server.close();
    });
    return { url: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const read = { method: "GET", path: "/zpa/x", operation: "read x" } as const;

describe("a proxy", () => {
    test("carries the calls and the sign-in", async () => {
        const proxy = await startProxy();
        const service = await startService((_, response) => json(response, 200, { id: "1" }));
        const port = new URL(service.url).port;
        const client = clientOf(
            { url: `http://api.zscaler.test:${port}` },
            {
                tokenUrl: `http://acme.zslogin.test:${port}/oauth2/v1/token`,
                proxy: { http: `http://${proxy.url}` },
            },
        );
        expect((await client.request(read)).body).toEqual({ id: "1" });
        expect(new Set(proxy.asked)).toEqual(new Set([`acme.zslogin.test:${port}`, `api.zscaler.test:${port}`]));
        expect(service.signIns).toHaveLength(1);
    });

    test("is given the credentials in its URL", async () => {
        const proxy = await startProxy("pass word");
        const service = await startService((_, response) => json(response, 200, {}));
        const client = clientOf(
            { url: `http://api.zscaler.test:${new URL(service.url).port}` },
            { proxy: { http: `http://user:pass%20word@${proxy.url}` } },
        );
        await client.request(read);
        expect(service.calls).toHaveLength(1);
    });

    test("that refuses is named as the cause, and nothing was sent", async () => {
        const proxy = await startProxy("other");
        const client = clientOf(
            { url: "http://api.zscaler.test:1" },
            { proxy: { http: `http://user:wrong@${proxy.url}`, named: { http: "HTTP_PROXY" } } },
        );
        const error = await failureOf(client.request(read), ConnectionError);
        expect(error.message).toContain(
            `the proxy ${proxy.url} (HTTP_PROXY) refused to connect to api.zscaler.test:1 (PROXY_407)`,
        );
        expect(error.sent).toBe(false);
        expect(proxy.asked).toHaveLength(1);
    });

    test.each(["without a word", "after it has agreed"])("that closes %s is named, and left in peace", async (when) => {
        let connections = 0;
        const { server, port } = await listen(() => undefined);
        server.on("connect", (_, client) => {
            connections++;
            if (when === "without a word") client.destroy();
            else client.end("HTTP/1.1 200 Connection Established\r\n\r\n");
        });
        const proxy = { https: `http://127.0.0.1:${port}`, named: { https: "HTTPS_PROXY" } };
        const client = clientOf({ url: "https://api.zscaler.test" }, { proxy, deadlineSeconds: 2 });
        const error = await failureOf(client.request(read), ConnectionError);
        if (when === "without a word") {
            expect(error.message).toContain(
                `the proxy 127.0.0.1:${port} (HTTPS_PROXY) closed the connection before it reached api.zscaler.test`,
            );
        }
        expect(error.sent).toBe(false);
        expect(connections).toBeGreaterThan(1);
        expect(connections).toBeLessThan(9);
    });

    test("that no server is listening at is blamed instead of the service", async () => {
        const { server, port } = await listen(() => undefined);
        await new Promise((resolve) => server.close(resolve));
        const proxy = { https: `http://127.0.0.1:${port}`, named: { https: "https_proxy" } };
        const client = clientOf({ url: "https://api.zscaler.test" }, { proxy, deadlineSeconds: 1 });
        const error = await failureOf(client.request(read), ConnectionError);
        expect(error.message).toContain(
            `the proxy 127.0.0.1:${port} (https_proxy) for api.zscaler.test cannot be reached`,
        );
    });

    test("is left out for this machine", async () => {
        const proxy = await startProxy();
        const service = await startService((_, response) => json(response, 200, {}));
        await clientOf(service, { proxy: { http: `http://${proxy.url}` } }).request(read);
        expect(proxy.asked).toHaveLength(0);
        expect(service.calls).toHaveLength(1);
    });
});

describe("which proxy a URL takes", () => {
    const proxy = { https: "http://secure:1/", http: "http://plain:1/" };
    const cases: [url: string, none: string | undefined, through: string | undefined][] = [
        ["https://api.zsapi.net", undefined, "http://secure:1/"],
        ["http://api.zsapi.net", undefined, "http://plain:1/"],
        ["https://api.zsapi.net", "*", undefined],
        ["https://api.zsapi.net", "zsapi.net", undefined],
        ["https://api.zsapi.net", ".zsapi.net", undefined],
        ["https://api.zsapi.net", "*.zsapi.net", undefined],
        ["https://api.zsapi.net", "API.ZSAPI.NET", undefined],
        ["https://api.zsapi.net", "example.com, zsapi.net", undefined],
        ["https://api.zsapi.net", "example.com zsapi.net", undefined],
        ["https://apizsapi.net", "zsapi.net", "http://secure:1/"],
        ["https://api.zsapi.net", "zsapi.net:443", undefined],
        ["https://api.zsapi.net", "zsapi.net:8443", "http://secure:1/"],
        ["https://api.zsapi.net:8443", "zsapi.net:8443", undefined],
        ["https://10.1.2.3", "10.0.0.0/8", undefined],
        ["https://11.1.2.3", "10.0.0.0/8", "http://secure:1/"],
        ["https://10.1.2.3", "10.1.2.3", undefined],
        ["https://[fd00::1]", "fd00::/8", undefined],
        ["https://[fd00::1]", "[fd00::1]", undefined],
        ["https://[fd00::1]", "fd00::1", undefined],
        ["https://api.zsapi.net", "10.0.0.0/99", "http://secure:1/"],
        ["https://[fd00::1]", "FD00:0:0:0:0:0:0:1", undefined],
        ["https://[fd00::1]", "[fd00:0000::0001]:443", undefined],
        ["https://[fd00::1]", "[fd00:0000::0001]:8443", "http://secure:1/"],
        ["https://[fd00::1]", "[fd00:0::]/8", undefined],
        ["https://api.bücher.example", "bücher.example", undefined],
        ["https://api.xn--bcher-kva.example", "*.BÜCHER.example", undefined],
        ["https://api.bücher.example", "xn--bcher-kva.example", undefined],
        ["http://localhost:8080", undefined, undefined],
        ["http://127.0.0.1:8080", undefined, undefined],
        ["http://[::1]:8080", undefined, undefined],
    ];
    test.each(cases)("%s with NO_PROXY %j goes through %j", (url, none, through) => {
        expect(proxyFor(new URL(url), { ...proxy, none })?.href).toBe(through);
    });

    test("an address without a scheme is one of an HTTP proxy", () => {
        expect(proxyFor(new URL("https://api.zsapi.net"), { https: "proxy:3128" })?.href).toBe("http://proxy:3128/");
    });
});

describe("a name for this machine", () => {
    test.each([
        ["x.localhost", ["127.0.0.1", "::1"], undefined],
        ["x.localhost", ["127.0.0.1", "203.0.113.7"], "203.0.113.7"],
        ["localhost", ["2001:db8::1"], "2001:db8::1"],
        ["api.zsapi.net", ["203.0.113.7"], undefined],
    ])("%s that leads to %j is trusted unless one of them is elsewhere: %j", (name, addresses, other) => {
        expect(elsewhere(name, addresses)).toBe(other);
    });

    test("is reached", async () => {
        const service = await startService((_, response) => json(response, 200, { id: "1" }));
        const { port } = new URL(service.url);
        expect((await clientOf({ url: `http://localhost:${port}` }).request(read)).status).toBe(200);
    });
});
