import { azure } from "./azure";
import { bitbucket } from "./bitbucket";
import type { Variables } from "./environment";
import { github } from "./github";
import { gitlab } from "./gitlab";
import type { Host } from "./host";

export const HOSTS = { github, gitlab, azure, bitbucket } as const satisfies Record<
    string,
    (variables: Variables) => Host
>;
