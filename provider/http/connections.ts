import type { Agent, Dispatcher, ProxyAgent } from "undici";
import type { ProxySettings } from "../connection/connection";
import { lookUpHost } from "./loopback";
import { type ProxyInUse, proxyFor } from "./proxy";
import type { Stop } from "./shutdown";
import { systemCodeOf } from "./systemCode";
import { tunnels } from "./tunnel";

/** Enough for any parallelism the limits allow; more would only keep the service's sockets open. */
const CONNECTIONS = 32;
const CONNECT_MS = 10_000;
const SILENCE_MS = 60_000;
/** Many times the largest page; more would not fit into a text. */
const MOST_BYTES = 128 * 2 ** 20;

export interface HttpRequest {
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    url: URL;
    headers: Record<string, string>;
    body?: string;
}

export interface HttpResponse {
    status: number;
    headers: Readonly<Record<string, string | undefined>>;
    text: string;
}

/** How long to wait for an answer that may never come. */
export interface Timeouts {
    /** Milliseconds until the call's deadline. */
    leftMs: number;
    stop: Stop;
    /** Once stopped: how long a request that was sent may still take to be answered. Milliseconds. */
    graceMs: number;
}

/** No complete answer arrived. */
export class ExchangeFailure extends Error {
    /** Whether the request had left; before that, nothing can have happened. */
    readonly sent: boolean;
    /** Such as `ECONNREFUSED`. */
    readonly systemCode: string;

    constructor(
        readonly kind: "connection" | "silence" | "deadline" | "stopped" | "tooLarge",
        { sent, systemCode }: Pick<ExchangeFailure, "sent" | "systemCode">,
    ) {
        super(systemCode);
        this.sent = sent;
        this.systemCode = systemCode;
    }
}

/** Keep-alive connections, through a proxy where one is configured. */
export class Connections {
    readonly #byOrigin = new Map<string, Promise<Agent | ProxyAgent>>();

    constructor(private readonly proxy: ProxySettings | undefined) {}

    /**
     * Sends one request and reads the whole answer.
     * @throws {ExchangeFailure} when there is none
     */
    async exchange(request: HttpRequest, patience: Timeouts): Promise<HttpResponse> {
        const dispatcher = await this.#dispatcher(request.url);
        return new Promise((resolve, reject) => {
            const exchange = new Exchange(patience, resolve, reject);
            dispatcher.dispatch(
                {
                    origin: request.url.origin,
                    path: request.url.pathname + request.url.search,
                    method: request.method,
                    headers: request.headers,
                    body: request.body,
                },
                exchange,
            );
        });
    }

    /** Closes idle connections, the others when their answer is there. */
    async close(): Promise<void> {
        const all = await Promise.all(this.#byOrigin.values());
        this.#byOrigin.clear();
        await Promise.all(all.map((dispatcher) => dispatcher.close()));
    }

    #dispatcher(url: URL): Promise<Agent | ProxyAgent> {
        const known = this.#byOrigin.get(url.origin);
        if (known) {
            return known;
        }
        const opened = this.#open(proxyFor(url, this.proxy));
        this.#byOrigin.set(url.origin, opened);
        return opened;
    }

    async #open(proxy: ProxyInUse | undefined): Promise<Agent | ProxyAgent> {
        const options = { connections: CONNECTIONS, headersTimeout: SILENCE_MS, bodyTimeout: SILENCE_MS };
        const connect = { timeout: CONNECT_MS, lookup: lookUpHost };
        // Loaded with the first call, as a preview makes none.
        if (proxy === undefined) return new (agentAlone())({ ...options, connect });
        const undici: typeof import("undici") = require("undici");
        return tunnels(undici, { ...options, uri: proxy.href, proxyTls: connect, requestTls: connect });
    }
}

/**
 * The class from its own file: the package takes three times as long to load, for what it offers besides. A version of it that keeps the
 * class elsewhere still has it by its name.
 */
export function agentAlone(): typeof Agent {
    try {
        return require("undici/lib/dispatcher/agent.js");
    } catch {
        const undici: typeof import("undici") = require("undici");
        return undici.Agent;
    }
}

/** One request under way. Settles once, whatever comes after. */
class Exchange implements Dispatcher.DispatchHandler {
    readonly #chunks: Buffer[] = [];
    readonly #timers: NodeJS.Timeout[] = [];
    readonly #withdraw: (() => void) | undefined;
    #controller: Dispatcher.DispatchController | undefined;
    #settled = false;
    #bytes = 0;
    #status = 0;
    readonly #headers: Record<string, string | undefined> = {};

    constructor(
        private readonly patience: Timeouts,
        private readonly resolve: (answer: HttpResponse) => void,
        private readonly reject: (failure: ExchangeFailure) => void,
    ) {
        this.#giveUpAfter(patience.leftMs, "deadline");
        this.#withdraw = patience.stop.onRequest(() => this.#stopped());
    }

    /** The connection stands and the request is about to be written. */
    onRequestStart(controller: Dispatcher.DispatchController): void {
        if (this.#settled) {
            controller.abort(new Error("no longer wanted"));
            return;
        }
        this.#controller = controller;
    }

    onResponseStart(
        _: Dispatcher.DispatchController,
        status: number,
        headers: Record<string, string | string[] | undefined>,
    ) {
        this.#status = status;
        for (const [name, value] of Object.entries(headers)) this.#headers[name] = oneOf(name, value);
    }

    onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
        this.#bytes += chunk.length;
        if (this.#bytes > MOST_BYTES) {
            this.#giveUp("tooLarge");
            return;
        }
        this.#chunks.push(chunk);
    }

    onResponseEnd(): void {
        this.#settle(() =>
            this.resolve({
                status: this.#status,
                headers: this.#headers,
                text: Buffer.concat(this.#chunks).toString("utf8"),
            }),
        );
    }

    onResponseError(_: Dispatcher.DispatchController, error: Error): void {
        const code = systemCodeOf(error);
        this.#fail(/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code) ? "silence" : "connection", code);
    }

    #stopped(): void {
        if (this.#controller && this.patience.graceMs > 0) {
            this.#giveUpAfter(this.patience.graceMs, "stopped");
        } else {
            this.#giveUp("stopped");
        }
    }

    #giveUpAfter(ms: number, kind: ExchangeFailure["kind"]): void {
        this.#timers.push(setTimeout(() => this.#giveUp(kind), ms));
    }

    #giveUp(kind: ExchangeFailure["kind"]): void {
        this.#fail(kind, kind);
        this.#controller?.abort(new Error("no longer wanted"));
    }

    #fail(kind: ExchangeFailure["kind"], systemCode: string): void {
        const sent = this.#controller !== undefined;
        this.#settle(() => this.reject(new ExchangeFailure(kind, { sent, systemCode })));
    }

    #settle(finish: () => void): void {
        if (this.#settled) {
            return;
        }
        this.#settled = true;
        this.#withdraw?.();
        for (const timer of this.#timers) {
            clearTimeout(timer);
        }
        finish();
    }
}

/** Of what is listed twice, the first counts; cookies are each a thing of their own. */
function oneOf(name: string, value: string | string[] | undefined): string | undefined {
    if (!Array.isArray(value)) return value;
    return name === "set-cookie" ? value.join("\n") : value[0];
}
