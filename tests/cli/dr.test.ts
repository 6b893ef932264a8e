import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { checkPublished, publishedLines } from "../../cli/dr/publishedRecord";
import { EvidenceFile } from "../../sdk/disasterRecovery/drill/evidenceFile";
import { planText } from "../../sdk/disasterRecovery/plan/fingerprint";
import { CommandRun, temporaryFolder } from "../emulator/process";
import { onTestFinished } from "../onTestFinished";
import { pemPair } from "../pemPair";
import { dnsServer } from "../sdk/disasterRecovery/dnsServer";
import { samplePlan } from "../sdk/disasterRecovery/samplePlan";

const DOMAIN = "dr.example.com";
const STATE = ["--domain", DOMAIN, "--state"];

async function dr(args: readonly string[], variables: Record<string, string> = {}) {
    const run = new CommandRun(["dr", ...args], variables);
    return { code: await run.end(), stdout: run.stdout, stderr: run.stderr };
}

it("dr keys, record and --check lead from nothing to a verified record in DNS", async () => {
    const folder = path.join(temporaryFolder(), "keys");
    const [secret, open] = ["dr_privatekey.pem", "dr_publickey.pem"].map((name) => path.join(folder, name));
    const made = await dr(["keys", "--folder", folder]);
    expect(made).toEqual({ code: 0, stdout: `${secret}\n${open}\n`, stderr: "" });
    expect([secret, open].map((file = "") => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);

    const off = await dr(["record", ...STATE, "off", "--private-key", secret ?? ""]);
    expect(off.stderr).toContain("warning: Signing is experimental");
    const lines = off.stdout.trim().split("\n");
    expect(lines.map((line) => line.replace(/bh=[^"]*/, "bh=…"))).toEqual([
        `${DOMAIN}. 30 IN TXT "v=1;k=zpa;b=off;n=2;p=1;bh=…"`,
        `${DOMAIN}. 30 IN TXT "v=1;k=zpa;b=off;n=2;p=2;bh=…"`,
    ]);
    // A pipeline has the key from a vault in a variable, and writes JSON.
    const key = { ZSCALER_DR_PRIVATE_KEY: readFileSync(secret ?? "", "utf8") };
    const again = await dr(["record", ...STATE, "off", "--json"], key);
    const { txtValues } = JSON.parse(again.stdout);
    expect(lines.map((line) => /"(.*)"/.exec(line)?.[1])).toEqual(txtValues);

    const server = await dnsServer(DOMAIN, () => ({ TXT: txtValues, A: ["203.0.113.4"] }));
    onTestFinished(server.stop);
    const check = ["record", "--check", "--public-key", open ?? "", "--server", server.address, ...STATE];
    const found = await dr([...check, "off"]);
    expect(found).toMatchObject({ code: 0, stderr: "" });
    expect(found.stdout.split("\n")).toEqual([
        "state       off",
        "service     zpa",
        "signature   verified; covers v, k, b",
        "addresses   203.0.113.4",
        "checked     the text of the record, what stands beside it, whether it is active, its state, its signature",
        "not checked that the addresses are those of the plan (pass --plan FILE)",
        "",
    ]);
    expect(await dr([...check, "test"])).toMatchObject({
        code: 1,
        stderr: "pulumi-zscaler: the state is off, not test\n",
    });
});

it("dr record takes what it needs from the plan, and its check does and says what was not checked, and why", async () => {
    const file = path.join(temporaryFolder(), "plan.json");
    const plan = samplePlan({ ttlSeconds: 60, aRecords: ["198.51.100.10"] });
    writeFileSync(file, planText(plan));
    const wanted = ["--state", "on", "--confirm-activation", plan.domainName, "--unsigned", "--for", "2h"];
    const made = await dr(["record", "--plan", file, ...wanted]);
    const [, on = "", end] = /^dr\.example\.org\. 60 IN TXT "(.*;x=(\d+))"$/m.exec(made.stdout) ?? [];
    expect(Math.abs(Number(end) - Date.now() / 1000 - 7_200)).toBeLessThan(300);

    let published = on;
    const server = await dnsServer(plan.domainName, () => ({ TXT: [published], A: ["198.51.100.11"] }));
    onTestFinished(server.stop);
    const look = { domain: plan.domainName, server: server.address };
    const ofPlan = await checkPublished({ ...look, plan, at: "2100-01-01T00:00:00Z" });
    expect(ofPlan.faults).toEqual([
        expect.stringMatching(/^the record has ended at \S+Z; publish one with a later end$/),
        "the A records are 198.51.100.11, and the plan has 198.51.100.10",
    ]);
    expect(publishedLines(ofPlan)).toContain(
        "not checked its state (pass --state STATE), its signature (the plan has no public key)",
    );
    published = "v=spf1 -all";
    const { publicKey } = pemPair();
    const unusable = await checkPublished({ ...look, plan, publicKey, state: "on", at: "2100-01-01T00:00:00Z" });
    expect(unusable.notChecked).toEqual(
        ["whether it is active", "its state", "its signature"].map((what) => `${what} (the record cannot be used)`),
    );
    published = on;
    const alone = await checkPublished({ ...look, at: new Date().toISOString() });
    expect(alone).toMatchObject({
        faults: [],
        notChecked: [
            "its state (pass --state STATE)",
            "its signature (pass --public-key FILE, or --plan FILE)",
            "that the addresses are those of the plan (pass --plan FILE)",
        ],
    });
});

it.each([
    [
        ["record", ...STATE, "off"],
        "no private key: pass --private-key FILE, set ZSCALER_DR_PRIVATE_KEY, or pass --unsigned",
    ],
    [["record", "--state", "off"], "no domain: pass --domain, or --plan"],
    [["record", "--domain", DOMAIN], "no state: pass --state off, test, on, or --check"],
    [
        ["record", ...STATE, "on", "--unsigned", "--without-end"],
        'confirmActivation is missing; set it to "dr.example.com"',
    ],
    [["record", ...STATE, "test", "--unsigned"], "notAfter is missing"],
])("dr %j is refused", async (args, message) => {
    const refused = await dr(args);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain(message);
});

it("dr keys overwrites no key", async () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, "dr_publickey.pem");
    writeFileSync(file, "mine");
    const stderr = `pulumi-zscaler: ${file} exists; move it away, or pass another --folder\n`;
    expect(await dr(["keys", "--folder", folder])).toEqual({ code: 1, stdout: "", stderr });
    expect(readFileSync(file, "utf8")).toBe("mine");
});

it("dr verify says whether a journal is as it was written, and is of the plan", async () => {
    const folder = temporaryFolder();
    const [file, planFile, otherFile] = ["j.jsonl", "plan.json", "other.json"].map((name) => path.join(folder, name));
    const [plan, other] = [samplePlan(), samplePlan({ name: "staging" })];
    writeFileSync(planFile ?? "", planText(plan));
    writeFileSync(otherFile ?? "", planText(other));
    const journal = new EvidenceFile(file ?? "");
    const at = "2027-03-01T06:00:00Z";
    journal.append({ at, event: "started", plan: plan.fingerprint, actor: "jane" });
    const { hash } = journal.append({ at, event: "ended", plan: plan.fingerprint });

    const verify = (...args: readonly (string | undefined)[]) =>
        dr(["verify", "--journal", file ?? "", ...args.map((arg) => arg ?? "")]);
    expect(await verify("--plan", planFile)).toEqual({
        code: 0,
        stdout: [
            "lines      2",
            `from       ${at}`,
            `until      ${at}`,
            `plans      ${plan.fingerprint}`,
            "actors     jane",
            `hash       ${hash}\n`,
        ].join("\n"),
        stderr: "",
    });
    const ofOther = await verify("--plan", otherFile, "--json");
    expect(ofOther).toMatchObject({ code: 7, stderr: expect.stringContaining("pass the plan of the drill") });
    expect(JSON.parse(ofOther.stdout)).toMatchObject({ isIntact: false, lines: 2, head: hash, actors: ["jane"] });
    writeFileSync(
        file ?? "",
        readFileSync(file ?? "", "utf8")
            .split("\n")
            .slice(0, 1)
            .join("\n")
            .concat("\n"),
    );
    expect(await verify("--head", hash)).toMatchObject({
        code: 7,
        stderr: expect.stringContaining("lines are missing"),
    });
    expect(await verify("--plan", file)).toMatchObject({ code: 1 });
});

it("dr rehearse says what is reached, by its exit code as well, and writes one page", async () => {
    const folder = temporaryFolder();
    const [plan = "", page = ""] = ["plan.json", "page.html"].map((name) => path.join(folder, name));
    writeFileSync(plan, planText(samplePlan()));
    const rehearse = (...args: readonly string[]) => dr(["rehearse", "--plan", plan, ...args]);
    const usual = await rehearse("--html", page);
    expect(usual).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(page, "utf8")).toContain("cloud-gone, dns-gone");
    const gone = await rehearse("--json", "--at", "2027-03-01T06:00:00Z", "--scenario", "cloud-gone", "dns-gone");
    expect(gone).toMatchObject({ code: 7, stderr: expect.stringContaining('nobody reaches "segment erp"') });
    expect(JSON.parse(gone.stdout)).toMatchObject([{ title: "cloud-gone, dns-gone", record: { followed: "off" } }]);
    const unknown = await rehearse("--scenario", "region-gone=mars");
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('the plan has no region "mars"') });
});

it("dr runbook writes Markdown and a page, and says whether a printed one is of the plan", async () => {
    const folder = temporaryFolder();
    const [file = "", page = ""] = ["plan.json", "runbook.html"].map((name) => path.join(folder, name));
    const plan = samplePlan();
    writeFileSync(file, planText(plan));
    const runbook = (...args: readonly string[]) => dr(["runbook", "--plan", file, ...args]);
    expect(await runbook("--html", "--output", page)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(page, "utf8")).toContain(plan.fingerprint);
    const markdown = await runbook("--publish-command", "make STATE");
    expect(markdown.stdout).toMatch(/^make on$/m);
    const isOf = async (fingerprint: string) => (await runbook("--fingerprint", fingerprint)).code;
    expect(await isOf(plan.fingerprint.toUpperCase())).toBe(0);
    expect(await isOf("0".repeat(64))).toBe(7);
});
