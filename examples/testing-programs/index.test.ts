import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";

const state = mkdtempSync(join(tmpdir(), "state-"));
let emulator: Emulator;
let stack: Stack;

beforeAll(async () => {
    emulator = await startEmulator();
    stack = await LocalWorkspace.createOrSelectStack(
        { stackName: "test", workDir: __dirname },
        {
            envVars: {
                PULUMI_BACKEND_URL: pathToFileURL(state).href,
                PULUMI_CONFIG_PASSPHRASE: "of no importance",
                ZSCALER_ENDPOINT: emulator.url,
                ZSCALER_CLIENT_ID: emulator.clientId,
                ZSCALER_CLIENT_SECRET: emulator.clientSecret,
                ZPA_CUSTOMER_ID: emulator.customerId,
            },
        },
    );
});

afterAll(async () => {
    await stack?.workspace.removeStack("test", { force: true });
    await emulator?.close();
    rmSync(state, { recursive: true, force: true });
});

test("both machines of the office can enrol, and no third one", async () => {
    const { outputs } = await stack.up();
    const provisioningKey = outputs.provisioningKey?.value;

    const first = await emulator.control.enrol({ provisioningKey });
    await emulator.control.enrol({ provisioningKey });
    await expect(emulator.control.enrol({ provisioningKey })).rejects.toThrow("nonce.usage.exceeded");
    expect(first.appConnectorGroupName).toBe("Branch Lyon");
});

test("a second run changes nothing", async () => {
    await stack.preview({ refresh: true, expectNoChanges: true });
});

test("what is no longer needed leaves the tenant", async () => {
    for (const { id } of await emulator.control.list("connector")) {
        await emulator.control.remove("connector", String(id));
    }
    await stack.destroy();
    expect(await theGroup()).toBeUndefined();
});

/** As the service has it. */
const theGroup = async () =>
    (await emulator.control.list("appConnectorGroup")).find(({ name }) => name === "Branch Lyon");
