import type { Backend, Inactive, LastWrite, Origin, Person } from "../contract/backend";
import type { Endpoint } from "../contract/endpoint";
import { isWire, type Wire } from "../contract/fields";
import type { Scoping } from "../contract/scoping";
import type { Answer, Call, HttpClient } from "../http/client";
import { NotFoundError } from "../http/errors/errors";
import { CollectionReader, NOT_CERTAIN } from "./collectionCache";
import { answerWithout, isId, isNamedByService, nothingLikeIt, object } from "./expectedAnswer";
import { KeyedMutex } from "./keyedMutex";
import type { ServedEndpoint } from "./servedEndpoint";

/** What a path is for. */
export type Purpose = "list" | "read" | "write" | "delete";

/** One call that changes something, and what comes of it. */
export interface Write<T, E extends ServedEndpoint = ServedEndpoint> {
    readonly call: Call;
    readonly endpoint: E;
    /** What the call changes, asked for after its body. @default something new */
    ids?(): readonly string[];
    /** What the answer means. */
    resultOf(answer: Answer): T;
    /** What a failure means. @default it is the error of the write */
    failed?(error: unknown): Promise<T>;
    /** Whether a result means that nothing had to be changed. @default never */
    changedNothing?(result: T): boolean;
}

/** Ends a call before it is sent. */
class NothingToSend extends Error {}

/** What the clients of all products have in common: reads that share calls, and writes that make them stale. */
export abstract class ProductClient<E extends ServedEndpoint> implements Backend<E> {
    protected readonly turns = new KeyedMutex();
    private readonly readers = new Map<string, CollectionReader>();
    private readonly lookups = new Map<string, Promise<readonly Wire[]>>();
    private readonly states = new Map<new () => unknown, unknown>();

    constructor(protected readonly http: HttpClient) {}

    abstract readonly scoping: Scoping | undefined;

    abstract originOf(wire: Wire): Origin;

    abstract lastWriteOf(wire: Wire): LastWrite;

    abstract administrators(): Promise<readonly Person[]>;

    abstract inactive(): Promise<Inactive | undefined>;

    abstract find(endpoint: E, name: string, operation: string): Promise<Wire[]>;

    /** Page by page, so that reading can stop once everything wanted has been seen. */
    protected abstract pages(endpoint: E, operation: string): AsyncIterable<readonly Wire[]>;

    protected abstract path(endpoint: E, purpose: Purpose, id?: string): string;

    /** Makes the call with what the endpoint adds to it. */
    protected abstract call(call: Call, endpoint: E): Promise<Answer>;

    /** Tells endpoints of the same path apart. */
    protected abstract scope(endpoint: E): string | undefined;

    /** An object as the rest of the library knows it. */
    protected abstract readable(wire: Wire, endpoint: E): Wire;

    now(): number {
        return this.http.serverNow();
    }

    monotonicNow(): number {
        return this.http.elapsed();
    }

    pause(milliseconds: number, operation: string): Promise<void> {
        return this.http.pause(milliseconds, operation);
    }

    state<T>(kind: new () => T): T {
        const known = this.states.get(kind);
        if (known instanceof kind) return known;
        const state = new kind();
        this.states.set(kind, state);
        return state;
    }

    log(line: string): void {
        this.http.tell(line);
    }

    /** What the answer does not show may stand all the same: then it counts as lost. */
    create(endpoint: E, body: Wire | (() => Promise<Wire>), operation: string): Promise<Wire> {
        const call: Call = { method: "POST", path: this.path(endpoint, "write"), operation, body };
        const resultOf = (answer: Answer) => {
            const created = object(answer, operation, { wrote: true });
            if (!isId(created.id)) throw answerWithout("the id of the new object", answer, operation, { wrote: true });
            return this.readable(created, endpoint);
        };
        return this.write({ call, endpoint, resultOf });
    }

    /** Sends once, where what is made says nothing of itself, or nothing is made. */
    post(endpoint: E, body: Wire | (() => Promise<Wire>), operation: string): Promise<Answer> {
        const call: Call = { method: "POST", path: this.path(endpoint, "write"), operation, body };
        return this.write({ call, endpoint, resultOf: itself });
    }

