import { decode } from "html-entities";
import type { Connection } from "../connection";
import type { Backend, Place } from "../definition";
import type { Answer, Call, HttpClient } from "../http/client";
import { NotFoundError, UnexpectedAnswerError } from "../http/errors";
import { DEFAULT_MICROTENANT } from "../translate";
import { Turns } from "../turns";
import { isWire, objects, type Wire } from "../wire";
import { CollectionReader } from "./reader";
import { refusalsOf } from "./refusals";

/** The largest page that the service gives. */
const PAGE_SIZE = 500;
/** Two writes in the same 100 ms collide where only one is taken at a time, and the second would cost another call. */
const REST_MS = 110;
/** Names made of these can be searched for; other characters upset the service's filter. */
const SEARCHABLE = /^[\p{L}\p{N} _/.-]+$/u;
/** Free text that some answers carry HTML-escaped, sometimes twice. */
const TEXT_KEYS = ["name", "description", "location", "dcHostingInfo", "zcomponentName", "enrollmentCertName"];
/** What stands before every path; the hosts of legacy API keys serve this product alone. */
const PREFIX = { oneApi: "/zpa", legacy: "" };
/** Collections of which only the list can be believed: a single read gives a wrong `lssAppConnectorGroup`, or denies the Default microtenant. */
const LIST_ONLY = new Set(["appConnectorGroup", "microtenants"]);

/** Private Access over one connection: paging, search, microtenants, and reads that share calls. */
export class ZpaClient implements Backend {
    private readonly readers = new Map<string, CollectionReader>();
    private readonly lookups = new Map<string, Promise<readonly Wire[]>>();
    private readonly turns = new Turns();

    constructor(
        private readonly http: HttpClient,
        private readonly connection: Pick<Connection, "api" | "customerId" | "microtenantId">,
    ) {}

    get defaultMicrotenantId(): string | undefined {
        const { microtenantId } = this.connection;
        return microtenantId === DEFAULT_MICROTENANT ? undefined : microtenantId;
    }

    get customerId(): string {
        return this.connection.customerId;
    }

    now(): number {
        return this.http.serverNow();
    }

    elapsed(): number {
        return this.http.elapsed();
    }

    pause(milliseconds: number, doing: string): Promise<void> {
        return this.http.pause(milliseconds, doing);
    }

    tell(line: string): void {
        this.http.tell(line);
    }

    async create(place: Place, body: Wire, doing: string): Promise<Wire> {
        return readable(object(await this.post(place, body, doing), doing), place);
    }

    /** Sends once, where what is made says nothing of itself, or nothing is made. */
    async post(place: Place, body: Wire, doing: string): Promise<Answer> {
        const path = this.path(place, "write");
        const reader = this.reader(place);
        const send = () => this.call({ method: "POST", path, doing, body }, place).finally(() => reader.added());
        return place.oneWriteAtATime ? this.turns.take(place.path, send, REST_MS) : send();
    }

    async read(place: Place, id: string, _doing: string, maxAgeMs?: number): Promise<Wire | undefined> {
        if (place.singleton) return (await this.everything(place)).find((only) => String(only.id) === id);
        return this.reader(place).read(id, maxAgeMs);
    }

    async update(place: Place, id: string, body: Wire | (() => Promise<Wire>), doing: string): Promise<void> {
        const path = this.path(place, "write", id);
        await this.write({ method: "PUT", path, doing, body }, place, id);
    }

    async delete(place: Place, id: string, doing: string, unlessInUse?: () => Promise<void>): Promise<boolean> {
        const query = unlessInUse ? { forceDelete: "true" } : undefined;
        try {
            const path = this.path(place, "delete", id);
            await this.write({ method: "DELETE", path, query, body: unlessInUse, doing }, place, id);
            return true;
        } catch (error) {
            if (error instanceof NotFoundError) return false;
            throw error;
        }
    }

