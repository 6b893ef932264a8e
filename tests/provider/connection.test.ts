import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { connectionIsUnknown, resolveConnection } from "../../provider/connection/connection";
import { ConfigurationError } from "../../provider/http/errors/errors";
import { onTestFinished } from "../onTestFinished";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Values = Record<string, string | undefined>;

const complete: Values = {
    vanityDomain: "acme",
    clientId: "me",
    clientSecret: "canary-secret",
    customerId: "216196257331281920",
};

const resolve = (config: Values, env: Values = {}) =>
    resolveConnection((key) => config[key.replace(/^zscaler:/, "")], env);

function faultsOf(config: Values, env: Values = {}) {
    try {
        resolve(config, env);
    } catch (error) {
        if (error instanceof ConfigurationError) {
            return error;
        }
        throw error;
    }
    throw new Error("the settings were accepted");
}

function pem(type: "rsa" | "ec", bits = 2048, form: { cipher?: string; passphrase?: string } = {}) {
    const { privateKey } =
        type === "rsa"
            ? generateKeyPairSync("rsa", { modulusLength: bits })
            : generateKeyPairSync("ec", { namedCurve: "P-256" });
    return privateKey.export({ type: "pkcs8", format: "pem", ...form }).toString();
}

describe("a connection", () => {
    test("needs no more than four settings; the others have the documented defaults", () => {
        expect({ ...resolve(complete) }).toEqual({
            api: "oneApi",
            baseUrl: "https://api.zsapi.net",
            tokenUrl: "https://acme.zslogin.net/oauth2/v1/token",
            clientId: "me",
            clientSecret: "canary-secret",
            customerId: "216196257331281920",
            activation: "automatic",
            adoptEqual: false,
            readsPer10Seconds: 20,
            writesPer10Seconds: 10,
            deadlineSeconds: 300,
            proxy: { named: {} },
        });
    });

    const environment: [variable: string, value: string, expected: object][] = [
        ["ZSCALER_CLIENT_ID", "other", { clientId: "other" }],
        ["ZSCALER_CLIENT_SECRET", "rotated", { clientSecret: "rotated" }],
        ["ZSCALER_VANITY_DOMAIN", "Other", { tokenUrl: "https://other.zslogin.net/oauth2/v1/token" }],
        ["ZPA_CUSTOMER_ID", "1", { customerId: "1" }],
        ["ZPA_MICROTENANT_ID", "2", { microtenantId: "2" }],
        ["ZSCALER_PARTNER_ID", "p", { partnerId: "p" }],
        ["ZSCALER_ADOPT_EQUAL", "true", { adoptEqual: true }],
        ["ZSCALER_ADOPT_EQUAL", "False", { adoptEqual: false }],
        ["ZSCALER_READS_PER_10_SECONDS", "0", { readsPer10Seconds: 0 }],
        ["ZSCALER_WRITES_PER_10_SECONDS", "5", { writesPer10Seconds: 5 }],
        ["ZSCALER_DEADLINE_SECONDS", "60", { deadlineSeconds: 60 }],
        ["ZSCALER_HTTP_PROXY", "http://p:1", { proxy: { https: "http://p:1", http: "http://p:1" } }],
        ["HTTPS_PROXY", "http://p:1", { proxy: { https: "http://p:1" } }],
        ["http_proxy", "http://p:1", { proxy: { http: "http://p:1" } }],
        ["no_proxy", "a,b", { proxy: { none: "a,b" } }],
        ["ZSCALER_ENDPOINT", "http://127.0.0.1:8080/", { baseUrl: "http://127.0.0.1:8080" }],
        ["ZSCALER_ENDPOINT", "http://localhost:8080", { tokenUrl: "http://localhost:8080/oauth2/v1/token" }],
        ["ZSCALER_ENDPOINT", "http://[::1]:8080", { baseUrl: "http://[::1]:8080" }],
        [
            "ZSCALER_ENDPOINT",
            "https://proxy.example.com/zs",
            { tokenUrl: "https://proxy.example.com/zs/oauth2/v1/token" },
        ],
    ];
    test.each(environment)(
        "takes %s=%s from the environment before the stack's configuration",
        (variable, value, expected) => {
            const stack = {
                ...complete,
                readsPer10Seconds: "7",
                writesPer10Seconds: "7",
                deadlineSeconds: "7",
                adoptEqual: "true",
            };
            expect(resolve(stack, { [variable]: value })).toMatchObject(expected);
        },
    );

    const clouds: [cloud: string, api: string, host: string][] = [
        ["production", "https://api.zsapi.net", "acme.zslogin.net"],
        ["BETA", "https://api.beta.zsapi.net", "acme.zsloginbeta.net"],
        ["gov", "https://api.zscalergov.net", "acme.zidentitygov.net"],
        ["GOVUS", "https://api.zscalergov.us", "acme.zidentitygov.us"],
    ];
    test.each(clouds)("of cloud %s talks to %s and signs in at %s", (cloud, api, host) => {
        const { baseUrl, tokenUrl } = resolve({ ...complete, cloud });
        expect([baseUrl, tokenUrl]).toEqual([api, `https://${host}/oauth2/v1/token`]);
    });

    test("to an endpoint needs no vanity domain", () => {
        const { vanityDomain: _, ...others } = complete;
        expect(resolve({ ...others, endpoint: "http://127.0.0.1:1" }).baseUrl).toBe("http://127.0.0.1:1");
    });

    test("counts an empty variable as absent", () => {
        expect(resolve(complete, { ZSCALER_CLIENT_SECRET: " ", ZSCALER_CLOUD: "" }).clientSecret).toBe("canary-secret");
    });

    test("prefers the proxy that is meant for it", () => {
        const { proxy } = resolve(
            { ...complete, httpProxy: "http://own:1" },
            { HTTPS_PROXY: "http://other:1", NO_PROXY: "x" },
        );
        const own = "zscaler:httpProxy (ZSCALER_HTTP_PROXY)";
        expect(proxy).toEqual({
            https: "http://own:1",
            http: "http://own:1",
            none: "x",
            named: { https: own, http: own },
        });
    });
});

