import {
    createServer,
    type IncomingHttpHeaders,
    type RequestListener,
    type Server,
    type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Connection } from "../../../../provider/connection/connection";
import { HttpClient, type HttpClientOptions } from "../../../../provider/http/client";
import type { Log } from "../../../../provider/http/log";
import { ERRORS } from "../../../../provider/zpa/client/errors";
import { onTestFinished } from "../../../onTestFinished";
import { connectionTo } from "./connection";

/** A request as it arrived. */
export interface Arrival {
    method: string;
    url: string;
    headers: IncomingHttpHeaders;
    body: string;
    /** Milliseconds, when its headers had arrived. */
    at: number;
}

/** Answers the n-th (from 0) call of the API; signing in is answered by `token`. */
export type Answers = (arrival: Arrival, response: ServerResponse, nth: number) => void;

export interface Service {
    url: string;
    /** Calls of the API, in order of arrival. */
    calls: Arrival[];
    signIns: Arrival[];
    server: Server;
}

/** A listener on this machine that ends with the test. */
export async function listen(listener: RequestListener): Promise<{ server: Server; port: number }> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
        server.closeAllConnections();
        server.close();
    });
    return { server, port: (server.address() as AddressInfo).port };
}

/** A service with a sign-in endpoint, on a real socket. */
export async function startService(answers: Answers, token: Answers = issue): Promise<Service> {
    const calls: Arrival[] = [];
    const signIns: Arrival[] = [];
    const { server, port } = await listen((request, response) => {
        const at = performance.now();
        let body = "";
        request.on("data", (chunk) => (body += chunk));
        request.on("end", () => {
            const { method = "", url = "", headers } = request;
            const signsIn = url === "/oauth2/v1/token" || url === "/signin";
            const seen = signsIn ? signIns : calls;
            const arrival = { method, url, headers, body, at };
            seen.push(arrival);
            (signsIn ? token : answers)(arrival, response, seen.length - 1);
        });
    });
    return { url: `http://127.0.0.1:${port}`, calls, signIns, server };
}

export const issue: Answers = (_, response, nth) =>
    json(response, 200, { access_token: `token-number-${nth}`, token_type: "Bearer", expires_in: 3600 });

export function json(response: ServerResponse, status: number, body?: unknown, headers: Record<string, string> = {}) {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** One answer after the other; the last one stays. */
export function inTurn(...answers: ((response: ServerResponse) => void)[]): Answers {
    return (_, response, nth) => answers[Math.min(nth, answers.length - 1)]!(response);
}

export function clientOf(
    service: { url: string },
    settings: Partial<Connection> = {},
    options: HttpClientOptions = {},
) {
    const client = new HttpClient(connectionTo(service.url, settings), {
        log: new Lines(),
        errors: ERRORS,
        ...options,
    });
    onTestFinished(() => client.close());
    return client;
}

/** A log to look at. */
export class Lines implements Log {
    readonly infos: string[] = [];
    readonly debugs: string[] = [];
    info = (line: string) => void this.infos.push(line);
    debug = (line: string) => void this.debugs.push(line);
}

/** What the promise was rejected with. */
export async function failureOf<E extends Error>(
    promise: Promise<unknown>,
    kind: abstract new (...args: never[]) => E,
): Promise<E> {
    const outcome = await promise.then(
        () => new Error("it succeeded"),
        (error: unknown) => error,
    );
    if (outcome instanceof kind) {
        return outcome;
    }
    throw outcome;
}
