import type { Backend, Place } from "../contract/definition";
import { isWire, type Wire } from "../contract/fields";
import type { Answer, Call, HttpClient } from "../http/client";
import { NotFoundError } from "../http/errors/errors";
import { CollectionReader, NOT_CERTAIN } from "./collectionCache";
import { answerWithout, isId, isNamedByService, nothingLikeIt, object } from "./expectedAnswer";
import { KeyedMutex } from "./keyedMutex";

/** What a path is for. */
export type Purpose = "list" | "read" | "write" | "delete";

/** Ends a call before it is sent. */
class NothingToSend extends Error {}

/** What the clients of all products have in common: reads that share calls, and writes that make them stale. */
export abstract class ProductClient implements Backend {
    protected readonly turns = new KeyedMutex();
    private readonly readers = new Map<string, CollectionReader>();
    private readonly lookups = new Map<string, Promise<readonly Wire[]>>();

    constructor(protected readonly http: HttpClient) {}

    abstract readonly defaultMicrotenantId: string | undefined;

    abstract find(place: Place, name: string, operation: string): Promise<Wire[]>;

    /** Page by page, so that reading can stop once everything wanted has been seen. */
    protected abstract pages(place: Place, operation: string): AsyncIterable<readonly Wire[]>;

    protected abstract path(place: Place, purpose: Purpose, id?: string): string;

    /** Makes the call with what the place adds to it. */
    protected abstract call(call: Call, place: Place): Promise<Answer>;

    /** Tells places of the same path apart. */
    protected abstract scope(place: Place): string | undefined;

    /** An object as the rest of the library knows it. */
    protected abstract readable(wire: Wire, place: Place): Wire;

    now(): number {
        return this.http.serverNow();
    }

    monotonicNow(): number {
        return this.http.elapsed();
    }

    pause(milliseconds: number, operation: string): Promise<void> {
        return this.http.pause(milliseconds, operation);
    }

    log(line: string): void {
        this.http.tell(line);
    }

    /** What the answer does not show may stand all the same: then it counts as lost. */
    async create(place: Place, body: Wire | (() => Promise<Wire>), operation: string): Promise<Wire> {
        const answer = await this.post(place, body, operation);
        const created = object(answer, operation, true);
        if (!isId(created.id)) throw answerWithout("the new object with its id", answer, operation, true);
        return this.readable(created, place);
    }

    /** Sends once, where what is made says nothing of itself, or nothing is made. */
    async post(place: Place, body: Wire | (() => Promise<Wire>), operation: string): Promise<Answer> {
        const path = this.path(place, "write");
        const reader = this.reader(place);
        let attempts = 0;
        const made = async () => {
            // What was read before the first attempt was refused says nothing of now.
            if (attempts++ > 0) reader.added();
            return typeof body === "function" ? body() : body;
        };
        const send = () =>
            this.call({ method: "POST", path, operation, body: made }, place).finally(() => reader.added());
        return this.inTurn(place, send);
    }

    async read(place: Place, id: string, _operation: string, maxAgeMs?: number): Promise<Wire | undefined> {
        if (place.singleton) return (await this.listAll(place)).find((only) => String(only.id) === id);
        return this.reader(place).read(id, maxAgeMs);
    }

    async update(
        place: Place,
        id: string,
        body: Wire | (() => Promise<Wire | undefined>),
        operation: string,
    ): Promise<void> {
        const path = this.path(place, "write", id);
        const call = { method: "PUT", path, operation, body } as const;
        const answer = await this.inTurn(place, () => this.sendIfNeeded(call, place, () => [id]));
        if (answer) refuseOther(answer, id, operation);
    }

    async delete(place: Place, id: string, operation: string, unlessInUse?: () => Promise<void>): Promise<boolean> {
        const query = unlessInUse ? { forceDelete: "true" } : undefined;
        const path = this.path(place, "delete", id);
        const call: Call = { method: "DELETE", path, query, body: unlessInUse, operation };
        try {
            refuseOther(await this.inTurn(place, () => this.send(call, place, () => [id])), id, operation);
            return true;
        } catch (error) {
            if (!(error instanceof NotFoundError)) throw error;
            if (!isNamedByService(error) && (await this.holds(place, id))) throw nothingLikeIt(operation, error);
            return false;
        }
    }

