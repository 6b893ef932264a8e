import { createHash, createPublicKey, randomBytes, timingSafeEqual } from "node:crypto";
import { ApiError } from "./errors";
import type { Reply } from "./routes";
import type { Tenant } from "./tenant";

const AUDIENCE = "https://api.zscaler.com";
const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const STORE_PREFIX = "token/";

/** Access tokens: issued for the client's secret or signed assertion, valid until the tenant's clock says otherwise. */
export class Tokens {
    /** Hash of the token -> epoch milliseconds of its end. Only hashes are kept and stored. */
    readonly #expiry = new Map<string, number>();

    /** Takes back one entry of the store. */
    restore(key: string, value: unknown): void {
        if (key.startsWith(STORE_PREFIX) && typeof value === "number") {
            this.#expiry.set(key.slice(STORE_PREFIX.length), value);
        }
    }

    issue(tenant: Tenant): string {
        this.#forgetExpired(tenant);
        const token = randomBytes(32).toString("base64url");
        const end = tenant.clock.now() + tenant.switches.tokenTtl * 1000;
        const hash = hashOf(token);
        this.#expiry.set(hash, end);
        tenant.store.set(STORE_PREFIX + hash, end);
        return token;
    }

    isValid(tenant: Tenant, token: string): boolean {
        const end = this.#expiry.get(hashOf(token));
        return end !== undefined && tenant.clock.now() < end;
    }

    revoke(tenant: Tenant, token: string): void {
        this.#forget(tenant, hashOf(token));
    }

    revokeAll(tenant: Tenant): void {
        for (const hash of [...this.#expiry.keys()]) this.#forget(tenant, hash);
    }

    #forgetExpired(tenant: Tenant): void {
        const now = tenant.clock.now();
        for (const [hash, end] of [...this.#expiry]) if (end <= now) this.#forget(tenant, hash);
    }

    #forget(tenant: Tenant, hash: string): void {
        this.#expiry.delete(hash);
        tenant.store.set(STORE_PREFIX + hash, undefined);
    }
}

/** `POST /oauth2/v1/token`: client credentials with a secret, or with an assertion signed by the private key. */
export async function issueToken(tenant: Tenant, tokens: Tokens, form: URLSearchParams): Promise<Reply> {
    if (form.get("grant_type") !== "client_credentials") {
        throw oauthError(400, "unsupported_grant_type", "grant_type must be client_credentials");
    }
    if (form.get("audience") !== AUDIENCE) throw oauthError(400, "invalid_request", `audience must be ${AUDIENCE}`);
    await authenticateClient(tenant, form);
    return {
        status: 200,
        headers: {
            "content-type": "application/json;charset=UTF-8",
            "x-ratelimit-limit": "500, 500;w=1, 100000;w=60",
            "x-ratelimit-remaining": "499",
            "x-ratelimit-reset": "1",
        },
        body: { access_token: tokens.issue(tenant), token_type: "Bearer", expires_in: tenant.switches.tokenTtl },
    };
}

/** `POST /signin` of the legacy hosts; its `expires_in` is a text. */
export function signIn(tenant: Tenant, tokens: Tokens, form: URLSearchParams): Reply {
    authenticateSecret(tenant, form);
    return {
        status: 200,
        body: {
            token_type: "Bearer",
            access_token: tokens.issue(tenant),
            expires_in: String(tenant.switches.tokenTtl),
        },
    };
}

async function authenticateClient(tenant: Tenant, form: URLSearchParams): Promise<void> {
    if (!form.has("client_assertion")) return authenticateSecret(tenant, form);
    if (form.get("client_assertion_type") !== ASSERTION_TYPE) {
        throw oauthError(400, "invalid_request", `client_assertion_type must be ${ASSERTION_TYPE}`);
    }
    const { clientId, publicKey } = tenant.identity;
    const named = form.get("client_id");
    if (publicKey === undefined || (named !== null && named !== clientId)) throw invalidClient();
    const { jwtVerify } = await import("jose");
    try {
        await jwtVerify(form.get("client_assertion") ?? "", createPublicKey(publicKey), {
            algorithms: ["RS256"],
            issuer: clientId,
            subject: clientId,
            audience: AUDIENCE,
            requiredClaims: ["exp"],
            // By real time, as the client dates it: a clock that was moved on must not lock everybody out.
        });
    } catch {
        throw invalidClient();
    }
}

function authenticateSecret(tenant: Tenant, form: URLSearchParams): void {
    const { clientId, clientSecret } = tenant.identity;
    const known = form.get("client_id") === clientId && equalSecrets(form.get("client_secret") ?? "", clientSecret);
    if (!known) throw invalidClient();
}

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

const hashOf = (token: string) => digest(token).toString("base64url");
