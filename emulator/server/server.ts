import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as after } from "node:timers/promises";
import { ApiError, bodyTooLarge } from "../core/errors";
import type { Reply } from "../core/http";
import { isObject } from "../core/json";
import type { Tenant } from "../core/tenant";
import { CONSOLE_PATH } from "./console";
import type { Fault, Faults } from "./faults";
import type { Outcome, Product, Request } from "./gateway";
import type { Outage } from "./outage";
import { keptKeys, type LoggedRequest, type RequestLog, safeQuery } from "./requestLog";

const MAX_BODY_BYTES = 8 * 1024 * 1024;
/** How much of a body that is too large is still read, so that its sender comes to read the answer. */
const MAX_DISCARDED_BYTES = 8 * MAX_BODY_BYTES;
const JSON_TYPE = "application/json;charset=utf-8";
const CONTROL_PREFIX = "/control/";
/** How long a closing server waits for answers under way. */
const CLOSE_GRACE_MS = 1_000;

/** The parts a server puts together. */
export interface Parts {
    readonly tenant: Tenant;
    /** The last one serves every path. */
    readonly products: readonly [...Product[], Product];
    readonly faults: Faults;
    readonly requestLog: RequestLog;
    readonly outage: Outage;
    readonly control: (request: Request) => Promise<Reply>;
    /** @default none, and its path is one that the API does not have */
    readonly console?: ((request: Request) => Promise<Reply>) | undefined;
}

/** One listener for all hosts of the service and for the control API, told apart by path. */
export function createBackend(parts: Parts): Server {
    const server = createServer((incoming, response) => {
        serve(parts, incoming, response).catch((error: unknown) => {
            if (response.headersSent) response.destroy();
            else send(parts, response, failure(error), randomUUID());
        });
    });
    // Longer than any client keeps an idle connection, so that reuse never races with closing.
    server.keepAliveTimeout = 75_000;
    return server;
}

export async function closeServer(server: Server): Promise<void> {
    const closed = new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
    });
    server.closeIdleConnections();
    const impatience = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    await closed;
    clearTimeout(impatience);
}

async function serve(parts: Parts, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const [path = "/", query = ""] = split(incoming.url ?? "/");
    const method = incoming.method ?? "GET";
    const requestId = randomUUID();
    if (path.startsWith(CONTROL_PREFIX)) {
        const body = await readBody(incoming);
        const reply = await parts.control({ method, path, query, headers: incoming.headers, body });
        await parts.tenant.store.flush();
        return send(parts, response, reply, requestId);
    }
    if (parts.console && `${path}/`.startsWith(CONSOLE_PATH)) {
        const reply = await parts.console({ method, path, query, headers: incoming.headers, body: "" });
        return send(parts, response, reply, requestId);
    }
    const entry = parts.requestLog.add({
        at,
        method,
        path,
        ...(query !== "" && { query: safeQuery(query) }),
        requestId,
        authorized: false,
    });
    if (parts.outage.isStopped) return cut(response, entry, "stopped");
    const fault = parts.faults.take(method, path);
    const { latencyMs } = parts.tenant.switches;
    const delayMs = latencyMs + (fault?.delayMs ?? 0);
    const body = await readBody(incoming);
    if (delayMs > 0) await after(delayMs);
    const product = parts.products.find((candidate) => candidate.serves(path)) ?? parts.products[0];
    const injected = faultReply(fault, product);
    if (fault?.reset === "before") return cut(response, entry, "reset before");
    if (injected && fault?.when !== "after") {
        note(entry, injected.status, "fault before");
        return send(parts, response, injected, requestId);
    }
    const outcome = await product.respond({ method, path, query, headers: incoming.headers, body });
    try {
        await parts.tenant.store.flush();
        entry.authorized = outcome.authorized;
        if (outcome.authorized && body !== "") entry.bodyKeys = keysOf(body);
        if (fault?.reset === "after") return cut(response, entry, "reset after");
        note(entry, injected?.status ?? outcome.status, injected ? "fault after" : outcome.error?.id);
        send(parts, response, injected ?? withGatewayType(outcome), requestId);
    } finally {
        outcome.answered?.();
    }
}

function failure(error: unknown): Reply {
    if (error instanceof ApiError) return error;
    return {
        status: 500,
        body: { id: "emulator.failure", reason: error instanceof Error ? error.message : String(error) },
    };
}

function faultReply(fault: Fault | undefined, product: Product): Reply | undefined {
    const status = fault?.burst429 === undefined ? fault?.status : 429;
    if (fault === undefined || status === undefined) return undefined;
    const { body, retryAfter } = fault;
    if (status === 429) {
        const limited = product.limited(retryAfter ?? 1);
        return body === undefined ? limited : { ...limited, body };
    }
    const wait = typeof retryAfter === "number" ? `${retryAfter}s` : retryAfter;
    return {
        status,
        body: body ?? {},
        headers: { "content-type": "application/json", ...(wait !== undefined && { "retry-after": wait }) },
    };
}

/** Refusals of the gateway itself carry another content type than answers of the API behind it. */
function withGatewayType(outcome: Outcome): Reply {
    if (outcome.authorized || outcome.body === undefined) return outcome;
    return { ...outcome, headers: { "content-type": "application/json", ...outcome.headers } };
}

function cut(response: ServerResponse, entry: LoggedRequest, outcome: string): void {
    entry.outcome = outcome;
    response.socket?.resetAndDestroy();
}

function note(entry: LoggedRequest, status: number, outcome: string | undefined): void {
    entry.status = status;
    if (outcome !== undefined) entry.outcome = outcome;
}

function send(parts: Parts, response: ServerResponse, reply: Reply, requestId: string): void {
    const isText = typeof reply.body === "string";
    const payload = isText ? String(reply.body) : reply.body === undefined ? "" : JSON.stringify(reply.body);
    response.sendDate = false;
    response.writeHead(reply.status, {
        date: new Date(parts.tenant.clock.now()).toUTCString(),
        server: "Zscaler",
        "x-oneapi-host": "emulator",
        "x-oneapi-version": "1",
        "x-oneapi-request-id": requestId,
        "x-transaction-id": requestId,
        "x-envoy-upstream-service-time": "0",
        ...(payload !== "" && { "content-type": isText ? "text/plain" : JSON_TYPE }),
        ...reply.headers,
        ...(reply.status !== 204 && { "content-length": Buffer.byteLength(payload) }),
    });
    response.end(payload);
}

function split(url: string): [path: string, query: string] {
    const mark = url.indexOf("?");
    return mark < 0 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
}

async function readBody(incoming: IncomingMessage): Promise<string> {
    const { headers } = incoming;
    if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) return "";
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of incoming) {
        const piece: Buffer = chunk;
        bytes += piece.length;
        if (bytes > MAX_DISCARDED_BYTES) break;
        if (bytes <= MAX_BODY_BYTES) chunks.push(piece);
    }
    if (bytes > MAX_BODY_BYTES) throw bodyTooLarge();
    return Buffer.concat(chunks).toString("utf8");
}

function keysOf(body: string): string[] | undefined {
    try {
        const value: unknown = JSON.parse(body);
        return isObject(value) ? keptKeys(Object.keys(value)) : undefined;
    } catch (error) {
        if (error instanceof SyntaxError) return undefined;
        throw error;
    }
}
