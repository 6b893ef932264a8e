import { describe, expect, it } from "@jest/globals";
import { runbookMarkdown, runbookPage } from "../../../sdk/disasterRecovery";
import { branchesOf } from "../../../sdk/disasterRecovery/runbook/branches";
import { MARKS } from "../../../sdk/disasterRecovery/runbook/step";
import { plain } from "../../../sdk/sentence";
import { appConnectorGroup, BUSINESS_CONTINUITY, samplePlan, segment, serviceEdgeGroup } from "./samplePlan";

const options = { at: "2027-03-01T06:00:00Z" };
const plan = samplePlan();
const branch = (id: string, of = plan, more = {}) =>
    branchesOf(of, { ...options, ...more }).find((each) => each.id === id);
const commandsOf = (id: string, of = plan, more = {}) =>
    branch(id, of, more)?.steps.flatMap((step) => step.commands ?? []);

describe("a runbook", () => {
    it("begins with the decision tree, and has a branch for each of its answers", () => {
        const text = runbookMarkdown(plan, options);
        const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
        expect(headings).toEqual([
            "What has happened?",
            "Before you begin",
            "What is reached while the cloud is away",
            "The Zscaler cloud is away",
            "A region is away",
            "Your DNS is away",
            "Your service edges are away",
            "The Zscaler cloud is back",
        ]);
        const [tree = ""] = text.split("## Before you begin");
        for (const { title } of branchesOf(plan, options)) expect(tree).toContain(`follow: ${title}.`);
        for (const [, id = ""] of tree.matchAll(/\]\(#([\w-]+)\)/g)) expect(text).toContain(`<a id="${id}"></a>`);
    });

    it("says of each step who, what one must see, how to undo it, what if not, and how it is done", () => {
        const steps = branchesOf(plan, options).flatMap((each) => each.steps);
        for (const { who, see, undo, ifNot, mark } of steps) {
            for (const sentence of [who, see, undo, ifNot]) expect(plain(sentence)).not.toBe("");
            expect(MARKS).toContain(mark);
        }
        const used = new Set(steps.map(({ mark }) => mark));
        expect([...used].sort()).toEqual([...MARKS].sort());
    });

    it("has a person in the portal do nothing while the portal is away", () => {
        const marks = ["cloud-gone", "dns-gone", "edges-gone"].flatMap((id) =>
            branch(id)?.steps.map(({ mark }) => mark),
        );
        expect(marks).not.toContain("person in the portal");
    });

    it("publishes by the records of the plan, by the command of the team, or by the command that makes them", () => {
        const on = "v=1;k=zpa;b=on;x=1803888000";
        const signed = samplePlan({ txtRecords: { on: [on], off: ["v=1;k=zpa;b=off"] } });
        expect(commandsOf("cloud-gone", signed)).toContain(`dr.example.org. 30 IN TXT "${on}"`);
        expect(commandsOf("return", signed)).toContain('dr.example.org. 30 IN TXT "v=1;k=zpa;b=off"');
        const team = { publishCommand: "pulumi up --config state=STATE" };
        expect(commandsOf("cloud-gone", plan, team)).toContain("pulumi up --config state=on");
        expect(commandsOf("return", plan, team)).toContain("pulumi up --config state=off");
        expect(commandsOf("cloud-gone")).toContain(
            "npx pulumi-zscaler dr record --domain dr.example.org --state on --not-after END --confirm-activation dr.example.org --unsigned",
        );
    });

    it("has the addresses, groups, times and people of the plan", () => {
        expect(commandsOf("edges-gone")).toContain("nc -vz -w 5 198.51.100.11 443");
        const text = runbookMarkdown(samplePlan({ ttlSeconds: 60, decidedBy: ["Head of IT"] }), options);
        expect(text).toContain("Client Connector shows Safe Mode, after 260 seconds at most.");
        expect(text).toContain("| Who | `Head of IT` |");
        expect(text).toContain("until 14 days after the last authentication");
        expect(text).toContain("on machines of `connectors eu`, `edges eu-edges`");
    });

    it("says which segments a region takes along", () => {
        const text = runbookMarkdown(plan, options);
        expect(text).toContain("| `eu` | `segment erp` | `segment erp` |");
    });

    it("says what business continuity reaches without a switch, if there is one", () => {
        const sentence =
            "Business continuity begins by itself after 120 seconds. It enforces policies, and reaches: `segment erp`";
        expect(runbookMarkdown(samplePlan(BUSINESS_CONTINUITY), options)).toContain(sentence);
        expect(runbookMarkdown(plan, options)).not.toContain("Business continuity begins by itself");
    });

    it("is the same for the same plan, and shows which plan it is of on each sheet", () => {
        expect(runbookPage(plan, options)).toBe(runbookPage(plan, options));
        const head = /<thead><tr><td><header>.*?<\/header>/s.exec(runbookPage(plan, options))?.[0];
        expect(head).toContain(plan.fingerprint);
        expect(head).toContain(options.at);
        expect(runbookPage(plan, options)).toContain("thead { display: table-header-group; }");
    });
});

describe("hostile names", () => {
    const hostile = "`|</td><script>alert(1)</script>\n```\n# [x](javascript:alert(1)) $(reboot) \u202e'";
    const of = samplePlan({
        name: hostile,
        domainName: hostile,
        decidedBy: [hostile],
        segments: [segment("erp", { name: hostile })],
        appConnectorGroups: [appConnectorGroup("eu", { name: hostile, region: hostile })],
        serviceEdgeGroups: [serviceEdgeGroup("edges", ["198.51.100.10"], { name: hostile })],
        aRecords: ["198.51.100.10", hostile],
    });

    it("are no markup of a page, which has no script and loads nothing", () => {
        const page = runbookPage(of, options);
        expect(page).not.toMatch(/<(script|img|link|iframe|object|form)\b/i);
        expect(page).toContain("default-src 'none'");
        expect(page).not.toMatch(/href="(?!#)/);
    });

    it("are no markup of Markdown", () => {
        const text = runbookMarkdown(of, options);
        const outside = text.replace(/^(`{3,})sh\n[\s\S]*?^\1$/gm, "").replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
        expect(outside).not.toMatch(/<script|javascript:|\u202e/);
    });

    it("are one word of a shell", () => {
        const [line = ""] = commandsOf("dns-gone", of) ?? [];
        expect(line).toMatch(/^npx pulumi-zscaler dr record --check --domain '.*'\\'''? --state off/s);
    });
});
