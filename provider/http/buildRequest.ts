import type { Connection } from "../connection/connection";
import { sessionHeaders } from "./auth/session";
import type { Call } from "./client";
import type { HttpRequest } from "./connections";
import { stringifyJson } from "./json";
import { USER_AGENT } from "./userAgent";

/** The request that makes a call, with the headers the service wants. */
export function buildRequest(
    { method, path, query = {}, body }: Call,
    connection: Connection,
    token: string,
): HttpRequest {
    const { api, baseUrl, partnerId } = connection;
    // Not URLSearchParams: the service's search wants blanks as %20.
    const terms = Object.entries(query).flatMap(([name, value]) =>
        value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
    );
    const search = terms.length > 0 ? `?${terms.join("&")}` : "";
    return {
        method,
        url: new URL(`${baseUrl}${path}${search}`),
        headers: {
            accept: "application/json",
            "user-agent": USER_AGENT,
            ...(api === "session" ? sessionHeaders(token) : { authorization: `Bearer ${token}` }),
            // Some answers may be ten seconds old for caches in between, and would then deny a write of ours.
            ...(method === "GET" ? { "cache-control": "no-cache" } : { "content-type": "application/json" }),
            ...(partnerId === undefined ? {} : { "x-partner-id": partnerId }),
        },
        body: body === undefined ? undefined : stringifyJson(body),
    };
}
