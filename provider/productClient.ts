import type { Backend, Place } from "./definition";
import type { Answer, Call, HttpClient } from "./http/client";
import { NotFoundError, UnexpectedAnswerError } from "./http/errors";
import { CollectionReader } from "./reader";
import { Turns } from "./turns";
import { isWire, type Wire } from "./wire";

/** What a path is for. */
export type Purpose = "list" | "read" | "write" | "delete";

/** What the clients of all products have in common: reads that share calls, and writes that make them stale. */
export abstract class ProductClient implements Backend {
    protected readonly turns = new Turns();
    private readonly readers = new Map<string, CollectionReader>();
    private readonly lookups = new Map<string, Promise<readonly Wire[]>>();

    constructor(protected readonly http: HttpClient) {}

    abstract readonly defaultMicrotenantId: string | undefined;

    abstract find(place: Place, name: string, doing: string): Promise<Wire[]>;

    /** Page by page, so that reading can stop once everything wanted has been seen. */
    protected abstract pages(place: Place, doing: string): AsyncIterable<readonly Wire[]>;

    protected abstract path(place: Place, purpose: Purpose, id?: string): string;

    /** Makes the call with what the place adds to it. */
    protected abstract call(call: Call, place: Place): Promise<Answer>;

    /** Tells places of the same path apart. */
    protected abstract scope(place: Place): string | undefined;

    /** An object as the rest of the library knows it. */
    protected abstract readable(wire: Wire, place: Place): Wire;

    /** For how long after a write to a collection that takes one at a time nobody gets a turn. Milliseconds. */
    protected readonly restMs: number = 0;

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

    async create(place: Place, body: Wire | (() => Promise<Wire>), doing: string): Promise<Wire> {
        return this.readable(object(await this.post(place, body, doing), doing), place);
    }

    /** Sends once, where what is made says nothing of itself, or nothing is made. */
    async post(place: Place, body: Wire | (() => Promise<Wire>), doing: string): Promise<Answer> {
        const path = this.path(place, "write");
        const reader = this.reader(place);
        const send = () => this.call({ method: "POST", path, doing, body }, place).finally(() => reader.added());
        return this.inTurn(place, send);
    }

    async read(place: Place, id: string, _doing: string, maxAgeMs?: number): Promise<Wire | undefined> {
        if (place.singleton) return (await this.everything(place)).find((only) => String(only.id) === id);
        return this.reader(place).read(id, maxAgeMs);
    }

    async update(place: Place, id: string, body: Wire | (() => Promise<Wire>), doing: string): Promise<void> {
        const path = this.path(place, "write", id);
        await this.inTurn(place, () => this.send({ method: "PUT", path, doing, body }, place, [id]));
    }

    async delete(place: Place, id: string, doing: string, unlessInUse?: () => Promise<void>): Promise<boolean> {
        const query = unlessInUse ? { forceDelete: "true" } : undefined;
        const path = this.path(place, "delete", id);
        const call: Call = { method: "DELETE", path, query, body: unlessInUse, doing };
        try {
            await this.inTurn(place, () => this.send(call, place, [id]));
            return true;
        } catch (error) {
            if (error instanceof NotFoundError) return false;
            throw error;
        }
    }

    async everything(place: Place, maxAgeMs?: number): Promise<readonly Wire[]> {
        if (!place.singleton) return this.reader(place).all(maxAgeMs);
        const only = await this.get(place, `read ${place.noun ?? place.path}`);
        return only ? [only] : [];
    }

    /** The same, whatever this process has written meanwhile: for who waits for what others do. */
    seen(place: Place, maxAgeMs: number): Promise<readonly Wire[]> {
        return this.reader(place).seen(maxAgeMs);
    }

    alone<T>(place: Place, id: string, work: () => Promise<T>): Promise<T> {
        return this.turns.take(`${place.path}/${id}`, work);
    }

    lookup(place: Place): Promise<readonly Wire[]> {
        return this.once(place, () => all(this.pages(place, `read every ${place.noun ?? place.path}`)));
    }

    /** One object by a path of its own that does not change while a program runs: read once and kept. */
    async lookupOne(place: Place): Promise<Wire | undefined> {
        const [found] = await this.once(place, async () => {
            const one = await this.get(place, `read ${place.noun ?? place.path}`);
            return one ? [one] : [];
        });
        return found;
    }

    /** One object by a path of its own, such as `appConnectorGroup/1/sg`; undefined when there is none. */
    async get(place: Place, doing: string): Promise<Wire | undefined> {
        const path = this.path(place, "read");
        try {
            return this.readable(object(await this.call({ method: "GET", path, doing }, place), doing), place);
        } catch (error) {
            if (error instanceof NotFoundError) return undefined;
            throw error;
        }
    }

    /** @param ids What the call changes. */
    protected async send(call: Call, place: Place, ids: readonly string[]): Promise<Answer> {
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
            return await this.call({ ...call, body }, place);
        } finally {
            wrote();
        }
    }

    private inTurn<T>(place: Place, send: () => Promise<T>): Promise<T> {
        return place.oneWriteAtATime ? this.turns.take(place.path, send, this.restMs) : send();
    }

    private reader(place: Place): CollectionReader {
        const key = `${place.path} ${this.scope(place) ?? ""}`;
        let reader = this.readers.get(key);
        if (!reader) {
            const noun = place.noun ?? place.path;
            const { onlyListed = false, readInList = false } = place;
            const one = (id: string) => this.get({ ...place, path: `${place.path}/${id}` }, `read ${noun} ${id}`);
            reader = new CollectionReader(
                {
                    pages: () => this.pages(place, `read every ${noun}`),
                    one: onlyListed ? () => Promise.resolve(undefined) : one,
                },
                onlyListed || readInList,
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
}

/** What the error names when the service refuses the call. Where no permission is documented, it is described. */
export function refusals(
    { path, noun = path, access, limit, propertyOf }: Place,
    method: Call["method"],
): Pick<Call, "needs" | "limit" | "propertyOf"> {
    const reads = method === "GET";
    const described = `permission to ${reads ? "read" : "change"} this: ${noun}`;
    return {
        needs: access === undefined ? described : `${reads ? "Read Only" : "Full"} access to ${access}`,
        limit,
        propertyOf,
    };
}

/** Everything in all pages. */
export async function all(pages: AsyncIterable<readonly Wire[]>): Promise<Wire[]> {
    const found: Wire[] = [];
    for await (const page of pages) found.push(...page);
    return found;
}

/** @throws {UnexpectedAnswerError} when the answer is not a JSON object */
export function object(answer: Answer, doing: string): Wire {
    if (isWire(answer.body)) return answer.body;
    throw new UnexpectedAnswerError({
        doing,
        problem: "the answer is not a JSON object",
        status: answer.status,
        requestId: answer.requestId,
        nextStep: "Check that zscaler:endpoint, or the proxy in between, leads to the management API.",
    });
}
