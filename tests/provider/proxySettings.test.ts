import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { resolveConnection } from "../../provider/connection/connection";
import { ConfigurationError } from "../../provider/http/errors/errors";

const COMPLETE: Record<string, string> = {
    "zscaler:vanityDomain": "acme",
    "zscaler:clientId": "me",
    "zscaler:clientSecret": "a-secret",
    "zscaler:customerId": "216196257331281920",
};

const resolve = (env: Record<string, string>) => resolveConnection((key) => COMPLETE[key], env);

function faultsOf(env: Record<string, string>): ConfigurationError {
    try {
        resolve(env);
    } catch (error) {
        if (error instanceof ConfigurationError) return error;
        throw error;
    }
    throw new Error("the settings were accepted");
}

describe("a proxy of the settings", () => {
    test("that is no address is refused, and its password is not printed", () => {
        const error = faultsOf({ HTTPS_PROXY: "http://me:canary@:99999" });
        expect(error.message).toContain("HTTPS_PROXY, which is used instead, must be a URL such as");
        expect(inspect(error)).not.toContain("canary");
    });

    const proxies: [variable: string, value: string, problem: string][] = [
        [
            "HTTPS_PROXY",
            "ftp://bob:canary@p:2121",
            "HTTPS_PROXY, which is used instead, is ftp://p:2121: must begin with http://",
        ],
        [
            "https_proxy",
            "http://bob:canary%@p:1",
            'https_proxy, which is used instead, has an unescaped "%" in the user name or password for p:1',
        ],
        ["ZSCALER_HTTP_PROXY", "ftp://bob:canary@p:2121", "is ftp://p:2121: must begin with http:// or https://"],
        ["ZSCALER_HTTP_PROXY", "http://bob:canary%ff@p:1", 'has an unescaped "%" in the user name or password for p:1'],
    ];
    test.each(proxies)("that cannot be used is named, with the variable: %s=%s", (variable, value, problem) => {
        const error = faultsOf({ [variable]: value });
        expect(error.message).toContain(problem);
        expect(inspect(error)).not.toContain("canary");
    });

    test("is left alone when no call goes through it", () => {
        expect(resolve({ HTTP_PROXY: "ftp://p:21" }).proxy?.http).toBe("ftp://p:21");
    });
});
