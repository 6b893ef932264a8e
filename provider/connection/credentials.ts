import { type Given, nameOf, type Setting } from "./settings";

/** A product of Zscaler that is managed over an API of its own. */
export type Product = "zpa" | "cloudConnector";

/**
 * `oneApi`: API clients of ZIdentity. `legacy`: API keys of the Private Access console, on hosts of their own. `session`:
 * administrators of Cloud & Branch Connector who sign in with an API key, on hosts of their own.
 */
export type Api = "oneApi" | "legacy" | "session";

/** What a product was managed over before OneAPI. */
const LEGACY_OF = { zpa: "legacy", cloudConnector: "session" } as const satisfies Record<Product, Api>;

/** The settings that mean something to one of the APIs alone. */
const SETTINGS_OF: Record<Api, readonly Setting[]> = {
    oneApi: ["vanityDomain", "clientId", "clientSecret", "privateKey", "cloud"],
    legacy: ["zpaClientId", "zpaClientSecret", "zpaCloud"],
    session: ["ztwUsername", "ztwPassword", "ztwApiKey", "ztwCloud"],
};

const CREDENTIALS_OF: Record<Api, readonly Setting[]> = {
    oneApi: ["clientId", "clientSecret", "privateKey"],
    legacy: ["zpaClientId", "zpaClientSecret"],
    session: ["ztwUsername", "ztwPassword", "ztwApiKey"],
};

/**
 * Which API the settings are for. What the official tools call the legacy client is used when told so, or when there
 * is a legacy key and nothing of OneAPI: in an environment that has both, moving to OneAPI needs no clearing up.
 */
export function apiOf(given: Given, product: Product): Api {
    const legacy = LEGACY_OF[product];
    switch (given.useLegacyClient?.toLowerCase()) {
        case "true":
            return legacy;
        case "false":
            return "oneApi";
        default:
            return holdsAny(given, CREDENTIALS_OF[legacy]) && !holdsAny(given, SETTINGS_OF.oneApi) ? legacy : "oneApi";
    }
}

/** The settings without those that mean something to other APIs alone. */
export function settingsFor(api: Api, given: Given): Given {
    const { [api]: _, ...others } = SETTINGS_OF;
    const foreign = Object.values(others).flat();
    return Object.fromEntries(Object.entries(given).filter(([setting]) => !foreign.some((other) => other === setting)));
}

/** What the credential lacks, or says twice, by the setting to blame. */
export function credentialProblems(api: Api, given: Given, product: Product): [Setting, string][] {
    const problems = { oneApi: oneApiProblems, legacy: legacyProblems, session: sessionProblems }[api](given, product);
    if (product === "zpa" && given.customerId === undefined) {
        problems.push([
            "customerId",
            "is missing: the customer id of your Private Access tenant, shown in its console",
        ]);
    }
    return problems;
}

function oneApiProblems(given: Given, product: Product): [Setting, string][] {
    const problems: [Setting, string][] = [];
    const { vanityDomain, clientId, clientSecret, privateKey, endpoint } = given;
    const legacy = CREDENTIALS_OF[LEGACY_OF[product]].find((setting) => given[setting] !== undefined);
    const hint = legacy
        ? `; the legacy API key of ${nameOf(legacy)} is used only when ${nameOf("useLegacyClient")} is true`
        : "";
    if (vanityDomain === undefined && endpoint === undefined) {
        problems.push(["vanityDomain", 'is missing: "acme" if you sign in at acme.zslogin.net']);
    }
    if (clientId === undefined) {
        const where = "the client id of an API client (ZIdentity, Integration, API Clients)";
        problems.push(["clientId", `is missing: ${where}${hint}`]);
    }
    if (clientSecret === undefined && privateKey === undefined) {
        const either = `is missing; set it or ${nameOf("privateKey")}`;
        problems.push(["clientSecret", clientId === undefined ? either : either + hint]);
    }
    if (clientSecret !== undefined && privateKey !== undefined) {
        problems.push(["clientSecret", `is set together with ${nameOf("privateKey")}; set only one of them`]);
    }
    return problems;
}

function legacyProblems(given: Given): [Setting, string][] {
    const where = "of an API key of the Private Access console";
    return lacking(given, {
        zpaClientId: `the client id ${where}`,
        zpaClientSecret: `the client secret ${where}`,
    });
}

function sessionProblems(given: Given): [Setting, string][] {
    return lacking(given, {
        ztwUsername: "the login of an administrator of Cloud & Branch Connector",
        ztwPassword: "the password of that administrator",
        ztwApiKey: "the organisation's API key, shown in the Cloud & Branch Connector portal",
        // The signed-in host names the cloud, and there is none that most tenants are on.
        ...(given.endpoint === undefined && { ztwCloud: '"zscalertwo" if you sign in at connector.zscalertwo.net' }),
    });
}

/** The first of them may be missing because another API was meant. */
function lacking(given: Given, wanted: Partial<Record<Setting, string>>): [Setting, string][] {
    const hint = holdsAny(given, CREDENTIALS_OF.oneApi)
        ? `; the API client of ${nameOf("clientId")} is used only when ${nameOf("useLegacyClient")} is false`
        : "";
    const entries = Object.entries(wanted) as [Setting, string][];
    return entries
        .map(([setting, what], index): [Setting, string] => [setting, `is missing: ${what}${index === 0 ? hint : ""}`])
        .filter(([setting]) => given[setting] === undefined);
}

function holdsAny(given: Given, settings: readonly Setting[]): boolean {
    return settings.some((setting) => given[setting] !== undefined);
}
