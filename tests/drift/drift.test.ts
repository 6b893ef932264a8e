import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { auditIn, DRIFT, type DriftReport, ignoresIn } from "../../drift";
import { SECRET_MARK } from "../../findings/object";
import { FORMATS, writtenAs } from "../../review";
import { ROOT } from "../docs/markdown";
import { DriftingTenant, urnOf } from "./driftingTenant";

const PLACE = { location: "Lyon, France", latitude: 45.76, longitude: 4.84 };
const GROUP = "zpa:AppConnectorGroup";
const ALEX = "Alex Martin (alex.martin@example.com)";

const told = (report: DriftReport) => writtenAs(DRIFT, [report], { format: FORMATS.markdown });
/** The lines of a section, without the times. */
const section = (report: DriftReport, title: string) => {
    const [, text = ""] = told(report).split(`### ${title}\n\n`);
    const lines = (text.split("\n\n")[0] ?? "").trimEnd().split("\n");
    return lines.map((line) => line.replace(/\d{4}-\d\d-\d\dT[\d:]+Z/, "TIME"));
};

let tenant: DriftingTenant;
let ids: Record<"lyon" | "paris" | "wiki" | "mail", string>;

beforeAll(async () => {
    tenant = await DriftingTenant.open();
    const lyon = await tenant.manage(GROUP, "lyon", { ...PLACE, name: "Lyon", upgradeDay: "Sunday" });
    const paris = await tenant.manage(GROUP, "paris", { ...PLACE, name: "Paris", upgradeDay: "Sunday" });
    const serverGroup = (name: string, appConnectorGroups: string[]) =>
        tenant.manage("zpa:ServerGroup", name, { name, appConnectorGroups });
    ids = { lyon, paris, wiki: await serverGroup("wiki", [lyon]), mail: await serverGroup("mail", [lyon, paris]) };
    await tenant.manage("cloudConnector:LocationTemplate", "aws", { name: "AWS" });
    await tenant.manage("cloudConnector:LocationTemplate", "azure", { name: "Azure" });
});
afterAll(() => tenant?.close());

/** Changes the tenant, looks, and changes it back. */
async function while_<T>(change: () => Promise<() => Promise<unknown>>, look: () => Promise<T>): Promise<T> {
    const undo = await change();
    try {
        return await look();
    } finally {
        await undo();
    }
}

/** Another administrator sets these on a group, and later their former values. */
const setting = (id: string, values: Record<string, string | boolean>) => async () => {
    const before = await tenant.control.get("appConnectorGroup", id);
    await tenant.control.change("appConnectorGroup", id, values);
    return () =>
        tenant.control.change(
            "appConnectorGroup",
            id,
            Object.fromEntries(Object.keys(values).map((key) => [key, before[key] ?? null])),
        );
};

const both =
    (...changes: (() => Promise<() => Promise<unknown>>)[]) =>
    async () => {
        const undo: (() => Promise<unknown>)[] = [];
        for (const change of changes) undo.push(await change());
        return () => Promise.all(undo.map((each) => each()));
    };

