import { describe, expect, test } from "@jest/globals";
import { ERRORS as CONNECTOR_ERRORS } from "../../../provider/cloudConnector/client/errors";
import type { ErrorRules, Limit } from "../../../provider/http/errors/errorRules";
import type { ErrorCode } from "../../../provider/http/errors/errors";
import { errorFromAnswer } from "../../../provider/http/errors/fromResponse";
import { rememberSecret } from "../../../provider/http/errors/knownSecrets";
import { ERRORS as ZPA_ERRORS } from "../../../provider/zpa/client/errors";

const refusal = (
    status: number,
    body: unknown,
    named: { needs?: string; assumes?: string; limit?: Limit } = {},
    product: ErrorRules = ZPA_ERRORS,
) =>
    errorFromAnswer(
        {
            operation: 'delete server group "Lyon"',
            status,
            body,
            requestId: "rq-1",
            writes: true,
            ...named,
        },
        product,
    );

type Case = [status: number, body: unknown, code: ErrorCode, mentions: string[]];

/** What the service says, and the parts a reader must find in the error, whichever product it is. */
const ofAll: Case[] = [
    [404, "No handler found", "unexpected-response", ["zscaler:endpoint"]],
    [405, undefined, "unexpected-response", ["zscaler:cloud"]],
    [302, undefined, "unexpected-response", ["proxy"]],
    [401, { message: "Resource Access Blocked" }, "conflict", ["run again later"]],
    [409, undefined, "conflict", ["run again"]],
    [413, undefined, "invalid-request", ["413"]],
    [403, undefined, "permission", ["role", "license"]],
    [403, { code: "LIMIT_EXCEEDED" }, "limit-exceeded", ["support"]],
    [500, "<h1>oops</h1>", "service", ['"oops"']],
    [408, undefined, "service", ["408"]],
    [403, `<html>${"<p>word</p>".repeat(99)}ONLY THROUGH ZSCALER ONEAPI</html>`, "authentication", ["uses OneAPI"]],
    [
        401,
        { detail: "unauthorized", type: "", title: "", status: "" },
        "authentication",
        ["unauthorized", "API client"],
    ],
    [
        429,
        { id: "invalid.toomanyrequests", reason: "Exceeded the number of requests allowed." },
        "rate-limit",
        ["zscaler:deadlineSeconds"],
    ],
    [
        401,
        "API access is allowed only through Zscaler OneAPI",
        "authentication",
        ["uses OneAPI", "ZIdentity", "zscaler:vanityDomain"],
    ],
];

/** What Private Access says. */
const ofPrivateAccess: Case[] = [
    [
        400,
        { id: "resource.not.found", reason: "No resource exists with the given id/name :0", params: ["0"] },
        "not-found",
        ["microtenant"],
    ],
    [404, undefined, "not-found", ["microtenant"]],
    [404, { id: "resource.not.found" }, "not-found", ["microtenant"]],
    [400, { id: "resource.already.exist", params: ["Lyon"] }, "already-exists", ["another name"]],
    [
        400,
        {
            id: "resource.referenced",
            reason: "Resource is being referenced in Application : Web.",
            params: ["Application", "Web"],
        },
        "referenced",
        ["Remove the reference from Application Web"],
    ],
    [
        409,
        { id: "api.concurrent.access.error", params: ["com.zscaler.zpn.model.PolicySet"] },
        "conflict",
        ["run again"],
    ],
    [400, { id: "db.simultaneous.request" }, "conflict", ["run again"]],
    [
        400,
        { id: "missing.mandatory.params", reason: "signingCertId is null or empty", params: ["signingCertId"] },
        "invalid-request",
        ["OAuth2 enrollment", "enrollment certificate"],
    ],
    [400, { id: "missing.mandatory.params", params: ["name"] }, "invalid-request", ["Correct name"]],
    [400, { id: "invalid.resource.argument", params: ["idpId"] }, "invalid-request", ["Correct idpId"]],
    [400, { id: "domain.match.style.overlapping" }, "invalid-request", ["domain.match.style.overlapping"]],
    [
        400,
        { code: "features.not.supported.for.multimatch", message: "no" },
        "invalid-request",
        ["features.not.supported"],
    ],
    [401, { id: "access.denied", reason: "Access denied" }, "permission", ["role"]],
    [401, { id: "authz.featureflag.permission.denied", params: ["ui.waf", "288"] }, "permission", ["feature ui.waf"]],
    [
        400,
        {
            id: "config.change.not.allowed.sku.not.enabled",
            params: ["inspect", "Web", "feature.application.inspect", "288"],
        },
        "permission",
        ["feature feature.application.inspect"],
    ],
    [503, { id: "retryable.server.error" }, "service", ["request id rq-1", "support"]],
];

/** What Cloud & Branch Connector says. */
const ofConnectors: Case[] = [
    [404, undefined, "not-found", ["check the id."]],
    [404, { code: "RESOURCE_NOT_FOUND" }, "not-found", ["check the id."]],
    [
        409,
        { code: "EDIT_LOCK_NOT_AVAILABLE", message: "Locked" },
        "conflict",
        ["Another administrator holds the edit lock"],
    ],
    [403, { code: "STATE_READONLY", message: "Upgrading" }, "maintenance", ["is read-only during the upgrade"]],
    [403, { code: "TRIAL_EXPIRED", message: "Over" }, "permission", ["trial has ended"]],
    [400, { code: "DUPLICATE_ITEM", message: "There is one" }, "already-exists", ["another name"]],
    [403, { code: null, message: "Unauthorized access to private resource" }, "permission", ["API client of OneAPI"]],
    [409, { code: "UNEXPECTED_ERROR", message: "Failed during enter Org barrier" }, "conflict", ["run again later"]],
    [412, { code: "UNEXPECTED_ERROR", message: "A precondition was not met" }, "conflict", ["run again later"]],
    [
        400,
        { code: "INVALID_OPERATION", message: "LOCATION IS ASSOCIATED WITH CONNECTOR RULE(S)" },
        "referenced",
        ["Remove all references to the object"],
    ],
];

