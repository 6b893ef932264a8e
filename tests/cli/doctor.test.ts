import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { exitCodeOf } from "../../cli/doctor";
import { type Check, report } from "../../cli/doctor/check";
import { tenantChecks } from "../../cli/doctor/tenant";
import { versionChecks } from "../../cli/doctor/versions";
import { DriftingTenant } from "../drift/driftingTenant";
import { onTestFinished } from "../onTestFinished";

let tenant: DriftingTenant;
beforeAll(async () => {
    tenant = await DriftingTenant.open();
    await tenant.manage("zpa:SegmentGroup", "intranet", { name: "Intranet" });
});
afterAll(() => tenant?.close());

const FAST = { "zscaler:readsPer10Seconds": "0" };
const LIMITS = { "zscaler:readsPer10Seconds": "20", "zscaler:writesPer10Seconds": "10" };

/** With the documented limits, of a few types, so that no read waits. */
const look = (
    more: Record<string, string | undefined> = {},
    asked: Partial<Parameters<typeof tenantChecks>[0]> = {},
) => {
    const settings: Record<string, string | undefined> = { ...tenant.settings, ...LIMITS, ...more };
    const types = ["zpa:SegmentGroup", "zpa:ServerGroup"];
    return tenantChecks({ config: (key) => settings[key], types, ...asked });
};

const stateOf = (checks: readonly Check[], name: string) =>
    checks.filter(({ check }) => check === name).map(({ state }) => state);
const failedIn = (checks: readonly Check[]) => checks.filter(({ state }) => state === "failed");

describe("the way to the tenant", () => {
    it("is fine where every step is, and the reads change nothing", async () => {
        await tenant.control.clearRequestLog();
        const checks = await look();
        expect(checks.map(({ check, state }) => `${check} ${state}`)).toEqual([
            "settings ok",
            "proxy ok",
            "certificate ok",
            "reachability ok",
            "credentials ok",
            "clock ok",
            "access ok",
            "access ok",
        ]);
        const calls = (await tenant.control.requestLog()).filter(({ path: where }) => !where.endsWith("/token"));
        // The first list is read for the way, too.
        expect(calls.map(({ method }) => method)).toEqual(["GET", "GET", "GET"]);
    });

    it("ends at settings that are missing, by their names", async () => {
        const checks = await look({ "zscaler:clientSecret": undefined });
        expect(checks).toEqual([
            expect.objectContaining({ check: "settings", state: "failed", code: "configuration" }),
        ]);
        expect(checks[0]?.says).toContain("zscaler:clientSecret");
        expect(exitCodeOf(checks)).toBe(3);
    });

    it("ends at credentials that are refused", async () => {
        const checks = await look({ "zscaler:clientSecret": "canary-secret-1" });
        expect(stateOf(checks, "reachability")).toEqual(["ok"]);
        expect(failedIn(checks)).toEqual([
            expect.objectContaining({
                check: "credentials",
                code: "authentication",
                todo: expect.stringMatching(/\w/),
            }),
        ]);
        expect(stateOf(checks, "access")).toEqual([]);
        expect(exitCodeOf(checks)).toBe(3);
        expect(report(checks)).not.toContain("canary");
    });

    it("ends where nothing answers, which is no fault of the credentials", async () => {
        const checks = await look({ "zscaler:endpoint": "http://localhost:9", "zscaler:deadlineSeconds": "1" });
        expect(failedIn(checks).map(({ check }) => check)).toEqual(["reachability"]);
        expect(stateOf(checks, "credentials")).toEqual(["not checked"]);
        expect(exitCodeOf(checks)).toBe(1);
    });

    it("names a proxy that does not answer, without its password", async () => {
        const checks = await look({
            "zscaler:endpoint": "https://api.invalid",
            "zscaler:httpProxy": "http://me:canary-word@localhost:9",
            "zscaler:deadlineSeconds": "3",
        });
        expect(failedIn(checks)).toEqual([expect.objectContaining({ check: "proxy", code: "connection" })]);
        expect(report(checks)).toContain("localhost:9");
        expect(report(checks)).not.toContain("canary");
    });

    it("says of a server without TLS that it is not the service", async () => {
        const server = createServer((socket) => socket.end("hello\n"));
        await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
        onTestFinished(() => void server.close());
        const { port } = server.address() as { port: number };
        const checks = await look({ "zscaler:endpoint": `https://localhost:${port}`, "zscaler:deadlineSeconds": "1" });
        expect(failedIn(checks).map(({ code }) => code)).toEqual(["connection"]);
        expect(exitCodeOf(checks)).toBe(1);
    });

    it.each([
        [0, "ok", "differs by"],
        [-600_000, "failed", "behind the service's"],
        [600_000, "failed", "ahead of the service's"],
    ])("tells a clock that differs by %d ms", async (by, state, says) => {
        const checks = await look({}, { now: () => Date.now() + by });
        expect(checks.filter(({ check }) => check === "clock")).toEqual([
            expect.objectContaining({ state, says: expect.stringContaining(says) }),
        ]);
    });
});