describe("a stack", () => {
    it("that nobody has changed has no drift, by the calls of a refresh alone", async () => {
        await tenant.control.clearRequestLog();
        const report = await tenant.drift();
        expect(told(report)).toBe("**No drift**: `site/dev`. 6 objects are as declared.\n");
        const calls = (await tenant.control.requestLog()).map(
            ({ method, path }) => `${method} ${path.split("/").at(-1)}`,
        );
        expect(calls.sort()).toEqual([
            "GET appConnectorGroup",
            "GET ecAdminActivateStatus",
            "GET locationTemplate",
            "GET serverGroup",
        ]);
    });

    it("groups what has one cause, the worst first, with both ways out", async () => {
        const changes = both(
            setting(ids.lyon, { enabled: false }),
            setting(ids.paris, { enabled: false, upgradeDay: "TUESDAY" }),
        );
        const report = await while_(changes, () => tenant.drift());
        const targets = ["lyon", "paris"].map((name) => `--target ${urnOf(GROUP, name)}`);
        expect(told(report).split("\n")[0]).toBe("**Drift**: `site/dev`. 2 changed. At worst, it cuts somebody off.");
        expect(section(report, "Changed")).toEqual([
            "- 2 App Connector groups `lyon`, `paris`: `enabled`: `true` → `false`",
            "    - Applications that are reached only through the group can no longer be reached.",
            "    - 2 server groups depend on them alone",
            `    - Last writer of the object: \`${ALEX}\` at TIME`,
            `    - Restore: \`pulumi up --refresh --stack dev ${targets.join(" ")}\``,
            `    - Adopt: write \`enabled: false,\` at \`index.ts:10\`, \`index.ts:11\`, then \`pulumi refresh --stack dev ${targets.join(" ")}\``,
            "- App Connector group `paris`: `upgradeDay`: `Sunday` → `Tuesday`",
            `    - Last writer of the object: \`${ALEX}\` at TIME`,
            `    - Restore: \`pulumi up --refresh --stack dev ${targets[1]}\``,
            `    - Adopt: write \`upgradeDay: "Tuesday",\` at \`index.ts:11\`, then \`pulumi refresh --stack dev ${targets[1]}\``,
        ]);
    });

    it("names resources in place of their ids, and says what restoring does in turn", async () => {
        const change = async () => {
            await tenant.control.change("serverGroup", ids.mail, { appConnectorGroups: [{ id: ids.paris }] });
            return () =>
                tenant.control.change("serverGroup", ids.mail, {
                    appConnectorGroups: [{ id: ids.lyon }, { id: ids.paris }],
                });
        };
        const [head, effect, , , adopt] = section(await while_(change, () => tenant.drift()), "Changed");
        expect(head).toBe("- Server group `mail`: `appConnectorGroups`: removes `lyon`");
        expect(effect).toBe("    - Sessions through the removed App Connector groups end.");
        expect(adopt).toContain("Adopt: set `appConnectorGroups` to the resources `paris` at `index.ts:13`");
    });

    it("tells what is gone, and who deleted it if the audit log says so", async () => {
        const own = await DriftingTenant.open();
        try {
            const id = await own.manage("zpa:SegmentGroup", "intranet", { name: "Intranet" });
            await own.control.remove("segmentGroup", id);
            const line = JSON.stringify({
                modifiedTime: "2026-11-26T10:00:00.000Z",
                modifiedBy: 7,
                modifiedByUser: "kim@example.com",
                auditOperationType: "Delete",
                objectID: 0,
            }).replace('"objectID":0', `"objectID":${id}`);
            const report = await own.drift();
            expect(told(report).split("\n")[0]).toBe(
                "**Drift**: `site/dev`. 1 deleted. At worst, it cuts somebody off.",
            );
            expect(section(report, "Deleted")[2]).toContain("Not known by whom");
            const known = await own.drift({ audit: auditIn(`<134> ${line}\nnoise\n`, "audit.jsonl") });
            expect(section(known, "Deleted")).toEqual([
                "- Segment group `intranet` was deleted",
                "    - Users whom rules allow by this group lose access to its segments.",
                "    - By `kim@example.com` at TIME (audit log)",
                `    - Restore: \`pulumi up --refresh --stack dev --target ${urnOf("zpa:SegmentGroup", "intranet")}\``,
                `    - Adopt: delete the declaration at \`index.ts:10\`, then \`pulumi refresh --stack dev --target ${urnOf("zpa:SegmentGroup", "intranet")}\``,
            ]);
            expect(told(known)).toContain("Not known: Lines of the audit log that are no entries: 1.");
        } finally {
            await own.close();
        }
    });

    it("tells what is not managed, of the kinds that a refresh lists, unless another stack manages it", async () => {
        let made = "";
        const change = async () => {
            made = String((await tenant.control.create("appConnectorGroup", { ...PLACE, name: "It's theirs" })).id);
            return () => tenant.control.remove("appConnectorGroup", made);
        };
        await while_(change, async () => {
            const report = await tenant.drift();
            expect(told(report).split("\n")[0]).toBe(
                "**No drift**: `site/dev`. 6 objects are as declared. Not managed: 1; the stack manages 85 % of the objects of its kinds.",
            );
            expect(report.coverage).toContainEqual({ type: GROUP, managed: 2, unmanaged: 1 });
            expect(section(report, "Not managed")).toEqual([
                "- App Connector group `It's theirs` is not in the stack",
                `    - Last writer of the object: \`${ALEX}\` at TIME`,
                "    - The stack manages 2 of 3 App Connector groups (66 %)",
                `    - Manage: \`npx pulumi-zscaler import ${GROUP} it-s-theirs ${made} > import.json\`, then \`pulumi import --file import.json --generate-code=false\`, and declare what is in the file`,
            ]);
            const other = tenant.exported([{ ...tenant.resources[0], id: made }]);
            expect((await tenant.drift({ elsewhere: [other] })).counts.unmanaged).toBe(0);
        });
    });

    it("is not asked to manage what every tenant has", async () => {
        const own = await DriftingTenant.open();
        try {
            const [gateway] = await own.control.list("ecGateway");
            const kinds: [string, object][] = [
                ["zpa:Microtenant", {}],
                ["zpa:AccessRule", { action: "Deny", appliesToEverything: true }],
                ["zpa:ServiceEdgeGroup", PLACE],
                ["cloudConnector:TrafficForwardingRule", { forwarding: "Direct", allGroups: true }],
                ["cloudConnector:DnsControlRule", { action: "Block", allGroups: true }],
                ["cloudConnector:LogAndControlRule", { gateway: String(gateway?.id), allGroups: true }],
            ];
            for (const [type, declared] of kinds) {
                for (const name of ["One", "Two"]) await own.manage(type, `${type} ${name}`, { name, ...declared });
            }
            const report = await own.drift();
            expect([report.drift, report.unknown]).toEqual([[], []]);
        } finally {
            await own.close();
        }
    });

    it("says of which kinds it does not know that, where a refresh reads one object alone", async () => {
        const exported = tenant.exported(tenant.resources.slice(0, 1));
        expect(told(await tenant.drift({ exported }))).toContain(
            "Not known: What is not managed of App Connector groups: a refresh of this stack does not list them.",
        );
    });

    it("tells that changes of Cloud & Branch Connector are saved and not active, and who is editing", async () => {
        const change = async () => {
            await tenant.control.cloud.administrator.edit();
            return () => tenant.control.cloud.administrator.activate();
        };
        const report = await while_(change, () => tenant.drift());
        expect(told(report)).toContain("**Drift**: `site/dev`. Saved changes are not active.");
        expect(section(report, "Saved but not active").slice(0, 2)).toEqual([
            "- Changes of Cloud & Branch Connector are saved and not in effect",
            expect.stringMatching(/^ {4}- Administrators who are editing: `.+`$/),
        ]);
    });

    it("has findings, about the tenant as it is", async () => {
        const report = await while_(setting(ids.lyon, { enabled: false }), () => tenant.drift());
        expect(section(report, "Findings")[0]).toContain("`server-group-without-enabled-group`");
    });
});

