import { type Api, call, pages } from "./api";
import { numberOf, required, type Variables } from "./environment";
import type { Host } from "./host";

interface Note {
    readonly id: number;
    readonly body: string;
    readonly author: { readonly id: number };
}

/** The API, and how it is signed in to. */
export const GITLAB = (variables: Variables): Omit<Api, "needs"> => ({
    name: "GitLab",
    base: variables.get("CI_API_V4_URL") ?? "https://gitlab.com/api/v4",
    headers: { "private-token": required(variables, "GITLAB_TOKEN") },
});

/** https://docs.gitlab.com/api/notes/ */
export function gitlab(variables: Variables): Host {
    const api: Api = {
        ...GITLAB(variables),
        needs: "the scope `api` and the role Reporter or higher, or Developer for labels",
    };
    const project = encodeURIComponent(required(variables, "CI_PROJECT_ID"));
    const iid = numberOf(variables, variables.get("CI_MERGE_REQUEST_IID"), "merge request");
    const mergeRequest = `projects/${project}/merge_requests/${iid}`;
    const notes = `${mergeRequest}/notes`;
    return {
        name: api.name,
        limit: 1_000_000,
        async find(marker) {
            const { body: own } = await call<{ id: number }>(api, "GET", "user");
            const all = pages<Note>(`${notes}?per_page=100`, async (path) => {
                const { body, headers } = await call<Note[]>(api, "GET", path);
                const next = headers.get("x-next-page");
                return { items: body, next: next ? `${notes}?per_page=100&page=${next}` : undefined };
            });
            for await (const { id, body, author } of all) {
                if (author.id === own.id && body.startsWith(marker)) return { path: `${notes}/${id}`, body };
            }
            return undefined;
        },
        async create(body) {
            await call(api, "POST", notes, { body });
        },
        async update({ path }, body) {
            await call(api, "PUT", path, { body });
        },
        // https://docs.gitlab.com/api/merge_requests/#update-mr: a label that the project does not have yet is created.
        labels: {
            async all() {
                return (await call<{ labels: readonly string[] }>(api, "GET", mergeRequest)).body.labels;
            },
            async add(label) {
                await call(api, "PUT", mergeRequest, { add_labels: label });
            },
            async remove(label) {
                await call(api, "PUT", mergeRequest, { remove_labels: label });
            },
        },
    };
}
