import { Body } from "../../core/body";
import { ApiError, staleToken, wrongContentType } from "../../core/errors";
import type { Reply } from "../../core/http";
import type { Tenant } from "../../core/tenant";
import { bearerOf, type Outcome, type Product, type Request, refusal } from "../../server/gateway";
import { type Found, Routing } from "../../server/routing";
import type { Api, Tokens } from "../../server/tokens";
import { API_CLIENT, CONNECTOR_USER } from "../administrator";
import { Activation } from "./activation";
import { refuseWhileLocked } from "./editLock";
import { inOwnWords, notOffered, readOnlyState, tooManyRequests, unknownPath, unoffered, wrongMethod } from "./errors";
import { CloudLimits } from "./limits";
import { type Caller, CloudCall, type CloudRoute } from "./routes";
import { Sessions } from "./sessions";
import { MAX_AGE_SECONDS, StaleReads } from "./staleReads";

/** OneAPI, and the hosts for API keys with a user name; the same paths follow. */
const PREFIXES: readonly (readonly [Api, string])[] = [
    ["oneApi", "/ztw/api/v1/"],
    ["legacy", "/api/v1/"],
];
/** The contracts for writes, oldest first; each has those of the one before. */
const CONTRACTS = ["2025", "catalogue", "2026"];

/** What stands before Cloud & Branch Connector: authentication, limits, routing, in this order. */
export class CloudGateway implements Product {
    readonly #routing: Routing<CloudRoute>;
    readonly #limits: CloudLimits;
    readonly #sessions: Sessions;
    readonly #staleReads: StaleReads;

    constructor(
        private readonly tenant: Tenant,
        private readonly tokens: Tokens,
        routes: readonly CloudRoute[],
    ) {
        this.#limits = new CloudLimits(tenant);
        this.#sessions = new Sessions(tenant);
        this.#staleReads = new StaleReads(tenant);
        this.#routing = new Routing(routes);
    }

    serves(path: string): boolean {
        return PREFIXES.some(([, prefix]) => path.startsWith(prefix));
    }

    limited(wait: number | string): Reply {
        const text = typeof wait === "number" ? `${wait} seconds` : wait;
        return inJson(tooManyRequests(this.tenant.switches, "1/SECOND", text));
    }

    async respond(request: Request): Promise<Outcome> {
        const [api, prefix] = PREFIXES.find(([, start]) => request.path.startsWith(start)) ?? ["oneApi", ""];
        const path = request.path.slice(prefix.length - 1);
        let authorized = false;
        let headers: Record<string, string> = {};
        try {
            if (api === "legacy" && path === "/auth") {
                return inJson({ ...this.#sessions.respond(request), authorized });
            }
            const caller = this.#authenticate(request, path, api);
            authorized = true;
            new Activation(this.tenant).seen(caller.administrator);
            if (api === "oneApi") headers = this.#limits.enterGateway();
            const reply = this.#staleReads.through(request, () => this.#handle(request, path, caller));
            headers = { ...headers, ...this.#caching(request.method) };
            return inJson({ ...reply, headers: { ...headers, ...reply.headers }, authorized });
        } catch (error) {
            const known = error instanceof ApiError ? inOwnWords(error, this.tenant.switches) : error;
            return inJson(refusal(known, authorized, headers));
        }
    }

    #authenticate(request: Request, path: string, api: Api): Caller {
        if (api === "legacy") {
            // Where another product signs in; clients that try it here must not be told to sign in.
            if (path === "/authenticatedSession") throw unknownPath(this.tenant.switches);
            this.#sessions.require(request);
            return { api, administrator: CONNECTOR_USER };
        }
        const token = bearerOf(request.headers.authorization);
        if (token === undefined || !this.tokens.isValid(this.tenant, api, token)) throw staleToken();
        return { api, administrator: API_CLIENT };
    }

    #handle(request: Request, path: string, caller: Caller): Reply {
        const { route, params } = this.#find(request.method, path, caller);
        this.#limits.enter(route.method, route.path);
        const contentType = request.headers["content-type"];
        // Deletions have no body to tell the type of.
        const carriesBody = route.method === "POST" || route.method === "PUT";
        if (carriesBody && contentType === undefined) throw wrongContentType();
        const isWrite = route.method !== "GET";
        if (isWrite && this.tenant.switches.readOnlyMode === "on") throw readOnlyState();
        const saves = isWrite && !route.savesNothing;
        if (saves) refuseWhileLocked(this.tenant);
        const query = new URLSearchParams(request.query);
        const body = new Body(request.body, contentType);
        const reply = route.handle(new CloudCall(this.tenant, caller, params, query, body));
        if (saves) new Activation(this.tenant).saved(caller.administrator);
        return reply;
    }

    #find(method: string, path: string, { api }: Caller): Found<CloudRoute> {
        const { switches } = this.tenant;
        const found = this.#routing.find(method, path);
        if (!found) throw this.#routing.has(path) ? wrongMethod(switches) : unknownPath(switches);
        if (CONTRACTS.indexOf(found.route.since ?? "2025") > CONTRACTS.indexOf(switches.connectorWrites)) {
            throw unoffered(switches);
        }
        if (found.route.onlyOneApi && api === "legacy") throw notOffered();
        return found;
    }

    #caching(method: string): Record<string, string> {
        if (method !== "GET") return { "cache-control": "private" };
        const end = this.tenant.clock.now() + MAX_AGE_SECONDS * 1_000;
        return { "cache-control": `max-age=${MAX_AGE_SECONDS}`, expires: new Date(end).toUTCString() };
    }
}

/** Answers are of this type even where they are a bare text. */
function inJson<Answer extends Reply>(reply: Answer): Answer {
    if (reply.body === undefined) return reply;
    return { ...reply, headers: { "content-type": "application/json", ...reply.headers } };
}