it("the docs show a report as it is", async () => {
    const changes = both(setting(ids.lyon, { enabled: false }), setting(ids.paris, { enabled: false }));
    const report = await while_(changes, () => tenant.drift());
    const [, shown = ""] =
        /````markdown\n(.*?)````/s.exec(readFileSync(path.join(ROOT, "docs/drift.md"), "utf8")) ?? [];
    const withoutTime = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, "TIME");
    expect(withoutTime(told(report)).split("\n### Findings")[0]?.trimEnd()).toBe(withoutTime(shown).trimEnd());
});

describe("a provider of the program", () => {
    const PROVIDER = "urn:pulumi:dev::site::pulumi:providers:pulumi-nodejs::madrid";
    const provider = (own: DriftingTenant, secret: unknown) => ({
        urn: PROVIDER,
        id: "p2",
        type: "pulumi:providers:pulumi-nodejs",
        inputs: {
            ...own.settings,
            "zscaler:explicit": "clientId clientSecret customerId endpoint",
            "zscaler:clientSecret": { [SECRET_MARK]: "1b47061264138c4ac30d75fd1eb44270", ...(secret as object) },
        },
    });

    it("leads to its own tenant, with the credential in the state", async () => {
        const own = await DriftingTenant.open();
        try {
            const id = await own.manage(
                "zpa:SegmentGroup",
                "madrid",
                { name: "Madrid" },
                { provider: `${PROVIDER}::p2` },
            );
            await own.control.change("segmentGroup", id, { enabled: false });
            const exportedWith = (secret: unknown) =>
                tenant.exported([provider(own, secret), ...tenant.resources, ...own.resources]);
            const secret = { plaintext: JSON.stringify(own.settings["zscaler:clientSecret"]) };
            const report = await tenant.drift({ exported: exportedWith(secret) });
            expect(report.drift.map(({ name, property }) => `${name} ${property}`)).toEqual(["madrid enabled"]);
            expect(JSON.stringify(report)).not.toContain(own.settings["zscaler:clientSecret"]);
            const encrypted = await tenant.drift({ exported: exportedWith({ ciphertext: "v1:x" }) });
            expect(encrypted.failures).toEqual(["configuration"]);
            expect(told(encrypted)).toContain(
                "Credentials of providers of the program: write the export with `--show-secrets`",
            );
        } finally {
            await own.close();
        }
    });
});