    async find(place: Place, name: string, doing: string): Promise<Wire[]> {
        const searchable = place.header === undefined && SEARCHABLE.test(name);
        const query: Record<string, string> = searchable ? { search: `name EQ ${name}` } : {};
        const wanted = name.toLowerCase();
        const all = await this.all(this.pages(place, doing, query));
        return all.filter((candidate) => String(candidate.name).toLowerCase() === wanted);
    }

    async everything(place: Place, maxAgeMs?: number): Promise<readonly Wire[]> {
        if (!place.singleton) return this.reader(place).all(maxAgeMs);
        const only = await this.get(place, `read ${place.noun ?? place.path}`);
        return only ? [only] : [];
    }

    alone<T>(place: Place, id: string, work: () => Promise<T>): Promise<T> {
        return this.turns.take(`${place.path}/${id}`, work);
    }

    lookup(place: Place): Promise<readonly Wire[]> {
        return this.once(place, () => this.all(this.pages(place, `read every ${place.noun ?? place.path}`)));
    }

    /** One object by a path of its own that does not change while a program runs: read once and kept. */
    async lookupOne(place: Place): Promise<Wire | undefined> {
        const [found] = await this.once(place, async () => {
            const one = await this.get(place, `read ${place.noun ?? place.path}`);
            return one ? [one] : [];
        });
        return found;
    }

    /**
     * Puts a collection in order, in one turn with reading it, so that no write of this process comes in between.
     *
     * @param path Where the order is written.
     * @param orderOf The ids of all objects in their new order; undefined when it is right as it is.
     */
    async reorder(
        place: Place,
        path: string,
        doing: string,
        orderOf: (all: readonly Wire[]) => readonly string[] | undefined,
    ): Promise<void> {
        const url = this.path({ ...place, path, versions: {} }, "write");
        const work = async () => {
            const ids = orderOf(await this.everything(place));
            if (ids) await this.send({ method: "PUT", path: url, doing, body: ids }, place, ids);
        };
        await this.turns.take(place.path, work, REST_MS);
    }

    /** One object by a path of its own, such as `appConnectorGroup/1/sg`; undefined when there is none. */
    async get(place: Place, doing: string): Promise<Wire | undefined> {
        const path = this.path(place, "read");
        try {
            return readable(object(await this.call({ method: "GET", path, doing }, place), doing), place);
        } catch (error) {
            if (error instanceof NotFoundError) return undefined;
            throw error;
        }
    }

    private reader(place: Place): CollectionReader {
        const key = `${place.path} ${this.scope(place) ?? ""}`;
        let reader = this.readers.get(key);
        if (!reader) {
            const noun = place.noun ?? place.path;
            reader = new CollectionReader(
                {
                    pages: () => this.pages(place, `read every ${noun}`),
                    one: (id) => this.get({ ...place, path: `${place.path}/${id}` }, `read ${noun} ${id}`),
                },
                LIST_ONLY.has(place.path),
            );
            this.readers.set(key, reader);
        }
        return reader;
    }

    private once(place: Place, read: () => Promise<readonly Wire[]>): Promise<readonly Wire[]> {
        const key = JSON.stringify(place);
        const known = this.lookups.get(key);
        if (known) return known;
        const reading = read();
        this.lookups.set(key, reading);
        reading.catch(() => this.lookups.delete(key));
        return reading;
    }

    private async write(call: Call, place: Place, id: string): Promise<void> {
        const send = () => this.send(call, place, [id]);
        await (place.oneWriteAtATime ? this.turns.take(place.path, send, REST_MS) : send());
    }

    /** @param ids What the call changes. */
    private async send(call: Call, place: Place, ids: readonly string[]): Promise<void> {
        const reader = this.reader(place);
        const wrote = () => {
            for (const id of ids) reader.wrote(id);
        };
        const body = async (): Promise<unknown> => {
            const known: unknown = typeof call.body === "function" ? await call.body() : call.body;
            wrote();
            return known;
        };
        try {
            await this.call({ ...call, body }, place);
        } finally {
            wrote();
        }
    }

