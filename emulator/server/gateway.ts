import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as after } from "node:timers/promises";
import { Body } from "../core/body";
import {
    ApiError,
    accessDenied,
    headerMissing,
    onlyOneApi,
    staleToken,
    tooManyRequests,
    unknownPath,
    wrongMethod,
} from "../core/errors";
import { Call, type Reply, type Route } from "../core/http";
import type { Tenant } from "../core/tenant";
import { NO_STORE } from "./caching";
import type { Limits } from "./limits";
import { Routing } from "./routing";
import { type Api, issueToken, signIn, type Tokens } from "./tokens";
import { refuseHidden } from "./visibility";

/** Paths of OneAPI begin with it; those of the hosts for legacy keys do not. */
const PREFIX = "/zpa";

/** A request as it arrived, its body read. */
export interface Request {
    readonly method: string;
    /** Without the query. */
    readonly path: string;
    /** Without the question mark. */
    readonly query: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
}

/** What answers the requests of one product. */
export interface Product {
    /** Whether a path belongs to it. */
    serves(path: string): boolean;
    respond(request: Request): Promise<Outcome>;
    /** What its limiter says that is made to refuse; `wait` is in seconds, or the text to send. */
    limited(wait: number | string): Reply;
}

/** A reply, and whether a valid token stood behind it. */
export interface Outcome extends Reply {
    readonly authorized: boolean;
    readonly error?: ApiError;
    /** To be called when the answer is sent: what the request held is free from then on. */
    readonly answered?: () => void;
}

/**
 * What stands before the API: token endpoint, authentication, limits, routing; in this order, so that a caller without
 * a token learns nothing about paths.
 */
export class Gateway implements Product {
    readonly #routing: Routing<Route>;

    constructor(
        private readonly tenant: Tenant,
        private readonly tokens: Tokens,
        private readonly limits: Limits,
        routes: readonly Route[],
    ) {
        this.#routing = new Routing(routes);
    }

    /** All that no other product claims. */
    serves(): boolean {
        return true;
    }

    limited(wait: number | string): Reply {
        return tooManyRequests(typeof wait === "number" ? `${wait}s` : wait);
    }

    async respond(request: Request): Promise<Outcome> {
        const api = request.path.startsWith(`${PREFIX}/`) ? "oneApi" : "legacy";
        const path = api === "oneApi" ? request.path.slice(PREFIX.length) : request.path;
        try {
            const issued = await this.#tokenEndpoint(request);
            if (issued) return { ...issued, authorized: false };
            this.#authenticate(request, api);
        } catch (error) {
            return refusal(error, false);
        }
        let headers: Record<string, string> = {};
        try {
            headers = this.limits.enterGateway();
            this.limits.enterBackend(request.method, path);
            const { reply, answered } = await this.#handled(request, path);
            return { ...reply, headers: { ...headers, ...NO_STORE, ...reply.headers }, authorized: true, answered };
        } catch (error) {
            const refused = refusal(error, true, headers);
            const isBare = refused.status === 403 && this.tenant.switches.forbiddenBody === "empty";
            return isBare ? { ...refused, body: undefined } : refused;
        }
    }

    async #tokenEndpoint(request: Request): Promise<Reply | undefined> {
        const { method, path, body } = request;
        if (path !== "/oauth2/v1/token" && path !== "/signin" && path !== "/signout") return undefined;
        if (method !== "POST") throw wrongMethod();
        if (path === "/signout") {
            this.tokens.revoke(this.tenant, "legacy", this.#authenticate(request, "legacy"));
            return { status: 200 };
        }
        const form = new URLSearchParams(body);
        return path === "/signin" ? signIn(this.tenant, this.tokens, form) : issueToken(this.tenant, this.tokens, form);
    }

    /** @returns the token */
    #authenticate(request: Request, api: Api): string {
        const { authorization } = request.headers;
        if (!authorization) throw headerMissing();
        const token = bearerOf(authorization);
        const { legacyApi } = this.tenant.switches;
        const isOpen = api === "oneApi" || legacyApi !== "off";
        if (token === undefined || !isOpen || !this.tokens.isValid(this.tenant, api, token)) throw staleToken();
        if (api === "legacy" && legacyApi === "migrated") throw onlyOneApi();
        return token;
    }

    /** What a write holds, it holds for as long as writes take with the service. */
    async #handled(request: Request, path: string): Promise<Pick<Outcome, "answered"> & { reply: Reply }> {
        const { route, call } = this.#route(request, path);
        try {
            const reply = route.handle(call);
            if (call.holds.isEmpty) return { reply };
            await after(this.tenant.switches.collisionMs);
            return { reply, answered: () => call.holds.release() };
        } catch (error) {
            call.holds.release();
            throw error;
        }
    }

    #route(request: Request, path: string): { route: Route; call: Call } {
        const found = this.#routing.find(request.method, path);
        if (!found) throw this.#routing.has(path) ? wrongMethod() : unknownPath();
        const { customerId } = found.params;
        if (customerId !== undefined && customerId !== this.tenant.identity.customerId) {
            throw accessDenied(Number(this.tenant.switches.unknownCustomer));
        }
        const { route } = found;
        const query = new URLSearchParams(request.query);
        refuseHidden(this.tenant, route.method, path, query);
        const body = new Body(request.body, request.headers["content-type"]);
        return { route, call: new Call(this.tenant, found.params, query, body) };
    }
}

/** The token in the header `authorization`. */
export function bearerOf(authorization: string | undefined): string | undefined {
    return /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
}

/** @throws what is not meant as an answer */
export function refusal(error: unknown, authorized: boolean, headers: Record<string, string> = {}): Outcome {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: error.body, headers: { ...headers, ...error.headers }, authorized, error };
}
