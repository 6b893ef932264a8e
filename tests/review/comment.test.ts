import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { digestIn, eventLogIn, FORMATS, planOf, type Report, written } from "../../review";
import { digestText, ENVELOPE, eventText, type Preview, type Resource, reportOn } from "./previews";

const markdown = (...reports: Report[]) => written(reports, FORMATS.markdown);
const firstLine = (preview: Preview) => markdown(reportOn(preview)).split("\n")[0];
const token = (type: string) => `pulumi-nodejs:dynamic/${type}`;

describe("the first line", () => {
    const group = { type: token("zpa:AppConnectorGroup"), name: "lyon", before: { name: "Lyon", enabled: true } };
    it.each<[string, Resource[], string]>([
        ["nothing", [{ ...group, op: "same", after: group.before }], "**Nothing**: `site/dev`."],
        [
            "safe changes",
            [{ ...group, after: { ...group.before, description: "new" } }],
            "**Safe**: `site/dev`. Changes: 1 that is safe.",
        ],
        [
            "an interruption",
            [{ ...group, after: { ...group.before, versionProfileName: "New Release" } }],
            "**Interrupts**: `site/dev`. Changes: 1 that interrupts.",
        ],
        [
            "lost access",
            [
                { ...group, after: { ...group.before, enabled: false } },
                { ...group, name: "paris", after: { ...group.before, enabled: false } },
                { op: "create", after: { name: "new" } },
            ],
            "**Cuts off**: `site/dev`. Changes: 2 that cut somebody off, 1 that is safe.",
        ],
        [
            "what cannot be undone",
            [{ type: token("zpa:ProvisioningKey"), op: "delete", before: { name: "k" } }],
            "**Cannot be undone**: `site/dev`. Changes: 1 that cannot be undone.",
        ],
    ])("tells %s", (_, resources, line) => {
        expect(firstLine({ resources })).toBe(line);
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
        expect(said).toMatch(/^\*\*The preview failed\*\*: `site\/dev`\. It says nothing of what it did not reach\.\n/);
        expect(said).toContain("error at `lyon`, `paris`: `the credentials were refused`");
    });

    it("is the worst of several stacks, each with a heading", () => {
        const safe = reportOn({ resources: [{ ...group, after: { ...group.before, description: "new" } }] });
        const bad = reportOn({ resources: [{ ...group, after: { ...group.before, enabled: false } }] });
        const said = markdown(safe, bad);
        expect(said).toMatch(/^\*\*Cuts off\*\*: `site\/dev`, `site\/dev`/);
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
            "  - The key cannot be restored: machines that start with it can no longer enroll.",
            "  - Replaced because of `group`",
            "  - `group`: `lyon` → known after the update",
            "- App Connector group `Lyon` is changed",
            "  - Applications that are reached only through the group can no longer be reached. (`enabled`)",
            "  - 1 server group depends on it alone: `wiki`",
            "  - `enabled`: `true` → `false`",
            "",
        ]);
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
        expect(said).toContain("- Segment group `Intranet` was changed\n  - `description`: `by hand`");
        expect(said).toContain("- Segment group `Intranet` was deleted");
    });
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
        expect(said.slice(0, 300)).toContain("Changes: 100 that cut somebody off, 900 that are safe.");
        const shown = said.match(/^- Server group /gm)?.length ?? 0;
        expect(said).toContain(`- ${1_000 - shown} more are left out: see the output of`);
        expect(said.match(/can no longer be reached/g)).toHaveLength(100);
    });
});

describe("secrets", () => {
    const secret = fc
        .string({ minLength: 8, maxLength: 20 })
        .map((text) => `CANARY${Buffer.from(text).toString("hex")}`);
    const wrap = (value: string) => fc.constantFrom(value, `token=${value};`, `a ${value}`, `${value} and ${value}`);
    const shown = (text: string, value: string) => text.replaceAll(value, "[secret]");

    it("are in no output, wherever the two files have them", () => {
        fc.assert(
            fc.property(
                secret.chain((value) => fc.tuple(fc.constant(value), wrap(value), secret, secret)),
                fc.boolean(),
                fc.constantFrom("update", "create", "delete", "replace", "same"),
                ([config, plain, was, environment], events, op) => {
                    const before = { name: was, description: plain };
                    const after = { name: "[secret]", description: `${plain}!`, __secret: ["name"] };
                    const preview: Preview = {
                        config: { "site:token": "[secret]" },
                        resources: [
                            {
                                op: op as "update",
                                name: plain,
                                before,
                                after,
                                shownBefore: { ...before, description: shown(plain, config) },
                                shownAfter: { ...after, name: ENVELOPE, description: `${shown(plain, config)}!` },
                                outputs: { ...before, provisioningKey: "[secret]" },
                                keys: ["name", "description"],
                            },
                        ],
                        more: [
                            { diagnosticEvent: { severity: "debug", message: `answer: ${was} ${config}` } },
                            { diagnosticEvent: { severity: "error", message: `refused: ${was} ${environment}` } },
                            { policyEvent: { policyName: "p", message: `found ${config} and ${environment}` } },
                        ],
                    };
                    const report = reportOn(preview, { events, environment: { ZSCALER_CLIENT_SECRET: environment } });
                    const all = [markdown(report), written([report], FORMATS.text), JSON.stringify(report)].join("\n");
                    const becomesSecret = op !== "create" && op !== "delete";
                    const names = [environment, ...(events ? [config] : []), ...(becomesSecret ? [was] : [])];
                    for (const each of names) expect(all).not.toContain(each);
                },
            ),
            { numRuns: 1_000 },
        );
    });

    it("that change are said to change", () => {
        const resources: Resource[] = [
            {
                before: { name: "[secret]" },
                after: { name: "[secret]" },
                shownBefore: { name: ENVELOPE },
                shownAfter: { name: ENVELOPE },
                keys: ["name"],
            },
        ];
        expect(markdown(reportOn({ resources }))).toContain("`name`: `[secret]` → `[secret] (new)`");
    });

    it("that may be in plain values keep all values out, where the event log does not tell them", () => {
        const resources: Resource[] = [{ name: "it", before: { name: "plain" }, after: { name: "other" } }];
        const said = markdown(reportOn({ config: { "site:token": "[secret]" }, resources }, { events: false }));
        expect(said).toContain("- Segment group `it` is changed\n  - `name` changes");
        expect(said).toContain("Not known: What somebody changed outside");
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

describe("files that cannot be used", () => {
    const preview: Preview = { resources: [{ before: { name: "a" }, after: { name: "b" } }] };
    it.each<[string, () => unknown, string]>([
        [
            "an empty digest",
            () => digestIn("", "d.json"),
            "d.json is empty. Write it with `pulumi preview --json --show-sames > FILE`.",
        ],
        [
            "one that was cut short",
            () => digestIn(digestText(preview).slice(0, -9), "d.json"),
            "d.json is not JSON, or was cut short.",
        ],
        ["other JSON", () => digestIn('{"version":3}', "d.json"), "d.json is not the JSON of a preview."],
        ["a list", () => digestIn("[1]", "d.json"), "d.json is not the JSON of a preview."],
        ["an event log that is none", () => eventLogIn('{"a":1}\n[]', "e.jsonl"), "e.jsonl is not an event log."],
        [
            "an event log of another run",
            () => planOf(digestIn(digestText(preview), "d.json"), eventLogIn(eventText({}), "e.jsonl")),
            "it is of another preview. Write both files with one command",
        ],
    ])("%s: the error says what to do", (_, read, message) => {
        expect(read).toThrow(message);
    });
});