describe("the author of a change", () => {
    const entry = (more: object) =>
        JSON.stringify({
            modifiedTime: "2026-11-26T10:00:00.000Z",
            modifiedByUser: "kim@example.com",
            auditOperationType: "Update",
            objectID: ids.lyon,
            auditOldValue: JSON.stringify({ id: ids.lyon, upgradeDay: "SUNDAY" }),
            auditNewValue: JSON.stringify({ id: ids.lyon, upgradeDay: "TUESDAY" }),
            ...more,
        });
    const authorOf = async (lines: readonly string[], change = setting(ids.lyon, { upgradeDay: "TUESDAY" })) => {
        const audit = lines.length > 0 ? auditIn(lines.join("\n"), "audit.jsonl") : undefined;
        const report = await while_(change, () => tenant.drift({ audit }));
        const [found] = report.drift.filter(({ property }) => property === "upgradeDay");
        return { who: found?.by?.who, knownBy: found?.by?.knownBy };
    };

    it("is the one that the audit log names for the property and this value", async () => {
        expect(await authorOf([entry({})])).toEqual({ who: "kim@example.com", knownBy: "audit log" });
    });

    it("is not the one of another property, of another value, or of a change that was undone", async () => {
        const lastWriter = { who: ALEX, knownBy: "last writer" };
        const other = { auditNewValue: JSON.stringify({ upgradeDay: "SUNDAY", enabled: false }) };
        expect(await authorOf([entry(other)])).toEqual(lastWriter);
        expect(await authorOf([entry({ auditNewValue: '{"upgradeDay":"FRIDAY"}' })])).toEqual(lastWriter);
        const later = entry({ modifiedTime: "2026-11-26T11:00:00.000Z", auditNewValue: '{"upgradeDay":"FRIDAY"}' });
        expect(await authorOf([entry({}), later])).toEqual(lastWriter);
        expect(await authorOf([entry({ objectID: ids.paris })])).toEqual(lastWriter);
    });

    it("is an id where no list has the name, and says why", async () => {
        const change = both(setting(ids.lyon, { upgradeDay: "TUESDAY" }), async () => {
            await tenant.rewrite(GROUP, ids.lyon, { description: "" });
            return async () => undefined;
        });
        const report = await while_(change, () => tenant.drift());
        expect(section(report, "Changed")[1]).toMatch(
            /^ {4}- Last writer of the object: id `\d+` at TIME \(not in the list of administrators: for example an API client\)$/,
        );
    });

    it("is said to be unknown where the list of administrators cannot be read", async () => {
        await tenant.control.fault({ path: "/administrators", status: 403, body: { id: "authz.denied" }, times: 1 });
        const report = await while_(setting(ids.lyon, { upgradeDay: "TUESDAY" }), () => tenant.drift());
        expect(section(report, "Changed")[1]).toContain("(the list of administrators could not be read)");
        expect(report.unknown[0]).toMatch(/^Names of last writers: .*403/s);
        expect(report.hasFailed).toBe(false);
    });
});

