import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A host of pull requests that behaves as its API is documented: pages, authors, permissions, limits, labels, ends of lines. */

export interface Stored {
    id: number;
    author: string;
    body: string;
}

export interface StoredIssue extends Stored {
    title: string;
    isOpen: boolean;
}

type Product = "github" | "gitlab" | "azure" | "bitbucket";

interface Answer {
    status?: number;
    body?: unknown;
    headers?: Record<string, string>;
}

/** Whose token it is. */
export const OWN = "the pipeline";
const PAGE = 100;
/** Most characters of a comment. */
const LIMITS = { github: 65_536, gitlab: 1_000_000, azure: 150_000, bitbucket: 32_768 };

export class StandIn {
    readonly comments: Stored[] = [];
    readonly issues: StoredIssue[] = [];
    /** Of the pull request. */
    labels: string[] = [];
    /** Method and path of every call. */
    readonly calls: string[] = [];
    mayWrite = true;
    /** Whether the pull request is there. */
    exists = true;
    #origin = "";
    #pagesAt: string | undefined;

    private constructor(
        private readonly product: Product,
        private readonly server: Server,
    ) {}

    static async open(product: Product): Promise<StandIn> {
        const server = createServer();
        const standIn = new StandIn(product, server);
        server.on("request", async (request, response) => {
            const { status = 200, body, headers } = standIn.#answer(request, await textOf(request));
            response.writeHead(status, { "content-type": "application/json", ...headers });
            response.end(body === undefined ? "" : JSON.stringify(body));
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        standIn.#origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        return standIn;
    }

    /** What the host sets in a pipeline. */
    get environment(): Record<string, string> {
        const origin = this.#origin;
        return {
            github: {
                GITHUB_API_URL: origin,
                GITHUB_TOKEN: "t",
                GITHUB_REPOSITORY: "o/r",
                GITHUB_REF: "refs/pull/7/merge",
            },
            gitlab: {
                CI_API_V4_URL: `${origin}/api/v4`,
                GITLAB_TOKEN: "t",
                CI_PROJECT_ID: "3",
                CI_MERGE_REQUEST_IID: "7",
            },
            azure: {
                SYSTEM_COLLECTIONURI: `${origin}/org/`,
                SYSTEM_ACCESSTOKEN: "t",
                SYSTEM_TEAMPROJECT: "a project",
                BUILD_REPOSITORY_ID: "r",
                SYSTEM_PULLREQUEST_PULLREQUESTID: "7",
            },
            bitbucket: {
                BITBUCKET_API_URL: `${origin}/2.0`,
                BITBUCKET_TOKEN: "t",
                BITBUCKET_WORKSPACE: "w",
                BITBUCKET_REPO_SLUG: "s",
                BITBUCKET_PR_ID: "7",
            },
        }[this.product] as Record<string, string>;
    }

    add(author: string, body: string): void {
        this.comments.push({ id: this.comments.length + 1, author, body });
    }

    addIssue(author: string, body: string, isOpen = true): void {
        this.issues.push({ id: this.issues.length + 1, title: "", author, body, isOpen });
    }

    /** From now on its further pages are said to be on another host. */
    leadTo(other: StandIn): void {
        this.#pagesAt = other.#origin;
    }

    close(): void {
        this.server.close();
        this.server.closeAllConnections();
    }

    /** Undefined where the call is about something else. */
    #labels(method: string, path: string, sent: Record<string, string & string[]>): Answer | undefined {
        const has = (name: string) => this.labels.some((each) => isSame(each, name));
        const add = (...names: string[]) => this.labels.push(...names.filter((name) => !has(name)));
        const remove = (name: string): Answer => {
            if (!has(name)) return { status: 404, body: { message: "Label does not exist" } };
            this.labels = this.labels.filter((each) => !isSame(each, name));
            return { body: {} };
        };
        const [, name] = /\/labels\/(.+)$/.exec(path) ?? [];
        if (this.product === "gitlab") {
            if (!/\/merge_requests\/7$/.test(path)) return undefined;
            if (sent.add_labels) add(...sent.add_labels.split(","));
            if (sent.remove_labels) remove(sent.remove_labels);
            return { body: { labels: this.labels } };
        }
        if (!/\/(issues|pullRequests)\/7\/labels(\/|$)/.test(path) || this.product === "bitbucket") return undefined;
        if (method === "DELETE") return remove(name ?? "");
        if (method === "POST") add(...(this.product === "github" ? (sent.labels ?? []) : [sent.name ?? ""]));
        const all = this.labels.map((each) => ({ name: each, active: true }));
        return { body: this.product === "github" ? all : { value: [...all, { name: "removed", active: false }] } };
    }

    #answer(request: IncomingMessage, text: string): Answer {
        const url = new URL(request.url ?? "/", this.#origin);
        this.calls.push(`${request.method} ${url.pathname}`);
        const sent = text === "" ? {} : JSON.parse(text);
        const page = Number(url.searchParams.get("page") ?? 1);
        const here = this.comments.slice((page - 1) * PAGE, page * PAGE);
        const hasMore = page * PAGE < this.comments.length;
        const nextPage = `${this.#pagesAt ?? url.origin}${url.pathname}?page=${page + 1}&per_page=${PAGE}`;
        const path = decodeURIComponent(url.pathname);
        const [, id] = /(?:comments|notes)\/(\d+)$/.exec(path) ?? [];
        const isUser = /\/(graphql|user|connectionData)$/.test(path);
        if (!this.exists && !isUser) return { status: 404, body: { message: "Not Found" } };
        if (request.method !== "GET" && !isUser && !this.mayWrite) {
            return { status: 403, body: { message: "Resource not accessible by integration" } };
        }
        const isAboutIssues = /\/issues(\/\d+)?$/.test(path);
        if (isAboutIssues) return this.#answerOnIssues(request.method ?? "GET", url, sent);
        const labelled = this.#labels(String(request.method), path, sent);
        if (labelled) return labelled;
        const stored = this.comments.find((comment) => String(comment.id) === id);
        const put = (body: string): Answer => {
            if (body.length > LIMITS[this.product]) return { status: 422, body: { message: "body is too long" } };
            if (id === undefined) this.add(OWN, body);
            else if (stored) stored.body = body;
            return { status: id === undefined ? 201 : 200, body: {} };
        };
        const isWrite = request.method !== "GET";
        switch (this.product) {
            case "github": {
                if (path === "/graphql") return { body: { data: { viewer: { login: OWN } } } };
                if (isWrite) return put(sent.body);
                const link: Record<string, string> = hasMore ? { link: `<${nextPage}>; rel="next"` } : {};
                return {
                    body: here.map(({ id, author, body }) => ({ id, body, user: { login: author } })),
                    headers: link,
                };
            }
            case "gitlab": {
                if (path === "/api/v4/user") return { body: { id: OWN } };
                if (isWrite) return put(sent.body);
                const headers = { "x-next-page": hasMore ? String(page + 1) : "" };
                return { body: here.map(({ id, author, body }) => ({ id, body, author: { id: author } })), headers };
            }
            case "azure": {
                if (path === "/org/_apis/connectionData") return { body: { authenticatedUser: { id: OWN } } };
                if (request.method === "POST") return put(sent.comments[0].content);
                if (request.method === "PATCH") {
                    if (sent.content.length > LIMITS.azure) return { status: 400 };
                    const [, thread] = /threads\/(\d+)\/comments\/1$/.exec(path) ?? [];
                    const found = this.comments.find((comment) => String(comment.id) === thread);
                    if (found) found.body = sent.content;
                    return { body: {} };
                }
                const threads = this.comments.map(({ id, author, body }) => ({
                    id,
                    // It stores the ends of lines of Windows.
                    comments: [{ id: 1, content: body.replaceAll("\n", "\r\n"), author: { id: author } }],
                }));
                return { body: { value: threads } };
            }
            case "bitbucket": {
                if (path === "/2.0/user") return { body: { uuid: OWN } };
                if (isWrite) return put(sent.content.raw);
                const values = here.map(({ id, author, body }) => ({
                    id,
                    content: { raw: body },
                    user: { uuid: author },
                }));
                return { body: { values, ...(hasMore && { next: nextPage }) } };
            }
        }
    }

    /** The newest come first. */
    #answerOnIssues(method: string, url: URL, sent: Record<string, string>): Answer {
        const isGithub = this.product === "github";
        const text = isGithub ? sent.body : sent.description;
        const [, id] = /\/(\d+)$/.exec(url.pathname) ?? [];
        const stored = this.issues.find((issue) => String(issue.id) === id);
        if (method === "POST") {
            this.addIssue(OWN, text ?? "");
            Object.assign(this.issues.at(-1) ?? {}, { title: sent.title });
            return { status: 201, body: {} };
        }
        if (stored) {
            const { state, state_event: event } = sent;
            if (text !== undefined) stored.body = text;
            if (state ?? event) stored.isOpen = state === "open" || event === "reopen";
            return { body: {} };
        }
        const author = url.searchParams.get("author_id");
        const all = this.issues.filter((issue) => author === null || issue.author === author).toReversed();
        const page = Number(url.searchParams.get("page") ?? 1);
        const hasMore = page * PAGE < all.length;
        const next = new URL(url);
        next.searchParams.set("page", String(page + 1));
        return {
            body: all.slice((page - 1) * PAGE, page * PAGE).map((issue) => ({
                ...(isGithub ? { number: issue.id, body: issue.body } : { iid: issue.id, description: issue.body }),
                user: { login: issue.author },
                state: issue.isOpen ? (isGithub ? "open" : "opened") : "closed",
            })),
            headers: {
                ...(hasMore && { link: `<${next}>; rel="next"` }),
                "x-next-page": hasMore ? String(page + 1) : "",
            },
        };
    }
}

/** Hosts compare labels without their case, and keep the one that is there. */
const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

async function textOf(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
}
