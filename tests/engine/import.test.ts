import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { isCampaign, rows } from "../campaign";
import { recordedExport, recordedIn, recordedState } from "../importing/recordedState";
import { expectRandomTenant } from "./importedTenants";
import { importFile as importFileOf, importProgram } from "./importFile";
import { LYON, LYON_ON_THE_WIRE } from "./programs";
import { Tenant } from "./tenant";

let tenant: Tenant;
let groupId: string;
let keyId: string;
let secret: string;
beforeAll(async () => {
    tenant = await Tenant.open();
    const profile = { overrideVersionProfile: true, versionProfileId: "2" };
    groupId = String((await tenant.control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, ...profile })).id);
    const body = { name: "Lyon", maxUsage: "2", zcomponentId: groupId, enrollmentCertId: "6573" };
    const key = await tenant.control.create("provisioningKey", { ...body, associationType: "CONNECTOR_GRP" });
    keyId = String(key.id);
    secret = String(key.provisioningKey);
});
afterAll(() => tenant?.close());

const importFile = (...what: string[]) => importFileOf(tenant, ...what);

it("an existing group and its key are taken into a stack, and only then changed", async () => {
    const program =
        (more: Partial<zscaler.ProvisioningKeyArgs> = {}) =>
        async () => {
            const lyon = new zscaler.AppConnectorGroup("lyon", { ...LYON, versionProfileName: "New Release" });
            const key = new zscaler.ProvisioningKey("key", {
                name: "Lyon",
                group: lyon,
                maxUsage: 2,
                enrollmentCertificateName: "Connector",
                ...more,
            });
            return { key: key.provisioningKey };
        };
    const bench = await tenant.stack(program());
    const group = await importFile("zpa:AppConnectorGroup", "lyon", groupId);
    const key = await importFile("zpa:ProvisioningKey", "key", keyId);
    expect(key).not.toContain(secret);
    for (const [file, content] of Object.entries({ "group.json": group, "key.json": key })) {
        await bench.cli(
            "import",
            "--file",
            bench.write(file, content),
            "--generate-code=false",
            "--yes",
            "--protect=false",
        );
    }
    expect(await tenant.names("provisioningKey")).toEqual(["Lyon"]);

    // A refresh before the first update must not put the key into the state in clear.
    await bench.refresh();
    expect(await bench.state()).not.toContain(secret);

    const preview = await bench.preview();
    expect(preview.diffs).toEqual({});
    expect(preview.output).not.toMatch(/lyon.*(update|replace)/);
    const { outputs, output } = await bench.up();
    expect(outputs.key).toBe(secret);
    expect(output).toMatch(/key\s*: \[secret\]/);
    expect(await bench.state()).not.toContain(secret);

    expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 3 });
    expect((await bench.up(program({ maxUsage: 3 }))).changes).toMatchObject({ update: 1 });
    expect(await tenant.object("provisioningKey", "Lyon")).toMatchObject({ id: keyId, maxUsage: "3" });
});

it("a key that nobody can read again, of a run that was killed, is imported and replaced by the next one", async () => {
    const body = { name: "Lost", maxUsage: "1", zcomponentId: groupId, enrollmentCertId: "6573", exportable: false };
    const lost = await tenant.control.create("provisioningKey", { ...body, associationType: "CONNECTOR_GRP" });
    const program = async () => {
        const key = new zscaler.ProvisioningKey("lost", {
            name: "Lost",
            group: groupId,
            maxUsage: 1,
            exportable: false,
        });
        return { key: key.provisioningKey };
    };
    const bench = await tenant.stack(program);
    expect(await bench.failure(bench.up())).toMatch(
        new RegExp(`nothing uses it yet: delete it in the console .*import zpa:ProvisioningKey NAME ${lost.id}\\)`),
    );
    const file = bench.write("lost.json", await importFile("zpa:ProvisioningKey", "lost", String(lost.id)));
    await bench.cli("import", "--file", file, "--generate-code=false", "--yes", "--protect=false");
    const { outputs } = await bench.up();
    expect(outputs.key).toMatch(/\S+/);
    expect((await tenant.object("provisioningKey", "Lost")).id).not.toBe(lost.id);
    await bench.destroy();
});

it("everything of several types is taken into a stack at once, below a component, without a change", async () => {
    class Branches extends pulumi.ComponentResource {
        constructor() {
            super("acme:Branches", "branches");
        }
    }
    const declared = { city: LYON, group: { name: "Shared", dynamicDiscovery: true } };
    const { id: shared } = await tenant.control.create("serverGroup", {
        ...{ name: "Shared", enabled: true, dynamicDiscovery: true },
        appConnectorGroups: [{ id: groupId }],
    });
    const program = (below: boolean) => async () => {
        const parent = new Branches();
        if (!below) return;
        const lyon = new zscaler.AppConnectorGroup(
            "branch-lyon",
            { ...declared.city, versionProfileName: "New Release" },
            { parent },
        );
        new zscaler.ServerGroup("shared", { ...declared.group, appConnectorGroups: [lyon] }, { parent });
    };
    const bench = await tenant.stack(program(false));
    await bench.up();
    const [, urn = ""] = /"(urn:pulumi:[^"]+::acme:Branches::branches)"/.exec(await bench.state()) ?? [];
    const everything = ["--all", "zpa:AppConnectorGroup", "zpa:ServerGroup", "--parent", urn];
    const content = await importFile(...everything);
    expect(JSON.parse(content).resources).toMatchObject([
        { name: "branch-lyon", id: groupId, parent: "parent" },
        { name: "shared", id: shared, parent: "parent" },
    ]);
    const file = bench.write("all.json", content);
    await bench.cli("import", "--file", file, "--generate-code=false", "--yes", "--protect=false");
    expect((await bench.preview(program(true))).changes).toEqual({ same: 4 });
});

