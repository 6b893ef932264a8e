import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "@jest/globals";
import { onTestFinished } from "../onTestFinished";
import { digestText, eventText, type Preview } from "./previews";
import { StandIn } from "./standIn";

const run = promisify(execFile);
const ROOT = path.resolve(__dirname, "../..");

const PREVIEW: Preview = { resources: [{ before: { name: "a" }, after: { name: "a", enabled: false } }] };

/** A folder with a CLI that writes the files of this preview, and says how it was called. */
function pulumiOf(preview: Preview): string {
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
        fs.writeFileSync(1, ${JSON.stringify(digestText(preview))});`;
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
