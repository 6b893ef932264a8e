import { type Api, call, pages } from "./api";
import { numberOf, required, type Variables } from "./environment";
import type { Comment, Host } from "./host";

interface IssueComment {
    readonly id: number;
    readonly body?: string | null;
    readonly user?: { readonly login: string } | null;
}

/** The API, and how it is signed in to. */
export const GITHUB = (variables: Variables): Omit<Api, "needs"> => ({
    name: "GitHub",
    base: variables.get("GITHUB_API_URL") ?? "https://api.github.com",
    headers: {
        authorization: `Bearer ${required(variables, "GITHUB_TOKEN")}`,
        "x-github-api-version": "2022-11-28",
    },
});

/** https://docs.github.com/en/rest/issues/comments */
export function github(variables: Variables): Host {
    const api: Api = { ...GITHUB(variables), needs: "the permission `pull-requests: write`" };
    const repository = `repos/${required(variables, "GITHUB_REPOSITORY")}`;
    const [, found] = /^refs\/pull\/(\d+)\//.exec(variables.get("GITHUB_REF") ?? "") ?? [];
    const issue = `${repository}/issues/${numberOf(variables, found)}`;
    const [comments, labels] = [`${issue}/comments`, `${issue}/labels`];
    const listed = <T>(first: string) =>
        pages<T>(first, async (path) => {
            const page = await call<T[]>(api, "GET", path);
            return { items: page.body, next: nextIn(page.headers) };
        });
    return {
        name: api.name,
        // 65,536 characters, each of up to four bytes: what is counted is never more than the bytes.
        limit: 65_536,
        async find(marker) {
            const login = await ownLogin(api);
            for await (const { id, body: text, user } of listed<IssueComment>(`${comments}?per_page=100`)) {
                const isOwn = user?.login === login;
                if (isOwn && text?.startsWith(marker))
                    return { path: `${repository}/issues/comments/${id}`, body: text };
            }
            return undefined;
        },
        async create(body) {
            await call(api, "POST", comments, { body });
        },
        async update({ path }: Comment, body) {
            await call(api, "PATCH", path, { body });
        },
        // https://docs.github.com/en/rest/issues/labels: a label that the repository does not have yet is created.
        labels: {
            async all() {
                const names: string[] = [];
                for await (const { name } of listed<{ name: string }>(`${labels}?per_page=100`)) names.push(name);
                return names;
            },
            async add(label) {
                await call(api, "POST", labels, { labels: [label] });
            },
            async remove(label) {
                await call(api, "DELETE", `${labels}/${encodeURIComponent(label)}`);
            },
        },
    };
}

/** Whose the token is. */
export async function ownLogin(api: Api): Promise<string | undefined> {
    const { body } = await call<{ data?: { viewer?: { login: string } } }>(api, "POST", graphqlOf(api.base), {
        query: "query { viewer { login } }",
    });
    return body.data?.viewer?.login;
}

/** Address of the page after this one. */
export const nextIn = (headers: Headers): string | undefined =>
    /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];

/** Beside the REST API: `/graphql` on github.com, `/api/graphql` on servers of one's own. */
const graphqlOf = (base: string): string =>
    /\/api\/v3\/?$/.test(base) ? base.replace(/\/v3\/?$/, "/graphql") : "graphql";
