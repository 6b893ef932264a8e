import { answerWithout, listed, object, Pages } from "../../client/expectedAnswer";
import { all, ifNeeded, itself, nothingSent, ProductClient, type Purpose, refusals } from "../../client/productClient";
import type { Connection } from "../../connection/connection";
import type { LastWrite, Origin, Person } from "../../contract/backend";
import { isWire, textOf, type Wire } from "../../contract/fields";
import type { Scoping } from "../../contract/scoping";
import { type Answer, type Call, HttpClient, type HttpClientOptions } from "../../http/client";
import { numberOf } from "../../http/json";
import {
    CLIENT_API,
    isOfClients,
    lanesOf,
    PROFILES_PER_PAGE,
    profilesOf,
    refuseFailure,
    refuseLegacy,
} from "./clientConnectorApi";
import type { ZpaEndpoint } from "./endpoint";
import { ERRORS } from "./errors";
import { microtenants } from "./scopes";

/** The largest page that the service gives. */
const PAGE_SIZE = 500;
/** Names made of these can be searched for; other characters upset the service's filter. */
const SEARCHABLE = /^[\p{L}\p{N} _/.-]+$/u;
/** Free text that some answers carry HTML-escaped, sometimes twice. */
const TEXT_KEYS = ["name", "description", "location", "dcHostingInfo", "zcomponentName", "enrollmentCertName"];
/** What stands before every path; the hosts of legacy API keys serve this product alone. */
const PREFIX = "/zpa";

const ADMINISTRATORS: ZpaEndpoint = { path: "administrators", noun: "administrator", tenantWide: true, pageSize: 200 };

/** Private Access over one connection: paging, search, microtenants. */
export class ZpaClient extends ProductClient<ZpaEndpoint> {
    private constructor(
        http: HttpClient,
        private readonly connection: Pick<Connection, "api" | "customerId" | "microtenantId">,
    ) {
        super(http);
        this.scoping = microtenants(connection.microtenantId, this);
    }

    /** @param options How it is carried, for tests. */
    static over(connection: Connection, options: Omit<HttpClientOptions, "errors"> = {}): ZpaClient {
        return new ZpaClient(
            new HttpClient(connection, {
                laneOf: lanesOf(connection),
                ...options,
                errors: ERRORS,
            }),
            connection,
        );
    }

    readonly scoping: Scoping;

    get customerId(): string {
        return this.connection.customerId;
    }

    originOf({ creationTime, modifiedBy }: Wire): Origin {
        return { at: Number(creationTime ?? 0) * 1000, author: textOf(modifiedBy) };
    }

    lastWriteOf({ modifiedTime, modifiedBy }: Wire): LastWrite {
        return { at: Number(modifiedTime ?? 0) * 1000 || undefined, by: textOf(modifiedBy) };
    }

    async administrators(): Promise<readonly Person[]> {
        const wires = await this.lookup(ADMINISTRATORS);
        return wires.map(({ id, displayName, username }) => {
            const [name, login] = [textOf(displayName), textOf(username)];
            return { id: String(id), name: [name, login && name ? `(${login})` : login].filter(Boolean).join(" ") };
        });
    }

    /** What is saved is in effect at once. */
    async inactive(): Promise<undefined> {
        return undefined;
    }

    async find(endpoint: ZpaEndpoint, name: string, operation: string): Promise<Wire[]> {
        const searchable = !endpoint.header && !endpoint.nameKey && SEARCHABLE.test(name);
        const query: Record<string, string> = searchable ? { search: `name EQ ${name}` } : {};
        const wanted = name.toLowerCase();
        const candidates = await all(this.pages(endpoint, operation, query));
        return candidates.filter((candidate) => String(candidate.name).toLowerCase() === wanted);
    }

    /**
     * Puts a collection in order, in one turn with reading it, so that no write of this process comes in between. It is read
     * anew for each attempt, so that none undoes what others did before it.
     *
     * @param path Where the order is written.
     * @param orderOf The ids of all objects in their new order; undefined when it is right as it is.
     */
    async reorder(
        endpoint: ZpaEndpoint,
        path: string,
        operation: string,
        orderOf: (all: readonly Wire[]) => readonly string[] | undefined,
    ): Promise<void> {
        const url = this.path({ ...endpoint, path, versions: {} }, "write");
        let ids: readonly string[] = [];
        const body = async () => {
            const next = orderOf(await this.listAll(endpoint));
            ids = next ?? [];
            return next;
        };
        const call: Call = { method: "PUT", path: url, operation, body: ifNeeded(body) };
        await this.write({ call, endpoint, ids: () => ids, resultOf: () => undefined, failed: nothingSent });
    }

    /** Changes how several segments match, by one call, which fails when one that shares a domain name is not among them. */
    async setMultimatch(
        endpoint: ZpaEndpoint,
        ids: readonly string[],
        matchStyle: string,
        operation: string,
    ): Promise<void> {
        const path = this.path({ ...endpoint, path: `${endpoint.path}/bulkUpdateMultiMatch` }, "write");
        const body = { applicationIds: ids.map(numberOf), matchStyle };
        await this.write({
            call: { method: "PUT", path, operation, body },
            endpoint,
            ids: () => ids,
            resultOf: itself,
        });
    }

