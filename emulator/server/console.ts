import type { EmulatorControl } from "../control/client";
import type { Reply } from "../core/http";
import type { Request } from "./gateway";
import { bearerOf, equalSecrets } from "./tokens";

/** Where the pages for people are. */
export const CONSOLE_PATH = "/console/";
const CONTENT_PATH = `${CONSOLE_PATH}content/`;

/** What people see of the tenant in a browser. The emulator serves it and knows nothing of what it shows. */
export interface Console {
    /** The page, as HTML. Everybody on this machine can read it, so that it holds nothing of the tenant. */
    readonly page: string;
    /** What the page asks for by name, behind the control token. @returns undefined of what does not exist */
    content(name: string, query: URLSearchParams): Promise<Content | undefined>;
}

export interface Content {
    readonly status: number;
    /** JSON. */
    readonly body: string;
}

/** What a console reads the tenant with. */
export interface ConsoleAccess {
    readonly url: string;
    readonly vanityDomain: string;
    readonly clientId: string;
    readonly customerId: string;
    readonly control: EmulatorControl;
    /** The current one: it can be rotated. */
    clientSecret(): string;
}

/** What a browser keeps to, whatever the answer is. */
const HEADERS = {
    "cache-control": "no-store",
    // The page has its own policy beside this one.
    "content-security-policy": "frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
};

/** Answers requests of the console. @param console Undefined while the emulator starts. */
export async function consoleReply(console: Console | undefined, request: Request, token: string): Promise<Reply> {
    const { headers, ...reply } = await answerTo(console, request, token);
    return { ...reply, headers: { ...HEADERS, ...headers } };
}

async function answerTo(console: Console | undefined, request: Request, token: string): Promise<Reply> {
    const { method, path, query, headers } = request;
    // A site whose name was led to this machine sends its own name.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(headers.host ?? ""))
        return refused(421, "host", "The console is at 127.0.0.1 and localhost only");
    if (method !== "GET" && method !== "HEAD") {
        const refusal = refused(405, "readOnly", "The console only reads");
        return { ...refusal, headers: { allow: "GET, HEAD" } };
    }
    if (!console) return refused(503, "starting", "The emulator is starting");
    if (path === CONSOLE_PATH)
        return { status: 200, body: console.page, headers: { "content-type": "text/html;charset=utf-8" } };
    if (`${path}/` === CONSOLE_PATH) return { status: 302, headers: { location: CONSOLE_PATH } };
    if (!path.startsWith(CONTENT_PATH)) return unknown(path);
    if (!equalSecrets(bearerOf(headers), token))
        return refused(401, "unauthorized", "The control token is missing or wrong");
    const content = await console.content(path.slice(CONTENT_PATH.length), new URLSearchParams(query));
    return content ? { ...content, headers: { "content-type": "application/json;charset=utf-8" } } : unknown(path);
}

const unknown = (path: string): Reply => refused(404, "unknown", `No console path ${path}`);

const refused = (status: number, id: string, reason: string): Reply => ({
    status,
    body: { id: `console.${id}`, reason },
});
