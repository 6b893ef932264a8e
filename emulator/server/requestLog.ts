const CAPACITY = 200_000;
/** What is kept of one text, so that the size of an entry has a limit whatever a caller sends. */
const MAX_LENGTH = 300;
const MAX_KEYS = 200;

/** One request, without anything secret. */
export interface LoggedRequest {
    /** Real time, in milliseconds since the epoch, at which the request had arrived. */
    readonly at: number;
    readonly method: string;
    readonly path: string;
    /** The query, without the question mark. */
    readonly query?: string;
    /** Absent while the request is in flight, and when the connection was cut. */
    status?: number;
    /** The error id, or the fault that was injected. */
    outcome?: string;
    readonly requestId: string;
    /** The names of the top-level keys of the body. */
    bodyKeys?: readonly string[];
    /** Whether the request carried a valid token. */
    authorized: boolean;
}

/** The last requests, oldest first. */
export class RequestLog {
    #entries: LoggedRequest[] = [];

    add(request: LoggedRequest): LoggedRequest {
        const { method, path, query } = request;
        const entry = {
            ...request,
            method: cut(method),
            path: cut(path),
            ...(query !== undefined && { query: cut(query) }),
        };
        this.#entries.push(entry);
        // Cutting off a tenth at a time keeps adding cheap.
        if (this.#entries.length > CAPACITY * 1.1) this.#entries = this.#entries.slice(-CAPACITY);
        return entry;
    }

    /** @param since real time in milliseconds; entries at or after it */
    entries(since = 0): LoggedRequest[] {
        return this.#entries.filter(({ at }) => at >= since);
    }

    clear(): void {
        this.#entries = [];
    }
}

/** The names of the keys of a body, as many as are kept. */
export const keptKeys = (keys: readonly string[]) => keys.slice(0, MAX_KEYS).map(cut);

/** Through a buffer, because a slice would keep the long text behind it. */
function cut(text: string): string {
    return text.length > MAX_LENGTH ? `${Buffer.from(text.slice(0, MAX_LENGTH)).toString()}…` : text;
}

/** A query as it may be written down: provisioning keys and credentials are masked. */
export function safeQuery(query: string): string {
    return query
        .replace(/\d(\||%7C)[^&]*/gi, "[secret]")
        .replace(/((?:client_secret|client_assertion|access_token)=)[^&]*/gi, "$1[secret]");
}
