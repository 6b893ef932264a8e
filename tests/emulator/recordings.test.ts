import { readdirSync, readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../emulator";
import { type Difference, differences } from "./differences";
import { openSession, type Session } from "./session";
import { shapeOf } from "./shapes";
import { certificateBlob } from "./zpa/certificateBlob";

/** Something the recorded tenant had before: the emulator's other administrator makes it, or finds it. */
interface Given {
    /**
     * The collection; `machine` enrols one that was online, `fault` makes a request go wrong that time decided,
     * `certificateText` makes a certificate with its private key.
     */
    readonly given: string;
    readonly body: WireObject;
    /** Every tenant has one of that name. */
    readonly isBuiltIn?: boolean;
    /** Attributes that only the service could set. */
    readonly marks?: WireObject;
    readonly captures?: string;
}

/**
 * One recorded exchange, reduced to what a client depends on. `{name}` stands for an id an earlier answer gave,
 * `"{#name}"` for one that is a number.
 */
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
    /** The list says how many items the page has. */
    readonly countsPage?: boolean;
    /** The name under which the id of the answer is used later. */
    readonly captures?: string;
    /** Further values that are used later, by the path of keys that leads to them. */
    readonly capturesWithin?: Record<string, string>;
}

const FOLDER = join(__dirname, "fixtures");

describe.each(readdirSync(FOLDER).map((file) => file.replace(".jsonl", "")))("the recording %s", (name) => {
    test("is answered with the same statuses, fields and types", async () => {
        // The recorded clients left their writes time.
        const session = await openSession({ switches: { concurrency: "off" } });
        const ids: Record<string, string> = { customer: session.emulator.customerId };
        const fill = (text: string) =>
            text.replace(/"\{#(\w+)\}"|\{(\w+)\}/g, (all, number, id) => ids[number ?? id] ?? all);
        const lines = read(name);
        for (const line of lines) if (isGiven(line)) await arrange(session, line, fill, ids);
        for (const [index, recorded] of lines.filter((line): line is Exchange => !isGiven(line)).entries()) {
            const own = differences.filter((one) => one.recording === name && one.exchange === index);
            const exchange = own.reduce<Exchange>(expectHere, recorded);
            const answer = await replay(session, exchange, fill(exchange.path), fill(bodyOf(session, exchange)));
            const where = `exchange ${index}: ${exchange.method} ${exchange.path}`;
            expect([where, answer.status, answer.contentType]).toEqual([where, exchange.status, exchange.contentType]);
            if (exchange.captures !== undefined) ids[exchange.captures] = String(answer.body.id);
            for (const [key, path] of Object.entries(exchange.capturesWithin ?? {}))
                ids[key] = within(answer.body, path);
            if (exchange.list === undefined) expect([where, shapeOf(answer.body)]).toEqual([where, exchange.shape]);
            else expectList(where, answer.body, exchange.list, exchange.countsPage);
        }
    });
});

test("every difference belongs to a recording, and says why it is there", () => {
    const recordings = readdirSync(FOLDER).map((file) => file.replace(".jsonl", ""));
    for (const { recording, why } of differences) {
        expect(recordings).toContain(recording);
        expect(why).toMatch(/\S+ \S+/);
    }
});

const isGiven = (line: Exchange | Given): line is Given => "given" in line;

async function arrange(session: Session, line: Given, fill: (text: string) => string, ids: Record<string, string>) {
    const body: WireObject = JSON.parse(fill(JSON.stringify(line.body)));
    const { control } = session;
    if (line.given === "fault") return control.fault(body);
    if (line.given === "machine") return arrangeMachine(session, line, body);
    if (line.given === "certificateText") {
        ids[line.captures ?? ""] = JSON.stringify(certificateBlob(String(body.commonName))).slice(1, -1);
        return;
    }
    const builtIn = line.isBuiltIn ? await control.list(line.given) : [];
    const object = builtIn.find(({ name }) => name === body.name) ?? (await control.create(line.given, body));
    if (line.marks) await control.change(line.given, object.id, line.marks);
    if (line.captures === undefined) return;
    ids[line.captures] = object.id;
    if (typeof object.provisioningKey === "string") ids[`${line.captures}Secret`] = object.provisioningKey;
}

async function arrangeMachine({ control }: Session, line: Given, body: WireObject) {
    const { id } = await control.enrol({ provisioningKey: String(body.provisioningKey), name: String(body.name) });
    await control.connect(id);
    await control.disconnect(id);
    if (line.marks) await control.change("serviceEdge", id, line.marks);
}

/** What the emulator answers where it is known to differ; a difference that is none any more fails. */
function expectHere(exchange: Exchange, difference: Difference): Exchange {
    const expected = structuredClone(exchange);
    let holder = expected as object as Record<string, unknown>;
    for (const key of difference.at.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
    const key = difference.at.at(-1) ?? "";
    expect([difference.recording, difference.at, holder[key]]).not.toEqual([
        difference.recording,
        difference.at,
        difference.here,
    ]);
    if (difference.here === undefined) delete holder[key];
    else holder[key] = difference.here;
    return expected;
}

function within(body: unknown, path: string): string {
    let value = body;
    for (const key of path.split(".")) value = (value as Record<string, unknown>)[key];
    return String(value);
}

function read(name: string): (Exchange | Given)[] {
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

/** Lists of Private Access are in an envelope, those of Cloud & Branch Connector are plain arrays. */
function expectList(where: string, body: unknown, items: Record<string, unknown>, countsPage = false): void {
    const envelope = body as { list: { name: string }[] };
    const list: { name: string }[] = Array.isArray(body) ? body : envelope.list;
    if (Array.isArray(body)) {
        expect([where, list.map(({ name }) => name)]).toEqual([where, Object.keys(items)]);
    } else {
        expect([where, shapeOf({ ...envelope, list: [] })]).toEqual([
            where,
            { totalPages: "string", ...(countsPage && { currentCount: "string" }), totalCount: "string", list: [] },
        ]);
    }
    for (const [name, shape] of Object.entries(items)) {
        const item = list.find((candidate) => candidate.name === name);
        expect([where, name, shapeOf(item)]).toEqual([where, name, shape]);
    }
}
