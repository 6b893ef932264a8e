import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { type Emulator, type FaultSpec, startEmulator } from "pulumi-zscaler/emulator";
import { settingsOf } from "../settings";

let emulator: Emulator;
beforeEach(async () => {
    // Another file may have set mocks in this process.
    pulumi.runtime.resetOptions("errors", "test", 1, "", "", false, "");
    emulator = await startEmulator({ switches: { rateLimit: "off" } });
    within(60);
});
afterEach(async () => {
    pulumi.runtime.setAllConfig({});
    await emulator?.close();
});

function within(deadlineSeconds: number, more: Record<string, string> = {}): void {
    const settings = { ...settingsOf(emulator), "zscaler:deadlineSeconds": String(deadlineSeconds), ...more };
    pulumi.runtime.setAllConfig(settings);
}

/** What a program catches. */
const caught = (look: () => Promise<unknown>): Promise<unknown> =>
    look().then(
        () => undefined,
        (error: unknown) => error,
    );

const lookUp = () => zscaler.getServerGroup({ name: "Shared" });
/** Armed for as long as the library may repeat the call. */
const always = (fault: FaultSpec): FaultSpec => ({ path: "/serverGroup", times: 1_000, ...fault });
/** Longer than the deadline, so that it is not waited for. */
const retryAfter = 120;

interface Expected {
    type: abstract new (...facts: never) => zscaler.ZscalerError;
    code: zscaler.ErrorCode;
    status?: number;
    reason?: string;
}

const faults: [what: string, fault: FaultSpec, expected: Expected][] = [
    [
        "a role that does not cover it",
        always({ status: 403, body: { id: "access.denied", reason: "Access denied" } }),
        { type: zscaler.PermissionError, code: "permission", status: 403, reason: "Access denied" },
    ],
    [
        "a request that the service refuses",
        always({ status: 400, body: { id: "invalid.search", reason: "Bad search" } }),
        { type: zscaler.InvalidRequestError, code: "invalid-request", status: 400, reason: "Bad search" },
    ],
    [
        "a service that fails",
        always({ status: 503, body: { id: "down", reason: "Down" }, retryAfter }),
        { type: zscaler.ServiceError, code: "service", status: 503, reason: "Down" },
    ],
    [
        "a rate limit that outlasts the deadline",
        always({ status: 429, retryAfter }),
        { type: zscaler.RateLimitError, code: "rate-limit", status: 429 },
    ],
    [
        "a conflict that lasts",
        always({ status: 409, body: { id: "api.concurrent.access.error", reason: "Busy" }, retryAfter }),
        { type: zscaler.ConflictError, code: "conflict", status: 409, reason: "Busy" },
    ],
    [
        "a response of something else",
        always({ status: 302 }),
        { type: zscaler.UnexpectedResponseError, code: "unexpected-response", status: 302 },
    ],
];

