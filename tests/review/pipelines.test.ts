import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { drillCommand } from "../../cli/dr/drill";
import { onTestFinished } from "../onTestFinished";
import { digestText, eventText, type Preview } from "./previews";
import { StandIn } from "./standIn";

const run = promisify(execFile);
const ROOT = path.resolve(__dirname, "../..");

const PREVIEW: Preview = { resources: [{ before: { name: "a" }, after: { name: "a", enabled: false } }] };

/** A folder with a CLI that writes the files of this preview, and says how it was called. */
function pulumiOf(preview: Preview, code = 0): string {
    const folder = mkdtempSync(path.join(tmpdir(), "pipeline-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const program = `#!${process.execPath}
        const fs = require("node:fs");
        const args = process.argv.slice(2);
        const events = args[args.indexOf("--event-log") + 1];
        const mode = (file) => (fs.statSync(file).mode & 0o777).toString(8);
        fs.writeFileSync(${JSON.stringify(path.join(folder, "called.json"))}, JSON.stringify({
            args, modes: [mode(events), (fs.fstatSync(1).mode & 0o777).toString(8)], debug: process.env.PULUMI_DEBUG_COMMANDS,
        }));
        fs.writeFileSync(events, ${JSON.stringify(eventText(preview))});
        fs.writeFileSync(1, ${JSON.stringify(digestText(preview))});
        process.exitCode = ${code};`;
    writeFileSync(path.join(folder, "pulumi"), program);
    chmodSync(path.join(folder, "pulumi"), 0o755);
    return folder;
}

const temporary = () => readdirSync(tmpdir()).filter((name) => /^pulumi-zscaler-\w{6}$/.test(name));

it.each([
    ["github", "github-actions.yml"],
    ["gitlab", "gitlab-ci.yml"],
    ["azure", "azure-pipelines.yml"],
    ["bitbucket", "bitbucket-pipelines.yml"],
] as const)(
    "the recipe for %s writes one comment, fails for what cuts off, and leaves no file",
    async (product, file) => {
        const recipe = readFileSync(path.join(ROOT, "docs/pipelines", file), "utf8");
        const [, command = ""] = /npx pulumi-zscaler (preview .*)$/m.exec(recipe) ?? [];
        const standIn = await StandIn.open(product);
        onTestFinished(() => standIn.close());
        const folder = pulumiOf(PREVIEW);
        const variables = Object.keys(standIn.environment).filter((name) => /TOKEN/.test(name));
        for (const name of variables) expect(recipe).toContain(name);
        // The files of the preview hold secrets.
        expect(recipe).not.toMatch(/artifact|upload|publish|event-log|--json/i);
        const before = temporary();
        const env = { ...process.env, ...standIn.environment, PATH: `${folder}${path.delimiter}${process.env.PATH}` };
        for (const said of ["created", "there already, unchanged"]) {
            const args = [path.join(ROOT, "dist/cli/main.js"), ...command.split(" ")];
            await expect(run(process.execPath, args, { env })).rejects.toMatchObject({
                code: 1,
                stderr: expect.stringMatching(new RegExp(`the comment was ${said}[^]*the verdict is "cuts off"`)),
            });
        }
        expect(standIn.comments.map(({ body }) => body)).toEqual([
            expect.stringContaining("**Cuts off**: 1 change in `site/dev`"),
        ]);
        const { args, modes, debug } = JSON.parse(readFileSync(path.join(folder, "called.json"), "utf8"));
        expect(args.slice(0, 4)).toEqual(["preview", "--refresh", "--stack", "dev"]);
        expect({ modes, debug }).toEqual({ modes: ["600", "600"], debug: "true" });
        expect(temporary()).toEqual(before);
    },
);

it("the recipe of the drill has what the command asks for, and no credential of Zscaler", () => {
    const recipe = readFileSync(path.join(ROOT, "docs/pipelines/github-drill.yml"), "utf8");
    const [, command = ""] = /npx pulumi-zscaler dr drill (.*?)\n {6}\S/s.exec(recipe) ?? [];
    const used = [...command.replace(/'[^']*'/g, "").matchAll(/--[a-z-]+/g)].map(([option]) => option);
    const { options } = drillCommand();
    expect(options.map(({ long }) => long)).toEqual(expect.arrayContaining(used));
    expect(used).toEqual(expect.arrayContaining(options.filter(({ mandatory }) => mandatory).map(({ long }) => long)));
    // Nobody is at a terminal.
    expect(used).toEqual(expect.arrayContaining(["--gate", "--switched", "--reach"]));
    expect(recipe).toMatch(/if: failure\(\) \|\| cancelled\(\)\n +run: pulumi up .* -c state=off$/m);
    expect(recipe).not.toMatch(/ZSCALER_(?!DR_)|ZPA_/);
});

describe("pulumi-zscaler preview", () => {
    async function open(product: "github" | "bitbucket", given = PREVIEW, code = 0) {
        const standIn = await StandIn.open(product);
        onTestFinished(() => standIn.close());
        const folder = pulumiOf(given, code);
        const env = { ...process.env, ...standIn.environment, PATH: `${folder}${path.delimiter}${process.env.PATH}` };
        const preview = (args: string[], more: NodeJS.ProcessEnv = {}) =>
            run(process.execPath, [path.join(ROOT, "dist/cli/main.js"), "preview", ...args], {
                env: { ...env, ...more },
            });
        return { standIn, preview, called: () => existsSync(path.join(folder, "called.json")), folder };
    }

    it("labels the pull request with the verdict, and writes the summary of the step", async () => {
        const { standIn, preview, folder } = await open("github");
        standIn.labels = ["bug", "zscaler: safe"];
        const summary = path.join(folder, "summary.md");
        await preview(["--post", "github", "--labels", "zscaler"], { GITHUB_STEP_SUMMARY: summary });
        expect(standIn.labels).toEqual(["bug", "zscaler: cuts off"]);
        expect(readFileSync(summary, "utf8")).toMatch(/^\*\*Cuts off\*\*: 1 change in `site\/dev`/);
    });

    it.each<[string, "github" | "bitbucket", string[], string]>([
        [
            "a level that does not exist, with the five that do",
            "github",
            ["--fail-on", "cuts-off"],
            "use one of nothing, safe, interrupts, cutsOff, irreversible",
        ],
        [
            "labels where the host has none",
            "bitbucket",
            ["--post", "bitbucket", "--labels", "zscaler"],
            "Bitbucket has no labels on pull requests; leave out --labels.",
        ],
        [
            "labels without a pull request",
            "github",
            ["--labels", "zscaler"],
            "--labels is of no use without --post; name the host with --post",
        ],
        [
            "a prefix of labels that hosts would read as several",
            "github",
            ["--post", "github", "--labels", "a,b"],
            "use up to 30 letters, digits and - _ . / with single spaces between",
        ],
    ])("refuses %s, before it runs a preview", async (_, product, args, message) => {
        const { standIn, preview, called } = await open(product);
        await expect(preview(args)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
        expect({ called: called(), calls: standIn.calls }).toEqual({ called: false, calls: [] });
    });

    it("writes the comment of a preview that fails, and ends with its exit code", async () => {
        const error = { severity: "error", message: "the credentials were refused" };
        const failed = { ...PREVIEW, failed: true, diagnostics: [error], more: [{ diagnosticEvent: error }] };
        const { standIn, preview } = await open("github", failed, 255);
        await expect(preview(["--post", "github", "--labels", "zscaler"])).rejects.toMatchObject({ code: 255 });
        expect(standIn.labels).toEqual(["zscaler: preview failed"]);
        const [comment] = standIn.comments;
        expect(comment?.body).toContain(
            "**The preview failed** in `site/dev`: whether the change is safe is not known.",
        );
        expect(comment?.body).toContain("- error: `the credentials were refused`");
    });

    it("writes neither comment nor label where the token may not", async () => {
        const { standIn, preview } = await open("github");
        standIn.mayWrite = false;
        await expect(preview(["--post", "github", "--labels", "zscaler"])).rejects.toMatchObject({
            code: 1,
            stderr: expect.stringContaining("Give the token the permission `pull-requests: write`."),
        });
        expect([...standIn.comments, ...standIn.labels]).toEqual([]);
    });
});