    private async *pages(
        place: Place,
        doing: string,
        query: Record<string, string> = {},
    ): AsyncGenerator<readonly Wire[]> {
        const seen = new Set<string>();
        for (let page = 1, pages = 1; page <= pages; page++) {
            const answer = await this.call(
                {
                    method: "GET",
                    path: this.path(place, "list"),
                    query: { ...query, page: String(page), pagesize: String(PAGE_SIZE) },
                    doing,
                },
                place,
            );
            const { items, totalPages } = listOf(answer, doing);
            const fresh = items.filter((item) => !seen.has(String(item.id)));
            for (const item of fresh) seen.add(String(item.id));
            if (fresh.length === 0) return;
            yield fresh.map((item) => readable(item, place));
            pages = totalPages;
        }
    }

    private async all(pages: AsyncIterable<readonly Wire[]>): Promise<Wire[]> {
        const found: Wire[] = [];
        for await (const page of pages) found.push(...page);
        return found;
    }

    private path(place: Place, call: "list" | "read" | "write" | "delete", id?: string): string {
        const { api, customerId } = this.connection;
        const { versions = {} } = place;
        const version = versions[call] ?? (call === "delete" ? versions.write : undefined) ?? "v1";
        const family = place.family === "userconfig" ? `userconfig/${version}` : `mgmtconfig/${version}/admin`;
        const path = call === "list" ? (place.listPath ?? place.path) : place.path;
        const owner = place.ofEveryTenant ? "" : `customers/${customerId}/`;
        const collection = `${PREFIX[api]}/${family}/${owner}${path}`;
        return id === undefined ? collection : `${collection}/${encodeURIComponent(id)}`;
    }

    private scope(place: Place): string | undefined {
        return place.tenantWide ? undefined : (place.microtenantId ?? this.connection.microtenantId);
    }

    private async call(call: Call, place: Place): Promise<Answer> {
        const microtenantId = this.scope(place);
        const query = { ...place.query, ...call.query, ...(microtenantId && { microtenantId }) };
        const scoped = Object.keys(query).length > 0 ? { ...call, query } : call;
        return this.http.request({ ...scoped, ...refusalsOf(place, call.method) });
    }
}

/** Lists come in an envelope whose totals are text and whose `list` may be missing, or as a bare array. */
function listOf(answer: Answer, doing: string): { items: Wire[]; totalPages: number } {
    if (Array.isArray(answer.body)) return { items: objects(answer.body), totalPages: 1 };
    const envelope = object(answer, doing);
    return { items: objects(envelope.list), totalPages: Number(envelope.totalPages ?? 1) || 0 };
}

function object(answer: Answer, doing: string): Wire {
    if (isWire(answer.body)) return answer.body;
    throw new UnexpectedAnswerError({
        doing,
        problem: "the answer is not a JSON object",
        status: answer.status,
        requestId: answer.requestId,
        nextStep: "Check that zscaler:endpoint, or the proxy in between, leads to the management API.",
    });
}

/** With its texts unescaped, and with its name and the time of its creation where others have them. */
function readable(wire: Wire, { header }: Place): Wire {
    const deep = header === undefined ? undefined : wire[header];
    if (header === undefined || !isWire(deep)) return unescaped(wire);
    const headed = unescaped(deep);
    return { ...unescaped(wire), name: headed.name, creationTime: headed.creationTime, [header]: headed };
}

function unescaped(wire: Wire): Wire {
    const escaped = TEXT_KEYS.filter((key) => typeof wire[key] === "string" && wire[key].includes("&"));
    if (escaped.length === 0) return wire;
    return { ...wire, ...Object.fromEntries(escaped.map((key) => [key, decoded(decoded(String(wire[key])))])) };
}

const decoded = (text: string): string => decode(text, { scope: "strict" });
