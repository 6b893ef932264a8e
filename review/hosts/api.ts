/** Calls to the API of a host, and what its refusals mean. */

/** The host did not do what it was asked for. */
export class HostError extends Error {
    override name = "HostError";
}

export interface Answer<T> {
    readonly body: T;
    readonly headers: Headers;
}

export interface Api {
    /** Of the product, for messages. */
    readonly name: string;
    readonly base: string;
    readonly headers: Readonly<Record<string, string>>;
    /** What the token needs to comment. */
    readonly needs: string;
}

const TIMEOUT_MS = 60_000;

/** @throws {HostError} if the host refuses the call or cannot be reached */
export async function call<T>(
    { name, base, headers, needs }: Api,
    method: string,
    path: string,
    body?: object,
): Promise<Answer<T>> {
    const url = new URL(path, base.endsWith("/") ? base : `${base}/`);
    const what = `${method} ${url.pathname}`;
    // The next page is where the host says, and the token is for this host alone.
    if (url.origin !== new URL(base).origin)
        throw new HostError(`${name} refers to ${url.origin}, another host, which does not get the token.`);
    // Loaded here, as most commands call no host. Its agent takes the proxy from the environment.
    const { EnvHttpProxyAgent, fetch }: typeof import("undici") = require("undici");
    const dispatcher = new EnvHttpProxyAgent();
    try {
        const response = await fetch(url, {
            method,
            headers: { accept: "application/json", ...headers, ...(body && { "content-type": "application/json" }) },
            ...(body && { body: JSON.stringify(body) }),
            signal: AbortSignal.timeout(TIMEOUT_MS),
            redirect: "error",
            dispatcher,
        });
        const text = await response.text();
        if (!response.ok) throw refusal(name, needs, what, response.status, text);
        return { body: JSON.parse(text || "null") as T, headers: new Headers([...response.headers]) };
    } catch (error) {
        if (error instanceof HostError) throw error;
        const reason =
            error instanceof Error ? [error.message, causeOf(error)].filter(Boolean).join(": ") : String(error);
        throw new HostError(`${name} cannot be reached (${what}: ${reason}). Run the command again.`);
    } finally {
        await dispatcher.close();
    }
}

const causeOf = ({ cause }: Error): string => (cause instanceof Error ? cause.message : "");

const LONGEST = 200;

function refusal(name: string, needs: string, what: string, status: number, text: string): HostError {
    const said = text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
    const advice =
        status === 401 || status === 403
            ? `Give the token ${needs}.`
            : status === 404 || status === 410
              ? `Check that the pull request still exists, and give the token ${needs}: without it, ${name} answers as if nothing were there.`
              : "Run the command again.";
    return new HostError(`${name} answered ${status} to ${what}: ${said || "nothing"}. ${advice}`);
}

/** Pages until one is found that says it is the last. */
export async function* pages<T>(
    first: string,
    next: (path: string) => Promise<{ readonly items: readonly T[]; readonly next: string | undefined }>,
) {
    for (let path: string | undefined = first; path !== undefined; ) {
        const page: { readonly items: readonly T[]; readonly next: string | undefined } = await next(path);
        yield* page.items;
        path = page.next;
    }
}
