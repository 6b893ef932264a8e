import { createPrivateKey } from "node:crypto";
import { z } from "zod";
import type { Connection } from "../../connection/connection";
import type { HttpRequest } from "../connections";
import { AuthenticationError, UnexpectedResponseError } from "../errors/errors";
import { errorFromAnswer, saysMigrated } from "../errors/fromResponse";
import { rememberSecret } from "../errors/knownSecrets";
import type { Reply } from "../sender";
import { USER_AGENT } from "../userAgent";
import { checkedAt, whenRotated } from "./rotation";
import { sessionFrom, sessionRequest } from "./session";
import type { IssuedToken } from "./tokenCache";

/** What OneAPI tokens are for, on every cloud. */
const AUDIENCE = "https://api.zscaler.com";

/** Half of what the service allows, so that a clock a few minutes fast does no harm. Seconds. */
const ASSERTION_LIFETIME = 300;

/** Assumed when the service does not say; a token that dies earlier is renewed when it is refused. Seconds. */
const UNSTATED_LIFETIME = 300;

const text = z.string().optional().catch(undefined);

/** As OAuth says it, and as the legacy API does. */
const refusal = z.object({ error: text, error_description: text, id: text, reason: text });

const tokenAnswer = z.object({
    // It goes into a header, which takes nothing else.
    access_token: z.string().regex(/^[\x21-\x7e]+$/),
    expires_in: z.coerce.number().positive().catch(UNSTATED_LIFETIME),
});

/** Names the credential in errors, never the secret. */
export function signInDoing({ api, clientId, tokenUrl }: Connection): string {
    const who = { oneApi: "API client", legacy: "legacy API key", session: "administrator" }[api];
    return `sign in to Zscaler as ${who} ${clientId} at ${new URL(tokenUrl).host}`;
}

/** Asks for a token, with the secret or with a signed assertion. */
export async function signInRequest(connection: Connection): Promise<HttpRequest> {
    const { api, clientId, clientSecret = "", privateKey } = connection;
    if (api === "session") {
        return sessionRequest(connection);
    }
    const proof: Record<string, string> =
        privateKey === undefined
            ? { client_secret: clientSecret }
            : {
                  client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                  client_assertion: await assertion(clientId, privateKey),
              };
    const grant: Record<string, string> =
        api === "legacy" ? {} : { grant_type: "client_credentials", audience: AUDIENCE };
    const form = { ...grant, client_id: clientId, ...proof };
    return {
        method: "POST",
        url: new URL(connection.tokenUrl),
        headers: {
            accept: "application/json",
            "content-type": "application/x-www-form-urlencoded",
            "user-agent": USER_AGENT,
        },
        body: new URLSearchParams(form).toString(),
    };
}

async function assertion(clientId: string, privateKey: string): Promise<string> {
    // Needed by few.
    const { SignJWT }: typeof import("jose") = require("jose");
    return new SignJWT({ iss: clientId, sub: clientId, aud: AUDIENCE })
        .setProtectedHeader({ alg: "RS256", typ: "JWT" })
        .setExpirationTime(Math.floor(Date.now() / 1000) + ASSERTION_LIFETIME)
        .sign(createPrivateKey(privateKey));
}

/**
 * The token in the answer, from now on hidden wherever it might be printed.
 * @throws {AuthenticationError} when the credential is refused, which trying again cannot change
 */
export function tokenFrom(connection: Connection, reply: Reply): Omit<IssuedToken, "askedAt"> {
    const { status, body, requestId } = reply;
    const operation = signInDoing(connection);
    if (status !== 429 && status < 500 && connection.api === "session") {
        return sessionFrom(connection, operation, reply);
    }
    if ([400, 401, 403].includes(status) && !saysMigrated(body)) {
        const said = refusal.safeParse(body).data;
        throw new AuthenticationError({
            operation,
            problem: "the credential was rejected:",
            nextStep: whatToCheck(connection),
            status,
            serviceId: said?.error ?? said?.id,
            reason: said?.error_description ?? said?.reason,
            requestId,
        });
    }
    if (status < 200 || status > 299) {
        throw errorFromAnswer({ ...reply, operation, writes: false });
    }
    const token = tokenAnswer.safeParse(body).data;
    if (!token) {
        throw new UnexpectedResponseError({
            operation,
            problem: "the response contains no token:",
            nextStep:
                connection.api === "legacy"
                    ? "Check zscaler:zpaCloud and zscaler:endpoint."
                    : "Check zscaler:vanityDomain, zscaler:cloud and zscaler:endpoint.",
            status,
        });
    }
    rememberSecret(token.access_token);
    return { value: token.access_token, lifetimeMs: token.expires_in * 1000 };
}

function whatToCheck(connection: Connection): string {
    const { api, privateKey } = connection;
    if (api === "legacy") {
        const where = checkedAt(connection, "zpaClientId", "zpaClientSecret");
        return `Check ${where}, and that the key belongs to the cloud in zscaler:zpaCloud. ${whenRotated(connection)}`;
    }
    const where = checkedAt(connection, "clientId", privateKey === undefined ? "clientSecret" : "privateKey");
    return (
        `Check ${where}, that they belong to the tenant of zscaler:vanityDomain, and this machine's clock. ` +
        whenRotated(connection)
    );
}
