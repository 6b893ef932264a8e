import { inspect } from "node:util";
import type { z } from "zod";
import { ConfigurationError } from "../http/errors/errors";
import { rememberSecret } from "../http/errors/knownSecrets";
import { passwordsIn, proxyProblem } from "../http/proxy";
import {
    CLOUDS,
    connectorApiUrl,
    LEGACY_CLOUDS,
    legacySignInUrl,
    SESSION_PATH,
    SIGN_IN_PATH,
    TOKEN_PATH,
} from "./clouds";
import { type Api, apiOf, credentialProblems, type Product, settingsFor } from "./credentials";
import { loadPrivateKey } from "./privateKey";
import {
    ALSO_IN_ENVIRONMENT,
    ENVIRONMENT,
    type Given,
    nameOf,
    SETTING_NAMES,
    type Setting,
    settingsSchema,
} from "./settings";

/** Reads one stack configuration value by its full key, such as `zscaler:clientId`. */
export type ConfigGetter = (key: string) => string | undefined;

/** Everything the transport needs to know, complete and valid. */
export interface Connection {
    /** Whose credential it is, and so which hosts and paths there are. */
    readonly api: Api;
    /** Where the API is served, without a slash at the end. */
    readonly baseUrl: string;
    /** Where a client obtains its token. */
    readonly tokenUrl: string;
    /** For a session, the login of the administrator. */
    readonly clientId: string;
    /** Exactly one of `clientSecret` and `privateKey` is set; for a legacy key it is the secret, for a session the password. */
    readonly clientSecret?: string;
    /** PEM text of an RSA key. */
    readonly privateKey?: string;
    /** The organisation's key, which a session is opened with; secret. @default none, other APIs have none */
    readonly apiKey?: string;
    /** Whether a provider of the program says the credential, so that neither the environment nor the stack does. @default false */
    readonly ofProvider?: boolean;
    /** Of the Private Access tenant; empty where another product is managed. */
    readonly customerId: string;
    /** Microtenant of objects that do not name their own. @default the service's own choice */
    readonly microtenantId?: string;
    /** Value of the `x-partner-id` header. @default no such header */
    readonly partnerId?: string;
    /** Whether what was saved becomes active by itself, in products where it has to be activated. @default "automatic" */
    readonly activation: "automatic" | "manual";
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
    /** The setting or variable that each of the first two is from, for messages. @default settings */
    readonly named?: { readonly https?: string | undefined; readonly http?: string | undefined };
}

const SETTING = { https: nameOf("httpProxy"), http: nameOf("httpProxy") };

/** What Pulumi puts in place of a value that another resource has yet to deliver. */
const NOT_KNOWN_YET = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * One valid connection from stack configuration and environment. The environment wins, so that a credential rotated
 * in a pipeline beats the copy in the stack's state.
 *
 * @throws {ConfigurationError} naming every setting that is missing, malformed or contradicts another
 */
