import { setMaxListeners } from "node:events";
import type { Connection } from "../connection";
import { errorFromAnswer } from "./answer";
import { type Clock, systemClock, unlessStopped } from "./clock";
import { ConnectionError, ZscalerError } from "./errors";
import type { Outgoing } from "./exchange";
import { GRACE_MS, type Interruption, interruption as processInterruption } from "./interrupt";
import { type Log, standardErrorLog, withoutSecrets } from "./log";
import { interruptedError } from "./network";
import { Pacer } from "./pacer";
import { rememberSecret } from "./redact";
import { persist } from "./retry";
import { type Reply, Sender } from "./sender";
import { signInDoing, signInRequest, tokenFrom } from "./signIn";
import { type IssuedToken, sharedTokens, type TokenCache } from "./tokens";
import { USER_AGENT } from "./version";

/** One call of the management API. */
export interface Call {
    method: "GET" | "POST" | "PUT" | "DELETE";
    /** From the root of the API: `/zpa/mgmtconfig/...`. */
    path: string;
    /** Undefined values are left out. @default none */
    query?: Record<string, string | undefined>;
    /** Sent as JSON. @default no body */
    body?: unknown;
    /** What this does to which object, for people: `create App Connector group "Lyon"`. */
    doing: string;
    /** The permission it needs, named when it is missing. @default unknown */
    needs?: string;
    /** Whether doing it twice has the effect of doing it once. @default method !== "POST" */
    repeatable?: boolean;
    /** Gives the call up: at once while it waits, after a moment of grace once a write was sent. @default none */
    signal?: AbortSignal;
}

/** A successful answer. */
export interface Answer {
    /** From 200 to 299. */
    status: number;
    /** Parsed JSON, whole numbers beyond 2^53 as strings of their digits; undefined when the answer is empty. */
    body: unknown;
    /** The service's number of the request. */
    requestId?: string;
}

export interface HttpClientOptions {
    /** @default standard error */
    log?: Log;
    /** @default the system's */
    clock?: Clock;
    /** @default the one of this process, which SIGINT and SIGTERM trigger */
    interruption?: Interruption;
    /** @default shared by all clients of this process with the same credential */
    tokens?: TokenCache;
}

/** Talks to one tenant: signs in, paces, repeats what may be repeated. Have one per process and tenant. */
export class HttpClient {
    readonly #connection: Connection;
    readonly #clock: Clock;
    readonly #log: Log;
    readonly #interruption: Interruption;
    readonly #tokens: TokenCache;
    readonly #sender: Sender;
    readonly #reads: Pacer;
    readonly #writes: Pacer;

    constructor(connection: Connection, options: HttpClientOptions = {}) {
        this.#connection = connection;
        this.#clock = options.clock ?? systemClock;
        this.#log = withoutSecrets(options.log ?? standardErrorLog());
        this.#interruption = options.interruption ?? processInterruption;
        this.#tokens = options.tokens ?? sharedTokens(connection);
        this.#sender = new Sender(connection.proxy, this.#clock, this.#log);
        this.#reads = new Pacer("read", connection.readsPer10Seconds, this.#clock, this.#log);
        this.#writes = new Pacer("write", connection.writesPer10Seconds, this.#clock, this.#log);
        rememberSecret(connection.clientSecret);
        rememberSecret(connection.privateKey);
    }

