import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { exampleOf, examples } from "../../tools/example/catalog";
import { ROOT, tablesOf } from "../docs/markdown";
import { NODE_OPTIONS } from "./cliVariables";
import { DEPLOYMENTS } from "./deployments";
import { DISASTER_RECOVERY_ACTIVATION, DISASTER_RECOVERY_PLAN } from "./disasterRecoveryExamples";
import { keeps, keepWhatIsPromised } from "./examplePromises";
import { expectImport } from "./importedTenants";
import type { Promised } from "./promised";
import { PULL_REQUEST } from "./pullRequest";

const run = promisify(execFile);

const QUICKSTART: Promised = {
    inCampaign: true,
    so: "makes a group with two keys, shows no key, and becomes a program by an import",
    made: [
        "appConnectorGroup: Branch Lyon",
        "provisioningKey: Branch Lyon image",
        "provisioningKey: Branch Lyon visit",
    ],
    look: expectImport,
};

/** Networks and zones of the example's connectors. */
const IN_ZONES = [
    "net-workloads-europe-west1-b",
    "net-workloads-europe-west1-c",
    "vnet-workloads-westeurope-1",
    "vnet-workloads-westeurope-2",
    "vpc-0a1b2c3d4e5f60718-us-west-2a",
    "vpc-0a1b2c3d4e5f60718-us-west-2b",
];

