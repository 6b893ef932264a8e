import type { Connection } from "../../connection/connection";
import type { HttpRequest } from "../connections";
import { AuthenticationError, UnexpectedResponseError } from "../errors/errors";
import { rememberSecret } from "../errors/knownSecrets";
import type { Reply } from "../sender";
import { USER_AGENT } from "../userAgent";
import { checkedAt, whenRotated } from "./rotation";
import type { IssuedToken } from "./tokenCache";

/** The session that the legacy API of Cloud & Branch Connector works in: opened with a password, carried in a cookie. */

const COOKIE = "JSESSIONID";

/** The service ends a session that was idle for half an hour, and then says so: nothing ends it by age. */
const LASTS_UNTIL_REFUSED = Number.POSITIVE_INFINITY;

/** The headers that a call needs to be of this session. */
export const sessionHeaders = (session: string): Record<string, string> => ({ cookie: `${COOKIE}=${session}` });

/** Asks for a session. */
export function sessionRequest(
    { tokenUrl, clientId, clientSecret, apiKey = "" }: Connection,
    now = Date.now(),
): HttpRequest {
    const timestamp = String(now);
    return {
        method: "POST",
        url: new URL(tokenUrl),
        headers: { accept: "application/json", "content-type": "application/json", "user-agent": USER_AGENT },
        body: JSON.stringify({
            apiKey: obfuscated(apiKey, timestamp),
            username: clientId,
            password: clientSecret,
            timestamp: now,
        }),
    };
}

/** Ends a session. */
export function signOutRequest({ tokenUrl }: Connection, session: string): HttpRequest {
    const headers = { accept: "application/json", "user-agent": USER_AGENT, ...sessionHeaders(session) };
    return { method: "DELETE", url: new URL(tokenUrl), headers };
}

/** Twelve characters of the key, chosen by the digits of the time and of half of it, as the service does it again. */
export function obfuscated(apiKey: string, timestamp: string): string {
    const high = timestamp.slice(-6);
    const low = String(Number(high) >> 1).padStart(6, "0");
    const picked = (digits: string, offset: number) => [...digits].map((digit) => apiKey[Number(digit) + offset] ?? "");
    return [...picked(high, 0), ...picked(low, 2)].join("");
}

/**
 * The session in the answer, from now on hidden wherever it might be printed.
 * @throws {AuthenticationError} when the credential is refused, which trying again cannot change
 */
export function sessionFrom(
    connection: Connection,
    operation: string,
    { status, cookies = "", requestId }: Reply,
): Omit<IssuedToken, "askedAt"> {
    const [, session] = new RegExp(`^${COOKIE}=([\\x21-\\x3a\\x3c-\\x7e]+)(?:;|\\s|$)`, "m").exec(cookies) ?? [];
    if (status < 200 || status > 299) {
        throw new AuthenticationError({
            operation,
            problem: "the credential was rejected:",
            nextStep:
                `Check ${checkedAt(connection, "ztwUsername", "ztwPassword", "ztwApiKey")}, the cloud of zscaler:ztwCloud, ` +
                `this machine's clock, and that the key is enabled. ${whenRotated(connection)}`,
            status,
            requestId,
        });
    }
    if (session === undefined) {
        throw new UnexpectedResponseError({
            operation,
            problem: "the response contains no session:",
            nextStep: "Check zscaler:ztwCloud and zscaler:endpoint.",
            status,
        });
    }
    rememberSecret(session);
    return { value: session, lifetimeMs: LASTS_UNTIL_REFUSED };
}
