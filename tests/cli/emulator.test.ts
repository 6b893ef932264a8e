import { createServer } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { describeSwitches } from "../../emulator";
import { CommandRun, spawnEmulator, temporaryFolder } from "../emulator/process";
import { signIn } from "../emulator/session";
import { onTestFinished } from "../onTestFinished";

async function finished(...args: string[]) {
    const run = new CommandRun(args);
    return { code: await run.end(), stdout: run.stdout, stderr: run.stderr };
}

describe("the command emulator", () => {
    test("prints exactly one line of JSON when it is ready", async () => {
        const run = new CommandRun(["emulator", "--json"]);
        const line = await run.ready();
        expect(line.trim().split("\n")).toHaveLength(1);
        const access = JSON.parse(line);
        expect(Object.keys(access)).toEqual([
            "url",
            "vanityDomain",
            "clientId",
            "clientSecret",
            "customerId",
            "connectorUsername",
            "connectorPassword",
            "connectorApiKey",
            "controlUrl",
            "controlToken",
            "dnsServer",
            "pid",
        ]);
        expect(await signIn(access)).toEqual(expect.any(String));
    });

    test("prints lines to paste for people, that lead to it", async () => {
        const run = new CommandRun(["emulator", "--console"]);
        const text = await run.ready();
        const exported = Object.fromEntries(
            [...text.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, key, value]) => [key, value]),
        );
        expect(Object.keys(exported)).toEqual([
            "ZSCALER_ENDPOINT",
            "ZSCALER_VANITY_DOMAIN",
            "ZSCALER_CLIENT_ID",
            "ZSCALER_CLIENT_SECRET",
            "ZPA_CUSTOMER_ID",
            "ZTC_USERNAME",
            "ZTC_PASSWORD",
            "ZTC_API_KEY",
            "ZSCALER_EMULATOR_CONTROL_URL",
            "ZSCALER_EMULATOR_CONTROL_TOKEN",
            "ZSCALER_EMULATOR_DNS",
        ]);
        const [, link = ""] = /^See the tenant in a browser: (\S+)$/m.exec(text) ?? [];
        expect(link).toBe(`${exported.ZSCALER_ENDPOINT}/console/#token=${exported.ZSCALER_EMULATOR_CONTROL_TOKEN}`);
        expect(await (await fetch(link)).text()).toContain("<title>Emulator console</title>");
        const { ZSCALER_ENDPOINT: url, ZSCALER_CLIENT_ID: clientId, ZSCALER_CLIENT_SECRET: clientSecret } = exported;
        expect(await signIn({ url: url!, clientId: clientId!, clientSecret: clientSecret! })).toEqual(
            expect.any(String),
        );
    });

    test.each(["SIGINT", "SIGTERM"] as const)("closes on %s and exits with 0", async (signal) => {
        const { run } = await spawnEmulator("--data", temporaryFolder());
        run.kill(signal);
        expect(await run.end()).toBe(0);
        expect(run.stderr).toBe("");
    });

    test("takes switches, and keeps them in the data folder", async () => {
        const data = temporaryFolder();
        const first = await spawnEmulator(
            "--data",
            data,
            "--switch",
            "tokenTtl=77",
            "--switch",
            "emptyListKey=present",
        );
        expect(await first.session.control.switches()).toMatchObject({ tokenTtl: 77, emptyListKey: "present" });
        first.run.kill("SIGTERM");
        await first.run.end();
        const second = await spawnEmulator("--data", data);
        expect(await second.session.control.switches()).toMatchObject({ tokenTtl: 77, emptyListKey: "present" });
    });

    test("says in one line that the port is taken", async () => {
        const server = createServer();
        onTestFinished(() => void server.close());
        const port = await new Promise<number>((resolve) => {
            server.listen(0, "127.0.0.1", () => {
                const address = server.address();
                resolve(typeof address === "object" && address ? address.port : 0);
            });
        });
        const { code, stderr } = await finished("emulator", "--port", String(port));
        expect([code, stderr]).toEqual([
            1,
            `pulumi-zscaler: port ${port} is in use; choose another port, or 0 for a free port\n`,
        ]);
    });

    test.each([
        ["a port that is none", ["--port", "70000"], "A port is a number from 0 to 65535."],
        ["an unknown switch", ["--switch", "nonsense=1"], 'the switch "nonsense" does not exist'],
        ["a value that is not allowed", ["--switch", "rateLimit=x"], "rateLimit must be one of perUrl, global, off"],
        ["a switch without a value", ["--switch", "rateLimit"], "Use name=value."],
        ["a key file that is not there", ["--public-key", "/nonexistent.pem"], "/nonexistent.pem"],
    ])("refuses %s", async (_, args, message) => {
        const { code, stdout, stderr } = await finished("emulator", ...args);
        expect([code, stdout]).toEqual([1, ""]);
        expect(stderr).toContain(message);
        expect(stderr).not.toContain("    at ");
    });

    test("explains every switch", async () => {
        const help = await finished("emulator", "--help");
        const list = await finished("emulator", "switches");
        for (const { name, question } of describeSwitches()) {
            expect(help.stdout).toContain(name);
            expect(list.stdout).toContain(question);
        }
    });
});
