import { Body } from "../core/body";
import { headerMissing, notFound, staleToken, tooManyRequests, unknownPath, wrongMethod } from "../core/errors";
import type { Reply } from "../core/http";
import type { StoredObject } from "../core/json";
import type { Tenant } from "../core/tenant";
import { settle } from "../disasterRecovery/settle";
import { bearerOf, type Outcome, type Product, type Request, refusal } from "../server/gateway";
import { Quota } from "../server/quota";
import type { Tokens } from "../server/tokens";
import { applicationProfile, changed, defaultProfiles, PLATFORMS, shown } from "./applicationProfile";

const PREFIX = "/zcc/papi/public/v1/";
const PROFILES = "application-profiles";
const HOUR_SECONDS = 3_600;
const USUAL_PAGE = 50;

/** The API of Client Connector, with the token of OneAPI; the hosts for its own keys are not simulated. */
export class ClientConnectorGateway implements Product {
    readonly #quota = new Quota(HOUR_SECONDS);

    constructor(
        private readonly tenant: Tenant,
        private readonly tokens: Tokens,
    ) {}

    serves(path: string): boolean {
        return path.startsWith(PREFIX);
    }

    limited(wait: number | string): Reply {
        return tooManyRequests(typeof wait === "number" ? `${wait}s` : wait);
    }

    async respond(request: Request): Promise<Outcome> {
        try {
            this.#authenticate(request);
        } catch (error) {
            return refusal(error, false);
        }
        let headers: Record<string, string> = {};
        try {
            headers = this.#counted();
            return { ...this.#handle(request), headers, authorized: true };
        } catch (error) {
            return refusal(error, true, headers);
        }
    }

    #authenticate({ headers: { authorization } }: Request): void {
        if (!authorization) throw headerMissing();
        const token = bearerOf(authorization);
        if (token === undefined || !this.tokens.isValid(this.tenant, "oneApi", token)) throw staleToken();
    }

    #counted(now = performance.now()): Record<string, string> {
        const { clientApiQuota, rateLimit } = this.tenant.switches;
        const wait = this.#quota.enter(clientApiQuota, now);
        if (wait > 0 && rateLimit !== "off") throw tooManyRequests(`${wait}s`);
        return this.#quota.headers(clientApiQuota, now);
    }

    #handle({ method, path, query, headers, body }: Request): Reply {
        const [collection, id, ...rest] = path.slice(PREFIX.length).split("/");
        if (collection !== PROFILES || rest.length > 0) throw unknownPath();
        if (id === undefined) {
            if (method !== "GET") throw wrongMethod();
            return { status: 200, body: this.#list(new URLSearchParams(query)) };
        }
        const stored = this.#find(id);
        if (method === "GET") return { status: 200, body: shown(stored) };
        if (method !== "PATCH") throw wrongMethod();
        const sent = new Body(body, headers["content-type"]).object();
        // Clients did up to now what the profile said before.
        settle(this.tenant);
        const { clock, identity } = this.tenant;
        this.tenant.put(this.#profiles, {
            ...changed(stored, sent, this.tenant),
            modifiedTime: String(clock.seconds()),
            modifiedBy: identity.apiUserId,
        });
        return { status: 200, body: { success: "true", id: Number(stored.id) } };
    }

    get #profiles() {
        return this.tenant.collection(applicationProfile.name);
    }

    /** @throws ApiError for the id 0, too, which the default profile of each platform has */
    #find(id: string): StoredObject {
        const stored = this.#profiles.get(id);
        if (stored) return stored;
        throw notFound(404, id);
    }

    #list(query: URLSearchParams) {
        const wanted = PLATFORMS[Number(query.get("deviceType") ?? 0) - 1];
        const search = query.get("search")?.toLowerCase() ?? "";
        const all = [...[...this.#profiles.values()].map(shown), ...defaultProfiles()].filter(
            ({ deviceType, name }) =>
                (wanted === undefined || deviceType === wanted) && String(name).toLowerCase().includes(search),
        );
        const [page, size] = ["page", "pageSize"].map((key) => Number(query.get(key) ?? 0));
        const length = size || USUAL_PAGE;
        const from = (Math.max(page ?? 1, 1) - 1) * length;
        return { totalCount: all.length, policies: all.slice(from, from + length) };
    }
}