const PROMISED: Record<string, Promised> = {
    "pull-request": PULL_REQUEST,
    "disaster-recovery-plan": DISASTER_RECOVERY_PLAN,
    "disaster-recovery-activation": DISASTER_RECOVERY_ACTIVATION,
    quickstart: QUICKSTART,

    "branch-office": {
        so: "leads two connectors to an application, and refuses contractors before it lets staff in",
        made: [
            "appConnectorGroup: Branch Lyon",
            "serverGroup: Branch Lyon",
            "segmentGroup: Lyon intranet",
            "application: Lyon wiki",
            "provisioningKey: Branch Lyon",
            "policyRule: Lyon intranet for staff",
            "policyRule: Lyon intranet not for contractors",
        ],
        async look({ tenant: { control }, outputs }) {
            const [wiki] = await control.list("application");
            const [servers] = await control.list("serverGroup");
            const connector = await control.enrol({ provisioningKey: String(outputs.provisioningKey) });
            expect(wiki).toMatchObject({ segmentGroupName: "Lyon intranet", serverGroups: [{ id: servers?.id }] });
            expect(servers).toMatchObject({ appConnectorGroups: [{ id: connector.appConnectorGroupId }] });
            await control.remove("connector", connector.id);

            const rules = (await control.list("policyRule")).filter(({ name }) => /^Lyon/.test(String(name)));
            const inOrder = rules.sort((a, b) => Number(a.ruleOrder) - Number(b.ruleOrder));
            expect(inOrder.map(({ action }) => action)).toEqual(["DENY", "ALLOW"]);
        },
    },

    "key-rotation": {
        inCampaign: true,
        so: "has a key for new machines at any time, and connectors that stay when theirs is gone",
        made: ["appConnectorGroup: Branch Lyon", "provisioningKey: Branch Lyon spring"],
        async look({ stack, tenant: { control } }) {
            const names = async () => (await control.list("provisioningKey")).map(({ name }) => name).sort();
            const enrolled = async () => {
                const { provisioningKey } = await stack.outputs();
                return control.enrol({ provisioningKey: String(provisioningKey) });
            };
            const old = await enrolled();
            await stack.configure({ plain: { editions: "spring,autumn" } });
            await stack.up("--skip-preview");
            expect(await names()).toEqual(["Branch Lyon autumn", "Branch Lyon spring"]);
            const young = await enrolled();
            expect(young.provisioningKeyName).toBe("Branch Lyon autumn");
            await stack.configure({ plain: { editions: "autumn" } });
            await stack.up("--skip-preview");
            expect(await names()).toEqual(["Branch Lyon autumn"]);
            expect((await control.list("connector")).map(({ id }) => id).sort()).toEqual([old.id, young.id].sort());
            for (const { id } of [old, young]) await control.remove("connector", id);
        },
    },

    regions: {
        inCampaign: true,
        so: "makes a region of each row, updated a day apart, and of a further row that region alone",
        made: ["appConnectorGroup", "serverGroup", "provisioningKey"].flatMap((kind) =>
            ["Chicago", "Lyon", "Singapore"].map((city) => `${kind}: Region ${city}`),
        ),
        changed: true,
        async look({ stack, tenant: { control }, outputs, program, printed }) {
            const keys = await control.list("provisioningKey");
            const uses = Object.fromEntries(keys.map(({ name, maxUsage }) => [name, maxUsage]));
            expect(uses).toEqual({ "Region Lyon": "2", "Region Singapore": "3", "Region Chicago": "4" });
            const groups = (await control.list("appConnectorGroup")).filter(({ name }) => /^Region/.test(String(name)));
            expect(new Set(groups.map(({ upgradeDay }) => upgradeDay)).size).toBe(3);
            const starts = Object.values(Object(outputs.nextUpgrades)).map((start) => Date.parse(String(start)));
            const hours = starts
                .sort((a, b) => a - b)
                .map((start, index) => (start - (starts[index - 1] ?? 0)) / 3_600_000);
            expect(Math.min(...hours)).toBeGreaterThanOrEqual(24);

            const text = readFileSync(program, "utf8");
            const row = /^ {4}lyon: \{.*?^ {4}\},\n/ms.exec(text)?.[0] ?? "";
            const further = row.replace("lyon", "lille").replaceAll("Lyon", "Lille");
            writeFileSync(program, text.replace(row, further + row));
            await stack.up("--skip-preview");
            expect(printed()).toMatch(/\+ 3 created\n +10 unchanged/);
            expect((await control.list("appConnectorGroup")).map(({ name }) => name)).toContain("Region Lille");
        },
    },

    microtenant: {
        inCampaign: true,
        so: "puts group and key into the microtenant, and keeps its administrator's password to itself",
        made: ["microtenants: Madrid", "appConnectorGroup: Madrid", "provisioningKey: Madrid"],
        async look({ tenant: { control }, outputs, printed }) {
            const microtenantId = String(outputs.microtenantId);
            expect(await control.list("appConnectorGroup", { microtenantId })).toMatchObject([{ name: "Madrid" }]);
            expect(await control.list("provisioningKey", { microtenantId })).toMatchObject([{ name: "Madrid" }]);
            const password = String(outputs.firstPassword);
            expect(password.length).toBeGreaterThan(7);
            expect(printed()).not.toContain(password);
        },
    },

    "second-tenant": {
        inCampaign: true,
        so: "makes a group with a key in each tenant, and the key of one opens no other",
        made: [
            "appConnectorGroup: Data centre Frankfurt",
            "provisioningKey: Data centre Frankfurt",
            "appConnectorGroup: Data centre Frankfurt",
            "provisioningKey: Data centre Frankfurt",
        ],
        async look({ tenant, otherTenants: [second], outputs, printed, stack }) {
            const { theirs } = Object(outputs.provisioningKeys);
            await expect(tenant.control.enrol({ provisioningKey: theirs })).rejects.toThrow();
            const connector = await second?.control.enrol({ provisioningKey: theirs });
            expect(connector).toMatchObject({ appConnectorGroupName: "Data centre Frankfurt" });
            await second?.control.remove("connector", String(connector?.id));
            const secret = String(second?.access.clientSecret);
            expect(printed() + JSON.stringify(await stack.state())).not.toContain(secret);
        },
    },

    "log-receiver": {
        inCampaign: true,
        so: "streams two kinds of log through a group of its own",
        made: [
            "appConnectorGroup: Log streaming Frankfurt",
            "provisioningKey: Log streaming Frankfurt",
            "lssConfig: SIEM connectors",
            "lssConfig: SIEM user activity",
        ],
        async look({ tenant: { control } }) {
            const groups = await control.list("appConnectorGroup");
            const streaming = groups.filter(({ lssAppConnectorGroup }) => lssAppConnectorGroup === true);
            expect(streaming).toMatchObject([{ name: "Log streaming Frankfurt" }]);
            const receivers = await control.list("lssConfig");
            expect(receivers).toMatchObject([1, 2].map(() => ({ connectorGroups: [{ id: streaming[0]?.id }] })));
        },
    },

    "oauth2-enrolment": {
        inCampaign: true,
        so: "lets the machines behind two user codes in, without a key",
        made: ["appConnectorGroup: Branch Lyon", "connector: Branch Lyon-1", "connector: Branch Lyon-2"],
        async look({ tenant: { control }, outputs }) {
            const machines = await control.list("machine");
            const enrolled = machines.map(({ enrolledId }) => enrolledId);
            expect([...enrolled].sort()).toEqual([...Object(outputs.connectorIds)].sort());
            expect(await control.list("provisioningKey")).toEqual([]);
        },
    },

    "cloud-connector-groups": {
        inCampaign: true,
        so: "adopts a group in each zone while its machines boot, each with a window of its own in its network",
        made: [
            ...IN_ZONES.map((zone) => `cloudConnectorGroup: zs-cc-${zone}`),
            "locationTemplate: Workloads",
            "provUrl: workloads-aws",
            "provUrl: workloads-azure",
            "provUrl: workloads-gcp",
            "ecLocation: Workloads-europe-west1-net-workloads",
            "ecLocation: Workloads-us-west-2-vpc-0a1b2c3d4e5f60718",
            "ecLocation: Workloads-westeurope-vnet-workloads",
            ...IN_ZONES.map((zone) => `ecgroup: zs-cc-${zone}`),
            // As each of the two products sees them.
            ...["ecVm", "cloudConnector"].flatMap((collection) =>
                IN_ZONES.flatMap((zone) => [1, 2].map(() => `${collection}: zs-cc-${zone}-VM-…`)),
            ),
        ],
        async look({ tenant: { control }, outputs, printed }) {
            expect(printed()).toContain("waiting for the Cloud Connector group of provisioning URL");
            expect(printed()).not.toContain("has only one connector");
            const connectors = await control.list("ecVm");
            const windowsOf = (group: string) => {
                const members = connectors.filter(({ name }) => String(name).startsWith(`${group}-VM-`));
                return [...new Set(members.map((one) => `day ${one.upgradeDayOfWeek} from ${one.upgradeStartTime}`))];
            };
            const groups = Object.entries<{ name: string; autoScaling: boolean }>(Object(outputs.groups));
            const seen = groups.map(([zone, { name, autoScaling }]) => [zone, [...windowsOf(name), autoScaling]]);
            expect(Object.fromEntries(seen)).toEqual({
                "us-west-2a": ["day 3 from 7200", true],
                "us-west-2b": ["day 4 from 7200", true],
                "westeurope-1": ["day 3 from 7200", true],
                "westeurope-2": ["day 4 from 7200", true],
                "europe-west1-b": ["day 3 from 7200", false],
                "europe-west1-c": ["day 4 from 7200", false],
            });
        },
    },

    "business-continuity-drill": {
        inCampaign: true,
        so: "is forced into business continuity by the command, and as before afterwards",
        made: [
            "privateCloud: Campus Lyon",
            "privateCloudControllerGroup: Campus Lyon",
            "appConnectorGroup: Campus Lyon",
            "serviceEdgeGroup: Campus Lyon",
            "provisioningKey: Campus Lyon controllers",
            "provisioningKey: Campus Lyon connectors",
            "provisioningKey: Campus Lyon edges",
            "businessContinuitySettings: ",
            "privateCloudController: Campus Lyon controllers-1",
            "connector: Campus Lyon connectors-1",
            "serviceEdge: Campus Lyon edges-1",
        ],
        async look({ stack }) {
            const options = { cwd: stack.folder, env: stack.environment };
            const drill = ["bc", "drill", "--private-cloud", "Campus Lyon", "--for", "1m", "--journal", "drill.jsonl"];
            const { stdout } = await run(process.execPath, [path.join(ROOT, "dist/cli/main.js"), ...drill], options);
            expect(stdout).toMatch(/^ended +\S+ \(time is over\)$/m);
            await stack.run("preview", "--expect-no-changes");
        },
    },

    "stale-connectors": {
        so: "adopts the connector of a machine that was deleted long ago, deletes it, and spares the one of a machine that was deleted now",
        made: [],
        async look({ tenant: { control }, outputs }) {
            const [dead] = (await control.list("ecVm")).filter(({ name }) => String(name).includes("vpc-0a1b2c3d4"));
            expect(dead).toBeDefined();
            const about = (minutes: string) =>
                expect.stringMatching(new RegExp(`-VM-\\w+: Inactive for ${minutes} min`));
            expect(outputs).toEqual({ stale: [about("2\\d{3}")], spared: [about("\\d")] });
        },
    },

    brownfield: {
        inCampaign: true,
        so: "builds upon what others made without writing it, and its comment says how to import that",
        made: ["serverGroup: Payroll", "application: Payroll", "provisioningKey: Headquarters spare"],
        changed: true,
        async look({ stack, tenant: { control }, program }) {
            const requestLog = await control.requestLog();
            const written = requestLog.filter(({ method, path }) => method !== "GET" && !path.includes("token"));
            expect(written.map(({ method, path }) => `${method} ${path.split("/").pop()}`).sort()).toEqual([
                "POST application",
                "POST provisioningKey",
                "POST serverGroup",
            ]);

            const text = readFileSync(program, "utf8");
            const [, type = "", name = ""] = /npx pulumi-zscaler import (\S+) (\S+) ID/.exec(text) ?? [];
            const [, declaration = ""] = /shows as inputs: (.+)/.exec(text) ?? [];
            const [{ id = "" } = {}] = await control.list("segmentGroup");
            const options = { cwd: stack.folder, env: stack.environment };
            const cli = path.join(ROOT, "dist/cli/main.js");
            const { stdout } = await run(process.execPath, [cli, "import", type, name, id], options);
            const file = path.join(stack.folder, "import.json");
            writeFileSync(file, stdout);
            await stack.run("import", "--file", file, "--generate-code=false", "--yes");
            writeFileSync(program, text.replace(/zscaler\.SegmentGroup\.get\(.+/, declaration));
            await stack.run("preview", "--expect-no-changes");

            writeFileSync(program, text);
            const urn = `urn:pulumi:dev::brownfield::pulumi-nodejs:dynamic/${type}::${name}`;
            await run("pulumi", ["state", "delete", urn, "--force", "--yes", "--stack", "dev"], options);
        },
    },
};

/** Brings tests of its own, which run it from end to end. */
const TESTS_ITSELF = "testing-programs";

describe("examples", () => {
    it("each of them is tested", () => {
        expect([...Object.keys({ ...PROMISED, ...DEPLOYMENTS }), TESTS_ITSELF].sort()).toEqual(
            examples().map(({ name }) => name),
        );
    });

    it(`${TESTS_ITSELF} passes its own tests, as jest runs them for a user, and leaves nothing beside itself`, async () => {
        const { folder } = exampleOf(TESTS_ITSELF);
        const before = readdirSync(folder);
        const jest = [path.join(ROOT, "node_modules/jest/bin/jest.js"), "--ci", "--colors=false"];
        const env = { ...process.env, NODE_OPTIONS };
        const { stderr } = await run(process.execPath, jest, { cwd: folder, env });
        expect(stderr).toMatch(/^Tests: +6 passed, 6 total$/m);
        // A run that was killed before may have left a file, which this one takes away.
        expect(readdirSync(folder).filter((file) => !before.includes(file))).toEqual([]);
    });

    it("the README has a row for each, with what it says of itself", () => {
        const rows = tablesOf("README.md").find(({ heading }) => heading === "Examples")?.rows ?? [];
        const told = rows.map(([link, description]) => [link, description]).sort();
        expect(told).toEqual(
            examples().map(({ name, description }) => [`[\`${name}\`](examples/${name}/index.ts)`, description]),
        );
    });

    keepWhatIsPromised(PROMISED);

    it("the project file at the root makes what the quickstart makes", async () => {
        await keeps({ ...exampleOf("quickstart"), folder: ROOT }, { ...QUICKSTART, look: undefined });
    });

    it("an unknown name is answered with the names that there are", () => {
        expect(() => exampleOf("quickstrat")).toThrow(
            /example "quickstrat" does not exist; the examples are: .*quickstart/,
        );
    });
});