describe("a private key", () => {
    const { clientSecret: _, ...unsigned } = complete;

    test("may be PEM text, also in one line, or the path of a file", () => {
        const text = pem("rsa");
        const folder = mkdtempSync(join(tmpdir(), "key-"));
        onTestFinished(() => rmSync(folder, { recursive: true }));
        writeFileSync(join(folder, "key.pem"), text);
        const given = [text, text.replaceAll("\n", "\\n"), join(folder, "key.pem")];
        for (const privateKey of given) {
            expect(resolve({ ...unsigned, privateKey }).privateKey).toBe(text.trim());
        }
    });

    const wrong: [why: string, key: string, says: RegExp][] = [
        ["a file that is not there", "/nowhere/key.pem", /no file can be read at that path \(ENOENT\)/],
        ["a folder", tmpdir(), /no file can be read at that path \(EISDIR\)/],
        [
            "a certificate",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
            /contains no PEM private key/,
        ],
        ["half a key", pem("rsa").slice(0, 300), /is not a complete PEM private key/],
        ["text that is neither", "canary\nkey", /neither PEM text .* nor the path of a file/],
        ["a key of another kind", pem("ec"), /is an ec key: RS256 requires an RSA key/],
        ["a short key", pem("rsa", 1024), /RSA key of 1024 bits; at least 2048/],
        ["a locked key", pem("rsa", 2048, { cipher: "aes-256-cbc", passphrase: "x" }), /is encrypted/],
    ];
    test.each(wrong)("that is %s is refused with the reason, and never printed", (_why, privateKey, says) => {
        const error = faultsOf({ ...unsigned, privateKey });
        expect(error.faults).toEqual([
            { key: "zscaler:privateKey", env: "ZSCALER_PRIVATE_KEY", problem: expect.stringMatching(says) },
        ]);
        expect(inspect(error)).not.toMatch(/canary|MII/);
    });

    test("in the stack gives way as a whole to a secret in the environment, and the other way round", () => {
        const rotated = resolve({ ...unsigned, privateKey: "not even read" }, { ZSCALER_CLIENT_SECRET: "rotated" });
        expect([rotated.clientSecret, rotated.privateKey]).toEqual(["rotated", undefined]);
        const key = pem("rsa");
        const signed = resolve(complete, { ZSCALER_PRIVATE_KEY: key });
        expect([signed.clientSecret, signed.privateKey]).toEqual([undefined, key.trim()]);
    });

    test("beside a secret of the same source is a contradiction", () => {
        const both = { clientSecret: "canary-secret", privateKey: pem("rsa") };
        for (const error of [
            faultsOf({ ...complete, ...both }),
            faultsOf(complete, { ZSCALER_CLIENT_SECRET: both.clientSecret, ZSCALER_PRIVATE_KEY: both.privateKey }),
        ]) {
            expect(error.message).toContain(
                "is set together with zscaler:privateKey (ZSCALER_PRIVATE_KEY); set only one of them",
            );
            expect(error.message).not.toContain("canary");
        }
    });
});

