import { describe, expect, it } from "@jest/globals";
import { runbookMarkdown, runbookPage } from "../../../sdk/disasterRecovery";
import { branchesOf } from "../../../sdk/disasterRecovery/runbook/branches";
import { blocksOfBranch, MARKS } from "../../../sdk/disasterRecovery/runbook/step";
import { plain } from "../../../sdk/sentence";
import { appConnectorGroup, BUSINESS_CONTINUITY, samplePlan, segment, serviceEdgeGroup } from "./samplePlan";

const options = { at: "2027-03-01T06:00:00Z" };
const plan = samplePlan();
const branch = (id: string, of = plan, more = {}) =>
    branchesOf(of, { ...options, ...more }).find((each) => each.id === id);
const actionsOf = (id: string, of = plan, more = {}) =>
    branch(id, of, more)?.steps.flatMap((step) => step.actions ?? []) ?? [];
const commandsOf = (id: string, of = plan, more = {}) => actionsOf(id, of, more).flatMap(({ lines }) => lines);

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
        for (const { title } of branchesOf(plan, options)) expect(tree).toContain(`| Follow: ${title}. |`);
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
            "npx pulumi-zscaler dr record --plan plan.json --state on --for 14d --confirm-activation dr.example.org --unsigned",
        );
    });

    it("lets a record last for as long as somebody who authenticated before the outage is admitted", () => {
        const aged = samplePlan({ maxAuthenticationAge: { value: 2, unit: "months", seconds: 56 * 86_400 } });
        expect(commandsOf("cloud-gone", aged).join("\n")).toContain("--state on --for 62d ");
    });

    it("has the addresses, groups, times and people of the plan", () => {
        expect(commandsOf("edges-gone")).toContain("curl -vk --connect-timeout 5 --max-time 10 https://198.51.100.11");
        const text = runbookMarkdown(samplePlan({ ttlSeconds: 60, decidedBy: ["Head of IT"] }), options);
        expect(text).toContain("Client Connector shows Safe Mode, after 260 seconds at most.");
        expect(text).toContain("- **Who**: `Head of IT`");
        expect(text).toContain("until 14 days after the last authentication");
        expect(text).toContain("on App Connectors of `connectors eu` and service edges of `edges eu-edges`");
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

    it("has only what a shell runs in a block for a shell", () => {
        const signed = samplePlan({ txtRecords: { on: ["v=1;k=zpa;b=on;x=1803888000"], off: ["v=1;k=zpa;b=off"] } });
        for (const of of [plan, signed]) {
            const text = runbookMarkdown(of, options);
            const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
            const linesIn = (wanted: string) =>
                blocks.flatMap(([, language, lines = ""]) => (language === wanted ? lines.trimEnd().split("\n") : []));
            for (const line of linesIn("sh")) expect(line).toMatch(/^(npx|curl|dig|df|sudo|journalctl|pulumi) /);
            expect(linesIn("text")).toContain("dr.example.org. 30 IN A 198.51.100.10");
            for (const line of linesIn("text")) expect(line).toMatch(/^dr\.example\.org\. 30 IN (A|TXT) /);
        }
    });

    it("says where each line is typed, and asks each machine at its own address", () => {
        for (const { id } of branchesOf(plan, options)) {
            for (const { where, lines } of actionsOf(id)) {
                const place = plain(where);
                expect(place).not.toBe("");
                if (lines.some((line) => line.includes("localhost:9000"))) expect(place).toMatch(/App Connector/);
                if (lines.some((line) => line.includes("localhost:8500"))) expect(place).toMatch(/service edge/);
                // What a person would have to think of before it can be typed.
                expect(lines.join()).not.toMatch(/\b(END|NAME|FILE|TIME|STATE)\b|<\w+>/);
            }
        }
    });

    it("refers to branches by their titles, and to nothing that does not exist on the day", () => {
        const text = runbookMarkdown(plan, options);
        const titles = branchesOf(plan, options).map(({ title }) => title);
        const named = [...text.matchAll(/(?:follow|Follow|as in): ([^.|]+)\./g)].map(([, title]) => title);
        expect(new Set(named)).toEqual(new Set(titles));
        expect(text).not.toMatch(/the branch about|journal\.jsonl|--stack production/);
    });

    it("lets its checks ask a DNS server of the team", () => {
        const checks =
            runbookMarkdown(plan, { ...options, server: "127.0.0.1:5353" }).match(/dr record --check.*/g) ?? [];
        const [other, ...own] = checks.toSorted(
            (one, next) => Number(next.includes("9.9.9.9")) - Number(one.includes("9.9.9.9")),
        );
        expect(other).toContain("--server 9.9.9.9");
        expect(own.length).toBeGreaterThan(4);
        for (const check of own) expect(check).toContain("--server 127.0.0.1:5353");
    });

    it("does not end disaster recovery when DNS moves to another provider while it is on", () => {
        const places = actionsOf("dns-gone").map(({ where, lines }) => `${plain(where)}\n${lines.join("\n")}`);
        for (const [condition, state] of [
            ["If disaster recovery is not on: ", "off"],
            ["If it is on, and the cloud is still away: ", "on"],
        ] as const) {
            const found = places.filter((place) => place.startsWith(condition));
            expect(found.map((place) => /dr record (--check )?.*--state (\w+)/.exec(place)?.slice(1))).toEqual([
                [undefined, state],
                ["--check ", state],
            ]);
        }
        const [first = ""] = places;
        expect(first).not.toContain("--state");
    });

    it("says in each step what to type before what one must see, and in each branch how it goes on", () => {
        const [cloud] = branchesOf(plan, options);
        const kinds = (cloud ? blocksOfBranch(cloud) : []).map(({ kind }) => kind);
        expect(kinds.join(" ")).toContain("heading facts text command text command facts heading");
        expect(runbookMarkdown(plan, options)).not.toMatch(/\bbelow\b/);
        for (const id of ["dns-gone", "edges-gone"]) expect(branch(id)?.steps.at(-1)?.title).toBe("Go on");
        // Addresses that do not work are left out of DNS then, so that the plan has others.
        expect(commandsOf("edges-gone")).toContain("npx pulumi-zscaler dr record --check --domain dr.example.org");
        expect(commandsOf("return")).toContain("dr.example.org. 30 IN A 198.51.100.10");
        expect(runbookMarkdown(plan, options)).toContain(`It says state on: go on with: ${cloud?.steps[4]?.title}.`);
    });

    it("says that a plan without addresses reaches nothing, rather than a placeholder", () => {
        const text = runbookMarkdown(samplePlan({ aRecords: [] }), options);
        expect(text).not.toMatch(/ADDRESS|curl -vk/);
        expect(text).toContain("| The plan has no address | Follow: Your service edges are away. |");
        expect(text).toContain("and these addresses: none, as the plan has none. Do not go on");
    });

    it("tells the return of the cloud from the loss of a region by Safe Mode", () => {
        const [tree = ""] = runbookMarkdown(plan, options).split("## Before you begin");
        expect(tree).toContain("| Yes, and Client Connector shows Safe Mode | Follow: The Zscaler cloud is back. |");
        expect(tree).toContain("| Yes, and Client Connector does not show Safe Mode | Follow: A region is away. |");
        expect(tree).toContain("| It prints a state, also with faults | Go on with the next question. |");
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
        const line = commandsOf("edges-gone", of).find((each) => each.includes("--check")) ?? "";
        expect(line).toMatch(/^npx pulumi-zscaler dr record --check --domain '.*'\\'''?$/s);
    });
});