describe("what could not be read", () => {
    it("is told once with its reason, and is neither drift nor none", async () => {
        await tenant.control.fault({ path: "/serverGroup", status: 403, body: { id: "authz.denied" }, times: 9 });
        const report = await tenant.drift().finally(() => tenant.control.clearFaults());
        expect(told(report)).toMatch(
            /^\*\*Not complete\*\*: `site\/dev`\. 4 objects are as declared\. Some objects could not be read\.\n/,
        );
        expect(section(report, "Not read")).toHaveLength(1);
        expect(report).toMatchObject({ hasFailed: true, drift: [] });
    });
});

describe("the ignore file", () => {
    const reason = "a test of the new window";
    const look = (entries: readonly object[], now?: Date) => {
        const ignores = ignoresIn(JSON.stringify({ ignore: entries }), "ignore.json");
        const change = both(setting(ids.lyon, { upgradeDay: "TUESDAY" }), setting(ids.paris, { enabled: false }));
        return while_(change, () => tenant.drift({ ignores, ...(now && { now }) }));
    };
    const accepted = { class: "changed", resource: "lyon", property: "upgradeDay", reason, until: "2999-12-31" };

    it("takes out what it accepts, and lists it", async () => {
        const report = await look([accepted]);
        expect(report.drift.map(({ name, property }) => `${name} ${property}`)).toEqual(["paris enabled"]);
        expect(section(report, "Ignored")).toEqual([
            `- changed \`lyon\` \`upgradeDay\` until 2999-12-31: \`${reason}\`: 1`,
        ]);
    });

    it("ignores nothing by an entry whose day has passed, and reports it", async () => {
        const report = await look([{ ...accepted, until: "2027-01-31" }], new Date("2027-02-01T00:00:00Z"));
        expect(report.counts.changed).toBe(2);
        expect(section(report, "Entries of the ignore file to delete")).toEqual([
            `- changed \`lyon\` \`upgradeDay\` until 2027-01-31: \`${reason}\`; the day has passed, so that nothing is ignored`,
        ]);
    });

    it("reports an entry that there is nothing for", async () => {
        const unused = { class: "gone", resource: "wiki", reason, until: "2999-12-31" };
        expect(section(await look([accepted, unused]), "Entries of the ignore file to delete")).toEqual([
            `- gone \`wiki\` until 2999-12-31: \`${reason}\`; there is no such drift any more`,
        ]);
    });

    it.each<[string, string, string]>([
        ["no JSON", "{", "ignore.json is not JSON"],
        [
            "no reason",
            JSON.stringify({ ignore: [{ ...accepted, reason: " " }] }),
            "ignore.0.reason: is empty; say why it is accepted",
        ],
        [
            "no day",
            JSON.stringify({ ignore: [{ ...accepted, until: "31.12.2999" }] }),
            'ignore.0.until: is not a day such as "2027-03-31"',
        ],
        [
            "no resource",
            JSON.stringify({ ignore: [{ class: "gone", reason, until: "2999-12-31" }] }),
            "ignore.0.resource",
        ],
        ["a word that is none", JSON.stringify({ ignore: [{ ...accepted, name: "lyon" }] }), "ignore.0"],
    ])("with %s is refused", (_, text, message) => {
        expect(() => ignoresIn(text, "ignore.json")).toThrow(message);
    });
});

it("an audit log without an entry is refused, with what to pass", () => {
    expect(() => auditIn('{"a":1}\n', "audit.jsonl")).toThrow(
        "audit.jsonl has no entry of the audit log; pass lines of",
    );
});