describe("a legacy API key", () => {
    const legacy: Values = {
        zpaClientId: "an-old-key",
        zpaClientSecret: "canary-old",
        customerId: "216196257331281920",
    };
    const signIn = (config: Values, env: Values = {}) => {
        const { api, tokenUrl, clientId } = resolve(config, env);
        return { api, tokenUrl, clientId };
    };

    test("needs no vanity domain, and signs in where the API is", () => {
        expect({ ...resolve(legacy) }).toMatchObject({
            api: "legacy",
            baseUrl: "https://config.private.zscaler.com",
            tokenUrl: "https://config.private.zscaler.com/signin",
            clientId: "an-old-key",
            clientSecret: "canary-old",
            customerId: "216196257331281920",
        });
    });

    const clouds: [cloud: string, api: string][] = [
        ["PRODUCTION", "https://config.private.zscaler.com"],
        ["zpatwo", "https://config.zpatwo.net"],
        ["Beta", "https://config.zpabeta.net"],
        ["GOV", "https://config.zpagov.net"],
        ["GOVUS", "https://config.zpagov.us"],
        ["PREVIEW", "https://config.zpapreview.net"],
        ["QA", "https://config.qa.zpath.net"],
        ["QA2", "https://pdx2-zpa-config.qa2.zpath.net"],
    ];
    test.each(clouds)("of cloud %s talks to %s, and signs in there", (zpaCloud, api) => {
        const { baseUrl, tokenUrl } = resolve({ ...legacy, zpaCloud });
        expect([baseUrl, tokenUrl]).toEqual([api, `${api}/signin`]);
    });

    test("of the one cloud that signs in elsewhere is sent there", () => {
        const { baseUrl, tokenUrl } = resolve({ ...legacy, zpaCloud: "DEV" });
        expect(baseUrl).toBe("https://public-api.dev.zpath.net");
        expect(tokenUrl).toBe("https://authn1.dev.zpath.net/authn/v1/oauth/token?grant_type=CLIENT_CREDENTIALS");
    });

    test("signs in at the endpoint, where there is one, whatever the cloud", () => {
        const { baseUrl, tokenUrl } = resolve({ ...legacy, zpaCloud: "DEV", endpoint: "http://127.0.0.1:1/zs/" });
        expect([baseUrl, tokenUrl]).toEqual(["http://127.0.0.1:1/zs", "http://127.0.0.1:1/zs/signin"]);
    });

    test("comes from the environment too", () => {
        const env = { ZPA_CLIENT_ID: "an-old-key", ZPA_CLIENT_SECRET: "canary-old", ZPA_CLOUD: "BETA" };
        expect(signIn({ customerId: "1" }, env)).toEqual({
            api: "legacy",
            tokenUrl: "https://config.zpabeta.net/signin",
            clientId: "an-old-key",
        });
    });

    test("gives way to an API client, wherever either of them is set", () => {
        const both = [
            signIn({ ...complete, ...legacy }),
            signIn(complete, { ZPA_CLIENT_ID: "an-old-key", ZPA_CLIENT_SECRET: "canary-old" }),
            signIn(legacy, {
                ZSCALER_VANITY_DOMAIN: "acme",
                ZSCALER_CLIENT_ID: "me",
                ZSCALER_CLIENT_SECRET: "canary-secret",
            }),
        ];
        for (const chosen of both) {
            expect(chosen).toMatchObject({ api: "oneApi", clientId: "me" });
        }
    });

    test("is used beside an API client when the settings say so, and the environment has the last word", () => {
        const both = { ...complete, ...legacy };
        expect(signIn(both, { ZSCALER_USE_LEGACY_CLIENT: "TRUE" })).toMatchObject({ clientId: "an-old-key" });
        expect(signIn({ ...both, useLegacyClient: "true" })).toMatchObject({ api: "legacy", clientId: "an-old-key" });
        const overruled = signIn({ ...both, useLegacyClient: "true" }, { ZSCALER_USE_LEGACY_CLIENT: "false" });
        expect(overruled).toMatchObject({ api: "oneApi", clientId: "me" });
    });

    test("is not disturbed by what is wrong with the API client, nor the other way round", () => {
        const wrongClient = {
            vanityDomain: "https://acme",
            privateKey: "/nowhere",
            cloud: "nowhere",
            clientSecret: "s",
        };
        expect(signIn({ ...legacy, ...wrongClient, useLegacyClient: "true" })).toMatchObject({ api: "legacy" });
        expect(signIn({ ...complete, zpaCloud: "nowhere", zpaClientSecret: UNKNOWN })).toMatchObject({
            clientId: "me",
        });
    });

    test("that is half there is reported with what it lacks", () => {
        expect(faultsOf({ zpaClientId: "an-old-key" }).faults.map(({ key }) => key)).toEqual([
            "zscaler:customerId",
            "zscaler:zpaClientSecret",
        ]);
        expect(faultsOf({ useLegacyClient: "true" }).faults.map(({ key, env }) => [key, env])).toEqual([
            ["zscaler:customerId", "ZPA_CUSTOMER_ID"],
            ["zscaler:zpaClientId", "ZPA_CLIENT_ID"],
            ["zscaler:zpaClientSecret", "ZPA_CLIENT_SECRET"],
        ]);
    });

    test("beside half an API client is an error that names the switch between the two", () => {
        const { clientSecret: _, ...half } = complete;
        const missesSecret = faultsOf({ ...half, ...legacy });
        expect(missesSecret.faults.map(({ key }) => key)).toEqual(["zscaler:clientSecret"]);
        const missesAll = faultsOf({ ...legacy, vanityDomain: "acme" });
        expect(missesAll.faults.map(({ key }) => key)).toEqual(["zscaler:clientId", "zscaler:clientSecret"]);
        const missesKey = faultsOf({ ...complete, useLegacyClient: "true" });
        expect(missesKey.faults.map(({ key }) => key)).toEqual(["zscaler:zpaClientId", "zscaler:zpaClientSecret"]);
        for (const error of [missesSecret, missesAll, missesKey]) {
            expect(error.message).toContain("zscaler:useLegacyClient (ZSCALER_USE_LEGACY_CLIENT)");
            expect(error.message).not.toContain("canary");
        }
    });

    test("is not printed with the connection, nor its secret with an error", () => {
        const connection = resolve(legacy);
        expect(inspect(connection) + JSON.stringify(connection)).not.toContain("canary");
        expect(faultsOf({ ...legacy, customerId: "canary-old" }).message).not.toContain("canary");
    });
});

