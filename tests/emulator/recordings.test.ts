import { readdirSync, readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSession, type Session } from "./session";

/** One recorded exchange, reduced to what a client depends on. `{name}` stands for an id an earlier answer gave. */
interface Exchange {
    readonly method: string;
    readonly path: string;
    readonly body?: unknown;
    readonly status: number;
    readonly contentType?: string;
    /** The keys and types of the answer. */
    readonly shape?: unknown;
    /** The same for items of a list, by their name. */
    readonly list?: Record<string, unknown>;
    /** The name under which the id of the answer is used later. */
    readonly captures?: string;
}

const FOLDER = join(__dirname, "fixtures");

describe.each(readdirSync(FOLDER).map((file) => file.replace(".jsonl", "")))("the recording %s", (name) => {
    test("is answered with the same statuses, fields and types", async () => {
        const session = await openSession();
        const ids: Record<string, string> = { customer: session.emulator.customerId };
        const fill = (text: string) => text.replace(/\{(\w+)\}/g, (all, key: string) => ids[key] ?? all);
        for (const [index, exchange] of read(name).entries()) {
            const answer = await replay(session, exchange, fill(exchange.path), fill(bodyOf(session, exchange)));
            const where = `exchange ${index}: ${exchange.method} ${exchange.path}`;
            expect([where, answer.status, answer.contentType]).toEqual([where, exchange.status, exchange.contentType]);
            if (exchange.captures !== undefined) ids[exchange.captures] = String(answer.body.id);
            if (exchange.list === undefined) expect([where, shapeOf(answer.body)]).toEqual([where, exchange.shape]);
            else expectList(where, answer.body, exchange.list);
        }
    });
});

function read(name: string): Exchange[] {
    const lines = readFileSync(join(FOLDER, `${name}.jsonl`), "utf8")
        .trim()
        .split("\n");
    return lines.map((line) => JSON.parse(line));
}

function bodyOf(session: Session, exchange: Exchange): string {
    if (!exchange.path.startsWith("/oauth2")) return JSON.stringify(exchange.body ?? {});
    const { clientId, clientSecret } = session.emulator;
    return new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
        audience: "https://api.zscaler.com",
    }).toString();
}

/** The recorded client sends a JSON body with every request, GET and DELETE included, which fetch would refuse. */
function replay(session: Session, exchange: Exchange, path: string, body: string) {
    const isToken = path.startsWith("/oauth2");
    return new Promise<{ status?: number; contentType?: string; body: Record<string, unknown> }>((resolve, reject) => {
        const request = httpRequest(
            session.emulator.url + path,
            {
                method: exchange.method,
                headers: {
                    "content-length": Buffer.byteLength(body),
                    "content-type": isToken ? "application/x-www-form-urlencoded" : "application/json",
                    ...(!isToken && { authorization: `Bearer ${exchange.status === 401 ? "stale" : session.token}` }),
                },
            },
            (response) => {
                let text = "";
                response.setEncoding("utf8");
                response.on("data", (chunk: string) => (text += chunk));
                response.on("end", () =>
                    resolve({
                        status: response.statusCode,
                        contentType: response.headers["content-type"],
                        body: text === "" ? undefined : JSON.parse(text),
                    }),
                );
            },
        );
        request.on("error", reject);
        request.end(body);
    });
}

function expectList(where: string, body: Record<string, unknown>, items: Record<string, unknown>): void {
    expect([where, shapeOf({ ...body, list: [] })]).toEqual([
        where,
        { totalPages: "string", totalCount: "string", list: [] },
    ]);
    const list = body.list as { name: string }[];
    for (const [name, shape] of Object.entries(items)) {
        const item = list.find((candidate) => candidate.name === name);
        expect([where, name, shapeOf(item)]).toEqual([where, name, shape]);
    }
}

function shapeOf(value: unknown): unknown {
    if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
    if (typeof value !== "object" || value === null) return value === undefined ? undefined : typeof value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}