    async read(endpoint: E, id: string, _operation: string, maxAgeMs?: number): Promise<Wire | undefined> {
        if (endpoint.singleton) return (await this.listAll(endpoint)).find((only) => String(only.id) === id);
        return this.reader(endpoint).read(id, maxAgeMs);
    }

    update(endpoint: E, id: string, body: Wire | (() => Promise<Wire | undefined>), operation: string): Promise<void> {
        const sent = typeof body === "function" ? ifNeeded(body) : body;
        const method = endpoint.updatedBy ?? "PUT";
        const call: Call = { method, path: this.path(endpoint, "write", id), operation, body: sent };
        const resultOf = (answer: Answer) => refuseOther(answer, id, operation);
        return this.write({ call, endpoint, ids: () => [id], resultOf, failed: nothingSent });
    }

    delete(endpoint: E, id: string, operation: string, unlessInUse?: () => Promise<void>): Promise<boolean> {
        const query = unlessInUse ? { forceDelete: "true" } : undefined;
        const path = this.path(endpoint, "delete", id);
        return this.write({
            call: { method: "DELETE", path, query, body: unlessInUse, operation },
            endpoint,
            ids: () => [id],
            resultOf: (answer) => {
                refuseOther(answer, id, operation);
                return true;
            },
            failed: async (error) => {
                if (!(error instanceof NotFoundError)) throw error;
                if (!isNamedByService(error) && (await this.holds(endpoint, id))) throw nothingLikeIt(operation, error);
                return false;
            },
            changedNothing: (deleted) => !deleted,
        });
    }

    /** Whether an object is there, by what shows all of them. */
    private async holds(endpoint: E, id: string): Promise<boolean> {
        if (endpoint.holds) return endpoint.holds(id);
        return (await this.listAll(endpoint)).some((each) => String(each.id) === id);
    }

    async listAll(endpoint: E, maxAgeMs?: number): Promise<readonly Wire[]> {
        if (!endpoint.singleton) return this.reader(endpoint).all(maxAgeMs);
        const only = await this.get(endpoint, `read ${endpoint.noun ?? endpoint.path}`, ({ id }) => isId(id));
        return only ? [only] : [];
    }

    answered(endpoint: E, id: string): Wire | undefined {
        return this.reader(endpoint).answered(id);
    }

    listed(endpoint: E): readonly Wire[] | undefined {
        return this.reader(endpoint).listed();
    }

    /** The same, whatever this process has written meanwhile: for who waits for what others do. */
    seen(endpoint: E, maxAgeMs: number): Promise<readonly Wire[]> {
        return this.reader(endpoint).seen(maxAgeMs);
    }

    exclusively<T>(endpoint: E, id: string, work: () => Promise<T>): Promise<T> {
        return this.turns.run(`${endpoint.path}/${id}`, work);
    }

    lookup(endpoint: E): Promise<readonly Wire[]> {
        return this.once(endpoint, () => all(this.pages(endpoint, `read every ${endpoint.noun ?? endpoint.path}`)));
    }

    /** One object by a path of its own that does not change while a program runs: read once and kept. */
    async lookupOne(endpoint: E, isMeant: (wire: Wire) => boolean): Promise<Wire | undefined> {
        const [found] = await this.once(endpoint, async () => {
            const one = await this.get(endpoint, `read ${endpoint.noun ?? endpoint.path}`, isMeant);
            return one ? [one] : [];
        });
        return found;
    }

    /**
     * One object by a path of its own, such as `appConnectorGroup/1`; undefined when the service says that there is none.
     *
     * @param isMeant Whether the answer is the requested object.
     * @throws {NotFoundError} of an answer that need not come from the service
     */
    async get(endpoint: E, operation: string, isMeant: (wire: Wire) => boolean): Promise<Wire | undefined> {
        const path = this.path(endpoint, "read");
        try {
            const answer = await this.call({ method: "GET", path, operation }, endpoint);
            const found = object(answer, operation);
            if (!isMeant(found)) throw answerWithout("the requested object", answer, operation);
            return this.readable(found, endpoint);
        } catch (error) {
            if (isNamedByService(error)) return undefined;
            throw error;
        }
    }

