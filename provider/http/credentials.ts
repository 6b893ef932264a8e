import { type Given, nameOf, type Setting } from "./settings";

/** `oneApi`: API clients of ZIdentity. `legacy`: API keys of the Private Access console, on hosts of their own. */
export type Api = "oneApi" | "legacy";

/** The settings that mean something to one of the APIs alone. */
const SETTINGS_OF: Record<Api, readonly Setting[]> = {
    oneApi: ["vanityDomain", "clientId", "clientSecret", "privateKey", "cloud"],
    legacy: ["zpaClientId", "zpaClientSecret", "zpaCloud"],
};

const CREDENTIALS_OF: Record<Api, readonly Setting[]> = {
    oneApi: ["clientId", "clientSecret", "privateKey"],
    legacy: ["zpaClientId", "zpaClientSecret"],
};

/**
 * Which API the settings are for. What the official tools call the legacy client is used when told so, or when there
 * is a legacy key and nothing of OneAPI: in an environment that has both, moving to OneAPI needs no clearing up.
 */
export function apiOf(given: Given): Api {
    switch (given.useLegacyClient?.toLowerCase()) {
        case "true":
            return "legacy";
        case "false":
            return "oneApi";
        default:
            return holdsAny(given, CREDENTIALS_OF.legacy) && !holdsAny(given, SETTINGS_OF.oneApi) ? "legacy" : "oneApi";
    }
}

/** The settings without those that mean something to the other API alone. */
export function settingsFor(api: Api, given: Given): Given {
    const foreign = SETTINGS_OF[api === "oneApi" ? "legacy" : "oneApi"];
    return Object.fromEntries(Object.entries(given).filter(([setting]) => !foreign.some((other) => other === setting)));
}

/** What the credential lacks, or says twice, by the setting to blame. */
export function credentialProblems(api: Api, given: Given): [Setting, string][] {
    return api === "oneApi" ? oneApiProblems(given) : legacyProblems(given);
}

function oneApiProblems(given: Given): [Setting, string][] {
    const problems: [Setting, string][] = [];
    const { vanityDomain, clientId, clientSecret, privateKey, endpoint } = given;
    const hint = holdsAny(given, CREDENTIALS_OF.legacy)
        ? `; the legacy API key of ${nameOf("zpaClientId")} is used only when ${nameOf("useLegacyClient")} is true`
        : "";
    if (vanityDomain === undefined && endpoint === undefined) {
        problems.push(["vanityDomain", 'is missing: "acme" when you sign in at acme.zslogin.net']);
    }
    if (clientId === undefined) {
        const where = "the client id of an API client (ZIdentity, Integration, API Clients)";
        problems.push(["clientId", `is missing: ${where}${hint}`]);
    }
    if (clientSecret === undefined && privateKey === undefined) {
        const either = `is missing, and so is ${nameOf("privateKey")}: one of the two is needed`;
        problems.push(["clientSecret", clientId === undefined ? either : either + hint]);
    }
    if (clientSecret !== undefined && privateKey !== undefined) {
        problems.push(["clientSecret", `contradicts ${nameOf("privateKey")}: set one of the two`]);
    }
    return problems;
}

function legacyProblems(given: Given): [Setting, string][] {
    const problems: [Setting, string][] = [];
    const { zpaClientId, zpaClientSecret } = given;
    const where = "of an API key of the Private Access console";
    if (zpaClientId === undefined) {
        const hint = holdsAny(given, CREDENTIALS_OF.oneApi)
            ? `; the API client of ${nameOf("clientId")} is used only when ${nameOf("useLegacyClient")} is false`
            : "";
        problems.push(["zpaClientId", `is missing: the client id ${where}${hint}`]);
    }
    if (zpaClientSecret === undefined) {
        problems.push(["zpaClientSecret", `is missing: the client secret ${where}`]);
    }
    return problems;
}

function holdsAny(given: Given, settings: readonly Setting[]): boolean {
    return settings.some((setting) => given[setting] !== undefined);
}
