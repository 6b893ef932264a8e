import { createHash, createPublicKey, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { ApiError, accessDenied, onlyOneApi } from "../core/errors";
import type { Reply } from "../core/http";
import type { Tenant } from "../core/tenant";
import { NO_CACHE } from "./caching";

const AUDIENCE = "https://api.zscaler.com";
const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const STORE_PREFIX = "token/";

/** Whose hosts a token is good for: it opens nothing on those of the other. */
export type Api = "oneApi" | "legacy";

/** Access tokens: issued for the client's secret or signed assertion, valid until the tenant's clock says otherwise. */
export class Tokens {
    /** API and hash of the token -> epoch milliseconds of its end. Only hashes are kept and stored. */
    readonly #expiry = new Map<string, number>();
    /** Of this process alone: a token is known by its hash, also after a restart. */
    readonly #key = randomBytes(32);

    /** Takes back one entry of the store. */
    restore(key: string, value: unknown): void {
        if (key.startsWith(STORE_PREFIX) && typeof value === "number") {
            this.#expiry.set(key.slice(STORE_PREFIX.length), value);
        }
    }

    async issue(tenant: Tenant, api: Api): Promise<string> {
        this.#forgetExpired(tenant);
        const token = await this.#signed(tenant, api);
        const end = tenant.clock.now() + tenant.switches.tokenTtl * 1000;
        const key = keyOf(api, token);
        this.#expiry.set(key, end);
        tenant.store.set(STORE_PREFIX + key, end);
        return token;
    }

    /**
     * A JSON Web Token, as of the service: clients read from it how long it is good for. They do so by real time, whatever
     * the tenant's clock says.
     */
    async #signed(tenant: Tenant, api: Api): Promise<string> {
        const { SignJWT } = jose();
        const { clientId, vanityDomain } = tenant.identity;
        const now = Math.floor(Date.now() / 1_000);
        return new SignJWT({ jti: randomUUID() })
            .setProtectedHeader({ alg: "HS256", typ: "JWT" })
            .setIssuer(api === "oneApi" ? `https://${vanityDomain}.zslogin.net` : "emulator")
            .setSubject(clientId)
            .setAudience(AUDIENCE)
            .setIssuedAt(now)
            .setExpirationTime(now + Math.floor(tenant.switches.tokenTtl))
            .sign(this.#key);
    }

    isValid(tenant: Tenant, api: Api, token: string): boolean {
        const end = this.#expiry.get(keyOf(api, token));
        return end !== undefined && tenant.clock.now() < end;
    }

    revoke(tenant: Tenant, api: Api, token: string): void {
        this.#forget(tenant, keyOf(api, token));
    }

    revokeAll(tenant: Tenant): void {
        for (const key of [...this.#expiry.keys()]) this.#forget(tenant, key);
    }

    #forgetExpired(tenant: Tenant): void {
        const now = tenant.clock.now();
        for (const [key, end] of [...this.#expiry]) if (end <= now) this.#forget(tenant, key);
    }

    #forget(tenant: Tenant, key: string): void {
        this.#expiry.delete(key);
        tenant.store.set(STORE_PREFIX + key, undefined);
    }
}

/** `POST /oauth2/v1/token`: client credentials with a secret, or with an assertion signed by the private key. */
export async function issueToken(tenant: Tenant, tokens: Tokens, form: URLSearchParams): Promise<Reply> {
    if (form.get("grant_type") !== "client_credentials") {
        throw oauthError(400, "unsupported_grant_type", "grant_type must be client_credentials");
    }
    if (form.get("audience") !== AUDIENCE) throw oauthError(400, "invalid_request", `audience must be ${AUDIENCE}`);
    if (!(await isClient(tenant, form))) throw invalidClient();
    return {
        status: 200,
        headers: {
            "content-type": "application/json;charset=UTF-8",
            ...NO_CACHE,
            "x-ratelimit-limit": "500, 500;w=1, 100000;w=60",
            "x-ratelimit-remaining": "499",
            "x-ratelimit-reset": "1",
        },
        body: {
            access_token: await tokens.issue(tenant, "oneApi"),
            token_type: "Bearer",
            expires_in: tenant.switches.tokenTtl,
        },
    };
}

/** `POST /signin` of the legacy hosts; its `expires_in` is a text. The API client's id and secret are the key's too. */
export async function signIn(tenant: Tenant, tokens: Tokens, form: URLSearchParams): Promise<Reply> {
    if (tenant.switches.legacyApi === "off" || !knowsSecret(tenant, form)) throw accessDenied(401);
    if (tenant.switches.legacyApi === "migrated") throw onlyOneApi();
    return {
        status: 200,
        body: {
            token_type: "Bearer",
            access_token: await tokens.issue(tenant, "legacy"),
            expires_in: String(tenant.switches.tokenTtl),
        },
    };
}

async function isClient(tenant: Tenant, form: URLSearchParams): Promise<boolean> {
    if (!form.has("client_assertion")) return knowsSecret(tenant, form);
    if (form.get("client_assertion_type") !== ASSERTION_TYPE) {
        throw oauthError(400, "invalid_request", `client_assertion_type must be ${ASSERTION_TYPE}`);
    }
    const { clientId, publicKey } = tenant.identity;
    const named = form.get("client_id");
    if (publicKey === undefined || (named !== null && named !== clientId)) return false;
    const { jwtVerify } = jose();
    try {
        await jwtVerify(form.get("client_assertion") ?? "", createPublicKey(publicKey), {
            algorithms: ["RS256"],
            issuer: clientId,
            subject: clientId,
            audience: AUDIENCE,
            requiredClaims: ["exp"],
            // By real time, as the client dates it: a clock that was moved on must not lock everybody out.
        });
        return true;
    } catch {
        return false;
    }
}

function knowsSecret(tenant: Tenant, form: URLSearchParams): boolean {
    const { clientId, clientSecret } = tenant.identity;
    return form.get("client_id") === clientId && equalSecrets(form.get("client_secret") ?? "", clientSecret);
}

/** By `require`: neither Jest nor Plug'n'Play loads ES modules. */
const jose = (): typeof import("jose") => require("jose");

/** The token of a request; the empty text without one. */
export const bearerOf = ({ authorization = "" }: IncomingHttpHeaders): string =>
    /^Bearer (.+)$/i.exec(authorization)?.[1] ?? "";

/** Compares in constant time, whatever the lengths. */
export function equalSecrets(a: string, b: string): boolean {
    return timingSafeEqual(digest(a), digest(b));
}

const invalidClient = () => oauthError(401, "invalid_client", "Client authentication failed");

function oauthError(status: number, error: string, description: string): ApiError {
    return new ApiError(status, { error, error_description: description });
}

function digest(value: string): Buffer {
    return createHash("sha256").update(value).digest();
}

function keyOf(api: Api, token: string): string {
    const hash = digest(token).toString("base64url");
    return api === "legacy" ? `legacy/${hash}` : hash;
}
