import path from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { pulumiOf } from "../drift/pulumiCommand";
import { Office } from "../views/office";
import { zscalerCommand } from "./command";

let office: Office;
beforeAll(async () => {
    office = await Office.open();
});
afterAll(() => office?.close());

const run = (args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
    const cwd = pulumiOf(office.tenant);
    return zscalerCommand(args, { cwd, env: { PATH: `${cwd}${path.delimiter}${process.env.PATH}`, ...more } });
};

it("the state of the selected stack is read without its secrets, and a pipe gets lines with tabs", async () => {
    await office.tenant.control.clearRequestLog();
    expect(await run(["groups", "--columns", "name,status,declaredAt"])).toEqual({
        code: 0,
        stdout: "Branch Lyon\tEnabled\tindex.ts:10\nBranch Paris\tDisabled\tindex.ts:11\n",
        stderr: "",
    });
    expect(await office.tenant.control.requestLog()).toEqual([]);
});

it("--live reads the tenant by lists alone, with the settings of the stack", async () => {
    await office.tenant.control.clearRequestLog();
    const { code, stdout } = await run([
        "groups",
        "--live",
        "--json",
        "--stack",
        "dev",
        "--filter",
        "name=Branch Lyon",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
        view: "groups",
        source: "tenant",
        total: 1,
        rows: [{ name: "Branch Lyon", connected: 1, resource: "lyon", declaredAt: "index.ts:10", members: [{}, {}] }],
    });
    const calls = (await office.tenant.control.requestLog()).filter(({ path: where }) => !where.endsWith("/token"));
    expect(calls.filter(({ method }) => method !== "GET")).toEqual([]);
    const targets = calls.map(({ path: where }) => where.split("/").slice(-2).join("/"));
    expect(targets.length).toBe(new Set(targets).size);
});

it("a graph is a page, which opens with what is named and links to the program", async () => {
    const { code, stdout, stderr } = await run(["graph", "--focus", "branch lyon", "--root", "/home/me/site"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^<!doctype html>\n[\s\S]*<title>Graph of site\/dev<\/title>/);
    expect(stdout).toContain('"editor":"vscode://file{path}:{line}","root":"/home/me/site"');
    const unsafe = await run(["map", "--editor", "javascript://{path}{line}"]);
    expect([unsafe.code, unsafe.stderr]).toEqual([1, expect.stringContaining("or a URL with {path} and {line}")]);
});

it("credentials that are refused are exit code 3, and what the command line has wrong is said before any call", async () => {
    const refused = await run(["groups", "--live"], { ZSCALER_CLIENT_SECRET: "wrong-secret-1" });
    expect([refused.code, refused.stdout]).toEqual([3, ""]);
    await office.tenant.control.clearRequestLog();
    const wrong = await run(["rules", "--live", "--columns", "colour"]);
    expect([wrong.code, wrong.stderr]).toEqual([
        1,
        expect.stringContaining('the column "colour" of rules does not exist; the columns are policy, order, name, '),
    ]);
    expect(await office.tenant.control.requestLog()).toEqual([]);
});

it("a kind that cannot be read leaves the others, and is exit code 1", async () => {
    await office.tenant.control.fault({ path: "/serverGroup", status: 403, body: { id: "authz.denied" }, times: 9 });
    const { code, stdout, stderr } = await run(["groups", "--live", "--csv", "--columns", "name,serverGroups"]).finally(
        () => office.tenant.control.clearFaults(),
    );
    expect([code, stdout]).toEqual([1, expect.stringContaining('name,serverGroups\r\n"Branch Lyon",')]);
    expect(stderr).toMatch(/^pulumi-zscaler: not read: zpa:ServerGroup: /);
});
