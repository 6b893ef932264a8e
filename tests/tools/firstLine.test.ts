import { spawn } from "node:child_process";
import { expect, it } from "@jest/globals";
import { firstLine } from "../../tools/firstLine";

const started = (code: string) => spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "ignore"] });

it("a process that stays says by its first line that it is ready", async () => {
    const child = started('console.log("41"); console.log("42"); setInterval(() => undefined, 60_000)');
    expect(await firstLine(child, () => "it did not start")).toBe("41");
    child.kill();
});

it.each([
    ["ends before it says a line", () => started("process.exit(1)"), "it did not start"],
    ["does not exist", () => spawn("no-such-program", { stdio: "pipe" }), "no-such-program ENOENT"],
])("a process that %s is not waited for", async (_, start, reason) => {
    await expect(firstLine(start(), () => "it did not start")).rejects.toThrow(reason);
});
