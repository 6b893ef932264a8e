import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { resolveConnection } from "../../provider/connection/connection";
import { ConfigurationError } from "../../provider/http/errors/errors";

type Values = Record<string, string | undefined>;

describe("a connection to Cloud & Branch Connector", () => {
    const administrator: Values = {
        ztwUsername: "automation@acme.com",
        ztwPassword: "canary-password",
        ztwApiKey: "canarykey123",
        ztwCloud: "ZscalerTwo",
    };
    const connectors = (config: Values, env: Values = {}) =>
        resolveConnection((key) => config[key.replace(/^zscaler:/, "")], env, "cloudConnector");
    const lacks = (config: Values, env: Values = {}) => {
        try {
            connectors(config, env);
        } catch (error) {
            if (error instanceof ConfigurationError) return error;
            throw error;
        }
        throw new Error("the settings were accepted");
    };

    test("with OneAPI needs no customer id", () => {
        const client = { vanityDomain: "acme", clientId: "me", clientSecret: "canary-secret" };
        expect(connectors(client)).toMatchObject({ api: "oneApi", baseUrl: "https://api.zsapi.net", customerId: "" });
    });

    test("without OneAPI opens a session on the host of its cloud", () => {
        expect(connectors(administrator)).toMatchObject({
            api: "session",
            baseUrl: "https://connector.zscalertwo.net",
            tokenUrl: "https://connector.zscalertwo.net/api/v1/auth",
            clientId: "automation@acme.com",
        });
    });

    test("reads the variables of all official tools", () => {
        const env = { ZTC_USERNAME: "me", ZTC_PASSWORD: "p", ZTC_API_KEY: "abcdefghijkl", ZTC_CLOUD: "zscloud" };
        expect(connectors({}, env)).toMatchObject({ api: "session", clientId: "me" });
        expect(connectors({}, { ...env, ZTW_USERNAME: "you" })).toMatchObject({ clientId: "you" });
    });

    test("leaves the legacy key of Private Access to Private Access, and the other way round", () => {
        const both = { ...administrator, zpaClientId: "an-old-key", zpaClientSecret: "canary-old", customerId: "1" };
        expect(connectors(both)).toMatchObject({ api: "session" });
        const privateAccess = resolveConnection((key) => both[key.replace(/^zscaler:/, "") as keyof typeof both], {});
        expect(privateAccess).toMatchObject({ api: "legacy", clientId: "an-old-key" });
    });

    test("that is half there is reported with what it lacks, and no secret is shown", () => {
        const error = lacks({ ...administrator, ztwUsername: undefined, ztwApiKey: "canary", ztwCloud: undefined });
        expect(error.faults.map(({ key, problem }) => [key.replace("zscaler:", ""), problem])).toEqual([
            ["ztwUsername", "is missing: the login of an administrator of Cloud & Branch Connector"],
            ["ztwApiKey", "must be the 12 letters and digits shown in the console"],
            ["ztwCloud", 'is missing: "zscalertwo" if you sign in at connector.zscalertwo.net'],
        ]);
        expect(error.message).not.toContain("canary");
        expect(JSON.stringify(connectors(administrator)) + inspect(connectors(administrator))).not.toContain("canary");
    });
});
