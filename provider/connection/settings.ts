import { z } from "zod";
import { isLoopback } from "../http/loopback";
import { MUST_BE_PROXY, proxyProblem } from "../http/proxy";
import { CLOUD_NAMES, CONNECTOR_CLOUD_NAMES, DEFAULT_CLOUD, DEFAULT_LEGACY_CLOUD, LEGACY_CLOUD_NAMES } from "./clouds";

/** The environment variable that means the same as each configuration key `zscaler:<name>`. */
export const ENVIRONMENT = {
    vanityDomain: "ZSCALER_VANITY_DOMAIN",
    clientId: "ZSCALER_CLIENT_ID",
    clientSecret: "ZSCALER_CLIENT_SECRET",
    privateKey: "ZSCALER_PRIVATE_KEY",
    customerId: "ZPA_CUSTOMER_ID",
    microtenantId: "ZPA_MICROTENANT_ID",
    cloud: "ZSCALER_CLOUD",
    zpaClientId: "ZPA_CLIENT_ID",
    zpaClientSecret: "ZPA_CLIENT_SECRET",
    zpaCloud: "ZPA_CLOUD",
    ztwUsername: "ZTW_USERNAME",
    ztwPassword: "ZTW_PASSWORD",
    ztwApiKey: "ZTW_API_KEY",
    ztwCloud: "ZTW_CLOUD",
    useLegacyClient: "ZSCALER_USE_LEGACY_CLIENT",
    endpoint: "ZSCALER_ENDPOINT",
    partnerId: "ZSCALER_PARTNER_ID",
    activation: "ZSCALER_ACTIVATION",
    adoptEqual: "ZSCALER_ADOPT_EQUAL",
    readsPer10Seconds: "ZSCALER_READS_PER_10_SECONDS",
    writesPer10Seconds: "ZSCALER_WRITES_PER_10_SECONDS",
    deadlineSeconds: "ZSCALER_DEADLINE_SECONDS",
    httpProxy: "ZSCALER_HTTP_PROXY",
} as const;

/** Other names of the same, which the official tools read too. */
export const ALSO_IN_ENVIRONMENT: Partial<Record<Setting, string>> = {
    ztwUsername: "ZTC_USERNAME",
    ztwPassword: "ZTC_PASSWORD",
    ztwApiKey: "ZTC_API_KEY",
    ztwCloud: "ZTC_CLOUD",
};

export type Setting = keyof typeof ENVIRONMENT;

export const SETTING_NAMES = Object.keys(ENVIRONMENT) as Setting[];

/** Settings as they were given, before anything is known of their form. */
export type Given = Partial<Record<Setting, string>>;

/** A setting as it is named in messages: by both of its names. */
export function nameOf(setting: Setting): string {
    return `zscaler:${setting} (${ENVIRONMENT[setting]})`;
}

/** `must`, after the value that was given; secrets use a plain string instead, so that they are never quoted. */
const rejected = (must: string) => ({
    error: (issue: { input?: unknown }) => `is ${JSON.stringify(issue.input)}: ${must}`,
});

const wholeNumber = (least: number, most: number, unit: string) => {
    const must = rejected(`must be a whole number of ${unit} from ${least} to ${most}`);
    return z.string().regex(/^\d+$/, must).transform(Number).pipe(z.number().min(least, must).max(most, must));
};

const decimalId = () => z.string().regex(/^\d{1,20}$/, rejected("must be a numeric id, as shown in the console"));

const yesOrNo = () =>
    z
        .string()
        .toLowerCase()
        .regex(/^(true|false)$/, rejected("must be true or false"))
        .transform((text) => text === "true");

const oneWord = (what: string) => z.string().regex(/^[\x21-\x7e]+$/, `must be ${what}, without spaces`);

const endpoint = z.string().superRefine((value, issues) => {
    const problem = endpointProblem(value);
    if (problem) {
        issues.addIssue({ code: "custom", message: problem });
    }
});

function endpointProblem(value: string): string | undefined {
    if (!URL.canParse(value)) {
        return `is "${value}": must be a URL such as https://proxy.example.com or http://127.0.0.1:8080`;
    }
    const url = new URL(value);
    if (url.username || url.password) {
        return "must not contain a user name or password; set the credential with its own settings";
    }
    if (url.search || url.hash) {
        return `is "${value}": must not have a query or a fragment`;
    }
    if (url.protocol === "http:" && !isLoopback(url.hostname)) {
        return `is "${value}": http would send the credential unencrypted over the network; use https (http is allowed only for this machine)`;
    }
    return ["http:", "https:"].includes(url.protocol) ? undefined : `is "${value}": must begin with https://`;
}

const httpProxy = z.string().superRefine((value, issues) => {
    const problem = /^\w+:\/\//.test(value) ? proxyProblem(value) : MUST_BE_PROXY;
    if (problem) {
        issues.addIssue({ code: "custom", message: problem });
    }
});

/** The form of every setting, and the value of those that may be left out. */
export const settingsSchema = z.object({
    vanityDomain: z
        .string()
        .toLowerCase()
        .regex(
            /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
            rejected('must be only the first label of the sign-in host: "acme" if you sign in at acme.zslogin.net'),
        )
        .optional(),
    clientId: oneWord("the client id of an API client").optional(),
    clientSecret: z.string().optional(),
    privateKey: z.string().optional(),
    customerId: decimalId().optional(),
    microtenantId: decimalId().optional(),
    cloud: z
        .string()
        .toLowerCase()
        .pipe(z.enum(CLOUD_NAMES, rejected(`must be one of ${CLOUD_NAMES.join(", ")}`)))
        .default(DEFAULT_CLOUD),
    zpaClientId: oneWord("the client id of an API key").optional(),
    zpaClientSecret: z.string().optional(),
    zpaCloud: z
        .string()
        .toUpperCase()
        .pipe(z.enum(LEGACY_CLOUD_NAMES, rejected(`must be one of ${LEGACY_CLOUD_NAMES.join(", ")}`)))
        .default(DEFAULT_LEGACY_CLOUD),
    ztwUsername: z.string().optional(),
    ztwPassword: z.string().optional(),
    ztwApiKey: z
        .string()
        .regex(/^[A-Za-z0-9]{12}$/, "must be the 12 letters and digits shown in the console")
        .optional(),
    ztwCloud: z
        .string()
        .toLowerCase()
        .pipe(z.enum(CONNECTOR_CLOUD_NAMES, rejected(`must be one of ${CONNECTOR_CLOUD_NAMES.join(", ")}`)))
        .optional(),
    useLegacyClient: yesOrNo().optional(),
    endpoint: endpoint.optional(),
    partnerId: z
        .string()
        .regex(/^[\x21-\x7e]+$/, "must contain only ASCII characters, without spaces")
        .optional(),
    activation: z
        .string()
        .toLowerCase()
        .pipe(z.enum(["automatic", "manual"], rejected("must be automatic or manual")))
        .default("automatic"),
    adoptEqual: yesOrNo().default(false),
    readsPer10Seconds: wholeNumber(0, 100_000, "requests (0 for no limit)").default(20),
    writesPer10Seconds: wholeNumber(0, 100_000, "requests (0 for no limit)").default(10),
    deadlineSeconds: wholeNumber(1, 86_400, "seconds").default(300),
    httpProxy: httpProxy.optional(),
} satisfies Record<Setting, z.ZodType>);