describe("settings that are wrong", () => {
    test("are all listed at once, each with its key and its variable", () => {
        const error = faultsOf({}, {});
        expect(error.faults.map(({ key, env }) => [key, env])).toEqual([
            ["zscaler:vanityDomain", "ZSCALER_VANITY_DOMAIN"],
            ["zscaler:clientId", "ZSCALER_CLIENT_ID"],
            ["zscaler:clientSecret", "ZSCALER_CLIENT_SECRET"],
            ["zscaler:customerId", "ZPA_CUSTOMER_ID"],
        ]);
        for (const { key, env, problem } of error.faults) {
            expect(error.message).toContain(`${key} (environment variable ${env}): ${problem}`);
        }
    });

    const malformed: [setting: string, value: string, says: string][] = [
        ["vanityDomain", "acme.zslogin.net", "only the first label of the sign-in host"],
        ["vanityDomain", "https://acme", "only the first label of the sign-in host"],
        ["customerId", "12a", 'is "12a": must be a numeric id'],
        ["microtenantId", "Default", 'is "Default": must be a numeric id'],
        ["cloud", "government", 'is "government": must be one of production, beta, gov, govus'],
        ["endpoint", "127.0.0.1:8080", "must be a URL such as"],
        ["endpoint", "http://10.0.0.1:8080", "http would send the credential unencrypted over the network"],
        ["endpoint", "http://localhost.example.com", "http would send the credential unencrypted over the network"],
        ["endpoint", "ftp://127.0.0.1", "must begin with https://"],
        ["endpoint", "https://me:canary@example.com", "must not contain a user name or password"],
        ["endpoint", "https://example.com?x=1", "must not have a query"],
        ["partnerId", "a b", "must contain only ASCII characters"],
        ["useLegacyClient", "yes", 'is "yes": must be true or false'],
        ["adoptEqual", "yes", 'is "yes": must be true or false'],
        ["readsPer10Seconds", "-1", "must be a whole number of requests (0 for no limit) from 0 to 100000"],
        ["writesPer10Seconds", "1.5", "must be a whole number"],
        ["deadlineSeconds", "0", "must be a whole number of seconds from 1 to 86400"],
        ["deadlineSeconds", "1e3", "must be a whole number"],
        ["httpProxy", "proxy", "must be a URL such as http://proxy.example.com:3128"],
    ];
    test.each(malformed)("%s = %j says what it must be", (setting, value, says) => {
        const error = faultsOf({ ...complete, [setting]: value });
        expect(error.faults).toHaveLength(1);
        expect(error.faults[0]!.key).toBe(`zscaler:${setting}`);
        expect(error.faults[0]!.problem).toContain(says);
        expect(error.message).not.toContain("canary");
    });

    test("include the cloud of a legacy API key", () => {
        const error = faultsOf({
            customerId: "1",
            zpaClientId: "k",
            zpaClientSecret: "canary",
            zpaCloud: "production2",
        });
        expect(error.faults.map(({ problem }) => problem)).toEqual([
            'is "PRODUCTION2": must be one of PRODUCTION, ZPATWO, BETA, GOV, GOVUS, PREVIEW, DEV, QA, QA2',
        ]);
    });
});

describe("settings that are not known yet", () => {
    const config = (values: Values) => (key: string) => values[key.replace(/^zscaler:/, "")];

    test("are recognised, so that a preview can wait for them", () => {
        expect(connectionIsUnknown(config({ ...complete, endpoint: UNKNOWN }), {})).toBe(true);
        expect(connectionIsUnknown(config(complete), {})).toBe(false);
        expect(connectionIsUnknown(config({}), {})).toBe(false);
    });

    test("do not matter where the environment has the last word", () => {
        const env = { ZSCALER_CLIENT_SECRET: "known" };
        expect(connectionIsUnknown(config({ ...complete, clientSecret: UNKNOWN }), env)).toBe(false);
        expect(resolve({ ...complete, clientSecret: UNKNOWN }, env).clientSecret).toBe("known");
    });

    test("are no settings to connect with", () => {
        const error = faultsOf({ ...complete, customerId: UNKNOWN, clientSecret: UNKNOWN });
        expect(error.faults.map(({ key }) => key)).toEqual(["zscaler:clientSecret", "zscaler:customerId"]);
        expect(error.message).toContain("is unknown until");
        expect(error.message).not.toContain(UNKNOWN);
    });
});
