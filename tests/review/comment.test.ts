import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { FORMATS, type Report, written } from "../../review";
import { tableOf } from "../docs/markdown";
import { type Preview, type Resource, reportOn } from "./previews";

const markdown = (...reports: Report[]) => written(reports, FORMATS.markdown);
const firstLine = (preview: Preview) => markdown(reportOn(preview)).split("\n")[0];
const token = (type: string) => `pulumi-nodejs:dynamic/${type}`;

describe("the first line", () => {
    const group = { type: token("zpa:AppConnectorGroup"), name: "lyon", before: { name: "Lyon", enabled: true } };
    const machine: Resource = { type: "aws:ec2/instance:Instance", name: "machine", op: "delete", before: {} };
    it.each<[string, Resource[], string]>([
        [
            "nothing",
            [{ ...group, op: "same", after: group.before }],
            "**Nothing**: no Zscaler object changes in `site/dev`.",
        ],
        [
            "safe changes",
            [{ ...group, after: { ...group.before, description: "new" } }],
            "**Safe**: 1 change in `site/dev`, which nobody notices.",
        ],
        [
            "an interruption",
            [{ ...group, after: { ...group.before, versionProfileName: "New Release" } }],
            "**Interrupts**: 1 change in `site/dev` interrupts sessions or machines.",
        ],
        [
            "lost access",
            [
                { ...group, after: { ...group.before, enabled: false } },
                { ...group, name: "paris", after: { ...group.before, enabled: false } },
                { op: "create", after: { name: "new" } },
            ],
            "**Cuts off**: 2 changes in `site/dev` cut somebody off from applications, 1 is safe.",
        ],
        [
            "what cannot be undone",
            [{ type: token("zpa:ProvisioningKey"), op: "delete", before: { name: "k" } }],
            "**Cannot be undone**: 1 change in `site/dev` cannot be undone.",
        ],
        [
            "that nothing is known of other packages",
            [machine, { ...group, after: { ...group.before, description: "new" } }],
            "**Safe**: 1 change in `site/dev`, which nobody notices. 1 change of resources of other packages is not judged.",
        ],
        [
            "nothing where only other packages change something, of which nothing is known",
            [machine],
            "**Nothing**: no Zscaler object changes in `site/dev`. 1 change of resources of other packages is not judged.",
        ],
    ])("tells %s", (_, resources, line) => {
        expect(firstLine({ resources })).toBe(line);
    });

    it("says that the preview failed, and what it reached", () => {
        const resources = [{ ...group, after: { ...group.before, enabled: false } }];
        expect(firstLine({ resources, failed: true })).toBe(
            "**The preview failed** in `site/dev`: whether the change is safe is not known. Of what it reached, 1 change in `site/dev` cuts somebody off from applications.",
        );
    });

    it("says that the preview failed, and each error once", () => {
        const diagnosticEvent = {
            severity: "error",
            message: "the credentials were refused",
            urn: "urn:pulumi:dev::site::t::lyon",
        };
        const more = ["lyon", "paris", "lyon"].map((name) => ({
            diagnosticEvent: { ...diagnosticEvent, urn: `urn:pulumi:dev::site::t::${name}` },
        }));
        const said = markdown(reportOn({ more, failed: true }));
        expect(said).toMatch(/^\*\*The preview failed\*\* in `site\/dev`: whether the change is safe is not known\.\n/);
        expect(said).toContain("error at `lyon`, `paris`: `the credentials were refused`");
    });

    it("is the worst of several stacks, each with a heading", () => {
        const safe = reportOn({ resources: [{ ...group, after: { ...group.before, description: "new" } }] });
        const bad = reportOn({ resources: [{ ...group, after: { ...group.before, enabled: false } }] });
        const said = markdown(safe, bad);
        expect(said.split("\n")[0]).toBe(
            "**Cuts off**: 1 change in `site/dev`, `site/dev` cuts somebody off from applications, 1 is safe.",
        );
        expect(said.match(/^## .*/gm)).toEqual(["## `site/dev`: safe", "## `site/dev`: cuts off"]);
    });
});

describe("an object", () => {
    it("has its consequences, who depends on it alone, why it is replaced, and the values", () => {
        const resources: Resource[] = [
            {
                type: token("zpa:AppConnectorGroup"),
                name: "lyon",
                id: "1",
                before: { name: "Lyon", enabled: true },
                after: { name: "Lyon", enabled: false },
            },
            {
                type: token("zpa:ServerGroup"),
                name: "wiki",
                id: "2",
                op: "same",
                before: { appConnectorGroups: ["1"] },
            },
            {
                type: token("zpa:ProvisioningKey"),
                name: "key",
                id: "3",
                op: "replace",
                keys: ["group"],
                before: { name: "Key", group: "1" },
                after: { name: "Key", group: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
            },
        ];
        expect(
            markdown(reportOn({ resources }, { findings: { leastLevel: "critical" } }))
                .split("\n")
                .slice(2),
        ).toEqual([
            "### This change",
            "",
            "- Provisioning key `Key` is replaced",
            "    - The key cannot be restored: machines that start with it can no longer enroll.",
            "    - Replaced because of `group`",
            "    - `group`: `lyon` → known after the update",
            "- App Connector group `Lyon` is changed",
            "    - Applications that are reached only through the group can no longer be reached. (`enabled`)",
            "    - 1 server group depends on it alone: `wiki`",
            "    - `enabled`: `true` → `false`",
            "",
        ]);
    });

    it("that is replaced is named as the cause by those that refer to it", () => {
        const type = token("zpa:ProvisioningKey");
        const urn = `urn:pulumi:dev::site::${type}::key`;
        const resources: Resource[] = [
            { type, name: "key", op: "replace", keys: ["group"], before: { group: "1" }, after: { group: "2" } },
            {
                type: token("zpa:AppConnector"),
                name: "connector",
                before: { provisioningKey: "3", description: "a" },
                after: { provisioningKey: "04da6b54-80e4-46f7-96ec-b56ff0331ba9", description: "a" },
                dependencies: { provisioningKey: [urn] },
            },
        ];
        expect(markdown(reportOn({ resources }))).toContain(
            "    - `provisioningKey` follows `key`, which is replaced\n",
        );
    });

    it("is told apart from what somebody changed outside", () => {
        const metadata = {
            op: "refresh",
            urn: `urn:pulumi:dev::site::${token("zpa:SegmentGroup")}::intranet`,
            type: token("zpa:SegmentGroup"),
            old: { inputs: { name: "Intranet" } },
            new: { inputs: { name: "Intranet", description: "by hand" } },
            detailedDiff: { description: {} },
        };
        const gone = { ...metadata, urn: metadata.urn.replace("intranet", "old"), new: undefined };
        const said = markdown(
            reportOn({ more: [metadata, gone].map((each) => ({ resOutputsEvent: { metadata: each } })) }),
        );
        expect(said).toContain("### Changed outside of the program");
        expect(said).toContain("- Segment group `Intranet` was changed\n    - `description`: `by hand`");
        expect(said).toContain("- Segment group `Intranet` was deleted");
    });
});

it("has as JSON what its page says", () => {
    const resources: Resource[] = [{ before: { name: "a" }, after: { name: "a", description: "b" } }];
    const report = JSON.parse(JSON.stringify(reportOn({ resources })));
    const [, ...rows] = tableOf("docs/pull-requests.md", "Property").rows;
    const properties = rows.flatMap(([cell = ""]) => cell.replaceAll("`", "").split(", "));
    expect(Object.keys(report).sort()).toEqual(["project", "stack", ...properties].sort());
    expect(report.sections[0].items).toEqual([
        {
            urn: "urn:pulumi:dev::site::pulumi-nodejs:dynamic/zpa:SegmentGroup::it",
            level: "none",
            head: ["Segment group ", { name: "a" }, " is changed"],
            lines: [[{ name: "description" }, ": ", { name: "b" }]],
        },
    ]);
});

it("an object that is imported is named, and does not change", () => {
    const resources: Resource[] = [{ op: "import", after: { name: "Intranet" } }];
    const said = markdown(reportOn({ resources }));
    expect(said).toMatch(/^\*\*Nothing\*\*/);
    expect(said).toContain("### Imported\n\n- Segment group `Intranet` is imported\n");
});

describe("a comment that is too long", () => {
    const many: Resource[] = Array.from({ length: 1_000 }, (_, at) => ({
        type: token("zpa:ServerGroup"),
        name: `group-${at}`,
        before: { name: `Group ${at}`, enabled: true },
        after: { name: `Group ${at}`, enabled: at % 10 !== 0, description: "x".repeat(200) },
    }));

    it("leaves out whole objects, the harmless ones first, and says how many", () => {
        const said = written([reportOn({ resources: many })], FORMATS.markdown, 60_000);
        expect(Buffer.byteLength(said)).toBeLessThanOrEqual(60_000);
        expect(said.slice(0, 300)).toContain(
            "100 changes in `site/dev` cut somebody off from applications, 900 are safe.",
        );
        const shown = said.match(/^- Server group /gm)?.length ?? 0;
        expect(said).toContain(`- ${1_000 - shown} more are left out: see the output of`);
        expect(said.match(/can no longer be reached/g)).toHaveLength(100);
    });
});

describe("names", () => {
    const parser = new MarkdownIt({ html: true, linkify: true });
    const treeOf = (text: string): string[] =>
        parser.parse(text, {}).flatMap((token) => [token.type, ...(token.children ?? []).map(({ type }) => type)]);
    const commentOn = (name: string) =>
        markdown(
            reportOn({
                resources: [
                    {
                        name: "it",
                        op: "update",
                        before: { name, description: name },
                        after: { name, description: `${name}.` },
                    },
                ],
            }),
        );

    it("may be anything: the comment has the same structure, links nothing and mentions nobody", () => {
        const plain = treeOf(commentOn("x"));
        const pieces = fc.constantFrom(
            "`",
            "``",
            "|",
            "<",
            "</details>",
            "@everyone",
            "#1",
            "http://x.example",
            "*",
            "_",
            "[a](b)",
            "\n",
            "\r",
            "- ",
            "\u202e",
            "&lt;",
            "\\",
            " ",
            "$x$",
            "<!--",
        );
        const hostile = fc.oneof(
            fc.string({ unit: "binary" }),
            fc.array(pieces).map((list) => list.join("")),
        );
        fc.assert(
            fc.property(hostile, (name) => {
                const tree = treeOf(commentOn(name));
                expect(tree).toEqual(plain);
            }),
            { numRuns: 500 },
        );
    });
});