const resourcesIn = (state: string): number => state.match(/"urn":/g)?.length ?? 0;

let recorded: ReturnType<typeof recordedIn> | undefined;

it.each(
    rows(
        [["a state of Terraform", recordedState, /^ {2}terraform state rm .+$/gm] as const],
        [["an export of pulumi-zpa", recordedExport, /^ {2}pulumi state delete --yes .+$/gm] as const],
    ),
)(
    "a group with its keys, and %s, become a program whose preview is empty, without a write",
    async (_, theirs, forget) => {
        const { control } = tenant;
        const bench = await tenant.stack(async () => undefined);
        recorded ??= recordedIn(control);
        const state = bench.write("state.json", (await recorded)(theirs()));
        await control.clearRequestLog();
        const { code, output } = await importProgram(tenant, bench, "--needs", "Lyon", "--from", state);
        expect(output).toMatch(/^Types: no errors$/m);
        expect(output).toContain("Imported: 14 resources\nPreview: no changes\n");
        expect(output.match(forget)).toHaveLength(12);
        expect(code).toBe(0);
        const { workDir } = bench.stack.workspace;
        const access = readFileSync(path.join(workDir, "zscaler", "access.ts"), "utf8");
        expect(access).toContain('AccessRuleOrder("order", { rules: [wikiAccessRule, denyAccessRule] });');
        const program = readFileSync(path.join(workDir, "zscaler", "enrollment.ts"), "utf8");
        expect(program).toContain("group: branchLyonAppConnectorGroup,");
        expect(await bench.state()).not.toContain(secret);
        expect(readdirSync(workDir).filter((file) => file.startsWith("zscaler"))).toEqual([
            "zscaler",
            "zscaler-import.json",
        ]);
        const writes = (await control.requestLog()).filter(
            ({ method, path: where }) => method !== "GET" && !where.endsWith("token"),
        );
        expect(writes).toEqual([]);

        await control.change("appConnectorGroup", groupId, { description: "changed" });
        const second = await importProgram(tenant, bench);
        expect(second.output).toContain("Changed in the tenant, and in the program: 1");
        expect(second.output).toContain('+ description: "changed"');
        expect(second.output).toContain(
            "`pulumi up` sets the values that the tenant has.\nThe tenant was not changed.",
        );
        expect(second.code).toBe(1);
        await control.change("appConnectorGroup", groupId, { description: "" });
    },
);

if (isCampaign) {
    it("claims nothing when the preview is not empty, and the way back that it prints restores the stack", async () => {
        const bench = await tenant.stack(async () => undefined);
        const before = await bench.state();
        const more = 'new zscaler.SegmentGroup("extra", { name: "Extra" });\n';
        bench.write("index.ts", `import * as zscaler from "pulumi-zscaler";\nimport "./zscaler";\n${more}`);
        const { code, output } = await importProgram(
            tenant,
            bench,
            "--name",
            "Branch Lyon",
            "--kind",
            "zpa:AppConnectorGroup",
        );
        expect(output).toContain("Imported: 1 resources");
        expect(output).not.toContain("Preview: no changes");
        expect(code).toBe(1);
        expect(await bench.state()).toContain(groupId);

        const [, ...back] = /^ {2}(pulumi stack import --file .+)$/m.exec(output)?.[1]?.split(" ") ?? [];
        await bench.cli(...back);
        expect(await bench.state()).not.toContain(groupId);
        expect(resourcesIn(await bench.state())).toEqual(resourcesIn(before));
        expect(await tenant.names("segmentGroup")).not.toContain("Extra");
    });

    it.each(Array.from({ length: 20 }, (_, at) => at + 1))(
        "random tenant %d becomes a program whose preview is empty",
        async (seed) => {
            const bench = await tenant.stack(async () => undefined);
            await expectRandomTenant(tenant, bench, seed);
        },
    );
}

it("the command says everything that is wrong, in one run", async () => {
    const failed = importFile("zpa:AppConnectorGroup", "one", "1", "two", "2", "zpa:SegmentGroup", "three", "3");
    await expect(failed).rejects.toMatchObject({
        stdout: "",
        stderr: expect.stringMatching(
            /group \(1\): the object.*group \(2\): the object.*segment group \(3\): the object/s,
        ),
    });
});

it.each([
    ["zpa:AppConnectorGroup x 1", "the object does not exist"],
    ["zpa:AppConectorGroup x 1", "did you mean zpa:AppConnectorGroup"],
    ["zpa:AppConnectorGroup x", "zpa:AppConnectorGroup x must be followed by an id"],
    ["zpa:AppConnectorGroup x 1 --parent branches", "branches is not the URN of a resource"],
])("the command says what is wrong with %s", async (what, words) => {
    await expect(importFile(...what.split(" "))).rejects.toMatchObject({ stderr: expect.stringContaining(words) });
});