describe("a lookup that fails", () => {
    it.each(faults)(
        "because of %s throws an error of that class with what is known",
        async (_what, fault, expected) => {
            const { type, ...properties } = expected;
            await emulator.control.fault(fault);
            const error = await caught(lookUp);
            expect(error).toBeInstanceOf(type);
            expect(error).toMatchObject({
                ...properties,
                ambiguous: false,
                operation: 'look up server group "Shared"',
            });
            if (!(error instanceof zscaler.ZscalerError)) throw new Error("it is none of the library's");
            expect(error.message).toMatch(/^Cannot look up server group "Shared": .* \[[a-z-]+\]$/);
            expect(error.docsUrl).toBe(`docs/errors.md#${expected.code}`);
            if (expected.status !== undefined) expect(error.requestId).toMatch(/./);
        },
    );

    it("because the object does not exist throws a NotFoundError, in which a program finds nothing else", async () => {
        const error = await caught(lookUp);
        expect(error).toBeInstanceOf(zscaler.NotFoundError);
        expect(error).toBeInstanceOf(zscaler.ZscalerError);
        expect(error).not.toBeInstanceOf(zscaler.PermissionError);
        expect(error).toMatchObject({ name: "NotFoundError", code: "not-found", nextStep: "The tenant has none." });
    });

    it("because of its arguments throws an InvalidInputError", async () => {
        expect(await caught(() => zscaler.getServerGroup({}))).toBeInstanceOf(zscaler.InvalidInputError);
        const provider = {} as pulumi.ProviderResource;
        expect(await caught(() => zscaler.getServerGroup({ id: "1" }, { provider }))).toMatchObject({
            code: "invalid-input",
        });
    });

    it("because of a wrong credential throws an AuthenticationError", async () => {
        await emulator.control.rotateSecret();
        expect(await caught(lookUp)).toMatchObject({ name: "AuthenticationError", code: "authentication" });
    });

    it("because of missing settings throws a ConfigurationError that lists all of them", async () => {
        pulumi.runtime.setAllConfig({ "zscaler:endpoint": emulator.url });
        const error = await caught(lookUp);
        if (!(error instanceof zscaler.ConfigurationError)) throw error;
        expect(error.faults.map(({ key }) => key)).toContain("zscaler:clientSecret");
    });

    it("because the connection breaks throws a ConnectionError", async () => {
        within(4);
        await emulator.control.fault(always({ reset: "before" }));
        expect(await caught(lookUp)).toMatchObject({ name: "ConnectionError", code: "connection", sent: true });
    });

    it("because nothing listens there throws a ConnectionError with the system's code", async () => {
        within(4, { "zscaler:endpoint": "http://127.0.0.1:1" });
        const error = await caught(lookUp);
        expect(error).toMatchObject({ code: "connection", sent: false, systemCode: "ECONNREFUSED" });
    });

    it("because no response comes in time throws a TimeoutError", async () => {
        within(1);
        await emulator.control.fault(always({ delayMs: 5_000 }));
        expect(await caught(lookUp)).toMatchObject({ name: "TimeoutError", code: "timeout" });
    });

    it("of Cloud & Branch Connector throws the same classes", async () => {
        expect(await caught(() => zscaler.getLocationTemplate({ name: "None" }))).toBeInstanceOf(zscaler.NotFoundError);
        const query = { inactiveForMinutes: 0 };
        expect(await caught(() => zscaler.staleConnectors(query))).toBeInstanceOf(zscaler.InvalidInputError);
    });

    it("is one that the Pulumi CLI prints without a stack", async () => {
        const error = await caught(lookUp);
        expect(pulumi.RunError.isInstance(error)).toBe(true);
        expect(JSON.stringify(error)).not.toContain("pulumi");
    });

    it("gives the same error in apply", async () => {
        const answer = pulumi.output("Shared").apply((name) => caught(() => zscaler.getServerGroup({ name })));
        const error = await new Promise((resolve) => answer.apply(resolve));
        expect(error).toMatchObject({ code: "not-found" });
    });
});

describe("instanceof", () => {
    it("knows the errors of another copy of the library", async () => {
        const error = await caught(lookUp);
        const other = anotherCopy();
        expect(other.NotFoundError).not.toBe(zscaler.NotFoundError);
        expect(error).toBeInstanceOf(other.NotFoundError);
        expect(error).toBeInstanceOf(other.ZscalerError);
        expect(error).not.toBeInstanceOf(other.PermissionError);
    });

    it("takes nothing else for one of them", () => {
        const strangers = [undefined, null, "not-found", { code: "not-found" }, new Error("[not-found]"), () => 0];
        expect(strangers.filter((stranger) => stranger instanceof zscaler.ZscalerError)).toEqual([]);
    });
});

/** The library as a bundle or another dependency brings it along. */
function anotherCopy(): typeof zscaler {
    const load = createRequire(__filename);
    const kept = Object.entries(load.cache).filter(([file]) => file.includes("/dist/"));
    for (const [file] of kept) delete load.cache[file];
    try {
        return load("pulumi-zscaler");
    } finally {
        for (const [file, module] of kept) load.cache[file] = module;
    }
}
