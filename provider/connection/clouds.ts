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

/** Where a cloud serves the API of legacy keys. */
export interface LegacyCloud {
    apiUrl: string;
    /** @default `SIGN_IN_PATH` of the API */
    signInUrl?: string;
}

/** The clouds of legacy API keys of Private Access, as the official tools name them. */
export const LEGACY_CLOUDS = {
    PRODUCTION: { apiUrl: "https://config.private.zscaler.com" },
    ZPATWO: { apiUrl: "https://config.zpatwo.net" },
    BETA: { apiUrl: "https://config.zpabeta.net" },
    GOV: { apiUrl: "https://config.zpagov.net" },
    GOVUS: { apiUrl: "https://config.zpagov.us" },
    PREVIEW: { apiUrl: "https://config.zpapreview.net" },
    DEV: {
        apiUrl: "https://public-api.dev.zpath.net",
        signInUrl: "https://authn1.dev.zpath.net/authn/v1/oauth/token?grant_type=CLIENT_CREDENTIALS",
    },
    QA: { apiUrl: "https://config.qa.zpath.net" },
    QA2: { apiUrl: "https://pdx2-zpa-config.qa2.zpath.net" },
} as const satisfies Record<string, LegacyCloud>;

export type LegacyCloudName = keyof typeof LEGACY_CLOUDS;

export const LEGACY_CLOUD_NAMES = Object.keys(LEGACY_CLOUDS) as LegacyCloudName[];

export const DEFAULT_LEGACY_CLOUD: LegacyCloudName = "PRODUCTION";

/** Where legacy keys sign in, below the API's address. */
export const SIGN_IN_PATH = "/signin";

/** Where legacy keys of this cloud sign in. */
export function legacySignInUrl(cloud: LegacyCloudName): string {
    const { apiUrl, signInUrl = apiUrl + SIGN_IN_PATH }: LegacyCloud = LEGACY_CLOUDS[cloud];
    return signInUrl;
}

/** The clouds of the legacy API of Cloud & Branch Connector: each is a label of its host. */
export const CONNECTOR_CLOUD_NAMES = [
    "zscaler",
    "zscalerone",
    "zscalertwo",
    "zscalerthree",
    "zscloud",
    "zscalerbeta",
    "zscalergov",
    "zscalerten",
    "zspreview",
] as const;

/** Where such a cloud serves that API, and signs its administrators in. */
export const connectorApiUrl = (cloud: (typeof CONNECTOR_CLOUD_NAMES)[number]) => `https://connector.${cloud}.net`;

/** The same path on every such cloud. */
export const SESSION_PATH = "/api/v1/auth";
