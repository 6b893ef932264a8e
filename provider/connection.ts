import { inspect } from "node:util";
import type { z } from "zod";
import { CLOUDS, TOKEN_PATH } from "./http/clouds";
import { ConfigurationError } from "./http/errors";
import { loadPrivateKey } from "./http/privateKey";
import { proxyUrl } from "./http/proxy";
import { rememberSecret } from "./http/redact";
import { ENVIRONMENT, SETTING_NAMES, type Setting, settingsSchema } from "./http/settings";

/** Reads one stack configuration value by its full key, such as `zscaler:clientId`. */
export type ConfigGetter = (key: string) => string | undefined;

/** Everything the transport needs to know, complete and valid. */
export interface Connection {
    /** Which of the two APIs: `oneApi` for API clients of ZIdentity, `legacy` for API keys of Private Access. */
    readonly api: "oneApi" | "legacy";
    /** Where the API is served, without a slash at the end. */
    readonly baseUrl: string;
    /** Where a client obtains its token. */
    readonly tokenUrl: string;
    readonly clientId: string;
    /** Exactly one of `clientSecret` and `privateKey` is set. */
    readonly clientSecret?: string;
    /** PEM text of an RSA key. */
    readonly privateKey?: string;
    readonly customerId: string;
    /** Microtenant of objects that do not name their own. @default the service's own choice */
    readonly microtenantId?: string;
    /** Value of the `x-partner-id` header. @default no such header */
    readonly partnerId?: string;
    /** Whether a create may take over an object that equals the declaration in every property. @default false */
    readonly adoptEqual: boolean;
    /** Most GET requests in any 10 seconds; 0 means no limit. @default 20, as documented */
    readonly readsPer10Seconds: number;
    /** Most POST, PUT and DELETE requests in any 10 seconds; 0 means no limit. @default 10, as documented */
    readonly writesPer10Seconds: number;
    /** How long one call may take with all its repetitions, waiting in our own queue aside. Seconds. @default 300 */
    readonly deadlineSeconds: number;
    /** Which proxies there are. @default none */
    readonly proxy?: ProxySettings;
}

/** Proxies by the scheme of the request, as the usual environment variables name them. */
export interface ProxySettings {
    /** For https requests. @default none */
    readonly https?: string;
    /** For http requests. @default none */
    readonly http?: string;
    /** Hosts reached directly: names, domains, addresses, networks, separated by commas; `*` for all. @default none */
    readonly none?: string;
}

/** What Pulumi puts in place of a value that another resource has yet to deliver. */
const NOT_KNOWN_YET = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * One valid connection from stack configuration and environment. The environment wins, so that a credential rotated
 * in a pipeline beats the copy in the stack's state.
 *
 * @throws {ConfigurationError} naming every setting that is missing, malformed or contradicts another
 */
export function resolveConnection(config: ConfigGetter, env: NodeJS.ProcessEnv = process.env): Connection {
    const given = gather(config, env);
    rememberSecrets(given, env);
    const parsed = settingsSchema.safeParse(given);
    const key = given.privateKey === undefined ? undefined : loadPrivateKey(given.privateKey);
    const problems = new Map<Setting, string>(parsed.error?.issues.map((issue) => [settingOf(issue), issue.message]));
    if (given.vanityDomain === undefined && given.endpoint === undefined) {
        problems.set("vanityDomain", 'is missing: "acme" when you sign in at acme.zslogin.net');
    }
    if (given.clientSecret === undefined && given.privateKey === undefined) {
        const legacy = env.ZPA_CLIENT_ID ? " (ZPA_CLIENT_ID is a legacy API key, which OneAPI does not accept)" : "";
        problems.set("clientSecret", `is missing, and so is ${name("privateKey")}: one of the two is needed${legacy}`);
    }
    if (given.clientSecret !== undefined && given.privateKey !== undefined) {
        problems.set("clientSecret", `contradicts ${name("privateKey")}: set one of the two`);
    }
    if (key && "problem" in key) {
        problems.set("privateKey", key.problem);
    }
    for (const [scheme, text] of Object.entries(proxyVariables(env))) {
        if (text !== undefined && scheme !== "none" && given.httpProxy === undefined && !proxyUrl(text)) {
            problems.set("httpProxy", `is not set, and ${scheme.toUpperCase()}_PROXY in its place is no URL`);
        }
    }
    for (const setting of SETTING_NAMES.filter((setting) => given[setting] === NOT_KNOWN_YET)) {
        problems.set(setting, "is not known yet: it comes from a resource that has not been created");
    }
    if (!parsed.success || problems.size > 0) {
        const inOrder = SETTING_NAMES.filter((setting) => problems.has(setting));
        throw new ConfigurationError(
            inOrder.map((setting) => ({
                key: `zscaler:${setting}`,
                env: ENVIRONMENT[setting],
                problem: problems.get(setting) ?? "",
            })),
        );
    }
    return hidingSecrets(assemble(parsed.data, key && "pem" in key ? key.pem : undefined, env));
}

