import { type Api, call } from "./api";
import { numberOf, required, type Variables } from "./environment";
import type { Host } from "./host";

interface Thread {
    readonly id: number;
    readonly isDeleted?: boolean;
    readonly comments: readonly {
        readonly id: number;
        readonly content?: string;
        readonly isDeleted?: boolean;
        readonly author: { readonly id: string };
    }[];
}

interface Label {
    readonly name: string;
    readonly active?: boolean;
}

const VERSION = "api-version=7.1";

/** https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pull-request-threads: a list without pages. */
export function azure(variables: Variables): Host {
    const api: Api = {
        name: "Azure DevOps",
        base: required(variables, "SYSTEM_COLLECTIONURI"),
        headers: { authorization: `Bearer ${required(variables, "SYSTEM_ACCESSTOKEN")}` },
        needs: "the permission Contribute to pull requests",
    };
    const project = encodeURIComponent(required(variables, "SYSTEM_TEAMPROJECT"));
    const repository = encodeURIComponent(required(variables, "BUILD_REPOSITORY_ID"));
    const pullRequest = numberOf(variables, variables.get("SYSTEM_PULLREQUEST_PULLREQUESTID"));
    const root = `${project}/_apis/git/repositories/${repository}/pullRequests/${pullRequest}`;
    const [threads, labels] = [`${root}/threads`, `${root}/labels`];
    return {
        name: api.name,
        limit: 150_000,
        async find(marker) {
            const { body: connection } = await call<{ authenticatedUser: { id: string } }>(
                api,
                "GET",
                "_apis/connectionData",
            );
            const { body: list } = await call<{ value: readonly Thread[] }>(api, "GET", `${threads}?${VERSION}`);
            for (const { id, isDeleted, comments } of list.value) {
                const [first] = comments;
                if (isDeleted || !first || first.isDeleted || first.author.id !== connection.authenticatedUser.id)
                    continue;
                if (first.content?.startsWith(marker))
                    return { path: `${threads}/${id}/comments/${first.id}?${VERSION}`, body: first.content };
            }
            return undefined;
        },
        async create(body) {
            // Closed, so that it stands in the way of no policy that asks for all threads to be resolved.
            const comment = { parentCommentId: 0, content: body, commentType: "text" };
            await call(api, "POST", `${threads}?${VERSION}`, { comments: [comment], status: "closed" });
        },
        async update({ path }, body) {
            await call(api, "PATCH", path, { content: body });
        },
        // https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pull-request-labels: those that are removed are listed as inactive.
        labels: {
            async all() {
                const { body } = await call<{ value: readonly Label[] }>(api, "GET", `${labels}?${VERSION}`);
                return body.value.flatMap(({ name, active }) => (active === false ? [] : name));
            },
            async add(label) {
                await call(api, "POST", `${labels}?${VERSION}`, { name: label });
            },
            async remove(label) {
                await call(api, "DELETE", `${labels}/${encodeURIComponent(label)}?${VERSION}`);
            },
        },
    };
}