export function resolveConnection(
    config: ConfigGetter,
    env: NodeJS.ProcessEnv = process.env,
    product: Product = "zpa",
): Connection {
    const everything = gather(config, env);
    rememberSecrets(everything, env);
    const api = apiOf(everything, product);
    const given = settingsFor(api, everything);
    const parsed = settingsSchema.safeParse(given);
    const key = given.privateKey === undefined ? undefined : loadPrivateKey(given.privateKey);
    const problems = new Map<Setting, string>(parsed.error?.issues.map((issue) => [settingOf(issue), issue.message]));
    for (const [setting, problem] of credentialProblems(api, everything, product)) {
        problems.set(setting, problem);
    }
    if (key && "problem" in key) {
        problems.set("privateKey", key.problem);
    }
    const variables = proxyVariables(env);
    const scheme = given.endpoint?.startsWith("http:") ? "http" : "https";
    const problem = given.httpProxy === undefined && proxyProblem(variables[scheme] ?? "http://none");
    if (problem) {
        problems.set("httpProxy", `is not set, and ${variables.named?.[scheme]}, which is used instead, ${problem}`);
    }
    for (const setting of SETTING_NAMES.filter((setting) => given[setting] === NOT_KNOWN_YET)) {
        problems.set(setting, "is unknown until the resource that it comes from is created");
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
    const connection = assemble(api, parsed.data, key && "pem" in key ? key.pem : undefined, env);
    const ofProvider = decidedBy(config).has(
        api === "legacy" ? "zpaClientId" : api === "session" ? "ztwUsername" : "clientId",
    );
    return hidingSecrets({ ...connection, ...(ofProvider && { ofProvider }) });
}

/** The settings that a provider of the program decides. */
export function decidedBy(config: ConfigGetter): ReadonlySet<string> {
    return new Set(config("zscaler:explicit")?.split(" "));
}

/** Whether a setting the connection depends on is a value that another resource has yet to deliver (previews only). */
export function connectionIsUnknown(
    config: ConfigGetter,
    env: NodeJS.ProcessEnv = process.env,
    product: Product = "zpa",
): boolean {
    const given = gather(config, env);
    return Object.values(settingsFor(apiOf(given, product), given)).includes(NOT_KNOWN_YET);
}

/** Every setting as it was given, environment first. Where a value is empty it counts as absent. */
function gather(config: ConfigGetter, env: NodeJS.ProcessEnv): Given {
    const given: Given = {};
    const fromEnvironment = (setting: Setting) =>
        env[ENVIRONMENT[setting]]?.trim() || env[ALSO_IN_ENVIRONMENT[setting] ?? ""]?.trim() || undefined;
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
    rememberSecret(given.zpaClientSecret);
    rememberSecret(given.ztwPassword);
    rememberSecret(given.ztwApiKey);
    const { https, http } = proxyVariables(env);
    for (const password of [given.httpProxy, https, http].flatMap(passwordsIn)) {
        rememberSecret(password);
    }
}

function settingOf(issue: z.core.$ZodIssue): Setting {
    const found = SETTING_NAMES.find((setting) => setting === issue.path[0]);
    if (found === undefined) {
        throw new TypeError(`an issue of the settings names none of them: ${issue.message}`);
    }
    return found;
}

function assemble(
    api: Api,
    settings: z.output<typeof settingsSchema>,
    privateKey: string | undefined,
    env: NodeJS.ProcessEnv,
): Connection {
    const { vanityDomain, clientId, clientSecret, cloud, zpaClientId, zpaClientSecret, zpaCloud, ...others } = settings;
    const { ztwUsername, ztwPassword, ztwApiKey, ztwCloud, customerId = "", ...more } = others;
    const { useLegacyClient, endpoint, httpProxy, ...rest } = more;
    const variables = proxyVariables(env);
    const shared = {
        ...rest,
        api,
        customerId,
        proxy:
            httpProxy === undefined ? variables : { ...variables, https: httpProxy, http: httpProxy, named: SETTING },
    };
    const base = endpoint?.replace(/\/+$/, "");
    if (api === "legacy") {
        return {
            ...shared,
            baseUrl: base ?? LEGACY_CLOUDS[zpaCloud].apiUrl,
            tokenUrl: base === undefined ? legacySignInUrl(zpaCloud) : base + SIGN_IN_PATH,
            clientId: zpaClientId ?? "",
            clientSecret: zpaClientSecret,
        };
    }
    if (api === "session") {
        const baseUrl = base ?? connectorApiUrl(ztwCloud ?? "zscaler");
        return {
            ...shared,
            baseUrl,
            tokenUrl: baseUrl + SESSION_PATH,
            clientId: ztwUsername ?? "",
            clientSecret: ztwPassword,
            apiKey: ztwApiKey,
        };
    }
    const { apiUrl, signInHost } = CLOUDS[cloud];
    return {
        ...shared,
        baseUrl: base ?? apiUrl,
        tokenUrl: base === undefined ? `https://${signInHost(vanityDomain ?? "")}${TOKEN_PATH}` : base + TOKEN_PATH,
        clientId: clientId ?? "",
        clientSecret,
        privateKey,
    };
}

/** The variables every command line tool knows; the lower-case spelling wins, as it does elsewhere. */
function proxyVariables(env: NodeJS.ProcessEnv): ProxySettings {
    const either = (variable: string) => [variable.toLowerCase(), variable].find((each) => env[each]);
    const named = { https: either("HTTPS_PROXY"), http: either("HTTP_PROXY"), none: either("NO_PROXY") };
    const value = (variable: string | undefined) => (variable === undefined ? undefined : env[variable]);
    return { https: value(named.https), http: value(named.http), none: value(named.none), named };
}

/** The same connection; only printing it or turning it into JSON leaves the secrets out. */
function hidingSecrets(connection: Connection): Connection {
    const shown = () => {
        const { clientSecret, privateKey, apiKey, proxy, ...rest } = connection;
        return { ...rest, signsWith: privateKey === undefined ? "client secret" : "private key" };
    };
    return Object.defineProperties(connection, {
        toJSON: { value: shown },
        [inspect.custom]: { value: shown },
    });
}