    /** Whether an object is there, by what shows all of them. */
    private async holds(place: Place, id: string): Promise<boolean> {
        if (place.holds) return place.holds(id);
        return (await this.listAll(place)).some((each) => String(each.id) === id);
    }

    async listAll(place: Place, maxAgeMs?: number): Promise<readonly Wire[]> {
        if (!place.singleton) return this.reader(place).all(maxAgeMs);
        const only = await this.get(place, `read ${place.noun ?? place.path}`, ({ id }) => isId(id));
        return only ? [only] : [];
    }

    /** The same, whatever this process has written meanwhile: for who waits for what others do. */
    seen(place: Place, maxAgeMs: number): Promise<readonly Wire[]> {
        return this.reader(place).seen(maxAgeMs);
    }

    exclusively<T>(place: Place, id: string, work: () => Promise<T>): Promise<T> {
        return this.turns.run(`${place.path}/${id}`, work);
    }

    lookup(place: Place): Promise<readonly Wire[]> {
        return this.once(place, () => all(this.pages(place, `read every ${place.noun ?? place.path}`)));
    }

    /** One object by a path of its own that does not change while a program runs: read once and kept. */
    async lookupOne(place: Place, isMeant: (wire: Wire) => boolean): Promise<Wire | undefined> {
        const [found] = await this.once(place, async () => {
            const one = await this.get(place, `read ${place.noun ?? place.path}`, isMeant);
            return one ? [one] : [];
        });
        return found;
    }

    /**
     * One object by a path of its own, such as `appConnectorGroup/1`; undefined when the service says that there is none.
     *
     * @param isMeant Whether the answer is what was asked for.
     * @throws {NotFoundError} of an answer that need not come from the service
     */
    async get(place: Place, operation: string, isMeant: (wire: Wire) => boolean): Promise<Wire | undefined> {
        const path = this.path(place, "read");
        try {
            const answer = await this.call({ method: "GET", path, operation }, place);
            const found = object(answer, operation);
            if (!isMeant(found)) throw answerWithout("what was asked for", answer, operation);
            return this.readable(found, place);
        } catch (error) {
            if (isNamedByService(error)) return undefined;
            throw error;
        }
    }

    /** The same as `send`, unless the body turns out to be undefined when it is asked for. */
    protected async sendIfNeeded(
        call: Call & { body: unknown },
        place: Place,
        ids: () => readonly string[],
    ): Promise<Answer | undefined> {
        const body = async (): Promise<unknown> => {
            const known: unknown = typeof call.body === "function" ? await call.body() : call.body;
            if (known === undefined) throw new NothingToSend();
            return known;
        };
        try {
            return await this.send({ ...call, body }, place, ids);
        } catch (error) {
            if (error instanceof NothingToSend) return undefined;
            throw error;
        }
    }

    /** @param ids What the call changes, asked for after its body. */
    protected async send(call: Call, place: Place, ids: () => readonly string[]): Promise<Answer> {
        const reader = this.reader(place);
        const wrote = () => {
            for (const id of ids()) reader.wrote(id);
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
        return place.oneWriteAtATime ? this.turns.run(place.path, send) : send();
    }

    private reader(place: Place): CollectionReader {
        const key = `${place.path} ${this.scope(place) ?? ""}`;
        let reader = this.readers.get(key);
        if (!reader) {
            const noun = place.noun ?? place.path;
            const { onlyListed = false, readInList = false } = place;
            const one = (id: string) => this.one(place, id, `read ${noun} ${id}`);
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

    private async one(place: Place, id: string, operation: string): Promise<Wire | typeof NOT_CERTAIN | undefined> {
        try {
            return await this.get(
                { ...place, path: `${place.path}/${id}` },
                operation,
                (wire) => String(wire.id) === id,
            );
        } catch (error) {
            if (error instanceof NotFoundError) return NOT_CERTAIN;
            throw error;
        }
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

/** Most writes are answered by nothing; what is about something else says that the call went astray. */
function refuseOther(answer: Answer, id: string, operation: string): void {
    const said = isWire(answer.body) ? answer.body.id : undefined;
    if (said !== undefined && String(said) !== id) throw answerWithout("what was asked for", answer, operation, true);
}
