import type { Connection } from "../connection/connection";
import { signInDoing, signInRequest, tokenFrom } from "./auth/oauth";
import { signOutRequest } from "./auth/session";
import { type IssuedToken, sharedTokens, type TokenCache } from "./auth/tokenCache";
import { buildRequest } from "./buildRequest";
import { type Clock, pause, systemClock, unlessStopped } from "./clock";
import type { Timeouts } from "./connections";
import type { ErrorRules, Limit } from "./errors/errorRules";
import { AuthenticationError, ConnectionError, ZscalerError } from "./errors/errors";
import { interruptedError } from "./errors/fromNetwork";
import { errorFromAnswer } from "./errors/fromResponse";
import { rememberSecret } from "./errors/knownSecrets";
import { type Log, standardErrorLog, withoutSecrets } from "./log";
import { type BucketOf, RateLimiters, readsAndWrites } from "./rateLimit/buckets";
import type { Permit, RateLimiter } from "./rateLimit/rateLimiter";
import { retry } from "./retry/retry";
import { type Reply, Sender } from "./sender";
import { GRACE_MS, runShutdown as processInterruption, Shutdown, Stop } from "./shutdown";

/** One call of the management API. */
export interface Call {
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    /** From the root of the API: `/zpa/mgmtconfig/...`. */
    path: string;
    /** Undefined values are left out. @default none */
    query?: Record<string, string | undefined>;
    /** Sent as JSON. A function is asked right before the request goes out, each time it does. @default no body */
    body?: unknown;
    /** What this does to which object, for people: `create App Connector group "Lyon"`. */
    operation: string;
    /** What the role of the credential needs for it: `Full access to Server Groups`. @default unknown */
    needs?: string;
    /** What else has to be right for it to be allowed: `zscaler:customerId is this tenant's`. @default nothing */
    assumes?: string | undefined;
    /** How many objects of the kind that it makes a tenant holds. @default unknown */
    limit?: Limit | undefined;
    /** What a person knows a key of the body as; undefined where that is the same, or unknown. @default always unknown */
    propertyOf?: ((key: string) => string | undefined) | undefined;
    /** Whether doing it twice has the effect of doing it once. @default method !== "POST" */
    repeatable?: boolean;
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
    /** Which calls share a limit. @default all reads, and all writes, within the connection's numbers in ten seconds */
    laneOf?: BucketOf;
    /** What the errors of the product's API mean. @default what the status alone says */
    errors?: ErrorRules;
    /** @default standard error */
    log?: Log;
    /** @default the system's */
    clock?: Clock;
    /** @default the one of this process, which SIGINT and SIGTERM trigger */
    interruption?: Shutdown;
    /** @default shared by all clients of this process with the same credential */
    tokens?: TokenCache;
}

/** Whoever signs out is about to leave. */
const SIGN_OUT_MS = 2_000;

/** What a call needs before it can be sent. */
interface Place {
    slot: Permit;
    token: string;
}

/** Talks to one tenant: signs in, paces, repeats what may be repeated. Have one per process and tenant. */
export class HttpClient {
    readonly #connection: Connection;
    readonly #clock: Clock;
    readonly #log: Log;
    readonly #interruption: Shutdown;
    readonly #tokens: TokenCache;
    readonly #sender: Sender;
    readonly #pacers: RateLimiters;
    readonly #errors: ErrorRules;

    constructor(connection: Connection, options: HttpClientOptions = {}) {
        this.#connection = connection;
        this.#clock = options.clock ?? systemClock;
        this.#log = withoutSecrets(options.log ?? standardErrorLog());
        this.#interruption = options.interruption ?? processInterruption;
        this.#tokens = options.tokens ?? sharedTokens(connection);
        this.#sender = new Sender(connection.proxy, this.#clock, this.#log);
        this.#pacers = new RateLimiters(options.laneOf ?? readsAndWrites(connection), this.#clock, this.#log);
        this.#errors = options.errors ?? {};
        rememberSecret(connection.clientSecret);
        rememberSecret(connection.privateKey);
    }

