/** Where one Zscaler cloud serves its API and signs clients in. */
export interface Cloud {
    apiUrl: string;
    signInHost: (vanityDomain: string) => string;
}

/** The clouds that serve OneAPI, by the name the console gives them. */
export const CLOUDS = {
    production: { apiUrl: "https://api.zsapi.net", signInHost: (vanity) => `${vanity}.zslogin.net` },
    beta: { apiUrl: "https://api.beta.zsapi.net", signInHost: (vanity) => `${vanity}.zsloginbeta.net` },
    gov: { apiUrl: "https://api.zscalergov.net", signInHost: (vanity) => `${vanity}.zidentitygov.net` },
    govus: { apiUrl: "https://api.zscalergov.us", signInHost: (vanity) => `${vanity}.zidentitygov.us` },
} as const satisfies Record<string, Cloud>;

export type CloudName = keyof typeof CLOUDS;

export const CLOUD_NAMES = Object.keys(CLOUDS) as CloudName[];

export const DEFAULT_CLOUD: CloudName = "production";

/** The same path on every cloud, and on whatever `zscaler:endpoint` points at. */
export const TOKEN_PATH = "/oauth2/v1/token";
