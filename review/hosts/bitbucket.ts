import { type Api, call, pages } from "./api";
import { numberOf, required, type Variables } from "./environment";
import type { Host } from "./host";

interface PullRequestComment {
    readonly id: number;
    readonly deleted?: boolean;
    readonly content: { readonly raw: string };
    readonly user?: { readonly uuid: string } | null;
}

/** https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pullrequests/ */
export function bitbucket(variables: Variables): Host {
    const api: Api = {
        name: "Bitbucket",
        base: variables.get("BITBUCKET_API_URL") ?? "https://api.bitbucket.org/2.0",
        headers: { authorization: `Bearer ${required(variables, "BITBUCKET_TOKEN")}` },
        needs: "the scopes `pullrequest:write` and `account`",
    };
    const [workspace, slug] = ["BITBUCKET_WORKSPACE", "BITBUCKET_REPO_SLUG"].map((name) =>
        encodeURIComponent(required(variables, name)),
    );
    const number = numberOf(variables, variables.get("BITBUCKET_PR_ID"));
    const comments = `repositories/${workspace}/${slug}/pullrequests/${number}/comments`;
    return {
        name: api.name,
        limit: 32_768,
        async find(marker) {
            const { body: own } = await call<{ uuid: string }>(api, "GET", "user");
            const all = pages<PullRequestComment>(`${comments}?pagelen=100`, async (path) => {
                const { body } = await call<{ values: readonly PullRequestComment[]; next?: string }>(api, "GET", path);
                return { items: body.values, next: body.next };
            });
            for await (const { id, deleted, content, user } of all) {
                if (!deleted && user?.uuid === own.uuid && content.raw.startsWith(marker)) {
                    return { path: `${comments}/${id}`, body: content.raw };
                }
            }
            return undefined;
        },
        async create(body) {
            await call(api, "POST", comments, { content: { raw: body } });
        },
        async update({ path }, body) {
            await call(api, "PUT", path, { content: { raw: body } });
        },
    };
}