describe("access", () => {
    const refuse = async (path: string) => {
        await tenant.control.fault({ path, status: 403, body: { id: "authz.denied" }, times: 99 });
        onTestFinished(() => tenant.control.clearFaults());
    };

    it("to a kind that the stack has is needed, and the item of the role is named", async () => {
        await refuse("/serverGroup");
        const checks = await look();
        expect(failedIn(checks)).toEqual([
            expect.objectContaining({
                about: "server groups",
                code: "permission",
                says: expect.stringContaining("Server Groups (Configuration)"),
            }),
        ]);
        expect(exitCodeOf(checks)).toBe(1);
    });

    it("to a product without any access is one line, where no stack needs it", async () => {
        await refuse("/ztw/");
        const checks = await look(FAST, { types: undefined });
        expect(checks.filter(({ check, about }) => check === "access" && about === "Cloud & Branch Connector")).toEqual(
            [expect.objectContaining({ state: "warning", code: "permission" })],
        );
        expect(failedIn(checks)).toEqual([]);
    });

    it("is looked at for every kind without a stack, and none fails in a tenant that has all", async () => {
        const checks = await look(FAST, { types: undefined });
        const access = checks.filter(({ check }) => check === "access");
        expect(access.filter(({ state }) => state === "ok").length).toBeGreaterThanOrEqual(40);
        // What depends on an identity provider, and what this tenant has no license for.
        const rest = access.filter(({ state }) => state !== "ok");
        expect(rest.filter(({ about }) => about.startsWith("SCIM")).map(({ state }) => state)).toEqual([
            "not checked",
            "not checked",
        ]);
        for (const { state, says, todo } of rest.filter(({ about }) => !about.startsWith("SCIM")))
            expect([state, says, todo]).toEqual([
                "warning",
                expect.not.stringContaining("the role needs"),
                expect.stringContaining("support"),
            ]);
        expect(failedIn(checks)).toEqual([]);
    });
});

it("a limit of the tenant that is nearly reached is a warning", async () => {
    const type = "zpa:AppConnectorGroup";
    const id = await tenant.manage(type, "lyon", {
        name: "Lyon",
        location: "Lyon, France",
        latitude: 45.7,
        longitude: 4.8,
    });
    await tenant.copies(
        "appConnectorGroup",
        id,
        Array.from({ length: 89 }, (_, at) => `Lyon ${at}`),
    );
    const checks = await look({}, { types: [type] });
    expect(checks.filter(({ check }) => check === "limits")).toEqual([
        expect.objectContaining({
            state: "warning",
            says: expect.stringMatching(/^9\d of 100 that a tenant may have$/),
        }),
    ]);
});

it("more calls than are documented are a warning", async () => {
    expect(stateOf(await look(FAST), "settings")).toEqual(["warning"]);
});

describe("versions", () => {
    const manifest = {
        engines: { node: ">=20.18.1" },
        peerDependencies: {
            "@pulumi/pulumi": "^3.216.0",
            "@pulumi/gcp": "^9.37.0 || ^10.0.0",
            "@pulumi/policy": "^1.21.0",
        },
    };
    const all: Record<string, string> = {
        "@pulumi/pulumi": "3.248.0",
        "@pulumi/gcp": "10.2.0",
        "@pulumi/policy": "1.21.0",
    };
    const versions = (more: object) =>
        versionChecks({ node: "20.20.0", cli: "v3.259.0\n", version: (name) => all[name], manifest, ...more });
    const bad = (checks: readonly Check[]) =>
        checks
            .filter(({ state }) => ["failed", "warning"].includes(state))
            .map(({ about, state, says }) => [state, `${about} ${says}`]);

    it("fit, or are not there and not needed", () => {
        expect(bad(versions({}))).toEqual([]);
        expect(
            versions({})
                .filter(({ state }) => state === "not checked")
                .map(({ about }) => about),
        ).toEqual(["@pulumi/aws", "@pulumi/azure-native"]);
    });

    it.each([
        [{ node: "20.18.0" }, ["failed", "Node 20.18.0, and this library needs >=20.18.1"]],
        [{ node: "18.20.1" }, ["failed", "Node 18.20.1, and this library needs >=20.18.1"]],
        [{ cli: undefined }, ["failed", "Pulumi CLI `pulumi version` does not run"]],
        [
            { cli: "v3.254.0" },
            [
                "warning",
                "Pulumi CLI 3.254.0, and the policy pack as an executable for --policy-pack needs 3.255.0 or later",
            ],
        ],
        [
            { version: (name: string) => ({ ...all, "@pulumi/pulumi": "4.0.0" })[name] },
            ["failed", "@pulumi/pulumi 4.0.0, and this library needs ^3.216.0"],
        ],
        [
            { version: (name: string) => ({ ...all, "@pulumi/gcp": "9.36.0" })[name] },
            [
                "warning",
                "@pulumi/gcp 9.36.0, and components in Google Cloud (pulumi-zscaler/gcp) needs ^9.37.0 || ^10.0.0",
            ],
        ],
    ])("that do not fit are named with what needs others: %j", (more, expected) => {
        expect(bad(versions(more))).toEqual([expected]);
    });

    it("of an old CLI fail once for the library", () => {
        expect(versions({ cli: "v3.200.0" }).filter(({ state }) => state === "failed")).toHaveLength(1);
    });
});