    /** Shares a segment with these microtenants, and with no others. */
    async shareSegment(
        endpoint: ZpaEndpoint,
        id: string,
        microtenantIds: readonly string[],
        operation: string,
    ): Promise<void> {
        const path = `${this.path(endpoint, "write", id)}/share`;
        const body = { shareToMicrotenants: microtenantIds };
        await this.write({
            call: { method: "PUT", path, operation, body },
            endpoint,
            ids: () => [id],
            resultOf: itself,
        });
    }

    /** Deletes several objects by one call, which fails when one of them is gone. */
    async deleteTogether(endpoint: ZpaEndpoint, ids: readonly string[], operation: string): Promise<void> {
        const path = this.path({ ...endpoint, path: `${endpoint.path}/bulkDelete` }, "write");
        const call: Call = { method: "POST", path, operation, body: { ids } };
        await this.write({ call, endpoint, ids: () => ids, resultOf: itself });
    }

    protected async *pages(
        endpoint: ZpaEndpoint,
        operation: string,
        query: Record<string, string> = {},
    ): AsyncGenerator<readonly Wire[]> {
        const seen = new Pages();
        const size = isOfClients(endpoint)
            ? { pageSize: String(PROFILES_PER_PAGE) }
            : { pagesize: String(endpoint.pageSize ?? PAGE_SIZE) };
        for (let page = 1, pages = 1; page <= pages; page++) {
            const answer = await this.call(
                {
                    method: "GET",
                    path: this.path(endpoint, "list"),
                    query: { ...query, page: String(page), ...size },
                    operation,
                },
                endpoint,
            );
            const { items, totalPages } = (isOfClients(endpoint) ? profilesOf : listOf)(answer, operation);
            const fresh = seen.fresh(items, answer, operation);
            if (fresh.length === 0) return;
            yield fresh.map((item) => this.readable(item, endpoint));
            pages = totalPages;
        }
    }

    protected path(endpoint: ZpaEndpoint, purpose: Purpose, id?: string): string {
        const { api, customerId } = this.connection;
        if (isOfClients(endpoint)) return [CLIENT_API, endpoint.path, ...(id === undefined ? [] : [id])].join("/");
        const { versions = {} } = endpoint;
        const version = versions[purpose] ?? (purpose === "delete" ? versions.write : undefined) ?? "v1";
        const family = endpoint.family === "userconfig" ? `userconfig/${version}` : `mgmtconfig/${version}/admin`;
        const path = purpose === "list" ? (endpoint.listPath ?? endpoint.path) : endpoint.path;
        const owner = endpoint.ofEveryTenant ? "" : `customers/${customerId}/`;
        const collection = `${api === "legacy" ? "" : PREFIX}/${family}/${owner}${path}`;
        return id === undefined ? collection : `${collection}/${encodeURIComponent(id)}`;
    }

    protected scope(endpoint: ZpaEndpoint): string | undefined {
        return endpoint.tenantWide ? undefined : (endpoint.scope ?? this.connection.microtenantId);
    }

    protected async call(call: Call, endpoint: ZpaEndpoint): Promise<Answer> {
        if (isOfClients(endpoint)) return this.callOfClients(call, endpoint);
        const microtenantId = this.scope(endpoint);
        const query = { ...endpoint.query, ...call.query, ...(microtenantId && { microtenantId }) };
        const scoped = Object.keys(query).length > 0 ? { ...call, query } : call;
        const assumes = endpoint.ofEveryTenant ? undefined : "zscaler:customerId belongs to this tenant";
        return this.http.request({ ...scoped, assumes, ...refusals(endpoint, call, "Read Only") });
    }

    private async callOfClients(call: Call, endpoint: ZpaEndpoint): Promise<Answer> {
        refuseLegacy(this.connection.api, call.operation);
        const answer = await this.http.request({ ...call, ...refusals(endpoint, call, "Read Only") });
        refuseFailure(answer, call.operation);
        return answer;
    }

    /** With its texts unescaped, and with its name and the time of its creation where others have them. */
    protected readable(wire: Wire, { header, nameKey }: ZpaEndpoint): Wire {
        if (nameKey !== undefined) return { ...unescaped(wire), name: wire[nameKey] };
        const deep = header === undefined ? undefined : wire[header];
        if (header === undefined || !isWire(deep)) return unescaped(wire);
        const headed = unescaped(deep);
        return { ...unescaped(wire), name: headed.name, creationTime: headed.creationTime, [header]: headed };
    }
}

/** Lists come in an envelope whose totals are text and whose `list` is missing when it is empty, or as a bare array. */
function listOf(answer: Answer, operation: string): { items: Wire[]; totalPages: number } {
    if (Array.isArray(answer.body)) return { items: listed(answer.body, answer, operation), totalPages: 1 };
    const { list, totalPages, totalCount } = object(answer, operation);
    const isEnvelope = list !== undefined || totalPages !== undefined || totalCount !== undefined;
    if (!isEnvelope) throw answerWithout("a list", answer, operation);
    return { items: listed(list ?? [], answer, operation), totalPages: Number(totalPages ?? 1) || 0 };
}

function unescaped(wire: Wire): Wire {
    const escaped = TEXT_KEYS.filter((key) => typeof wire[key] === "string" && wire[key].includes("&"));
    if (escaped.length === 0) return wire;
    return { ...wire, ...Object.fromEntries(escaped.map((key) => [key, decoded(decoded(String(wire[key])))])) };
}

function decoded(text: string): string {
    // Loaded here and not before: it brings every name of HTML's, and most answers have none.
    const { decode }: typeof import("html-entities") = require("html-entities");
    return decode(text, { scope: "strict" });
}
