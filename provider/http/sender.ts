import type { ProxySettings } from "../connection/connection";
import type { Clock } from "./clock";
import { Connections, ExchangeFailure, type HttpRequest, type HttpResponse, type Timeouts } from "./connections";
import { UnexpectedResponseError } from "./errors/errors";
import { errorFromFailure } from "./errors/fromNetwork";
import { adviceIn, excerpt } from "./errors/fromResponse";
import { parseJson } from "./json";
import type { Log } from "./log";
import { proxyFor } from "./proxy";
import { parseRetryAfter } from "./rateLimit/retryAfter";
import { ServerTime } from "./serverTime";

const LEAST_WAIT_MS = 1_000;

/** What a request is for, beyond its bytes. */
export interface Purpose {
    operation: string;
    /** Whether it may change something. */
    writes: boolean;
    /** Why it is sent again. @default it is sent for the first time */
    since?: string;
}

/** An answer of any status. */
export interface Reply {
    status: number;
    /** Parsed JSON; the text itself where it is none; undefined when empty. */
    body: unknown;
    requestId?: string;
    retryAfterMs?: number;
    /** The cookies that it sets, one a line. */
    cookies?: string;
}

/** Sends single requests, and tells the debug log about each. */
export class Sender {
    readonly serverTime: ServerTime;
    readonly #connections: Connections;

    constructor(
        private readonly proxy: ProxySettings | undefined,
        private readonly clock: Clock,
        private readonly log: Log,
    ) {
        this.serverTime = new ServerTime(clock);
        this.#connections = new Connections(proxy);
    }

    /** @throws {ZscalerError} when there is no answer, or a successful one that is not JSON */
    async send(request: HttpRequest, purpose: Purpose, patience: Timeouts): Promise<Reply> {
        const started = this.clock.now();
        try {
            const answer = await this.#connections.exchange(request, patience);
            const requestId = answer.headers["x-oneapi-request-id"] ?? answer.headers["x-transaction-id"];
            this.#note(request, purpose, { started, outcome: `${answer.status}`, requestId });
            this.serverTime.learn(answer.headers.date);
            const body = readBody(answer, request, purpose, requestId);
            return {
                status: answer.status,
                body,
                requestId,
                retryAfterMs: this.#advice(answer, body),
                cookies: answer.headers["set-cookie"],
            };
        } catch (error) {
            if (!(error instanceof ExchangeFailure)) {
                throw error;
            }
            this.#note(request, purpose, { started, outcome: `no answer (${error.systemCode})` });
            throw errorFromFailure(error, purpose, request.url.host, proxyFor(request.url, this.proxy));
        }
    }

    close(): Promise<void> {
        return this.#connections.close();
    }

    #note(
        { method, url }: HttpRequest,
        { since }: Purpose,
        { started, outcome, requestId }: { started: number; outcome: string; requestId?: string | undefined },
    ): void {
        if (!this.log.debug) return;
        const took = `${Math.round(this.clock.now() - started)} ms`;
        const again = since ? `, repeated after: ${since}` : "";
        this.log.debug(
            `${method} ${url.pathname}${url.search} ${outcome} ${took}, request ${requestId ?? "-"}${again}`,
        );
    }

    /**
     * Some products say in the body how long to wait. The gateway's quota tells its end in a header of its own, which
     * counts only where no advice is given.
     */
    #advice({ status, headers }: HttpResponse, body: unknown): number | undefined {
        const said = headers["retry-after"] ?? adviceIn(body);
        const advice = parseRetryAfter(said, this.serverTime.now());
        const quotaIsSpent = status === 429 && headers["x-ratelimit-remaining"]?.trim() === "0";
        const wait = advice ?? (quotaIsSpent ? parseRetryAfter(headers["x-ratelimit-reset"], 0) : undefined);
        // "0 seconds" is the rest of one that was rounded down.
        return wait !== undefined && status === 429 ? Math.max(wait, LEAST_WAIT_MS) : wait;
    }
}

function readBody({ status, text }: HttpResponse, request: HttpRequest, purpose: Purpose, requestId?: string): unknown {
    if (text.trim() === "") {
        return undefined;
    }
    try {
        return parseJson(text);
    } catch {
        // A parser's complaint helps nobody; what stands there does.
        if (status < 200 || status > 299) {
            return text;
        }
        throw new UnexpectedResponseError({
            operation: purpose.operation,
            problem: `${request.url.host} sent a response that is not JSON: "${excerpt(text)}";`,
            nextStep: "Check zscaler:endpoint, and whether a proxy or a login page answered instead of the service.",
            status,
            requestId,
            ambiguous: purpose.writes,
        });
    }
}
