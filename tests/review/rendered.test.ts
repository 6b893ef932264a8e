import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import MarkdownIt from "markdown-it";
import { FORMATS, HOSTS, markerOf, type Report, written } from "../../review";
import { type Preview, type Resource, reportOn, urnOf } from "./previews";

const token = (type: string) => `pulumi-nodejs:dynamic/${type}`;
const HOSTILE = "</details> @everyone #1 !2 <img src=x> [a](http://x.example) `b` $c$";

/**
 * Where the Markdown of hosts differs:
 * - GitHub and Azure DevOps break a comment at each end of a line, GitLab and Bitbucket do not;
 * - Bitbucket shows HTML as text, and sees a list within a list only from the fifth column on;
 * - GitHub links `@name` and `#1`, GitLab `!1`, `~label`, `%milestone`, `$1` and `&1` as well, Azure DevOps `@<id>`, `#1` and `!1`, Bitbucket
 *   `@{id}` and `#1`: outside of code, in which all of them link nothing.
 */
const DIALECTS = {
    github: { options: { html: true, linkify: true, breaks: true }, links: /[@#]\w/ },
    gitlab: { options: { html: true, linkify: true, breaks: false }, links: /[@#!~%$&]\w/ },
    azure: { options: { html: true, linkify: true, breaks: true }, links: /@<|[#!]\d/ },
    bitbucket: { options: { html: false, linkify: true, breaks: false }, links: /@[\w{]|#\d/ },
} as const;

const group: Resource = {
    type: token("zpa:AppConnectorGroup"),
    name: "lyon",
    id: "1",
    before: { name: "Lyon", enabled: true },
    after: { name: HOSTILE, enabled: false },
};
const serverGroup: Resource = {
    type: token("zpa:ServerGroup"),
    name: "wiki",
    id: "2",
    op: "same",
    before: { name: "Wiki", appConnectorGroups: ["1"] },
    after: { name: "Wiki", appConnectorGroups: ["1"] },
};
const key: Resource = {
    type: token("zpa:ProvisioningKey"),
    name: "key",
    id: "3",
    op: "replace",
    keys: ["group"],
    before: { name: "Key", group: "1", maxUsage: 4 },
    after: { name: "Key", group: "9", maxUsage: 4 },
};
const refreshed = {
    op: "refresh",
    urn: urnOf({ type: token("zpa:SegmentGroup"), name: "intranet" }),
    type: token("zpa:SegmentGroup"),
    old: { inputs: { name: "Intranet" } },
    new: { inputs: { name: "Intranet", description: HOSTILE } },
    detailedDiff: { description: {} },
};

/** Something in every section. */
const EVERYTHING: Preview = {
    resources: [
        group,
        serverGroup,
        key,
        { type: token("zpa:ApplicationServer"), name: "archive", op: "import", after: { name: "Archive" } },
        { type: "aws:ec2/instance:Instance", name: "machine", op: "delete", before: {} },
    ],
    more: [
        { resOutputsEvent: { metadata: refreshed } },
        { policyEvent: { policyName: "naming", message: HOSTILE, enforcementLevel: "advisory" } },
        { diagnosticEvent: { severity: "warning", message: HOSTILE, urn: urnOf(group) } },
    ],
};
const waiver = {
    rule: "irreversible-without-protect",
    resource: "key",
    reason: "The key is rotated @monthly",
    until: "2999-12-31",
};

const report = (): Report => reportOn(EVERYTHING, { findings: { leastLevel: "high", waivers: [waiver] } });
const many: Resource[] = Array.from({ length: 1_000 }, (_, at) => ({
    type: token("zpa:ServerGroup"),
    name: `group-${at}`,
    before: { name: `Group ${at}`, enabled: true },
    after: { name: `Group ${at}`, enabled: at % 10 !== 0, description: "ü".repeat(200) },
}));

it("the comment is the same whatever the order in which the engine takes resources", () => {
    const { resources = [], more = [] } = EVERYTHING;
    const two = [...more, { diagnosticEvent: { severity: "error", message: "refused", urn: urnOf(key) } }];
    const said = (preview: Preview) => written([reportOn(preview)], FORMATS.markdown);
    const reversed = { resources: resources.toReversed(), more: two.toReversed() };
    expect(said(reversed)).toBe(said({ resources, more: two }));
});

describe.each(Object.entries(DIALECTS))("on %s", (name, { options, links }) => {
    const { limit } = HOSTS[name as keyof typeof HOSTS]({
        get: (variable) => (variable.endsWith("_URL") ? undefined : "x"),
        pullRequest: "7",
    });
    const marker = markerOf(["site/dev"]);
    const bodyOf = (text: string) => `${marker}\n\n${text}`;
    const htmlOf = (text: string) => new MarkdownIt(options).render(text);

    // `WRITE_RENDERED=1 npm test -- tests/review/rendered` records it: look at the files in a browser then.
    it("the comment is the HTML that is recorded, without the line that nobody sees", () => {
        const html = htmlOf(bodyOf(written([report()], FORMATS.markdown)));
        const file = path.join(__dirname, "rendered", `${name}.html`);
        if (process.env.WRITE_RENDERED) writeFileSync(file, html);
        expect(html).toBe(readFileSync(file, "utf8"));
        expect(html).not.toContain("pulumi-zscaler comment");
    });

    it("nothing outside of code is a link, a mention, a reference or HTML", () => {
        const html = htmlOf(bodyOf(written([report()], FORMATS.markdown)));
        const outside = html.replaceAll(/<code>.*?<\/code>/gs, "");
        expect(html).toContain("@everyone");
        expect(outside.replaceAll(/<[^>]*>/g, "")).not.toMatch(links);
        expect(new Set(outside.match(/<\/?\w+/g)?.map((tag) => tag.replace(/<\/?/, "")))).toEqual(
            new Set(["p", "strong", "h3", "ul", "li"]),
        );
    });

    it("lists within lists begin in the fifth column, where all hosts see them", () => {
        const nested = written([report()], FORMATS.markdown).match(/^ +- /gm) ?? [];
        expect(new Set(nested)).toEqual(new Set(["    - "]));
    });

    it("1,000 changes fit, with the verdict within the first 300 characters", () => {
        const most = Math.min(60_000, limit - Buffer.byteLength(marker) - 2);
        const text = bodyOf(written([reportOn({ resources: many })], FORMATS.markdown, most));
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(Math.min(60_100, limit));
        expect(text.slice(0, 300)).toContain("**Cuts off**: 100 changes in `site/dev` cut somebody off");
        expect(text).toMatch(/^- \d+ more are left out: see the output of/m);
        expect(htmlOf(text)).not.toContain("**");
    });
});