    /** Makes one write, in its turn. */
    protected write<T>(write: Write<T, E>): Promise<T> {
        const { endpoint } = write;
        const send = () => this.send(write);
        return meaningOf(write, endpoint.oneWriteAtATime ? this.turns.run(endpoint.path, send) : send());
    }

    /** Sends a write; what was read of the objects that it changes is out of date before and after it. */
    async send({ call, endpoint, ids }: Omit<Write<unknown, E>, "resultOf">): Promise<Answer> {
        const reader = this.reader(endpoint);
        const stale = () => {
            if (!ids) reader.added();
            for (const id of ids?.() ?? []) reader.wrote(id);
        };
        let attempts = 0;
        const body = async (): Promise<unknown> => {
            // What was read before the first attempt was refused says nothing of now.
            if (!ids && attempts++ > 0) stale();
            const known: unknown = typeof call.body === "function" ? await call.body() : call.body;
            if (ids) stale();
            return known;
        };
        try {
            return await this.call({ ...call, body }, endpoint);
        } finally {
            stale();
        }
    }

    private reader(endpoint: E): CollectionReader {
        const key = `${endpoint.path} ${this.scope(endpoint) ?? ""}`;
        let reader = this.readers.get(key);
        if (!reader) {
            const noun = endpoint.noun ?? endpoint.path;
            const { onlyListed = false, readInList = false } = endpoint;
            const one = (id: string) => this.one(endpoint, id, `read ${noun} ${id}`);
            reader = new CollectionReader({
                pages: () => this.pages(endpoint, `read every ${noun}`),
                one: onlyListed ? () => Promise.resolve(undefined) : one,
                listOnly: onlyListed || readInList,
            });
            this.readers.set(key, reader);
        }
        return reader;
    }

    private async one(endpoint: E, id: string, operation: string): Promise<Wire | typeof NOT_CERTAIN | undefined> {
        try {
            return await this.get(
                { ...endpoint, path: `${endpoint.path}/${id}` },
                operation,
                (wire) => String(wire.id) === id,
            );
        } catch (error) {
            if (error instanceof NotFoundError) return NOT_CERTAIN;
            throw error;
        }
    }

    private once(endpoint: E, read: () => Promise<readonly Wire[]>): Promise<readonly Wire[]> {
        const key = JSON.stringify(endpoint);
        const known = this.lookups.get(key);
        if (known) return known;
        const reading = read();
        this.lookups.set(key, reading);
        reading.catch(() => this.lookups.delete(key));
        return reading;
    }
}

/** What a write has come to. */
export function meaningOf<T>({ resultOf, failed }: Write<T>, sent: Promise<Answer>): Promise<T> {
    const result = sent.then(resultOf);
    return failed ? result.catch(failed) : result;
}

/** The answer, where it says enough by itself. */
export const itself = (answer: Answer): Answer => answer;

/** A body that ends the call when it turns out to be undefined. */
export const ifNeeded =
    <T>(body: () => Promise<T | undefined>) =>
    async (): Promise<T> => {
        const known = await body();
        if (known === undefined) throw new NothingToSend();
        return known;
    };

/** Of a write whose body was not needed: it has succeeded. */
export async function nothingSent(error: unknown): Promise<void> {
    if (!(error instanceof NothingToSend)) throw error;
}

/**
 * What the error names when the service refuses the call. Where no permission is documented, it is described.
 *
 * @param readAccess What the console of the product calls access that only reads.
 */
export function refusals(
    { path, noun = path, permission, limit, propertyOf }: Endpoint,
    { method }: Pick<Call, "method">,
    readAccess: "Read Only" | "View Only",
): Pick<Call, "needs" | "limit" | "propertyOf"> {
    const reads = method === "GET";
    const described = `permission to ${reads ? "read" : "change"} objects of this type (${noun})`;
    return {
        needs: permission === undefined ? described : `${reads ? readAccess : "Full"} access to ${permission}`,
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
    if (said !== undefined && String(said) !== id)
        throw answerWithout("the requested object", answer, operation, { wrote: true });
}