    /**
     * Makes one call and waits for its answer as long as that makes sense.
     * @throws {ZscalerError} saying what was attempted, what the service said, and what to do
     */
    async request(call: Call): Promise<Answer> {
        const { status, body, requestId } = await this.#stoppable(call.operation, async (stop) => {
            try {
                const reply = await this.#persist(call, stop);
                if (stop.requested && isWrite(call)) {
                    this.#log.info(`the run was stopped after this operation completed: ${call.operation}`);
                }
                return reply;
            } catch (error) {
                // Whoever should receive this error may be gone by now.
                if (stop.requested && error instanceof ZscalerError && error.ambiguous) {
                    this.#log.info(error.message);
                }
                throw error;
            }
        });
        return { status, body, requestId };
    }

    /**
     * The service's time in milliseconds since 1970, exact to about a second; before the first answer, this machine's.
     */
    serverNow(): number {
        return this.#sender.serverTime.now();
    }

    /** Milliseconds on a clock that only goes forward. */
    elapsed(): number {
        return this.#clock.now();
    }

    /** Lets time pass, for who waits until something happens on the other side; ends when the process is to stop. */
    pause(ms: number, operation: string): Promise<void> {
        return this.#stoppable(operation, (stop) => pause(this.#clock, ms, stop));
    }

    /** A line for who watches the run. */
    tell(line: string): void {
        this.#log.info(line);
    }

    /** Closes the connections once what is under way has been answered. */
    close(): Promise<void> {
        return this.#sender.close();
    }

    /** Ends the session, where there is one; whoever comes after needs a new one. Never fails: it would end by itself. */
    async signOut(): Promise<void> {
        const session = this.#tokens.forget();
        if (session === undefined || this.#connection.api !== "session") return;
        const purpose = { operation: "sign out", writes: true };
        // The run may have been stopped, and this ends it.
        const stop = new Stop(new Shutdown(), () => interruptedError(purpose.operation));
        const patience = { leftMs: SIGN_OUT_MS, stop, graceMs: 0 };
        await this.#sender
            .send(signOutRequest(this.#connection, session), purpose, patience)
            .catch((error: unknown) => {
                this.#log.debug?.(`signing out failed: ${error instanceof Error ? error.message : error}`);
            });
    }

    #persist(call: Call, stop: Stop): Promise<Reply> {
        const pacer = this.#pacers.of(call);
        return retry({
            ...this.#effort(call.operation, stop),
            repeatable: call.repeatable ?? call.method !== "POST",
            queue: (how) => this.#place(pacer, stop, how),
            attempt: (place, leftMs, since) => this.#attempt(call, place, { leftMs, stop }, since),
            hold: (ms, because) => pacer.hold(ms, because),
            suspectsToken: (error, { token }) => this.#suspects(token, error),
            renewToken: ({ token }) => this.#tokens.refuse(token),
        });
    }

    async #place(pacer: RateLimiter, stop: Stop, how: { repeated: boolean }): Promise<Place> {
        // A wrong credential must not wait for its turn to be found out.
        await this.#token(stop);
        const slot = await pacer.acquire(stop, how);
        try {
            // The turn may have come after the token's time was up.
            return { slot, token: await this.#token(stop) };
        } catch (error) {
            slot.release(false);
            throw error;
        }
    }

    async #attempt(call: Call, { slot, token }: Place, patience: Omit<Timeouts, "graceMs">, since?: string) {
        const writes = isWrite(call);
        let sent = false;
        try {
            const graceMs = writes ? GRACE_MS : 0;
            const body: unknown = typeof call.body === "function" ? await call.body() : call.body;
            const request = buildRequest({ ...call, body }, this.#connection, token);
            sent = true;
            const reply = await this.#sender.send(
                request,
                { operation: call.operation, writes, since },
                { ...patience, graceMs },
            );
            return accepted(call, reply, this.#errors);
        } catch (error) {
            sent &&= !(error instanceof ConnectionError) || error.sent;
            throw error;
        } finally {
            slot.release(sent);
        }
    }

    /** A 401 is about the token; on hosts of legacy keys other refusals may be too, but for sure not when the token is new. */
    #suspects(token: string, error: ZscalerError): boolean {
        if (error instanceof AuthenticationError) {
            return error.status === 401;
        }
        const mayMeanToken = this.#connection.api === "legacy" && this.#errors.mayMeanToken?.(error);
        return mayMeanToken === true && !this.#tokens.isYoung(token);
    }

    /** Runs `work`, which is to end when the process is to stop. */
    async #stoppable<T>(operation: string, work: (stop: Stop) => Promise<T>): Promise<T> {
        const stop = new Stop(this.#interruption, () => interruptedError(operation));
        if (stop.requested) throw stop.reason;
        const ended = this.#interruption.begin(operation);
        try {
            return await work(stop);
        } finally {
            ended();
        }
    }

    #effort(operation: string, stop: Stop) {
        const deadlineMs = this.#connection.deadlineSeconds * 1000;
        return { operation, stop, deadlineMs, clock: this.#clock, log: this.#log };
    }

    async #token(stop: Stop): Promise<string> {
        const signedIn = this.#tokens.current;
        return (
            signedIn ??
            unlessStopped(
                this.#tokens.get(() => this.#signIn()),
                stop,
            )
        );
    }

    /** For all who wait. */
    #signIn(): Promise<IssuedToken> {
        const operation = signInDoing(this.#connection);
        return this.#stoppable(operation, (stop) =>
            retry({
                ...this.#effort(operation, stop),
                repeatable: true,
                queue: async () => undefined,
                attempt: async (_, leftMs, since) => {
                    const askedAt = this.#clock.now();
                    const request = await signInRequest(this.#connection);
                    const purpose = { operation, writes: false, since };
                    const reply = await this.#sender.send(request, purpose, { leftMs, stop, graceMs: 0 });
                    return { ...tokenFrom(this.#connection, reply), askedAt };
                },
            }),
        );
    }
}

function isWrite({ method }: Call): boolean {
    return method !== "GET";
}

function accepted(call: Call, reply: Reply, errors: ErrorRules): Reply {
    if (reply.status >= 200 && reply.status < 300) {
        return reply;
    }
    const { operation, needs, assumes, limit, propertyOf } = call;
    throw errorFromAnswer({ ...reply, operation, needs, assumes, limit, propertyOf, writes: isWrite(call) }, errors);
}
