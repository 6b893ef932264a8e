import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { DriftingTenant } from "../drift/driftingTenant";
import { pulumiOf } from "../drift/pulumiCommand";
import { onTestFinished } from "../onTestFinished";
import { StandIn } from "../review/standIn";
import { until } from "../until";

const MAIN = path.resolve(__dirname, "../../dist/cli/main.js");
const DOCS = path.resolve(__dirname, "../../docs/pipelines");

interface Done {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

const run = (args: readonly string[], folder: string, more: NodeJS.ProcessEnv = {}): Promise<Done> =>
    new Promise((resolve) => {
        const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}`, ...more };
        execFile(process.execPath, [MAIN, "drift", ...args], { env, cwd: folder }, (error, stdout, stderr) =>
            resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
        );
    });

let tenant: DriftingTenant;
let id: string;

beforeAll(async () => {
    tenant = await DriftingTenant.open();
    id = await tenant.manage("zpa:SegmentGroup", "intranet", { name: "Intranet", description: "ours" });
    await tenant.manage("zpa:SegmentGroup", "mail", { name: "Mail", description: "CANARY-OF-CONFIG is in it" });
});
afterAll(() => tenant?.close());

const drifted = async () => {
    await tenant.control.change("segmentGroup", id, { description: "theirs" });
    onTestFinished(async () => {
        await tenant.control.change("segmentGroup", id, { description: "ours" });
    });
};

describe("the exit code", () => {
    it("is 0 without drift, and nothing is written", async () => {
        await tenant.control.clearRequestLog();
        const { code, stdout } = await run(["--stack", "dev"], pulumiOf(tenant));
        expect([code, stdout]).toEqual([0, "**No drift**: `site/dev`. 2 objects are as declared.\n"]);
        const calls = (await tenant.control.requestLog()).filter(({ path: where }) => !where.endsWith("/token"));
        expect(calls.length).toBeGreaterThan(0);
        expect(calls.filter(({ method }) => method !== "GET")).toEqual([]);
    });

    it("is 7 for drift, unless its class is not asked for", async () => {
        await drifted();
        const folder = pulumiOf(tenant);
        const { code, stdout } = await run(["--format", "json"], folder);
        expect(code).toBe(7);
        expect(JSON.parse(stdout)).toMatchObject({
            counts: { changed: 1 },
            drift: [{ class: "changed", name: "intranet", property: "description", before: "ours", after: "theirs" }],
        });
        expect((await run(["--fail-on", "gone,unmanaged"], folder)).code).toBe(0);
    });

    it("is 3 for a credential that is refused or missing", async () => {
        const folder = pulumiOf(tenant);
        const refused = await run([], folder, { ZSCALER_CLIENT_SECRET: "wrong-secret-1" });
        expect([refused.code, refused.stdout]).toEqual([3, expect.stringContaining("**Not complete**")]);
        const file = path.join(folder, "export.json");
        writeFileSync(file, JSON.stringify(tenant.exported()));
        writeFileSync(path.join(folder, "pulumi"), `#!${process.execPath}\nprocess.exit(6);`);
        const missing = await run(["--stack-export", file], folder);
        expect([missing.code, missing.stdout]).toEqual([3, expect.stringContaining("zscaler:clientId")]);
    });

    it("is 1 where something could not be read, and the report says what", async () => {
        await tenant.control.fault({ path: "/segmentGroup", status: 403, body: { id: "authz.denied" }, times: 9 });
        const { code, stdout } = await run([], pulumiOf(tenant)).finally(() => tenant.control.clearFaults());
        expect([code, stdout]).toEqual([1, expect.stringContaining("### Not read")]);
    });

    it("is 1 where Pulumi has no such stack, with its words", async () => {
        const { code, stderr } = await run(["--stack", "none"], pulumiOf(tenant));
        expect([code, stderr]).toEqual([
            1,
            expect.stringMatching(/^pulumi-zscaler: `pulumi stack export` failed: error: no stack/),
        ]);
    });

    it("is 8 when it is cancelled", async () => {
        const folder = pulumiOf(tenant);
        writeFileSync(
            path.join(folder, "pulumi"),
            `#!${process.execPath}\nrequire("node:fs").writeFileSync("begun", ""); setTimeout(() => {}, 60000);`,
        );
        const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}` };
        const child = spawn(process.execPath, [MAIN, "drift"], { env, cwd: folder, stdio: "ignore" });
        await until(() => existsSync(path.join(folder, "begun")));
        child.kill("SIGTERM");
        expect(await once(child, "exit")).toEqual([8, null]);
    });

    it.each([
        [["--stack-export", "none.json"], "none.json does not exist; pass a file that can be read"],
        [["--stack-export", "pulumi"], "pulumi is not an export; write it with `pulumi stack export --file FILE`"],
        [["--managed-elsewhere", "pulumi"], "pulumi is not an export"],
        [["--ignore", "pulumi"], "pulumi is not JSON"],
        [["--audit", "pulumi"], "pulumi has no entry of the audit log"],
        [["--fail-on", "everything"], "use some of changed, gone, notActive, unmanaged"],
    ])("is 1 for %j, before any call", async (args, message) => {
        await tenant.control.clearRequestLog();
        const { code, stderr } = await run(args, pulumiOf(tenant));
        expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
        expect(await tenant.control.requestLog()).toEqual([]);
    });
});

it("a secret of the configuration is in no format, wherever it occurs", async () => {
    await tenant.control.change("segmentGroup", tenant.resources[1]?.id ?? "", { description: "now CANARY-OF-CONFIG" });
    const folder = pulumiOf(tenant, { "site:token": "CANARY-OF-CONFIG" });
    for (const format of ["markdown", "text", "json"]) {
        const { stdout, stderr } = await run(["--format", format], folder);
        expect(stdout + stderr).not.toContain("CANARY");
        expect(stdout).toContain("[secret]");
    }
});

it.each(["github", "gitlab"] as const)(
    "the recipe for %s keeps one issue up to date, and closes it",
    async (product) => {
        const recipe = readFileSync(path.join(DOCS, `${product}-drift.yml`), "utf8");
        const [, command = ""] = /npx pulumi-zscaler drift (.*)$/m.exec(recipe) ?? [];
        const standIn = await StandIn.open(product);
        onTestFinished(() => standIn.close());
        for (const name of Object.keys(standIn.environment).filter((each) => /TOKEN/.test(each)))
            expect(recipe).toContain(name);
        const look = async () => {
            const { code, stderr } = await run(command.split(" "), pulumiOf(tenant), standIn.environment);
            return [code, stderr.trim().split("\n").at(-1)];
        };
        await tenant.control.change("segmentGroup", tenant.resources[1]?.id ?? "", {
            description: "CANARY-OF-CONFIG is in it",
        });
        await tenant.control.change("segmentGroup", id, { description: "theirs" });
        expect(await look()).toEqual([7, "pulumi-zscaler: the issue was created"]);
        expect(await look()).toEqual([7, "pulumi-zscaler: the issue is there already, unchanged"]);
        await tenant.control.fault({ path: "/segmentGroup", status: 403, body: { id: "authz.denied" }, times: 9 });
        expect(await look()).toEqual([1, "pulumi-zscaler: the issue was not touched"]);
        await tenant.control.clearFaults();
        expect(standIn.issues).toMatchObject([
            { title: "Drift of site/dev", body: expect.stringContaining("`ours` → `theirs`"), isOpen: true },
        ]);
        await tenant.control.change("segmentGroup", id, { description: "ours" });
        expect(await look()).toEqual([0, "pulumi-zscaler: the issue was closed"]);
        expect(standIn.issues).toMatchObject([{ isOpen: false }]);
        await tenant.control.change("segmentGroup", id, { description: "theirs" });
        expect(await look()).toEqual([7, "pulumi-zscaler: the issue was opened again"]);
        await tenant.control.change("segmentGroup", id, { description: "ours" });
    },
);