const cases = [
    ...[...ofAll, ...ofPrivateAccess].map((each) => ["Private Access", ...each, ZPA_ERRORS] as const),
    ...[...ofAll, ...ofConnectors].map((each) => ["Cloud & Branch Connector", ...each, CONNECTOR_ERRORS] as const),
];

describe("what the service says becomes an error that tells what to do", () => {
    test.each(cases)("of %s: %i %j is %s", (product, status, body, code, mentions, rules) => {
        const error = refusal(status, body, {}, rules);
        expect(error.code).toBe(code);
        expect(error.status).toBe(status);
        expect(error.message).toMatch(/^Cannot delete server group "Lyon": the service answered /);
        expect(error.message).toContain(error.nextStep);
        for (const mention of mentions) {
            expect(error.message).toContain(mention);
        }
        if (product !== "Private Access") expect(error.message).not.toMatch(/microtenant/i);
    });

    test("a missing permission is named when the call says which it needs", () => {
        expect(
            refusal(403, undefined, {
                assumes: "zscaler:customerId belongs to this tenant",
                needs: "Full access to Server Groups",
            }).nextStep,
        ).toContain("Grant the credential's role Full access to Server Groups, and");
    });

    test("a feature that is missing is named, and no role is asked for", () => {
        const body = { id: "authz.featureflag.permission.denied", params: ["ui.waf", "288"] };
        expect(refusal(401, body, { needs: "Full access to Server Groups" }).nextStep).toBe(
            "The feature ui.waf is not enabled for this tenant: ask Zscaler support to enable it.",
        );
    });

    test("a limit of the tenant is named when the call says what it makes", () => {
        const error = refusal(403, { code: "LIMIT_EXCEEDED" }, { limit: { most: 1_000, of: "server groups" } });
        expect(error.nextStep).toContain("The tenant has reached its limit of 1000 server groups,");
        expect(error).toMatchObject({ name: "LimitExceededError", limit: 1_000 });
    });

    test("only what the service may have done in spite of its error is ambiguous", () => {
        const all = [...ofAll, ...ofPrivateAccess];
        const ambiguous = all.filter(([status, body]) => refusal(status, body).ambiguous);
        expect(ambiguous.map(([status]) => status).sort()).toEqual([408, 500, 503]);
    });

    test("a body of an unforeseen shape is no reason to fail differently", () => {
        for (const body of [null, [], 7, { id: 7, params: "x" }, { params: [1, null] }]) {
            expect(refusal(400, body).code).toBe("invalid-request");
        }
    });

    test("a long page is cut short", () => {
        expect(refusal(500, "word ".repeat(1_000)).message.length).toBeLessThan(500);
    });
});

describe("a hostile text", () => {
    const texts: [what: string, text: string][] = [
        ["angle brackets", "<".repeat(1_000_000)],
        ["scripts", "<script".repeat(100_000)],
        ["dots", ".".repeat(1_000_000)],
        ["blanks", `password${" ".repeat(1_000_000)}`],
        ["half tokens", "-eyJ".repeat(200_000)],
        ["digits", "1|".repeat(500_000)],
        ["escapes", "\u001b[".repeat(500_000)],
        ["escapes without an end", `\u001b]8;${";".repeat(1_000_000)}`],
        ["slashes", "//:".repeat(300_000)],
    ];
    // Some of them took minutes, and each made a message as long: a test that hangs fails.
    test.each(texts)("of %s is an error at once, and a short one", (_, text) => {
        for (const body of [text, { id: text, reason: text, params: Array.from({ length: 1_000 }, () => text) }]) {
            expect(refusal(500, body).message.length).toBeLessThan(10_000);
            expect(refusal(400, body).nextStep.length).toBeLessThan(10_000);
        }
    });

    test("cannot make a terminal do something, nor look like a line of its own", () => {
        const text = "\u001b[2J\u001b]0;owned\u0007done\u0085\u202eevil\r\n  error: fake\nlines";
        const error = refusal(400, { id: text, reason: text, params: [text] });
        expect(error.message).not.toMatch(/[^\P{Cc}]|\u202e/u);
        expect(error.reason).toBe("done evil error: fake lines".replace(" error", "   error"));
        expect(refusal(400, text).message).not.toMatch(/[^\P{Cc}]/u);
    });

    test("shows no half of a secret where it is cut", () => {
        const secret = "canary-that-is-cut-in-the-middle";
        rememberSecret(secret);
        for (let before = 0; before <= secret.length; before++) {
            const text = `${secret} `.repeat(2_000).slice(0, 16_384 - before) + secret;
            expect(refusal(400, { reason: text }).message).not.toContain("canary");
        }
    });
});

describe("an error", () => {
    test("prints as one sentence without a stack, and as JSON with all that is known", () => {
        const error = refusal(403, { code: "LIMIT_EXCEEDED" });
        expect(error.stack).toBe(error.message);
        expect(String(error)).toBe(`LimitExceededError: ${error.message}`);
        expect(JSON.parse(JSON.stringify(error))).toEqual({
            name: "LimitExceededError",
            code: "limit-exceeded",
            message: error.message,
            docsUrl: "docs/errors.md#limit-exceeded",
            operation: 'delete server group "Lyon"',
            status: 403,
            serviceId: "LIMIT_EXCEEDED",
            params: [],
            requestId: "rq-1",
            ambiguous: false,
            nextStep: error.nextStep,
        });
    });
});
