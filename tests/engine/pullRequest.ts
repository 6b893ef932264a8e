import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "@jest/globals";
import { ROOT } from "../docs/markdown";
import { onTestFinished } from "../onTestFinished";
import { StandIn } from "../review/standIn";
import type { Promised } from "./promised";

const run = promisify(execFile);

/** What the example of a pull request promises. */
export const PULL_REQUEST: Promised = {
    so: "is given the comment that the docs show, posted once, and the gate closes",
    made: [
        "appConnectorGroup: Review Lyon",
        "appConnectorGroup: Review Paris",
        "provisioningKey: Review machines",
        "serverGroup: Review intranet",
        "segmentGroup: Review intranet",
        "application: Review wiki",
    ],
    async look({ stack, tenant: { control } }) {
        const standIn = await StandIn.open("github");
        onTestFinished(() => standIn.close());
        const groups = await control.list("appConnectorGroup");
        const paris = groups.find(({ name }) => name === "Review Paris");
        await control.change("appConnectorGroup", String(paris?.id), { upgradeDay: "MONDAY" });
        await stack.configure({ plain: { retired: "true" } });
        const command = [
            path.join(ROOT, "dist/cli/main.js"),
            "preview",
            "--post",
            "github",
            "--fail-on",
            "cutsOff",
            "--",
        ];
        const review = run(process.execPath, [...command, "--refresh", ...stack.flags], {
            cwd: stack.example.folder,
            env: { ...stack.environment, ...standIn.environment },
        });
        await expect(review).rejects.toMatchObject({
            code: 1,
            stderr: expect.stringContaining('the verdict is "cannot be undone", and --fail-on is cutsOff'),
        });
        const [, shown = ""] =
            /````markdown\n(.*?)````/s.exec(readFileSync(path.join(ROOT, "docs/pull-requests.md"), "utf8")) ?? [];
        expect(standIn.comments.map(({ body }) => `${body.split("\n").slice(2).join("\n")}\n`)).toEqual([shown]);
        await stack.configure({ plain: { retired: "false" } });
        await stack.up("--skip-preview", "--refresh");
    },
};