/** Whether a setting the connection depends on is a value that another resource has yet to deliver (previews only). */
export function connectionIsUnknown(config: ConfigGetter, env: NodeJS.ProcessEnv = process.env): boolean {
    return Object.values(gather(config, env)).includes(NOT_KNOWN_YET);
}

type Given = Partial<Record<Setting, string>>;

/** Every setting as it was given, environment first. Where a value is empty it counts as absent. */
function gather(config: ConfigGetter, env: NodeJS.ProcessEnv): Given {
    const given: Given = {};
    const fromEnvironment = (setting: Setting) => env[ENVIRONMENT[setting]]?.trim() || undefined;
    // A secret and a key are two forms of one thing: either of them in the environment replaces both of the stack.
    const environmentSigns = Boolean(fromEnvironment("clientSecret") ?? fromEnvironment("privateKey"));
    for (const setting of SETTING_NAMES) {
        const isCredential = setting === "clientSecret" || setting === "privateKey";
        const configured = isCredential && environmentSigns ? undefined : config(`zscaler:${setting}`)?.trim();
        const value = fromEnvironment(setting) ?? (configured || undefined);
        if (value !== undefined) {
            given[setting] = value;
        }
    }
    return given;
}

function rememberSecrets(given: Given, env: NodeJS.ProcessEnv): void {
    rememberSecret(given.clientSecret);
    rememberSecret(given.privateKey);
    const { https, http } = proxyVariables(env);
    for (const proxy of [given.httpProxy, https, http]) {
        const password = proxyUrl(proxy ?? "")?.password ?? "";
        rememberSecret(password);
        rememberSecret(decodeURIComponent(password));
    }
}

function name(setting: Setting): string {
    return `zscaler:${setting} (${ENVIRONMENT[setting]})`;
}

function settingOf(issue: z.core.$ZodIssue): Setting {
    const found = SETTING_NAMES.find((setting) => setting === issue.path[0]);
    if (found === undefined) {
        throw new TypeError(`an issue of the settings names none of them: ${issue.message}`);
    }
    return found;
}

function assemble(
    settings: z.output<typeof settingsSchema>,
    privateKey: string | undefined,
    env: NodeJS.ProcessEnv,
): Connection {
    const { vanityDomain = "", cloud, endpoint, httpProxy, ...rest } = settings;
    const { apiUrl, signInHost } = CLOUDS[cloud];
    const baseUrl = endpoint?.replace(/\/+$/, "") ?? apiUrl;
    const variables = proxyVariables(env);
    return {
        ...rest,
        api: "oneApi",
        baseUrl,
        tokenUrl: endpoint === undefined ? `https://${signInHost(vanityDomain)}${TOKEN_PATH}` : baseUrl + TOKEN_PATH,
        privateKey,
        proxy: { https: httpProxy ?? variables.https, http: httpProxy ?? variables.http, none: variables.none },
    };
}

/** The variables every command line tool knows; the lower-case spelling wins, as it does elsewhere. */
function proxyVariables(env: NodeJS.ProcessEnv): ProxySettings {
    const either = (variable: string) => env[variable.toLowerCase()] || env[variable] || undefined;
    return { https: either("HTTPS_PROXY"), http: either("HTTP_PROXY"), none: either("NO_PROXY") };
}

/** The same connection; only printing it or turning it into JSON leaves the secrets out. */
function hidingSecrets(connection: Connection): Connection {
    const shown = () => {
        const { clientSecret, privateKey, proxy, ...rest } = connection;
        return { ...rest, signsWith: privateKey === undefined ? "client secret" : "private key" };
    };
    return Object.defineProperties(connection, {
        toJSON: { value: shown },
        [inspect.custom]: { value: shown },
    });
}