    /**
     * Makes one call and waits for its answer as long as that makes sense.
     * @throws {ZscalerError} saying what was attempted, what the service said, and what to do
     */
    async request(call: Call): Promise<Answer> {
        const writes = call.method !== "GET";
        const pacer = writes ? this.#writes : this.#reads;
        return this.#stoppable(call.doing, call.signal, async (stop) => {
            let token = "";
            const reply = await persist({
                ...this.#effort(call.doing, stop),
                repeatable: call.repeatable ?? call.method !== "POST",
                queue: async (repeated) => {
                    // A wrong credential must not wait for its turn to be found out.
                    await this.#token(stop);
                    return pacer.acquire(stop, repeated);
                },
                attempt: async (slot, leftMs, since) => {
                    let left = false;
                    try {
                        token = await this.#token(stop);
                        left = true;
                        const patience = { leftMs, stop, graceMs: writes ? GRACE_MS : 0 };
                        const purpose = { doing: call.doing, writes, since };
                        return accepted(call, await this.#sender.send(this.#outgoing(call, token), purpose, patience));
                    } catch (error) {
                        left &&= !(error instanceof ConnectionError) || error.sent;
                        throw error;
                    } finally {
                        slot.leave(left);
                    }
                },
                hold: (ms, because) => pacer.hold(ms, because),
                renewToken: () => this.#tokens.refuse(token),
            }).catch((error: unknown) => {
                if (stop.aborted && error instanceof ZscalerError && error.ambiguous) {
                    this.#log.info(error.message);
                }
                throw error;
            });
            if (stop.aborted && writes) {
                this.#log.info(`stopped, but not before this was carried out: ${call.doing}`);
            }
            const { status, body, requestId } = reply;
            return { status, body, requestId };
        });
    }

    /**
     * The service's time in milliseconds since 1970, exact to about a second; before the first answer, this machine's.
     */
    serverNow(): number {
        return this.#sender.serverTime.now();
    }

    /** Closes the connections once what is under way has been answered. */
    close(): Promise<void> {
        return this.#sender.close();
    }

    /** Runs `work` with a signal that aborts when this call, or the whole process, is to stop. */
    async #stoppable<T>(
        doing: string,
        callersSignal: AbortSignal | undefined,
        work: (stop: AbortSignal) => Promise<T>,
    ): Promise<T> {
        const controller = new AbortController();
        const stop = () => controller.abort(interruptedError(doing));
        const ended = this.#interruption.begin(doing);
        const withdraw = this.#interruption.onInterrupt(stop);
        try {
            if (callersSignal) {
                // One signal may well stop hundreds of calls.
                setMaxListeners(0, callersSignal);
                callersSignal.addEventListener("abort", stop, { once: true });
            }
            if (callersSignal?.aborted) {
                stop();
            }
            controller.signal.throwIfAborted();
            return await work(controller.signal);
        } finally {
            callersSignal?.removeEventListener("abort", stop);
            withdraw();
            ended();
        }
    }

    #effort(doing: string, stop: AbortSignal) {
        const deadlineMs = this.#connection.deadlineSeconds * 1000;
        return { doing, stop, deadlineMs, clock: this.#clock, log: this.#log };
    }

    #token(stop: AbortSignal): Promise<string> {
        return unlessStopped(
            this.#tokens.get(() => this.#signIn()),
            stop,
        );
    }

    /** For all who wait, so that no single caller's signal ends it. */
    #signIn(): Promise<IssuedToken> {
        const doing = signInDoing(this.#connection);
        return this.#stoppable(doing, undefined, (stop) =>
            persist({
                ...this.#effort(doing, stop),
                repeatable: true,
                queue: async () => undefined,
                attempt: async (_, leftMs, since) => {
                    const askedAt = this.#clock.now();
                    const request = await signInRequest(this.#connection);
                    const purpose = { doing, writes: false, since };
                    const reply = await this.#sender.send(request, purpose, { leftMs, stop, graceMs: 0 });
                    return { ...tokenFrom(this.#connection, reply), askedAt };
                },
            }),
        );
    }

    #outgoing({ method, path, query = {}, body }: Call, token: string): Outgoing {
        const { baseUrl, partnerId } = this.#connection;
        const terms = Object.entries(query).flatMap(([name, value]) =>
            value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
        );
        const search = terms.length > 0 ? `?${terms.join("&")}` : "";
        return {
            method,
            url: new URL(`${baseUrl}${path}${search}`),
            headers: {
                accept: "application/json",
                authorization: `Bearer ${token}`,
                "user-agent": USER_AGENT,
                ...(method === "GET" ? {} : { "content-type": "application/json" }),
                ...(partnerId === undefined ? {} : { "x-partner-id": partnerId }),
            },
            body: body === undefined ? undefined : JSON.stringify(body),
        };
    }
}

function accepted({ doing, needs, method }: Call, reply: Reply): Reply {
    if (reply.status >= 200 && reply.status < 300) {
        return reply;
    }
    throw errorFromAnswer({ ...reply, doing, needs, writes: method !== "GET" });
}
