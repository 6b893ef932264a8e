import { type Api, call, pages } from "./api";
import { required, type Variables } from "./environment";
import { GITHUB, nextIn, ownLogin } from "./github";
import { GITLAB } from "./gitlab";

/** A place where issues are tracked. */
export interface Tracker {
    /** Most bytes of an issue. */
    readonly limit: number;
    /** The newest issue of whoever the token belongs to that begins with this line, open or closed. */
    find(marker: string): Promise<Issue | undefined>;
    create(title: string, body: string): Promise<void>;
    /** Writes the text, and opens or closes the issue. */
    update(issue: Issue, body: string, isOpen: boolean): Promise<void>;
}

/** An issue that is there. */
export interface Issue {
    /** Path of the API by which it is changed. */
    readonly path: string;
    readonly body: string;
    readonly isOpen: boolean;
}

/** What an issue is to say. */
export interface Wanted {
    readonly marker: string;
    readonly title: string;
    readonly body: string;
    /** Whether there is something to do. */
    readonly isOpen: boolean;
}

/** Keeps one issue up to date: opens it when there is something to do, and closes it when there is not. */
export async function keep(tracker: Tracker, { marker, title, body: text, isOpen }: Wanted): Promise<string> {
    const body = `${marker}\n\n${text}`.trimEnd();
    const existing = await tracker.find(marker);
    if (!existing) {
        if (!isOpen) return "there is no issue, and no drift";
        await tracker.create(title, body);
        return "the issue was created";
    }
    const isSame = existing.body.replaceAll("\r\n", "\n").trimEnd() === body && existing.isOpen === isOpen;
    // One that is closed is not written again: each write is a message to those who follow it.
    if (isSame || (!existing.isOpen && !isOpen)) return "the issue is there already, unchanged";
    await tracker.update(existing, body, isOpen);
    if (existing.isOpen === isOpen) return "the issue was updated";
    return isOpen ? "the issue was opened again" : "the issue was closed";
}

interface GithubIssue {
    readonly number: number;
    readonly body?: string | null;
    readonly state: string;
    readonly pull_request?: unknown;
    readonly user?: { readonly login: string } | null;
}

/** https://docs.github.com/en/rest/issues/issues */
function github(variables: Variables): Tracker {
    const api: Api = { ...GITHUB(variables), needs: "the permission `issues: write`" };
    const issues = `repos/${required(variables, "GITHUB_REPOSITORY")}/issues`;
    return {
        limit: 65_536,
        async find(marker) {
            const login = await ownLogin(api);
            const all = pages<GithubIssue>(
                `${issues}?state=all&sort=created&direction=desc&per_page=100`,
                async (path) => {
                    const page = await call<GithubIssue[]>(api, "GET", path);
                    return { items: page.body, next: nextIn(page.headers) };
                },
            );
            for await (const { number, body, state, user, pull_request: pullRequest } of all) {
                const isOwn = user?.login === login && pullRequest === undefined;
                if (isOwn && body?.startsWith(marker))
                    return { path: `${issues}/${number}`, body, isOpen: state === "open" };
            }
            return undefined;
        },
        async create(title, body) {
            await call(api, "POST", issues, { title, body });
        },
        async update({ path }, body, isOpen) {
            await call(api, "PATCH", path, { body, state: isOpen ? "open" : "closed" });
        },
    };
}

interface GitlabIssue {
    readonly iid: number;
    readonly description?: string | null;
    readonly state: string;
}

/** https://docs.gitlab.com/api/issues/ */
function gitlab(variables: Variables): Tracker {
    const api: Api = { ...GITLAB(variables), needs: "the scope `api` and the role Planner or higher" };
    const issues = `projects/${encodeURIComponent(required(variables, "CI_PROJECT_ID"))}/issues`;
    return {
        limit: 1_000_000,
        async find(marker) {
            const { body: own } = await call<{ id: number }>(api, "GET", "user");
            const first = `${issues}?scope=all&state=all&author_id=${encodeURIComponent(own.id)}&order_by=created_at&per_page=100`;
            const all = pages<GitlabIssue>(first, async (path) => {
                const { body, headers } = await call<GitlabIssue[]>(api, "GET", path);
                const next = headers.get("x-next-page");
                return { items: body, next: next ? `${first}&page=${next}` : undefined };
            });
            for await (const { iid, description, state } of all) {
                if (description?.startsWith(marker))
                    return { path: `${issues}/${iid}`, body: description, isOpen: state === "opened" };
            }
            return undefined;
        },
        async create(title, body) {
            await call(api, "POST", issues, { title, description: body });
        },
        async update({ path, isOpen: wasOpen }, body, isOpen) {
            const event = wasOpen === isOpen ? {} : { state_event: isOpen ? "reopen" : "close" };
            await call(api, "PUT", path, { description: body, ...event });
        },
    };
}

export const TRACKERS = { github, gitlab } as const satisfies Record<string, (variables: Variables) => Tracker>;
