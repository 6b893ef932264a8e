import { generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { resolveConnection } from "../../../provider/connection/connection";
import { TokenCache } from "../../../provider/http/auth/tokenCache";
import { HttpClient } from "../../../provider/http/client";
import { ZscalerError } from "../../../provider/http/errors/errors";
import { rememberSecret } from "../../../provider/http/errors/knownSecrets";
import { redact } from "../../../provider/http/errors/redact";
import { connectionTo } from "./support/connection";
import { type Answers, clientOf, failureOf, json, Lines, startService } from "./support/service";

const SECRET = 'canary"secret & more/ä';
const TOKEN = "canary-token-4711";
const PROVISIONING_KEY = `3|api.private.zscaler.com|${"canary/+AB".repeat(38)}-216196257331404706`;

/** Every way in which an error or an object may come to light. */
function everythingOf(thing: unknown): string {
    const error = thing instanceof Error ? [thing.message, thing.stack, String(thing), String(thing.cause)] : [];
    return [...error, JSON.stringify(thing), inspect(thing, { depth: 9, showHidden: true })].join("\n");
}

describe("no canary comes out of", () => {
    /** The service gives back all it was told, as careless services do. */
    const echo: (status: number) => Answers = (status) => (arrival, response) =>
        json(response, status, {
            id: `id ${SECRET} ${TOKEN}`,
            reason: `${arrival.headers.authorization} ${arrival.body} ${PROVISIONING_KEY} ${encodeURIComponent(SECRET)}`,
            params: [TOKEN, SECRET, PROVISIONING_KEY],
        });
    const token: Answers = (_, response) => json(response, 200, { access_token: TOKEN, expires_in: 60 });

    test.each([400, 401, 403, 404, 409, 429, 500])("the error, the log or the client after a %i", async (status) => {
        const service = await startService(echo(status), token);
        const log = new Lines();
        const connection = connectionTo(service.url, { clientSecret: SECRET, deadlineSeconds: 1 });
        const client = new HttpClient(connection, { log });
        const error = await failureOf(
            client.request({
                method: "POST",
                path: `/zpa/${TOKEN}`,
                query: { search: SECRET },
                body: { provisioningKey: PROVISIONING_KEY },
                operation: `create key ${PROVISIONING_KEY} with ${SECRET}`,
            }),
            ZscalerError,
        );
        await client.close();
        for (const text of [everythingOf(error), everythingOf(client), [...log.debugs, ...log.infos].join("\n")]) {
            expect(text).not.toContain("canary");
        }
        expect(log.debugs.length).toBeGreaterThan(1);
    });

    test("a refused sign-in that repeats the form", async () => {
        const service = await startService(echo(200), (arrival, response) =>
            json(response, 400, { error: arrival.body, error_description: `secret ${SECRET}` }),
        );
        const error = await failureOf(
            clientOf(service, { clientSecret: SECRET }, { tokens: new TokenCache() }).request({
                method: "GET",
                path: "/zpa/x",
                operation: "read x",
            }),
            ZscalerError,
        );
        expect(everythingOf(error)).not.toContain("canary");
    });

    test("a connection that is printed", () => {
        const connection = resolveConnection(() => undefined, {
            ZSCALER_ENDPOINT: "http://127.0.0.1:1",
            ZSCALER_CLIENT_ID: "me",
            ZSCALER_CLIENT_SECRET: SECRET,
            ZPA_CUSTOMER_ID: "1",
            ZSCALER_HTTP_PROXY: "http://user:canary-password@proxy.example.com:3128",
        });
        expect(connection.clientSecret).toBe(SECRET);
        expect(JSON.stringify(connection) + inspect(connection)).not.toContain("canary");
    });
});

describe("redaction", () => {
    const shapes: [text: string, clean: string][] = [
        ["Authorization: Bearer abc.def-123", "Authorization: Bearer [redacted]"],
        ["grant_type=x&client_secret=hunter2&a=b", "grant_type=x&client_secret=[redacted]&a=b"],
        ['{"access_token":"abcdef","n":1}', '{"access_token":"[redacted]","n":1}'],
        [`key ${PROVISIONING_KEY}, used up`, "key [redacted], used up"],
        ["2|host.example|AAAABBBBCCCCDDDDEEEE", "[redacted]"],
        ["2|host|AAAABBBBCCCCDDDDEEEE", "[redacted]"],
        ["sent Bearer abcdef-123", "sent Bearer [redacted]"],
        ["http://user:pass@proxy:3128/", "http://[redacted]@proxy:3128/"],
        ["a JWT eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJtZSJ9.c2lnbmF0dXJl here", "a JWT [redacted] here"],
        ["must not contain a user name or password", "must not contain a user name or password"],
        [
            'Cannot create server group "Basic office": Bearer is missing',
            'Cannot create server group "Basic office": Bearer is missing',
        ],
        ["its password: none. The api key: see the page", "its password: none. The api key: see the page"],
        ["password: hunter2 is wrong", "password: [redacted] is wrong"],
        ["{'password': 'open sesame'}", "{'password': '[redacted]'}"],
        ["Basic dXNlcjpwYXNzd29yZA==", "Basic [redacted]"],
        ['App Connector group "Lyon | Paris": 2|3 of 4', 'App Connector group "Lyon | Paris": 2|3 of 4'],
    ];
    test.each(shapes)("%j becomes %j", (text, clean) => {
        expect(redact(text)).toBe(clean);
    });

    test("is the same for a text that gives a reason to look closely, and for one that does not", () => {
        const pieces = [...shapes.flatMap(([text]) => text.split(/(?<=\s)|(?=\s)/)), " ", "-----BEGIN KEY-----"];
        const texts = fc.array(fc.constantFrom(...new Set(pieces)), { maxLength: 12 }).map((some) => some.join(""));
        fc.assert(
            fc.property(texts, (text) => expect(`.=:| ${redact(text)}`).toBe(redact(`.=:| ${text}`))),
            { numRuns: 2_000 },
        );
    });

    test("hides a PEM block, also a broken one and one in a single line", () => {
        const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
        const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
        const middle = pem.slice(200, 240);
        for (const text of [pem, pem.slice(0, 400), pem.replaceAll("\n", "\\n"), JSON.stringify({ pem })]) {
            expect(redact(`before ${text}`)).not.toContain(middle);
        }
    });

    test("leaves words alone that happen to be a very short secret", () => {
        rememberSecret("a");
        rememberSecret("");
        expect(redact("a banana")).toBe("a banana");
    });

    test("forgets old tokens, never all of them", () => {
        for (let index = 0; index < 1_000; index++) {
            rememberSecret(`token-of-the-run-${index}`);
        }
        expect(redact("token-of-the-run-999")).toBe("[redacted]");
    });
});
